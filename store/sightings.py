"""What stood on which list, when; and what did not."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from store.instants import civil_day, day, day_text, instant, utc_text
from store.records import ListVisit, Sighting

if TYPE_CHECKING:
    from store.store import Store


@dataclass(frozen=True, slots=True)
class FirstSight:
    """When an item was first seen on a list, and how often that list had been seen whole
    without it before."""

    at: datetime
    complete_before: int
    absent_on: tuple[date, ...] = ()
    """Civil days of the last of those visits (ten at most), in order."""


@dataclass(frozen=True, slots=True)
class Span:
    """From the first to the last of some visits in a row, the list showed the item so."""

    list_url: str
    title: str
    listed_on: date | None
    first: datetime
    last: datetime


MOST_DAYS = 10
_COMPLETE_BEFORE = """FROM list_visits
  WHERE portal_id = ? AND list_url = ? AND complete AND id < ?"""


class Sightings:
    """Kept as runs of visits in a row: a list that shows the same forty rows every night
    costs one row of `list_visits` a night, and nothing is lost."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._db = store.db

    def record(
        self, visit: ListVisit, sightings: Iterable[Sighting], run: int | None = None
    ) -> int:
        """Log one visit to a list and all it showed; returns the visit's id.

        One transaction: a visit is there whole or not at all. An address shown twice counts
        once. Items are made for new addresses; list title, date and agency go to the item.
        """
        shown = {sighting.item_url: sighting for sighting in sightings}
        with self._store.atomic():
            before = self._last_visit(visit.portal, visit.list_url)
            made = self._db.execute(
                """INSERT INTO list_visits(run_id, portal_id, list_url, at, complete, items, note)
                   VALUES (?, ?, ?, ?, ?, ?, ?)""",
                [
                    run,
                    visit.portal,
                    visit.list_url,
                    utc_text(visit.at),
                    int(visit.complete),
                    len(shown),
                    visit.note,
                ],
            ).lastrowid
            assert made is not None
            for sighting in shown.values():
                self._sighted(visit, sighting, made, before)
        return made

    def _last_visit(self, portal: str, list_url: str) -> int | None:
        row = self._db.execute(
            "SELECT max(id) FROM list_visits WHERE portal_id = ? AND list_url = ?",
            [portal, list_url],
        ).fetchone()
        return None if row[0] is None else int(row[0])

    def _sighted(
        self, visit: ListVisit, sighting: Sighting, visit_id: int, before: int | None
    ) -> None:
        item = self._store.archive.item_id(visit.portal, sighting.item_url, sighting.agency_id)
        listed_on = day_text(sighting.listed_on)
        self._db.execute(
            "UPDATE items SET title = ?, listed_on = coalesce(?, listed_on) WHERE id = ?",
            [sighting.title, listed_on, item],
        )
        prolonged = self._db.execute(
            """UPDATE sightings SET last_visit_id = ? WHERE item_id = ? AND list_url = ?
                 AND last_visit_id IS ? AND title = ? AND listed_on IS ?""",
            [visit_id, item, visit.list_url, before, sighting.title, listed_on],
        ).rowcount
        if not prolonged:
            self._db.execute(
                """INSERT INTO sightings(item_id, list_url, title, listed_on, first_visit_id,
                     last_visit_id) VALUES (?, ?, ?, ?, ?, ?)""",
                [item, visit.list_url, sighting.title, listed_on, visit_id, visit_id],
            )

    def first_sight(self, items: Collection[int]) -> FirstSight | None:
        """Of any of the items, over all lists that show one; None when no list ever did."""
        row = self._db.execute(
            f"""SELECT v.at, v.id, v.portal_id, v.list_url FROM sightings s
                JOIN list_visits v ON v.id = s.first_visit_id
                WHERE s.item_id IN ({",".join("?" * len(items))})
                ORDER BY v.id LIMIT 1""",  # noqa: S608
            list(items),
        ).fetchone()
        if row is None:
            return None
        before = [row[2], row[3], row[1]]
        count = self._db.execute(f"SELECT count(*) {_COMPLETE_BEFORE}", before).fetchone()[0]
        last = self._db.execute(
            f"SELECT at {_COMPLETE_BEFORE} ORDER BY id DESC LIMIT {MOST_DAYS}", before
        )
        days = tuple(sorted({civil_day(at) for (at,) in last}))
        return FirstSight(instant(row[0]), count, days)

    def spans(self, item_id: int) -> list[Span]:
        """When and how each list showed the item, in order."""
        rows = self._db.execute(
            """SELECT s.list_url, s.title, s.listed_on, f.at, l.at FROM sightings s
               JOIN list_visits f ON f.id = s.first_visit_id
               JOIN list_visits l ON l.id = s.last_visit_id
               WHERE s.item_id = ? ORDER BY f.at, s.list_url, s.id""",
            [item_id],
        )
        return [
            Span(url, title, day(listed), instant(first), instant(last))
            for url, title, listed, first, last in rows
        ]

    def on_list(self, item_id: int, visit_id: int) -> bool:
        """Was the item on the list at that visit?"""
        return bool(
            self._db.execute(
                """SELECT 1 FROM sightings s JOIN list_visits v ON v.id = :visit
                   WHERE s.item_id = :item AND s.list_url = v.list_url
                     AND :visit BETWEEN s.first_visit_id AND s.last_visit_id""",
                {"item": item_id, "visit": visit_id},
            ).fetchone()
        )

    def last_complete(self, portal: str) -> datetime | None:
        """When every list of the portal was last seen whole: the oldest of its lists' last
        complete visits. None while some list never was.

        Its lists are those that its last good visit walked, and whatever has been tried since:
        an address that the portal has given up says nothing any more.
        """
        row = self._db.execute(
            """SELECT min(coalesce(last, '')) FROM (
                 SELECT max(CASE WHEN complete THEN at END) AS last, max(coalesce(run_id, 0)) AS run
                 FROM list_visits WHERE portal_id = :portal GROUP BY list_url)
               WHERE run >= (SELECT coalesce(max(r.id), 0) FROM runs r
                 WHERE r.stage = 'visit' AND r.portal_id = :portal AND r.status = 'done'
                   AND EXISTS (SELECT 1 FROM list_visits v WHERE v.run_id = r.id))""",
            {"portal": portal},
        ).fetchone()
        return instant(row[0]) if row[0] else None

    def visits(self, portal: str, list_url: str) -> list[tuple[datetime, bool, int]]:
        """All visits to one list: when, complete or not, how many addresses it showed."""
        rows = self._db.execute(
            """SELECT at, complete, items FROM list_visits
               WHERE portal_id = ? AND list_url = ? ORDER BY id""",
            [portal, list_url],
        )
        return [(instant(at), bool(complete), items) for at, complete, items in rows]
