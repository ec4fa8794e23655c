"""Reports of one portal and year beside each other: whose passages another one repeats.

Settled once a night for every portal and year in which a report came, went or changed, so
that a judgement is handed at most one other report, however large the portal.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules.contents.alike import Told, closest, template
from rules.contents.copied import fingerprints, passages
from rules.model import OtherReport

if TYPE_CHECKING:
    from store.store import Store

_WAY = 1
"""Raised when reports are compared in another way: everything is compared again."""
_STANDING = """FROM reports r JOIN revisions v ON v.id = r.current_revision_id
  JOIN items i ON i.id = v.item_id WHERE r.source = '' AND i.portal_id"""


@dataclass(frozen=True, slots=True)
class _Standing:
    """A report as it stands: its row, its revision, and what it says."""

    report: int
    revision: int
    told: Told


class Alike:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._db = store.db

    def settle(self) -> set[int]:
        """Compare anew where anything changed; returns the items whose neighbour did."""
        touched: set[int] = set()
        for portal, year, state in list(self._changed()):
            with self._store.atomic():
                touched |= self._settle(portal, year)
                self._db.execute(
                    "INSERT OR REPLACE INTO alike_years VALUES (?, ?, ?)", [portal, year, state]
                )
        return touched

    def of(self, agency_id: str, year: int) -> OtherReport | None:
        """The report most like the agency's of that year, if any is like it."""
        row = self._db.execute(
            """SELECT v.agency_name, a.common, t.body FROM reports r
               JOIN alike a ON a.report_id = r.id
               JOIN revisions v ON v.id = a.other_revision_id
               JOIN texts t ON t.revision_id = a.other_revision_id
               WHERE r.agency_id = ? AND r.reporting_year = ? AND r.source = ''""",
            [agency_id, year],
        ).fetchone()
        if row is None:
            return None
        common = frozenset(json.loads(row[1]))
        return OtherReport(row[0], passages(row[2], common), common)

    def _changed(self) -> Iterator[tuple[str, int, str]]:
        """Portal, year and state of what was not compared as it is now."""
        states = {
            (portal, year): f"{_WAY}/{count}/{last}/{total}"
            for portal, year, count, last, total in self._db.execute(
                f"""SELECT i.portal_id, r.reporting_year, count(*), max(v.id), sum(v.id)
                    {_STANDING} IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2"""
            )
        }
        known = {
            (portal, year): state
            for portal, year, state in self._db.execute("SELECT * FROM alike_years")
        }
        for portal, year in sorted({*states, *known}):
            before = states.get((portal, year - 1), "")
            state = f"{states.get((portal, year), '')} {before}"
            if known.get((portal, year)) != state:
                yield portal, year, state

    def _settle(self, portal: str, year: int) -> set[int]:
        group = [*self._standing(portal, year - 1), *self._standing(portal, year)]
        this = {one.told.body: one for one in group if one.told.year == year}
        common = template([one.told for one in group])
        pairs = {} if common is None else closest([one.told for one in this.values()], common)
        before = self._pairs(portal, year)
        after = {}
        for body, other in pairs.items():
            here, there = this[body], this[other]
            shared = sorted(here.told.marks & (common or frozenset()))
            after[here.report] = (there.report, there.revision, json.dumps(shared))
        touched = set()
        for report in sorted({*before, *after}):
            if before.get(report) == after.get(report):
                continue
            touched.update(self._items(report))
            if report in after:
                self._db.execute(
                    "INSERT OR REPLACE INTO alike VALUES (?, ?, ?, ?)", [report, *after[report]]
                )
            else:
                self._db.execute("DELETE FROM alike WHERE report_id = ?", [report])
        return touched

    def _standing(self, portal: str, year: int) -> Iterator[_Standing]:
        for report, agency, name, revision in self._db.execute(
            f"""SELECT r.id, r.agency_id, v.agency_name, v.id {_STANDING} = ?
                AND r.reporting_year = ? ORDER BY r.agency_id""",
            [portal, year],
        ).fetchall():
            text = self._store.reports.text(revision)
            yield _Standing(report, revision, Told(agency, name, year, fingerprints(text)))

    def _pairs(self, portal: str, year: int) -> dict[int, tuple[int, int, str]]:
        rows = self._db.execute(
            """SELECT a.report_id, a.other_id, a.other_revision_id, a.common FROM alike a
               JOIN reports r ON r.id = a.report_id
               LEFT JOIN revisions v ON v.id = r.current_revision_id
               LEFT JOIN items i ON i.id = v.item_id
               WHERE r.reporting_year = ? AND (i.portal_id = ? OR i.portal_id IS NULL)""",
            [year, portal],
        )
        return {row[0]: (row[1], row[2], row[3]) for row in rows}

    def _items(self, report: int) -> list[int]:
        rows = self._db.execute(
            "SELECT DISTINCT item_id FROM revisions WHERE report_id = ? AND present", [report]
        )
        return [row[0] for row in rows]
