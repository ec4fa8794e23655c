"""What a correct report must not raise: its findings at warning and above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache

from report import read
from report.model import Document, Report, Unreadable
from rules import judge, load_packs
from rules.model import Context, Judgement, Outcome, Verdict
from rules.packs.model import Packs

AS_OF = date(2026, 2, 10)
"""Every report is judged as on this day, so that every run tells the same."""

MODES = ("plain", "complete")
"""As captured, and as if the user had said that this is all there is (`--complete`)."""

Key = tuple[str, str, str]
"""Mode, rule, subject: what a finding is known by from one capture to the next."""


@dataclass(frozen=True, slots=True)
class Who:
    """Whose report it is, and of which year and form; empty where it is not told."""

    agency: str = ""
    kind: str = ""
    year: int | None = None
    form: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What gouji says of some documents."""

    findings: Mapping[Key, Outcome]
    """At warning and above."""
    verdicts: Mapping[Key, Verdict]
    wrong: str = ""
    """No report was read, or a check crashed."""
    figures: Mapping[str, Decimal] = field(default_factory=dict)
    """What was read of the tables: a blank as 0, what could not be read left out."""
    who: Who = field(default_factory=Who)
    cut: str = ""
    """Why the capture seems incomplete."""


@cache
def packs() -> Packs:
    return load_packs()


def told_of(documents: Sequence[Document]) -> Told:
    """Read and judged in both modes."""
    (result,) = read(documents)
    if not isinstance(result, Report):
        kind = "unreadable" if isinstance(result, Unreadable) else "not a report"
        return Told({}, {}, f"{kind}: {result.why}")
    findings: dict[Key, Outcome] = {}
    verdicts: dict[Key, Verdict] = {}
    wrong: list[str] = []
    for mode in MODES:
        judgement = judge(result, Context(as_of=AS_OF, complete=mode == "complete"), packs())
        wrong += judgement.crashed
        verdicts |= {(mode, o.rule, o.subject): o.verdict for o in judgement.outcomes}
        findings |= {(mode, o.rule, o.subject): o for o in _grave(judgement)}
    figures = {n: m.value or Decimal(0) for n, m in result.measures.items() if m.state != "unread"}
    agency = result.agency
    who = Who(agency.name, agency.kind or "", result.reporting_year, result.form or "")
    return Told(findings, verdicts, "; ".join(wrong), figures, who, result.cut)


def _grave(judgement: Judgement) -> list[Outcome]:
    return [o for o in judgement.findings() if o.severity in ("error", "warning")]
