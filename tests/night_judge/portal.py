"""A small portal in the store, filled by hand: what a visit would have left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from night.judge import Night, Summary, judge_night
from night.workers import Limits
from store import (
    AgencyAttributes,
    AgencyRecord,
    Capture,
    ListVisit,
    PortalRecord,
    Sighting,
    Store,
)
from tests.night_judge.pretend import ROOMS, PretendPacks

HOME = "http://demo.gov.cn"
LIST = f"{HOME}/list"
PACKS = PretendPacks()


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 4, tzinfo=UTC)


@dataclass
class Portal:
    """Two agencies; a `visit` shows pages (path → text) and archives them."""

    store: Store
    day: date = date(2026, 3, 1)
    agencies: Mapping[str, str] = field(default_factory=lambda: {"a1": "甲局", "a2": "乙局"})

    def __post_init__(self) -> None:
        self.store.roster.put_portal(PortalRecord("demo", "示范门户", HOME))
        self.roster()

    def roster(self, **agencies: str) -> None:
        named = agencies or self.agencies
        self.store.roster.replace(
            "demo",
            [
                AgencyRecord(id, (AgencyAttributes(name, kind="department", level="county"),))
                for id, name in named.items()
            ],
        )

    def visit(self, pages: Mapping[str, str], *, complete: bool = True) -> int:
        """The list shows these pages and no others; each is fetched."""
        store, at = self.store, noon(self.day)
        run = store.runs.start("visit", at, portal="demo")
        store.sightings.record(
            ListVisit("demo", LIST, at, complete),
            [Sighting(f"{HOME}/{path}", path) for path in pages],
            run,
        )
        for path, text in pages.items():
            self.capture(path, text, run)
        store.runs.finish(run, at)
        return run

    def capture(self, path: str, text: str, run: int | None = None) -> None:
        url = f"{HOME}/{path}"
        self.store.archive.keep(
            Capture("demo", url, url, "page", text.encode(), path, noon(self.day)), run
        )

    def next_day(self, days: int = 1) -> None:
        self.day += timedelta(days=days)

    def night(self, packs: PretendPacks = PACKS, **more: object) -> Night:
        return Night(
            self.store,
            packs,
            as_of=self.day,
            at=noon(self.day),
            **{
                "limits": Limits(seconds=20, memory_mb=512),
                "rooms": ROOMS,
                "reader": "readers-1",
                **more,
            },
        )

    def judge(self, packs: PretendPacks = PACKS, *, retry: bool = False, **more: object) -> Summary:
        return judge_night(self.night(packs, **more), retry=retry)

    def findings(self) -> dict[tuple[str, str], str]:
        every = self.store.findings.select(states=("new", "standing", "resolved", "waived"))
        return {(f.rule, f.subject): f.state for f in every}

    def events(self) -> list[tuple[str, str, str]]:
        return [(e.event, e.finding.rule, e.cause) for e in self.store.findings.events()]
