"""Reports, their revisions, and the figures and statements read out of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from report.model import Report
from rules.model import PriorYear
from store.figures import StoredMeasure, measures, prior_year
from store.revisions import Head, RevisionKey, insert_figures, insert_revision
from store.stored_report import SELECT_REPORTS, StoredReport, stored_report

if TYPE_CHECKING:
    from store.store import Store


__all__ = ["Reports", "StoredReport"]


class Reports:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._db = store.db

    def put(
        self,
        key: RevisionKey,
        report: Report,
        text: str,
        *,
        agency_id: str | None,
        documents: Sequence[int],
        at: datetime,
    ) -> tuple[int, int]:
        """Store what was read from those documents (ids, in the order they were read);
        returns the ids of the report and of the revision.

        The report is (agency, year), or its source when either is not known. The revision
        becomes the present one of its item and part, and the report's current one unless
        another item shows a later capture of the same report.
        """
        with self._store.atomic():
            report_id = self._report_id(key, agency_id, report.reporting_year)
            revision_id = self._revision_id(key)
            if revision_id is None:
                revision_id = insert_revision(self._db, key, report_id, report, at)
                insert_figures(self._db, revision_id, report)
                self._db.execute("INSERT INTO texts VALUES (?, ?)", [revision_id, text])
            else:
                self._db.execute(
                    "UPDATE revisions SET report_id = ?, documents_hash = ? WHERE id = ?",
                    [report_id, key.documents_hash, revision_id],
                )
            self._sources(revision_id, documents)
            self._present(key, revision_id)
            self._choose(report_id)
            return report_id, revision_id

    def of_item(self, item_id: int) -> dict[int, int]:
        """Part → report of the item's present revisions."""
        rows = self._db.execute(
            "SELECT part, report_id FROM revisions WHERE item_id = ? AND present", [item_id]
        )
        return dict(rows)

    def heads(self, item_id: int) -> list[Head]:
        """Of the item's present revisions, by part."""
        rows = self._db.execute(
            """SELECT agency_name, agency_kind, reporting_year, attachments FROM revisions
               WHERE item_id = ? AND present ORDER BY part""",
            [item_id],
        )
        return [
            Head(
                row[0],
                row[1],
                row[2],
                tuple((a["name"], a["url"]) for a in json.loads(row[3]) if not a["read"]),
            )
            for row in rows
        ]

    def drop_parts(self, item_id: int, parts: Iterable[int]) -> None:
        """Those parts of the item are there no more (a collection has lost a report)."""
        with self._store.atomic():
            for part in parts:
                self._absent(item_id, part, keep=None)

    def settle(self, report_id: int) -> int | None:
        """Choose the report's current revision anew; returns the item it stands at."""
        with self._store.atomic():
            return self._choose(report_id)

    def current(self, report_id: int) -> tuple[int, RevisionKey] | None:
        """The current revision of a report: its id and key; None when there is none."""
        row = self._db.execute(
            """SELECT v.id, v.item_id, v.part, v.hash, v.reader_version, v.documents_hash
               FROM reports r JOIN revisions v ON v.id = r.current_revision_id WHERE r.id = ?""",
            [report_id],
        ).fetchone()
        return (row[0], RevisionKey(*row[1:])) if row else None

    def find(self, agency_id: str, year: int) -> int | None:
        """Id of the agency's report for that year."""
        row = self._db.execute(
            """SELECT id FROM reports WHERE agency_id = ? AND reporting_year = ?
               AND current_revision_id IS NOT NULL""",
            [agency_id, year],
        ).fetchone()
        return int(row[0]) if row else None

    def get(self, report_id: int) -> StoredReport:
        """Raises KeyError for an id that is not there."""
        for report in self._where("r.id = ?", [report_id]):
            return report
        raise KeyError(report_id)

    def select(
        self,
        *,
        portal: str | None = None,
        agency_id: str | None = None,
        year: int | None = None,
    ) -> Iterator[StoredReport]:
        """Reports by portal, agency and year. None: no limit."""
        return self._where(
            "(? IS NULL OR i.portal_id = ?) AND (? IS NULL OR r.agency_id = ?)"
            " AND (? IS NULL OR r.reporting_year = ?)",
            [portal, portal, agency_id, agency_id, year, year],
        )

    def keys(self, portal: str) -> list[tuple[str, int]]:
        """(agency, year) of all reports that presently stand on a portal."""
        rows = self._db.execute(
            """SELECT r.agency_id, r.reporting_year FROM reports r
               JOIN revisions v ON v.id = r.current_revision_id JOIN items i ON i.id = v.item_id
               WHERE r.source = '' AND i.portal_id = ?""",
            [portal],
        )
        return [(agency, year) for agency, year in rows]

    def items(self, agency_id: str, year: int) -> list[int]:
        """The items at which the agency's report for that year presently stands."""
        rows = self._db.execute(
            """SELECT DISTINCT v.item_id FROM reports r JOIN revisions v ON v.report_id = r.id
               WHERE r.agency_id = ? AND r.reporting_year = ? AND r.source = '' AND v.present
               ORDER BY 1""",
            [agency_id, year],
        )
        return [row[0] for row in rows]

    def measures(self, revision_id: int) -> dict[str, StoredMeasure]:
        """All figures of a revision, by name."""
        return measures(self._db, revision_id)

    def prior_year(self, agency_id: str, year: int, kind: str | None) -> PriorYear | None:
        """The agency's report for the year before `year`, for continuity.

        `kind`: the body's kind now; a body that has changed its kind is told as such.
        """
        return prior_year(self._db, agency_id, year, kind)

    def unrecognised(self, least: int = 1) -> list[tuple[str, str, int]]:
        """Headings, rows, columns and tables that no form knows: what, its words, and in how
        many present revisions; the most frequent first. New wording shows up here."""
        rows = self._db.execute(
            """SELECT json_extract(u.value, '$.what') AS what,
                 json_extract(u.value, '$.text') AS words, count(DISTINCT v.id) AS times
               FROM revisions v, json_each(v.unrecognised) u WHERE v.present
               GROUP BY what, words HAVING times >= ? ORDER BY times DESC, what, words""",
            [least],
        )
        return [(what, words, times) for what, words, times in rows]

    def sources(self, revision_id: int) -> list[int]:
        """Ids of the documents that the revision was read from, in that order: an
        `Evidence` speaks of them by their index."""
        rows = self._db.execute(
            "SELECT document_id FROM revision_documents WHERE revision_id = ? ORDER BY no",
            [revision_id],
        )
        return [row[0] for row in rows]

    def text(self, revision_id: int) -> str:
        """The revision's words (`store.revision.full_text`). Raises KeyError."""
        row = self._db.execute(
            "SELECT body FROM texts WHERE revision_id = ?", [revision_id]
        ).fetchone()
        if row is None:
            raise KeyError(revision_id)
        return str(row[0])

    def _where(self, clause: str, values: Sequence[Any]) -> Iterator[StoredReport]:
        rows = self._db.execute(
            f"""{SELECT_REPORTS} WHERE {clause}
                ORDER BY i.portal_id, r.agency_id, r.reporting_year, i.url""",
            values,
        )
        return (stored_report(row) for row in rows)

    def _report_id(self, key: RevisionKey, agency_id: str | None, year: int | None) -> int:
        source = f"{key.item_id}#{key.part}"
        was = self._db.execute("SELECT id FROM reports WHERE source = ?", [source]).fetchone()
        if agency_id is None or year is None:
            if was:
                self._db.execute(
                    "UPDATE reports SET agency_id = ?, reporting_year = ? WHERE id = ?",
                    [agency_id, year, was[0]],
                )
                return int(was[0])
            return self._new_report(agency_id, year, source)
        known = self._db.execute(
            "SELECT id FROM reports WHERE agency_id = ? AND reporting_year = ? AND source = ''",
            [agency_id, year],
        ).fetchone()
        if known:
            return int(known[0])
        if was:  # the same report, whose agency has meanwhile been entered in a roster
            self._db.execute(
                "UPDATE reports SET agency_id = ?, reporting_year = ?, source = '' WHERE id = ?",
                [agency_id, year, was[0]],
            )
            return int(was[0])
        return self._new_report(agency_id, year, "")

    def _new_report(self, agency_id: str | None, year: int | None, source: str) -> int:
        made = self._db.execute(
            "INSERT INTO reports(agency_id, reporting_year, source) VALUES (?, ?, ?)",
            [agency_id, year, source],
        ).lastrowid
        assert made is not None
        return made

    def _revision_id(self, key: RevisionKey) -> int | None:
        row = self._db.execute(
            """SELECT id FROM revisions
               WHERE item_id = ? AND part = ? AND hash = ? AND reader_version = ?""",
            [key.item_id, key.part, key.hash, key.reader_version],
        ).fetchone()
        return int(row[0]) if row else None

    def _sources(self, revision_id: int, documents: Sequence[int]) -> None:
        self._db.execute("DELETE FROM revision_documents WHERE revision_id = ?", [revision_id])
        self._db.conn.executemany(
            "INSERT INTO revision_documents VALUES (?, ?, ?)",
            [(revision_id, no, document) for no, document in enumerate(documents)],
        )

    def _present(self, key: RevisionKey, revision_id: int) -> None:
        self._absent(key.item_id, key.part, keep=revision_id)
        was = self._db.execute(
            "UPDATE revisions SET present = 1 WHERE id = ? RETURNING title", [revision_id]
        ).fetchone()
        self._store.search.add(revision_id, was[0])

    def _absent(self, item_id: int, part: int, keep: int | None) -> None:
        for (old,) in self._db.execute(
            "SELECT id FROM revisions WHERE item_id = ? AND part = ? AND present AND id IS NOT ?",
            [item_id, part, keep],
        ).fetchall():
            self._store.search.remove(old)
            self._db.execute("UPDATE revisions SET present = 0 WHERE id = ?", [old])

    def _choose(self, report_id: int) -> int | None:
        """Of several items with the same report, the one whose page was first captured by the
        latest visit; of one visit, the one that its list dates last."""
        row = self._db.execute(
            """SELECT v.id, v.item_id FROM revisions v JOIN items i ON i.id = v.item_id
               WHERE v.report_id = ? AND v.present
               ORDER BY (SELECT coalesce(max(d.first_run_id), 0) FROM documents d
                         WHERE d.item_id = v.item_id AND d.role = 'page') DESC,
                 coalesce(i.listed_on, v.published_last, '') DESC, i.url, v.part
               LIMIT 1""",
            [report_id],
        ).fetchone()
        self._db.execute(
            "UPDATE reports SET current_revision_id = ? WHERE id = ?",
            [row[0] if row else None, report_id],
        )
        return int(row[1]) if row else None
