"""Portals, and the agencies expected to publish on them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING

from rules.model import RosterEntry
from store.instants import day_text
from store.naming import but_for_places, plain
from store.records import AgencyRecord, PortalRecord

if TYPE_CHECKING:
    from store.store import Store


class Roster:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._db = store.db
        self._replaced = 0
        self._names: dict[str | None, tuple[tuple[int, int], dict[str, set[str]]]] = {}

    def put_portal(self, portal: PortalRecord) -> None:
        """Make or update a portal."""
        with self._store.atomic():
            self._db.execute(
                """INSERT INTO portals(id, name, home, region_code, declared)
                   VALUES (?, ?, ?, ?, ?)
                   ON CONFLICT(id) DO UPDATE SET name = excluded.name, home = excluded.home,
                     region_code = excluded.region_code, declared = excluded.declared,
                     watched = 1""",
                [
                    portal.id,
                    portal.name,
                    portal.home,
                    portal.region_code,
                    json.dumps(dict(portal.declared), ensure_ascii=False, sort_keys=True),
                ],
            )

    def portal(self, portal_id: str) -> PortalRecord | None:
        return next((p for p in self.portals() if p.id == portal_id), None)

    def watch(self, portals: Collection[str]) -> None:
        """Only these are declared now; the others stay known, and nothing is expected there."""
        with self._store.atomic():
            self._db.execute(
                f"UPDATE portals SET watched = id IN ({','.join('?' * len(portals))})",  # noqa: S608
                list(portals),
            )

    def portals(self, *, watched: bool = False) -> list[PortalRecord]:
        """All portals ever declared (or those that still are), by id."""
        rows = self._db.execute(
            """SELECT id, name, home, region_code, declared FROM portals
               WHERE watched >= ? ORDER BY id""",
            [int(watched)],
        )
        return [PortalRecord(row[0], row[1], row[2], row[3], json.loads(row[4])) for row in rows]

    def replace(self, portal: str, agencies: Iterable[AgencyRecord]) -> None:
        """Make the portal's roster exactly this. Agencies themselves are never deleted; what
        is told of each (attributes, aliases, successions) replaces what was told before."""
        self._replaced += 1
        with self._store.atomic():
            self._db.execute("DELETE FROM roster WHERE portal_id = ?", [portal])
            for agency in agencies:
                self._put_agency(agency)
                self._db.execute(
                    """INSERT OR REPLACE INTO roster(portal_id, agency_id, first_year, last_year)
                       VALUES (?, ?, ?, ?)""",
                    [portal, agency.id, agency.first_year or 0, agency.last_year or 0],
                )

    def _put_agency(self, agency: AgencyRecord) -> None:
        self._db.execute("INSERT OR IGNORE INTO agencies(id) VALUES (?)", [agency.id])
        for table in ("agency_attributes", "agency_aliases", "agency_successions"):
            self._db.execute(f"DELETE FROM {table} WHERE agency_id = ?", [agency.id])  # noqa: S608
        for held in agency.attributes:
            self._db.execute(
                """INSERT OR REPLACE INTO agency_attributes(agency_id, since, until, name, kind,
                     level, region_code, parent_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                [
                    agency.id,
                    day_text(held.since) or "",
                    day_text(held.until) or "",
                    held.name,
                    held.kind,
                    held.level,
                    held.region_code,
                    held.parent,
                ],
            )
        for alias in agency.aliases:
            self._db.execute(
                "INSERT OR IGNORE INTO agency_aliases VALUES (?, ?)", [agency.id, alias]
            )
        for older in agency.succeeds:
            self._db.execute(
                "INSERT OR IGNORE INTO agency_successions VALUES (?, ?)", [agency.id, older]
            )

    def entry(self, agency_id: str, on: date) -> RosterEntry | None:
        """The agency as it was on that day; the nearest known state when none covers it."""
        row = self._db.execute(
            """SELECT agency_id, name, kind, level, region_code, parent_id
               FROM agency_attributes WHERE agency_id = :id
               ORDER BY (since <= :on AND (until = '' OR until >= :on)) DESC,
                 since <= :on DESC, abs(julianday(:on) - julianday(nullif(since, ''))), since
               LIMIT 1""",
            {"id": agency_id, "on": on.isoformat()},
        ).fetchone()
        return RosterEntry(*row) if row else None

    def match(self, portal: str | None, name: str) -> str | None:
        """The one agency of the portal's roster that bears, or once bore, this name or
        alias; failing that, the one whose name differs in the places before it only (全称
        against 简称). None when there is none, or more than one."""
        known = self._known(portal)
        found = known.get(plain(name)) or {
            id for held, ids in known.items() if but_for_places(held, name) for id in ids
        }
        return next(iter(found)) if len(found) == 1 else None

    def identify(self, told: str) -> str | None:
        """The one agency, of any portal, that has this id or bears, or once bore, this name or
        alias. None when there is none, or more than one."""
        ids = {
            row[0]
            for row in self._db.execute(
                """SELECT id FROM agencies WHERE id = :told
                   UNION SELECT agency_id FROM agency_attributes WHERE name = :told
                   UNION SELECT agency_id FROM agency_aliases WHERE alias = :told""",
                {"told": told},
            )
        }
        return ids.pop() if len(ids) == 1 else None

    def _known(self, portal: str | None) -> dict[str, set[str]]:
        """Plain name → agencies of the portal; kept until somebody writes."""
        version = (self._db.execute("PRAGMA data_version").fetchone()[0], self._replaced)
        if self._names.get(portal, (None, {}))[0] != version:
            names: dict[str, set[str]] = {}
            for id, name in self._db.execute(
                """SELECT agency_id, name FROM roster JOIN agency_attributes USING (agency_id)
                   WHERE portal_id = :portal
                   UNION SELECT agency_id, alias FROM roster JOIN agency_aliases USING (agency_id)
                   WHERE portal_id = :portal""",
                {"portal": portal},
            ):
                names.setdefault(plain(name), set()).add(id)
            self._names[portal] = (version, names)
        return self._names[portal][1]

    def named(self, agency_id: str) -> list[str]:
        """All names and aliases that the agency bears or bore."""
        rows = self._db.execute(
            """SELECT name FROM agency_attributes WHERE agency_id = :id
               UNION SELECT alias FROM agency_aliases WHERE agency_id = :id ORDER BY 1""",
            {"id": agency_id},
        )
        return [row[0] for row in rows]

    def expected(self, portal: str) -> list[tuple[str, int | None, int | None]]:
        """The agencies expected to publish on the portal: id, first and last reporting year
        (None: not told), by id."""
        rows = self._db.execute(
            """SELECT agency_id, nullif(first_year, 0), nullif(last_year, 0) FROM roster
               WHERE portal_id = ? ORDER BY agency_id""",
            [portal],
        )
        return [(agency, first, last) for agency, first, last in rows]

    def predecessors(self, agency_id: str) -> list[str]:
        """The bodies it succeeds, over mergers."""
        rows = self._db.execute(
            "SELECT succeeds FROM agency_successions WHERE agency_id = ? ORDER BY succeeds",
            [agency_id],
        )
        return [row[0] for row in rows]
