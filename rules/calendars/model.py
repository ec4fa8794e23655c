"""The shape of a calendar file: a local notice, where it is in force, and its dates.

    calendar: huaihua
    notice: {title: …, number: …}
    where: {regions: ["4312"], portals: []}
    dates:
      - {kinds: [department], years: {from: 2021, to: 2021}, due: 01-28, at: 一}

A notice may name bodies that the statute does not, or an earlier day; a later day than
the statute's changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pydantic import Field, field_validator, model_validator

from report.model import AgencyKind, AgencyLevel
from rules.files import Strict, Years
from rules.model import Citation, Text


class Notice(Strict):
    """The instrument that sets the dates, as it is to be cited."""

    title: Text
    number: str = ""


class Where(Strict):
    """Portals by id, regions by the first digits of their code (GB/T 2260)."""

    regions: tuple[str, ...] = ()
    portals: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _somewhere(self) -> Where:
        if not self.regions and not self.portals:
            raise ValueError("name at least one region or portal")
        if any(not code.isdigit() or len(code) > 12 for code in self.regions):
            raise ValueError("a region is 1 to 12 digits")
        return self

    def holds(self, region_code: str, portal: str | None) -> bool:
        if portal is not None and portal in self.portals:
            return True
        return bool(region_code) and any(region_code.startswith(code) for code in self.regions)


class Dated(Strict):
    """One date of a notice: for whom, for which reporting years, month and day of the next."""

    kinds: tuple[AgencyKind, ...] = Field(min_length=1)
    levels: tuple[AgencyLevel, ...] = ()
    years: Years
    due: str
    at: str = ""

    @field_validator("due")
    @classmethod
    def _a_day(cls, text: str) -> str:
        date.fromisoformat(f"2021-{text}")
        return text

    @field_validator("years")
    @classmethod
    def _bounded(cls, years: Years) -> Years:
        if years.first is None:
            raise ValueError("say from which reporting year")
        return years

    def day(self, reporting_year: int) -> date:
        return date.fromisoformat(f"{reporting_year + 1}-{self.due}")

    def holds(self, reporting_year: int, kind: str | None, level: str | None) -> bool:
        first, last = self.years.first, self.years.last
        return (
            (first is None or first <= reporting_year)
            and (last is None or reporting_year <= last)
            and kind in self.kinds
            and (not self.levels or level in self.levels)
        )


class Calendar(Strict):
    """One file: a notice, where it is in force, and its dates."""

    calendar: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{1,47}$")
    notice: Notice
    where: Where
    dates: tuple[Dated, ...] = Field(min_length=1)


def notices_for(
    calendars: Sequence[Calendar],
    reporting_year: int,
    kind: str | None,
    level: str | None,
    region_code: str,
    portal: str | None,
) -> list[tuple[date, Citation]]:
    """The days that local notices set for such a body, earliest first."""
    if not region_code and portal is None:
        return []
    found = [
        (
            dated.day(reporting_year),
            Citation(calendar.notice.number or calendar.notice.title.zh, dated.at),
        )
        for calendar in calendars
        if calendar.where.holds(region_code, portal)
        for dated in calendar.dates
        if dated.holds(reporting_year, kind, level)
    ]
    return sorted(found, key=lambda pair: pair[0])
