"""The ledger: agency × year: due, seen, late, missing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from store.instants import day, day_text

if TYPE_CHECKING:
    from store.store import Store

LedgerState = Literal["due", "seen", "late", "missing"]


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One agency's report for one year, on one portal.

    `due`: not seen, and the day has not passed (or the portal was not seen whole since);
    `seen`: there, and nothing proves that it came late; `late`: there, published after the
    due day; `missing`: the day has passed and the portal, seen whole since, does not have it.
    """

    agency_id: str
    reporting_year: int
    portal: str
    state: LedgerState
    due_on: date | None = None
    """The statutory or declared day; None when no text names one for such a body."""
    due_basis: str = ""
    seen_on: date | None = None
    """The first sight of it on a list, or its capture."""
    report_id: int | None = None
    note: str = ""
    agency_name: str = ""
    """As the latest known; filled on reading."""


@dataclass(frozen=True, slots=True)
class LedgerEvent:
    """A change of state of one entry; `entry` is as it is now."""

    id: int
    state: LedgerState
    as_of: date
    entry: LedgerEntry


_SELECT = """
SELECT l.agency_id, l.reporting_year, l.portal_id, l.state, l.due_on, l.due_basis, l.seen_on,
  l.report_id, l.note,
  (SELECT name FROM agency_attributes a WHERE a.agency_id = l.agency_id
   ORDER BY since DESC LIMIT 1) AS name
FROM ledger l
"""


class Ledger:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._db = store.db

    def put(self, entries: Iterable[LedgerEntry], as_of: date, run: int | None = None) -> int:
        """Write entries; those whose state changed are logged. Returns how many did."""
        moved = 0
        with self._store.atomic():
            for entry in entries:
                key = [entry.agency_id, entry.reporting_year, entry.portal]
                row = self._db.execute(
                    """SELECT state FROM ledger
                       WHERE agency_id = ? AND reporting_year = ? AND portal_id = ?""",
                    key,
                ).fetchone()
                self._db.execute(
                    "INSERT OR REPLACE INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    [
                        *key,
                        entry.state,
                        day_text(entry.due_on),
                        entry.due_basis,
                        day_text(entry.seen_on),
                        entry.report_id,
                        entry.note,
                    ],
                )
                if row is None or row[0] != entry.state:
                    moved += 1
                    self._db.execute(
                        """INSERT INTO ledger_events(agency_id, reporting_year, portal_id, state,
                             as_of, run_id) VALUES (?, ?, ?, ?, ?, ?)""",
                        [*key, entry.state, as_of.isoformat(), run],
                    )
        return moved

    def forget(self, portal: str, owed: Collection[tuple[str, int]]) -> None:
        """Nothing is due on the portal but these (agency, year); what was seen there stays."""
        with self._store.atomic():
            for key in set(self.keys(portal)).difference(owed):
                self._db.execute(
                    """DELETE FROM ledger WHERE portal_id = ? AND agency_id = ?
                         AND reporting_year = ? AND state IN ('due', 'missing')""",
                    [portal, *key],
                )

    def rows(
        self,
        *,
        portal: str | None = None,
        year: int | None = None,
        state: LedgerState | None = None,
        agency_id: str | None = None,
    ) -> Iterator[LedgerEntry]:
        """Entries by portal, year and agency. None: no limit."""
        rows = self._db.execute(
            f"""{_SELECT} WHERE (:portal IS NULL OR l.portal_id = :portal)
                  AND (:year IS NULL OR l.reporting_year = :year)
                  AND (:state IS NULL OR l.state = :state)
                  AND (:agency IS NULL OR l.agency_id = :agency)
                ORDER BY l.portal_id, l.reporting_year, l.agency_id""",
            {"portal": portal, "year": year, "state": state, "agency": agency_id},
        )
        return (_entry(row) for row in rows)

    def events(self, after: int = 0) -> Iterator[LedgerEvent]:
        """Changes of state since the event with that id, in order."""
        rows = self._db.execute(
            f"""SELECT e.id, e.state, e.as_of, x.* FROM ledger_events e JOIN ({_SELECT}) x
                  ON x.agency_id = e.agency_id AND x.reporting_year = e.reporting_year
                  AND x.portal_id = e.portal_id
                WHERE e.id > ? ORDER BY e.id""",  # noqa: S608
            [after],
        )
        return (
            LedgerEvent(row[0], row[1], date.fromisoformat(row[2]), _entry(row[3:])) for row in rows
        )

    def keys(self, portal: str) -> list[tuple[str, int]]:
        """(agency, year) of all entries of a portal."""
        rows = self._db.execute(
            "SELECT agency_id, reporting_year FROM ledger WHERE portal_id = ?", [portal]
        )
        return [(agency, year) for agency, year in rows]

    def last_event(self) -> int:
        """Id of the latest event; 0 when there is none."""
        return int(self._db.execute("SELECT coalesce(max(id), 0) FROM ledger_events").fetchone()[0])


def _entry(row: tuple[Any, ...]) -> LedgerEntry:
    return LedgerEntry(
        agency_id=row[0],
        reporting_year=row[1],
        portal=row[2],
        state=row[3],
        due_on=day(row[4]),
        due_basis=row[5],
        seen_on=day(row[6]),
        report_id=row[7],
        note=row[8],
        agency_name=row[9] or "",
    )
