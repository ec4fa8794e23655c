"""By which day a report must be out: the statute's day, or a local notice's.

Reporting years 2008–2018: every agency by 31 March (Order 492, art 31). From 2019 on
(Order 711, art 49): departments by 31 January, local governments at or above county
level by 31 March. The statute names no other body; those have a day only where a local
notice sets one. The due day itself is on time. Nothing rolls over a rest day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from report.model import AgencyKind, AgencyLevel
from rules.calendars.model import Calendar, notices_for
from rules.model import Citation
from rules.workdays import next_workday, workday

FIRST_YEAR = 2008
NEW_LAW_FROM = 2019
OLD_ARTICLE = Citation("国务院令第492号", "第三十一条")
NEW_ARTICLE = Citation("国务院令第711号", "第四十九条")

_BY_KIND: dict[AgencyKind, tuple[int, int]] = {
    "department": (1, 31),
    "state_council_department": (1, 31),
    "government": (3, 31),
}


@dataclass(frozen=True, slots=True)
class Due:
    """The last day in time, and what makes it so."""

    day: date
    basis: Literal["statute", "local_notice"]
    cite: Citation
    grace: date | None = None
    """The day is a rest day: publication up to and including this day, the next working
    one, is a warning at most."""
    certain: bool = True
    """False: beyond the known holidays, only weekends were looked at."""


def statutory_due(reporting_year: int, kind: AgencyKind | None) -> Due | None:
    """The day the statute sets for such a body; None where it sets none."""
    if reporting_year < FIRST_YEAR:
        return None
    if reporting_year < NEW_LAW_FROM:
        return _due(date(reporting_year + 1, 3, 31), "statute", OLD_ARTICLE)
    month_day = _BY_KIND.get(kind) if kind else None
    if month_day is None:
        return None
    return _due(date(reporting_year + 1, *month_day), "statute", NEW_ARTICLE)


def local_due(
    reporting_year: int,
    kind: AgencyKind | None,
    level: AgencyLevel | None,
    region_code: str,
    portal: str | None,
    calendars: Sequence[Calendar],
) -> Due | None:
    """The earliest day that a local notice sets for such a body."""
    for day, cite in notices_for(calendars, reporting_year, kind, level, region_code, portal):
        return _due(day, "local_notice", cite)
    return None


def due_day(
    reporting_year: int,
    kind: AgencyKind | None,
    level: AgencyLevel | None,
    region_code: str,
    portal: str | None,
    calendars: Sequence[Calendar] = (),
) -> Due | None:
    """The day in force: the statute's, else a local notice's; None where there is none."""
    return statutory_due(reporting_year, kind) or local_due(
        reporting_year, kind, level, region_code, portal, calendars
    )


@cache
def _due(day: date, basis: Literal["statute", "local_notice"], cite: Citation) -> Due:
    here = workday(day)
    if here.working:
        return Due(day, basis, cite, certain=here.certain)
    return Due(day, basis, cite, grace=next_workday(day), certain=here.certain)
