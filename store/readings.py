"""What each item's present documents turned out to be, so that nothing is read twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Literal

from store.documents import Item, StoredDocument
from store.instants import utc_text
from store.life import Cause

if TYPE_CHECKING:
    from report.model import Hints
    from store.store import Store

Result = Literal["report", "not_a_report", "unreadable", "set_aside"]


@dataclass(frozen=True, slots=True)
class Reading:
    """The last reading of an item; equal inputs need no other."""

    item_id: int
    documents_hash: str
    reader_version: str
    packs: str
    """Fingerprint of the rule packs it was judged under."""
    context_hash: str
    """Of the context(s) it was judged in, `as_of` apart."""
    result: Result
    as_of: date
    cause: Cause = "report"
    """Why it was read or judged on that day, for the first time on that day."""
    why: str = ""
    advice: str = ""
    title: str = ""
    hints_hash: str = ""
    """Of what was known of it from outside its documents (`report.model.Hints`)."""


@dataclass(frozen=True, slots=True)
class Loose:
    """Something on a portal that may be an agency's report, for all that is known: listed
    but not captured, not readable, or without an agency or a year of its own."""

    url: str
    title: str
    """As the list shows it."""
    agency_id: str | None
    agency_name: str
    """As read; empty when it was not read or does not say."""
    year: int | None


@dataclass(frozen=True, slots=True)
class SetAside:
    """An item whose documents killed or stalled a worker, or could not be read."""

    item: Item
    result: Result
    why: str
    advice: str


def hints_hash(hints: Hints) -> str:
    return sha256(repr(hints).encode()).hexdigest()


def documents_hash(documents: Sequence[StoredDocument]) -> str:
    """Of the set of documents that make up an item, whatever their order."""
    return sha256(
        "\n".join(sorted(f"{d.role} {d.url} {d.sha256}" for d in documents)).encode()
    ).hexdigest()


class Readings:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._db = store.db

    def get(self, item_id: int) -> Reading | None:
        row = self._db.execute(
            """SELECT item_id, documents_hash, reader_version, packs, context_hash, result, as_of,
                 cause, why, advice, title, hints_hash FROM readings WHERE item_id = ?""",
            [item_id],
        ).fetchone()
        if row is None:
            return None
        documents, reader, packs, context, result, as_of, *told = row[1:]
        day = date.fromisoformat(as_of)
        return Reading(row[0], documents, reader, packs, context, result, day, *told)

    def put(self, reading: Reading, at: datetime, run: int | None = None) -> None:
        """Write down what an item turned out to be, in place of what was known before."""
        with self._store.atomic():
            self._db.execute(
                """INSERT OR REPLACE INTO readings(item_id, documents_hash, reader_version, packs,
                     context_hash, result, as_of, cause, why, advice, title, hints_hash,
                     read_at, run_id)
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                [
                    reading.item_id,
                    reading.documents_hash,
                    reading.reader_version,
                    reading.packs,
                    reading.context_hash,
                    reading.result,
                    reading.as_of.isoformat(),
                    reading.cause,
                    reading.why,
                    reading.advice,
                    reading.title,
                    reading.hints_hash,
                    utc_text(at),
                    run,
                ],
            )

    def forget(self, item_id: int) -> None:
        """Have the item read and judged again by the next `judge`."""
        with self._store.atomic():
            self._db.execute("DELETE FROM readings WHERE item_id = ?", [item_id])

    def forget_set_aside(self) -> int:
        """Have whatever was set aside tried again; returns how many."""
        with self._store.atomic():
            return self._db.execute("DELETE FROM readings WHERE result = 'set_aside'").rowcount

    def troubled(self, portal: str | None = None) -> Iterator[SetAside]:
        """Items set aside or unreadable (of one portal), by address: for the operator."""
        for item_id, result, why, advice in self._db.execute(
            """SELECT r.item_id, r.result, r.why, r.advice FROM readings r
               JOIN items i ON i.id = r.item_id
               WHERE r.result IN ('set_aside', 'unreadable')
                 AND (:portal IS NULL OR i.portal_id = :portal) ORDER BY i.url""",
            {"portal": portal},
        ).fetchall():
            yield SetAside(self._store.archive.item(item_id), result, why, advice)

    def loose(self, portal: str) -> list[Loose]:
        """What on the portal stands in no agency's name, by address."""
        rows = self._db.execute(
            """SELECT i.url, i.title, coalesce(p.agency_id, i.agency_id), v.agency_name,
                 p.reporting_year
               FROM items i LEFT JOIN readings r ON r.item_id = i.id
               LEFT JOIN revisions v ON v.item_id = i.id AND v.present
               LEFT JOIN reports p ON p.id = v.report_id
               WHERE i.portal_id = ? AND (r.item_id IS NULL OR r.result <> 'not_a_report')
                 AND (p.id IS NULL OR p.source <> '') ORDER BY i.url""",
            [portal],
        )
        return [Loose(url, title, id, name or "", year) for url, title, id, name, year in rows]

    def counts(self) -> dict[Result, int]:
        rows = self._db.execute("SELECT result, count(*) FROM readings GROUP BY result")
        return dict(rows)
