"""A document and an item as the archive tells of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from store.instants import instant
from store.records import Role

DOCUMENT_COLUMNS = """id, item_id, role, url, parent_url, name, sha256, media_type, charset, status,
  headers, captured_at, last_captured_at, visits"""


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document as archived, without its bytes (`Archive.content` has those)."""

    id: int
    item_id: int
    role: Role
    url: str
    parent_url: str
    name: str
    sha256: str
    media_type: str
    charset: str
    status: int
    headers: dict[str, str]
    captured_at: datetime
    last_captured_at: datetime
    visits: int
    """Visits (runs) that found these very bytes at the address."""


@dataclass(frozen=True, slots=True)
class Item:
    """One address on a portal's list, or one source handed in by a person."""

    id: int
    portal: str | None
    url: str
    agency_id: str | None
    title: str
    """As the list shows it."""
    listed_on: date | None


def document(row: tuple[Any, ...]) -> StoredDocument:
    return StoredDocument(
        id=row[0],
        item_id=row[1],
        role=row[2],
        url=row[3],
        parent_url=row[4],
        name=row[5],
        sha256=row[6],
        media_type=row[7],
        charset=row[8],
        status=row[9],
        headers=json.loads(row[10]),
        captured_at=instant(row[11]),
        last_captured_at=instant(row[12]),
        visits=row[13],
    )


@dataclass(frozen=True, slots=True)
class Visited:
    """A document, its place in the order of captures (the highest: these bytes were found
    last), the run that last found these bytes, and the run that last asked its address,
    whatever came of it."""

    document: StoredDocument
    seen: int
    found: int | None
    asked: int | None


def standing(visited: Sequence[Visited]) -> list[StoredDocument]:
    """The newest page, and the attachments that stand beside it, in the given order.

    A visit asks every address that a page links. One that was not asked when the page was
    last found is linked no more; it stays unless another attachment was found there then.
    """
    pages = [v for v in visited if v.document.role == "page"]
    newest = max(pages, key=lambda v: v.seen, default=None)
    attachments = [v for v in visited if v.document.role == "attachment"]
    run = newest.found if newest else None
    if run is not None and any(v.found == run for v in attachments):
        attachments = [v for v in attachments if run in (v.found, v.asked)]
    return [v.document for v in (*([newest] if newest else []), *attachments)]
