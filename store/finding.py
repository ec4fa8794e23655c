"""A finding as the store tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from report.model import Evidence
from rules.model import Basis, Citation, Family, Severity, Text
from store.details import detail
from store.instants import day
from store.life import Cause, FindingState

Event = Literal["raised", "changed", "resolved", "waived", "waiver_ended", "upheld", "dismissed"]
Word = Literal["upheld", "dismissed"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A fail with a life, and whose report it is about."""

    id: int
    report_id: int
    rule: str
    subject: str
    state: FindingState
    severity: Severity
    basis: Basis
    family: Family
    message: Text
    cites: tuple[Citation, ...]
    expected: str
    found: str
    evidence: tuple[Evidence, ...]
    cause: Cause
    raised_on: date
    resolved_on: date | None
    waiver: str | None
    """Who waived it until when and why, in words."""
    review: Word | None
    """The last word of an officer on it."""
    agency_id: str | None
    agency_name: str
    reporting_year: int | None
    portal: str | None
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Review:
    """One word of an officer on a finding."""

    word: Word
    by: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class FindingEvent:
    """One thing that befell a finding; `finding` is as it is now."""

    id: int
    event: Event
    cause: str
    as_of: date
    finding: Finding


@dataclass(frozen=True, slots=True)
class Changes:
    """How many findings of one report were raised, changed, resolved."""

    raised: int = 0
    changed: int = 0
    resolved: int = 0

    def __add__(self, other: Changes) -> Changes:
        return Changes(
            self.raised + other.raised,
            self.changed + other.changed,
            self.resolved + other.resolved,
        )


SELECT_FINDINGS = """
SELECT f.id, f.report_id, f.rule, f.subject, f.state, f.severity, f.basis, f.family,
  f.message_zh, f.message_en, f.detail, f.cause, f.raised_on, f.resolved_on, f.waiver,
  f.review, r.agency_id, v.agency_name, r.reporting_year, i.portal_id, v.title, i.url
FROM findings f JOIN reports r ON r.id = f.report_id
LEFT JOIN revisions v ON v.id = r.current_revision_id LEFT JOIN items i ON i.id = v.item_id
"""


def finding(row: tuple[Any, ...]) -> Finding:
    proof = detail(row[10])
    return Finding(
        id=row[0],
        report_id=row[1],
        rule=row[2],
        subject=row[3],
        state=row[4],
        severity=row[5],
        basis=row[6],
        family=row[7],
        message=Text(row[8], row[9]),
        cites=proof.cites,
        expected=proof.expected,
        found=proof.found,
        evidence=proof.evidence,
        cause=row[11],
        raised_on=date.fromisoformat(row[12]),
        resolved_on=day(row[13]),
        waiver=row[14],
        review=row[15],
        agency_id=row[16],
        agency_name=row[17] or "",
        reporting_year=row[18],
        portal=row[19],
        title=row[20] or "",
        url=row[21] or "",
    )
