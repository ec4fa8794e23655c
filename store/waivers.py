"""Waivers: decisions not to be told of a finding. The file of waivers is the truth; the store
only follows it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.findings import Findings
    from store.store import Store


@dataclass(frozen=True, slots=True)
class Waiver:
    """Whoever decided, for whom, until when (that day included) and why."""

    rule: str
    agency: str
    """Id in the roster, a name that the roster gives to one agency only, or the agency's name
    as its report has it."""
    until: date
    by: str
    reason: str
    year: int | None = None
    """None: for every reporting year."""
    subject: str = ""
    """Empty: for every subject of the rule."""

    def words(self) -> str:
        return f"{self.reason}（{self.by}，至 {self.until.isoformat()}）"

    def in_force(self, as_of: date) -> bool:
        return as_of <= self.until


@dataclass(frozen=True, slots=True)
class Waived:
    """What the waivers came to."""

    findings: int
    """Findings waived now."""
    unused: tuple[Waiver, ...]
    """In force, but nothing stands that they speak of."""
    expired: tuple[Waiver, ...]


class Waivers:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._db = store.db

    def apply(self, waivers: Collection[Waiver], as_of: date, run: int | None = None) -> Waived:
        """Waive what these speak of and no more: a finding whose waiver has expired or is
        gone from the file stands again. Saying the same twice changes nothing."""
        findings: Findings = self._store.findings
        covered: dict[int, str] = {}
        unused = []
        with self._store.atomic():
            for waiver in waivers:
                if waiver.in_force(as_of):
                    ids = self._meant(waiver)
                    covered.update(dict.fromkeys(ids, waiver.words()))
                    if not ids:
                        unused.append(waiver)
            waived_now = dict(
                self._db.execute("SELECT id, waiver FROM findings WHERE state = 'waived'")
            )
            for id, words in covered.items():
                if id not in waived_now:
                    findings.waive(id, words, as_of, run)
                elif waived_now[id] != words:
                    self._db.execute("UPDATE findings SET waiver = ? WHERE id = ?", [words, id])
            for id in sorted(set(waived_now) - set(covered)):
                findings.end_waiver(id, as_of, run)
        expired = tuple(waiver for waiver in waivers if not waiver.in_force(as_of))
        return Waived(len(covered), tuple(unused), expired)

    def portals(self, waiver: Waiver) -> list[str]:
        """The portals where the agency of the waiver publishes or is expected to, by id; none
        for an agency that is not known."""
        rows = self._db.execute(
            """SELECT portal_id FROM roster WHERE agency_id = :id
               UNION SELECT i.portal_id FROM reports r
               JOIN revisions v ON v.id = r.current_revision_id JOIN items i ON i.id = v.item_id
               WHERE i.portal_id IS NOT NULL AND (r.agency_id = :id OR v.agency_name = :agency)
               ORDER BY 1""",
            {
                "agency": waiver.agency,
                "id": self._store.roster.identify(waiver.agency) or waiver.agency,
            },
        )
        return [row[0] for row in rows]

    def _meant(self, waiver: Waiver) -> list[int]:
        rows = self._db.execute(
            """SELECT f.id FROM findings f JOIN reports r ON r.id = f.report_id
               LEFT JOIN revisions v ON v.id = r.current_revision_id
               WHERE f.state <> 'resolved' AND f.rule = :rule
                 AND (r.agency_id = :id OR v.agency_name = :agency)
                 AND (:year IS NULL OR r.reporting_year = :year)
                 AND (:subject = '' OR f.subject = :subject) ORDER BY f.id""",
            {
                "rule": waiver.rule,
                "agency": waiver.agency,
                "id": self._store.roster.identify(waiver.agency) or waiver.agency,
                "year": waiver.year,
                "subject": waiver.subject,
            },
        )
        return [row[0] for row in rows]
