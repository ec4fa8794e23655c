"""A report as it stands, in short."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from store.instants import day


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report as it stands: its current revision in short."""

    id: int
    agency_id: str | None
    agency_name: str
    agency_kind: str | None
    reporting_year: int | None
    portal: str | None
    title: str
    url: str
    form: str | None
    published: tuple[date, date] | None
    score: float | None
    unassessed: float | None
    revision_id: int
    item_id: int
    part: int
    published_source: str = ""
    """Where its date of publication was read (`report.model.DayRange.source`)."""


SELECT_REPORTS = """
SELECT r.id, r.agency_id, v.agency_name, v.agency_kind, r.reporting_year, i.portal_id, v.title,
  i.url, v.form, v.published_first, v.published_last, j.score, j.unassessed, v.id, v.item_id,
  v.part, v.published_source
FROM reports r JOIN revisions v ON v.id = r.current_revision_id JOIN items i ON i.id = v.item_id
LEFT JOIN judgements j ON j.revision_id = v.id AND j.current
"""


def stored_report(row: tuple[Any, ...]) -> StoredReport:
    first, last = day(row[9]), day(row[10])
    return StoredReport(
        id=row[0],
        agency_id=row[1],
        agency_name=row[2],
        agency_kind=row[3],
        reporting_year=row[4],
        portal=row[5],
        title=row[6],
        url=row[7],
        form=row[8],
        published=(first, last) if first and last else None,
        score=row[11],
        unassessed=row[12],
        revision_id=row[13],
        item_id=row[14],
        part=row[15],
        published_source=row[16] or "",
    )
