"""The way along one list, page by page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from crawler.rows import Row

if TYPE_CHECKING:
    from crawler.portal import ListDecl


@dataclass(slots=True)
class Walk:
    declared: ListDecl
    url: str
    """The list's first page; for folders found on the way, theirs."""
    depth: int = 0
    pages: int = 0
    shown: int = 0
    """Entries on its pages so far, repeated ones included."""
    promised: int | None = None
    """How many entries the list says it has, where it says so."""
    memory: dict[str, str] = field(default_factory=dict)
    """What a family takes along from page to page."""
    rows: dict[str, Row] = field(default_factory=dict)
    """All rows so far, reports or not, by address."""
    reports: dict[str, Row] = field(default_factory=dict)

    def fresh(self, rows: list[Row]) -> list[Row]:
        """Count a page; those of its rows that no earlier page showed."""
        self.pages += 1
        self.shown += len(rows)
        new = [row for row in rows if row.url not in self.rows]
        self.rows.update((row.url, row) for row in new)
        return new
