"""An office with a store of its own, and the command line on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from commands.root import run
from report.model import Evidence, Place
from rules.model import Citation, Context, Judgement, Outcome, Score, Text
from store import Store
from store.finding import Finding
from store.revisions import RevisionKey
from tests.store.shelf import AT, capture, outcome, report, with_portal

DAY = date(2026, 3, 1)
LAW = (Citation("国办公开办函〔2021〕30号", "表三"),)


def fail(rule: str, subject: str = "x", message: str = "合计不符", **more: object) -> Outcome:
    return replace(
        outcome(rule, "fail", subject),
        message=Text(message, "does not add up"),
        cites=LAW,
        evidence=(Evidence("6", Place(3, label="表三 · 总计")),),
        **more,
    )


@dataclass
class Office:
    var: Path
    year: int = 2025

    def gouji(self, *args: str) -> int:
        return run(["--var", str(self.var), *args])

    def store(self) -> Store:
        return Store.open(self.var / "gouji.db")

    def findings(self) -> list[Finding]:
        states = ("new", "standing", "waived", "resolved")
        with self.store() as store:
            return list(store.findings.select(states=states))

    def number(self, rule: str) -> str:
        (found,) = [f for f in self.findings() if f.rule == rule]
        return f"F{found.id}"

    def judged(self, outcomes: Sequence[Outcome]) -> None:
        """The agency's report is stored, with these findings standing."""
        with self.store() as store:
            with_portal(store)
            url = f"http://demo.gov.cn/{self.year}.html"
            page = store.archive.keep(
                capture(b"<html>6</html>", url=url, item=url, headers={"date": "Sun"})
            )
            told = report("新收申请3件，联系人13912345678。", year=self.year)
            report_id, revision = store.reports.put(
                RevisionKey(page.item_id, 0, "h", "r1", "d"),
                told,
                "新收申请3件，联系人13912345678。",
                agency_id="a1",
                documents=[page.document_id],
                at=AT,
            )
            judgement = Judgement(tuple(outcomes), Score(90.0, 0.1), ())
            store.judgements.put(revision, judgement, Context(DAY), packs="p", at=AT)
            store.findings.update(report_id, outcomes, as_of=DAY, cause="report")
