"""What one digest says, before any wording or markup: plain values, already sorted.

Texts that come from a report are masked where a digest is composed, and escaped by the
templates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Literal

SEVERITIES = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Told:
    """One finding, as an officer is told of it."""

    ref: str
    """What `gouji show` takes."""
    agency: str
    year: int
    severity: str
    rule: str
    message: str
    cite: str
    """Instrument and article, in words."""
    quote: str
    where: str
    """Line or cell: 表三 · 总计 · 自然人（第 41 行）."""
    url: str
    """The page it is about; told only if http(s)."""
    since: date | None = None
    """First found."""
    because: Literal["", "rules", "readers", "context", "waiver"] = ""
    """Why it appears now, if not because of the report: other rules, a new reader, …"""


@dataclass(frozen=True, slots=True)
class Due:
    """A report that is late or missing."""

    agency: str
    year: int
    state: Literal["late", "missing"]
    due: date | None
    published: date | None = None
    fresh: bool = True
    """Not told before."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A portal that could not be visited, or yielded less than it should."""

    portal: str
    why: str
    last_good: date | None = None


@dataclass(frozen=True, slots=True)
class Trouble:
    """What the operator must look at: a document set aside, a check that crashed."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Done:
    """How much was looked at since the last digest: silence is told from success by this."""

    portals: int = 0
    documents: int = 0
    reports: int = 0
    stored: int = 0
    """Reports known in all, and how many of them have no open finding."""
    clean: int = 0


@dataclass(frozen=True)
class Digest:
    """All that one recipient is sent in one morning."""

    recipient: str
    lang: str
    day: date
    composed_at: datetime
    done: Done
    new: Sequence[Told] = ()
    resolved: Sequence[Told] = ()
    standing: Sequence[Told] = ()
    overdue: Sequence[Due] = ()
    unvisited: Sequence[Visit] = ()
    troubles: Sequence[Trouble] = ()
    waived: int = 0
    """Findings that stand and are told to nobody, by the file of waivers."""
    waivers_unused: Sequence[str] = ()
    waivers_expired: Sequence[str] = ()
    limit: int = 50
    """Most findings written out in each part; the rest are counted."""

    @property
    def quiet(self) -> bool:
        """Nothing that asks for anybody's attention today."""
        return not (self.eventful or self.unvisited or self.troubles)

    @property
    def eventful(self) -> bool:
        """Something has befallen findings or ledger since the recipient's last digest."""
        return bool(self.new or self.resolved or any(due.fresh for due in self.overdue))

    @property
    def alarms(self) -> frozenset[str]:
        """What it warns of: portals and troubles; not why, for a server words its refusals
        anew each time."""
        return frozenset(
            {visit.portal for visit in self.unvisited} | {t.what for t in self.troubles}
        )

    @cached_property
    def new_by_severity(self) -> list[tuple[str, int]]:
        return _tally(self.new)

    @cached_property
    def standing_by_agency(self) -> list[tuple[str, int, list[tuple[str, int]]]]:
        """(agency, year, tally by severity), the gravest first."""
        groups: dict[tuple[str, int], list[Told]] = {}
        for told in self.standing:
            groups.setdefault((told.agency, told.year), []).append(told)
        rows = [(agency, year, _tally(found)) for (agency, year), found in groups.items()]
        return sorted(rows, key=lambda row: (SEVERITIES.index(row[2][0][0]), row[0], -row[1]))

    def by_report(self, found: Sequence[Told]) -> list[tuple[str, int, str, list[Told]]]:
        """(agency, year, url, findings) of the first `limit`, the gravest report first."""
        groups: dict[tuple[str, int], list[Told]] = {}
        for told in sorted(found, key=lambda t: SEVERITIES.index(t.severity))[: self.limit]:
            groups.setdefault((told.agency, told.year), []).append(told)
        return [
            (agency, year, next((t.url for t in group if _is_web(t.url)), ""), group)
            for (agency, year), group in groups.items()
        ]


def _tally(found: Sequence[Told]) -> list[tuple[str, int]]:
    counts = Counter(told.severity for told in found)
    return [(severity, counts[severity]) for severity in SEVERITIES if counts[severity]]


def _is_web(url: str) -> bool:
    return url.lower().startswith(("http://", "https://"))
