"""What a judgement may know beside the report, put together from the store."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from report.model import Hints
from rules.model import Context
from store.instants import civil_day

if TYPE_CHECKING:
    from store import Store
    from store.documents import Item, StoredDocument
    from store.revisions import Head

DEAD_VISITS = 2
"""An attachment is dead once it was missing on so many visits."""


def hints_for(store: Store, item: Item, as_of: date) -> Hints:
    """What the portal tells of an item before it is read."""
    entry = store.roster.entry(item.agency_id, as_of) if item.agency_id else None
    portal = store.roster.portal(item.portal) if item.portal else None
    return Hints(
        agency_name=entry.name if entry else "",
        agency_kind=entry.kind if entry else None,
        agency_level=entry.level if entry else None,
        list_title=item.title,
        listed_on=item.listed_on,
        site_name=portal.name if portal else "",
    )


def agency_of(store: Store, item: Item, head: Head) -> str | None:
    """Whose report it is: the agency of the portal's roster that the report itself names,
    else the one that the list tells. None when the roster knows neither."""
    named = store.roster.match(item.portal, head.agency_name) if head.agency_name else None
    return named or item.agency_id


def context_for(
    store: Store,
    item: Item,
    documents: list[StoredDocument],
    head: Head,
    as_of: date,
) -> Context:
    """The context of one report, as the store knows it now."""
    agency_id = agency_of(store, item, head)
    entry = store.roster.entry(agency_id, as_of) if agency_id else None
    year = head.reporting_year
    sight = store.sightings.first_sight(
        {item.id, *(store.reports.items(agency_id, year) if agency_id and year else ())}
    )
    return Context(
        as_of=as_of,
        agency=entry,
        portal=item.portal,
        first_seen=civil_day(sight.at) if sight else None,
        sightings_before=sight.complete_before if sight else 0,
        absent_on=sight.absent_on if sight else (),
        dead_attachments=_dead(store, documents, head),
        prior=store.reports.prior_year(agency_id, year, entry.kind if entry else head.agency_kind)
        if agency_id and year
        else None,
        alike=store.alike.of(agency_id, year) if agency_id and year else None,
    )


def _dead(store: Store, documents: list[StoredDocument], head: Head) -> frozenset[str]:
    """Attachments whose link was dead, or was missing from the page, on two visits."""
    page = documents[0]
    absolute = {name: urljoin(page.url, url) for name, url in head.unread if url}
    gone = store.archive.dead(sorted(absolute.values()), DEAD_VISITS)
    dead = {name for name, url in absolute.items() if url in gone} | gone
    if page.visits >= DEAD_VISITS:
        dead |= {name for name, url in head.unread if not url}
    return frozenset(dead)
