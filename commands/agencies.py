"""The agency that a person names: by id in the roster, or by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store import Store


def reports_of(store: Store, agency: str, year: int) -> list[int]:
    """Ids of the agency's stored reports for that year."""
    ids = {agency}
    for portal in store.roster.portals():
        if (known := store.roster.match(portal.id, agency)) is not None:
            ids.add(known)
    return [
        report.id
        for report in store.reports.select(year=year)
        if report.agency_id in ids or report.agency_name == agency
    ]
