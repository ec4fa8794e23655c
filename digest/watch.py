"""What the office must look at itself: portals not visited, stages that did not end well,
documents set aside, checks that crashed, officers whom no mail reaches."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from digest.model import Trouble, Visit
from report.said import said
from store.instants import civil_day

if TYPE_CHECKING:
    from store import Store
    from store.records import Run

SAID = {
    "cut_off": ("访问中断，没有结束", "the visit was cut off before its end"),
    "failed": ("访问失败", "the visit failed"),
    "stale": ("上次摘要之后没有成功访问", "not visited since the last digest"),
    "judge": ("审查", "judging"),
    "no_judge": ("上次摘要之后没有运行", "did not run since the last digest"),
    "judge_failed": ("运行中断，没有结束", "broke off before its end"),
    "dead": ("邮件无法送达，不再重试：{}", "the mail was refused and is not tried again: {}"),
}


@dataclass(frozen=True, slots=True)
class Watch:
    """One recipient's view: the portals that concern them, in their language."""

    store: Store
    portals: Collection[str]
    lang: str
    since: datetime | None

    def unvisited(self) -> list[Visit]:
        """Portals whose last visit went wrong, or that no visit has reached since."""
        names = {portal.id: portal.name for portal in self.store.roster.portals()}
        # A portal whose own file is broken has a failed run, and is in no roster yet.
        recent = self.after(self.store.runs.recent("visit", limit=1000))
        strays = {run.portal for run in recent if run.portal} - set(names)
        found = []
        for portal in (*self.portals, *sorted(strays)):
            runs = self.store.runs.recent("visit", portal, limit=1000)
            good = next((run for run in runs if run.status == "done"), None)
            if why := self._why(portal, runs, good):
                seen = civil_day(good.started_at) if good else None
                found.append(Visit(names.get(portal, portal), why, seen))
        return found

    def troubles(self) -> list[Trouble]:
        return [*self._judging(), *self._aside(), *self._crashed(), *self._undelivered()]

    def after(self, runs: list[Run]) -> list[Run]:
        return [run for run in runs if self.since is None or run.started_at >= self.since]

    def _why(self, portal: str, runs: list[Run], good: Run | None) -> str:
        last = runs[0] if runs else None
        if last is not None and last.status in ("failed", "interrupted"):
            told = last.summary.get("why" if self.lang == "en" else "why_zh")
            return str(told or self._say("failed" if last.status == "failed" else "cut_off"))
        if last is not None and last.status == "running":
            return "" if self.store.held("visit", portal) else self._say("cut_off")
        stale = self.since is not None and (good is None or good.started_at < self.since)
        return self._say("stale") if stale else ""

    def _judging(self) -> Iterator[Trouble]:
        last = self.store.runs.last("judge")
        if last is None or (self.since is not None and last.started_at < self.since):
            yield Trouble(self._say("judge"), self._say("no_judge"))
        elif last.status != "done" and not (last.status == "running" and self.store.held("judge")):
            yield Trouble(self._say("judge"), self._say("judge_failed"))

    def _aside(self) -> Iterator[Trouble]:
        for portal in self.portals:
            for one in self.store.readings.troubled(portal):
                why = "; ".join(filter(None, (one.why, one.advice)))
                yield Trouble(one.item.url, said(why, self.lang))

    def _crashed(self) -> Iterator[Trouble]:
        for run in self.after(self.store.runs.recent("judge")):
            for line in run.summary.get("crashed", ()):
                url, _, what = line.partition(": ")
                yield Trouble(url, what)

    def _undelivered(self) -> Iterator[Trouble]:
        for recipient, reply in self.store.outbox.unreached():
            yield Trouble(recipient, self._say("dead").format(reply))

    def _say(self, what: str) -> str:
        return SAID[what][self.lang == "en"]
