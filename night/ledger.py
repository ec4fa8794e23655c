"""The ledger: what each agency owes, and whether it is there.

Nothing is claimed that was not seen: `missing` needs a visit after the due day in which
every list of the portal was seen whole, and nothing on them that may be the report after all
(unread, or under a name that the roster does not know); `late` needs a publication date that
proves it (`rules.lateness`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from report.agency import name_in_title
from rules.due import Due, due_day
from rules.lateness import doubt
from store.instants import civil_day
from store.ledger import LedgerEntry, LedgerState
from store.naming import could_be

if TYPE_CHECKING:
    from rules.calendars.model import Calendar
    from store import Store
    from store.readings import Loose
    from store.reports import StoredReport
    from store.sightings import FirstSight

_YEAR = re.compile(r"20\d\d")


def update_ledger(store: Store, as_of: date, calendars: Sequence[Calendar], run: int) -> int:
    """Bring the ledger up to the day; returns how many entries changed their state."""
    with store.atomic():
        return store.ledger.put(list(_entries(store, as_of, calendars)), as_of, run)


def _entries(store: Store, as_of: date, calendars: Sequence[Calendar]) -> Iterator[LedgerEntry]:
    watched = store.roster.portals(watched=True)
    for portal in store.roster.portals():
        if portal not in watched:
            store.ledger.forget(portal.id, ())
    for portal in watched:
        seen_whole = store.sightings.last_complete(portal.id)
        whole_on = civil_day(seen_whole) if seen_whole else None
        loose = store.readings.loose(portal.id)
        owed = _owed(store, portal.id, as_of)
        store.ledger.forget(portal.id, owed)
        for agency_id, year in sorted(owed):
            entry = _entry(
                store,
                portal.id,
                (agency_id, year),
                as_of=as_of,
                whole_on=whole_on,
                loose=loose,
                calendars=calendars,
            )
            if entry is not None:
                yield entry


def _owed(store: Store, portal: str, as_of: date) -> set[tuple[str, int]]:
    """(agency, year): the year just ended, all years that the roster names, whatever was
    ever seen, or entered while the roster told so."""
    owed, last = set(store.reports.keys(portal)), as_of.year - 1
    on_roster = {}
    for agency_id, first_year, last_year in store.roster.expected(portal):
        final = min(last_year or last, last)
        on_roster[agency_id] = range(first_year or 0, final + 1)
        owed.update((agency_id, year) for year in range(first_year or last, final + 1))
    entered = store.ledger.keys(portal)
    return owed | {(id, year) for id, year in entered if year in on_roster.get(id, ())}


def _entry(
    store: Store,
    portal: str,
    owed: tuple[str, int],
    *,
    as_of: date,
    whole_on: date | None,
    loose: Sequence[Loose],
    calendars: Sequence[Calendar],
) -> LedgerEntry | None:
    agency_id, year = owed
    body = store.roster.entry(agency_id, as_of)
    kind, level, region = (body.kind, body.level, body.region_code) if body else (None, None, "")
    due = due_day(year, kind, level, region, portal, calendars)
    report_id = store.reports.find(agency_id, year)
    seen_on = None
    if report_id is not None:
        report = store.reports.get(report_id)
        sight = store.sightings.first_sight(store.reports.items(agency_id, year))
        seen_on = _seen_on(store, report, sight)
        absent_on = sight.absent_on if sight else ()
        state, note = _state_of_seen(report, due, seen_on, absent_on), ""
    elif due is None:
        return None
    else:
        perhaps = _perhaps(loose, agency_id, store.roster.named(agency_id), year)
        state, note = _state_of_unseen(due, as_of, whole_on, perhaps)
    return LedgerEntry(
        agency_id,
        year,
        portal,
        state,
        due_on=due.day if due else None,
        due_basis=f"{due.cite.instrument} {due.cite.at}" if due else "",
        seen_on=seen_on,
        report_id=report_id,
        note=note,
    )


def _seen_on(store: Store, report: StoredReport, sight: FirstSight | None) -> date:
    captured = store.archive.documents(report.item_id)[0].captured_at
    return civil_day(sight.at if sight else captured)


def _state_of_seen(
    report: StoredReport, due: Due | None, seen_on: date, absent_on: Sequence[date]
) -> LedgerState:
    if due is None or report.published is None or report.published[0] <= _last(due):
        return "seen"
    saved = doubt(report.published[0], report.published_source, due, seen_on, absent_on)
    return "seen" if saved else "late"


def _state_of_unseen(
    due: Due, as_of: date, whole_on: date | None, perhaps: Loose | None
) -> tuple[LedgerState, str]:
    if as_of <= _last(due):
        return "due", ""
    if whole_on is None or whole_on <= _last(due):
        return "due", "not seen whole since the due day"
    if perhaps is not None:
        return "due", f"perhaps {perhaps.url}"
    return "missing", ""


def _perhaps(
    loose: Sequence[Loose], agency_id: str, names: Sequence[str], year: int
) -> Loose | None:
    """What on the portal, read or not, may be the report for all that is known of it."""
    for one in loose:
        if (one.agency_id or agency_id) != agency_id:
            continue
        years = {one.year} if one.year else {int(told) for told in _YEAR.findall(one.title)}
        if years and year not in years:
            continue
        titled = name_in_title(one.title)
        told = one.agency_name or (titled.name if titled else "")
        if one.agency_id or not told or any(could_be(name, told) for name in names):
            return one
    return None


def _last(due: Due) -> date:
    """A due day that is a rest day is forgiven until the next working day."""
    return due.grace or due.day
