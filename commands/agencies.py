"""The agency that a person names: by id in the roster, or by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store import Store


def else_stored(store: Store, agency: str, lang: str) -> str:
    """What there is instead: the years of which a report of theirs is stored, or agencies
    that are named like that; empty where neither is."""
    from commands.words import words

    w = words("decisions", lang)
    every = list(store.reports.select())
    ids = _ids(store, agency)
    years = sorted({
        one.reporting_year
        for one in every
        if one.reporting_year and (one.agency_id in ids or one.agency_name == agency)
    })  # fmt: skip
    if years:
        return w["other_years"].format(", ".join(map(str, years)))
    from rapidfuzz.process import extract

    names = sorted({one.agency_name for one in every if one.agency_name})
    near = [name for name, _, _ in extract(agency, names, limit=3, score_cutoff=50)]
    return w["near_names"].format("、".join(near)) if near else ""


def _ids(store: Store, agency: str) -> set[str]:
    known = (store.roster.match(portal.id, agency) for portal in store.roster.portals())
    return {agency, *filter(None, known)}


def reports_of(store: Store, agency: str, year: int) -> list[int]:
    """Ids of the agency's stored reports for that year."""
    ids = _ids(store, agency)
    return [
        report.id
        for report in store.reports.select(year=year)
        if report.agency_id in ids or report.agency_name == agency
    ]
