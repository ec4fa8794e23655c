"""Captured documents: bytes by hash, where they came from, and how their addresses fare."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from report.model import Document
from store.documents import (
    DOCUMENT_COLUMNS,
    Item,
    StoredDocument,
    Visited,
    document,
    standing,
)
from store.instants import day, instant, utc_text
from store.records import Capture, Captured, Validators

if TYPE_CHECKING:
    from store.store import Store

__all__ = ["Archive", "Item", "StoredDocument"]

MAX_BLOB = 256 * 1024 * 1024
"""SQLite holds far larger values; nothing a portal publishes as a report comes near this."""


class Archive:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._db = store.db

    def keep(self, capture: Capture, run: int | None = None) -> Captured:
        """Archive an answer; the same bytes at the same address are kept once and counted.

        Its validators replace the address's former ones. Put a page and its attachments
        into one `store.atomic()`. Raises ValueError for more than 256 MB.
        """
        if len(capture.content) > MAX_BLOB:
            raise ValueError(f"{capture.url}: larger than {MAX_BLOB} bytes")
        with self._store.atomic():
            item = self.item_id(capture.portal, capture.item_url, capture.agency_id)
            sha256 = hashlib.sha256(capture.content).hexdigest()
            self._db.execute(
                "INSERT OR IGNORE INTO blobs(sha256, size, data) VALUES (?, ?, ?)",
                [sha256, len(capture.content), zlib.compress(capture.content, 6)],
            )
            known = self._db.execute(
                """SELECT id FROM documents
                   WHERE item_id = ? AND role = ? AND url = ? AND sha256 = ?""",
                [item, capture.role, capture.url, sha256],
            ).fetchone()
            if known:
                document = int(known[0])
                self._confirm(document, capture.captured_at, run)
            else:
                document = self._insert(item, sha256, capture, run)
            self._answered(capture, run)
        return Captured(document, item, sha256, new=known is None)

    def unchanged(self, url: str, at: datetime, run: int | None = None) -> None:
        """The address answered 304: what was last captured from it is what stands there."""
        with self._store.atomic():
            for (document,) in self._db.execute(
                """SELECT id FROM documents d WHERE url = ? AND id = (
                     SELECT id FROM documents WHERE item_id = d.item_id AND url = d.url
                     ORDER BY seen DESC LIMIT 1)""",
                [url],
            ).fetchall():
                self._confirm(document, at, run)
            self._db.execute(
                """UPDATE addresses SET status = 304, error = '', checked_at = ?, dead_visits = 0,
                     last_run_id = ? WHERE url = ?""",
                [utc_text(at), run, url],
            )

    def failed(
        self,
        url: str,
        at: datetime,
        *,
        status: int = 0,
        error: str = "",
        gone: bool = False,
        run: int | None = None,
    ) -> None:
        """The address gave nothing to keep. `gone`: it says so itself (404, 410, redirected
        to the home page); counted once a run. A time-out or a 5xx is not `gone`."""
        with self._store.atomic():
            self._db.execute(
                """INSERT INTO addresses(url, status, error, checked_at, dead_visits, last_run_id)
                   VALUES (:url, :status, :error, :at, :gone, :run)
                   ON CONFLICT(url) DO UPDATE SET status = :status, error = :error,
                     checked_at = :at, last_run_id = :run,
                     dead_visits = CASE WHEN NOT :gone THEN dead_visits
                       WHEN last_run_id IS :run AND :run IS NOT NULL THEN max(dead_visits, 1)
                       ELSE dead_visits + 1 END""",
                {
                    "url": url,
                    "status": status,
                    "error": error,
                    "at": utc_text(at),
                    "gone": int(gone),
                    "run": run,
                },
            )

    def validators(self, url: str) -> Validators | None:
        """What to send with the next visit to the address; None when it was never visited."""
        row = self._db.execute(
            """SELECT etag, last_modified, status, checked_at, dead_visits
               FROM addresses WHERE url = ?""",
            [url],
        ).fetchone()
        return Validators(row[0], row[1], row[2], instant(row[3]), row[4]) if row else None

    def item_id(self, portal: str | None, url: str, agency_id: str | None = None) -> int:
        """The item of an address, made when it is new; a told agency is never forgotten."""
        with self._store.atomic():
            row = self._db.execute(
                "SELECT id, agency_id FROM items WHERE portal_id IS ? AND url = ?", [portal, url]
            ).fetchone()
            if row is None:
                return _rowid(
                    self._db.execute(
                        "INSERT INTO items(portal_id, url, agency_id) VALUES (?, ?, ?)",
                        [portal, url, agency_id],
                    ).lastrowid
                )
            if agency_id and agency_id != row[1]:
                self._db.execute("UPDATE items SET agency_id = ? WHERE id = ?", [agency_id, row[0]])
            return int(row[0])

    def item(self, item_id: int) -> Item:
        """Raises KeyError for an id that is not there."""
        row = self._db.execute(
            "SELECT id, portal_id, url, agency_id, title, listed_on FROM items WHERE id = ?",
            [item_id],
        ).fetchone()
        if row is None:
            raise KeyError(item_id)
        return Item(row[0], row[1], row[2], row[3], row[4], day(row[5]))

    def items(self, portal: str | None = None) -> Iterator[Item]:
        """All items (of one portal), in the order of their addresses."""
        rows = self._db.execute(
            """SELECT id, portal_id, url, agency_id, title, listed_on FROM items
               WHERE :portal IS NULL OR portal_id = :portal ORDER BY url, id""",
            {"portal": portal},
        )
        for row in rows:
            yield Item(row[0], row[1], row[2], row[3], row[4], day(row[5]))

    def documents(self, item_id: int) -> list[StoredDocument]:
        """The item's present documents: the page as last captured, then its attachments, by
        address; of each address the bytes captured last. A dead link does not unread a
        report; but what the page has stopped linking, having another one, is replaced."""
        rows = self._db.execute(
            f"""SELECT {DOCUMENT_COLUMNS}, seen, last_run_id,
                  (SELECT a.last_run_id FROM addresses a WHERE a.url = documents.url)
                FROM documents WHERE item_id = ?
                ORDER BY role = 'attachment', url, seen DESC""",  # noqa: S608
            [item_id],
        )
        present: dict[tuple[str, str], Visited] = {}
        for row in rows:
            present.setdefault((row[2], row[3]), Visited(document(row[:-3]), *row[-3:]))
        return standing(list(present.values()))

    def document(self, document_id: int) -> StoredDocument:
        """Raises KeyError for an id that is not there."""
        row = self._db.execute(
            f"SELECT {DOCUMENT_COLUMNS} FROM documents WHERE id = ?",  # noqa: S608
            [document_id],
        ).fetchone()
        if row is None:
            raise KeyError(document_id)
        return document(row)

    def content(self, sha256: str) -> bytes:
        """The bytes of that hash. Raises KeyError when they are not archived."""
        row = self._db.execute("SELECT data FROM blobs WHERE sha256 = ?", [sha256]).fetchone()
        if row is None:
            raise KeyError(sha256)
        return zlib.decompress(row[0])

    def load(self, stored: StoredDocument) -> Document:
        """With its bytes, as `report.read` wants it."""
        return Document(
            content=self.content(stored.sha256),
            name=stored.name,
            media_type=stored.media_type,
            charset=stored.charset,
            url=stored.url,
            role=stored.role,
        )

    def dead(self, urls: list[str], visits: int = 2) -> frozenset[str]:
        """Those of the addresses that were gone on that many visits in a row."""
        marks = ",".join("?" * len(urls))
        rows = self._db.execute(
            f"SELECT url FROM addresses WHERE dead_visits >= ? AND url IN ({marks})",  # noqa: S608
            [visits, *urls],
        )
        return frozenset(row[0] for row in rows)

    def _insert(self, item: int, sha256: str, capture: Capture, run: int | None) -> int:
        at = utc_text(capture.captured_at)
        return _rowid(
            self._db.execute(
                """INSERT INTO documents(item_id, role, parent_url, url, name, sha256, media_type,
                     charset, status, headers, captured_at, last_captured_at, first_run_id,
                     last_run_id, seen)
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                     (SELECT coalesce(max(seen), 0) + 1 FROM documents))""",
                [
                    item,
                    capture.role,
                    capture.parent_url,
                    capture.url,
                    capture.name,
                    sha256,
                    capture.media_type,
                    capture.charset,
                    capture.status,
                    json.dumps(dict(capture.headers), ensure_ascii=False, sort_keys=True),
                    at,
                    at,
                    run,
                    run,
                ],
            ).lastrowid
        )

    def _confirm(self, document: int, at: datetime, run: int | None) -> None:
        self._db.execute(
            """UPDATE documents SET last_captured_at = max(last_captured_at, :at),
                 seen = (SELECT max(seen) + 1 FROM documents),
                 visits = visits + (last_run_id IS NOT :run OR :run IS NULL), last_run_id = :run
               WHERE id = :id""",
            {"at": utc_text(at), "run": run, "id": document},
        )

    def _answered(self, capture: Capture, run: int | None) -> None:
        self._db.execute(
            """INSERT INTO addresses(url, etag, last_modified, status, checked_at, last_run_id)
               VALUES (?, ?, ?, ?, ?, ?)
               ON CONFLICT(url) DO UPDATE SET etag = excluded.etag,
                 last_modified = excluded.last_modified, status = excluded.status, error = '',
                 checked_at = excluded.checked_at, dead_visits = 0,
                 last_run_id = excluded.last_run_id""",
            [
                capture.url,
                capture.headers.get("etag", ""),
                capture.headers.get("last-modified", ""),
                capture.status,
                utc_text(capture.captured_at),
                run,
            ],
        )


def _rowid(rowid: int | None) -> int:
    assert rowid is not None
    return rowid
