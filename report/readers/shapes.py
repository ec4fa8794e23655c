"""What a table is for: figures, or only the layout of a page or document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

_LONG = 200
_PROSE = 100
_OWN_WORDS = 8
"""Cells with words of their own, per table within, up to which the outer one is layout."""

T = TypeVar("T")


@dataclass(slots=True)
class SourceCell(Generic[T]):
    """A cell of a source format."""

    element: T
    raw: str
    """Own text, without that of tables within."""
    holds_tables: bool = False
    row_span: int = 1
    column_span: int = 1


def is_layout(rows: Sequence[Sequence[SourceCell[T]]]) -> bool:
    """A table that arranges a page: one column, prose in few rows, or tables within."""
    if max(map(len, rows), default=0) <= 1:
        return True
    holding = sum(cell.holds_tables for row in rows for cell in row)
    if holding:
        worded = sum(1 for row in rows for cell in row if cell.raw and not cell.holds_tables)
        return worded <= _OWN_WORDS * holding
    return len(rows) <= 3 and any(len(cell.raw) > _LONG for row in rows for cell in row)


def prose_cell(row: Sequence[SourceCell[T]]) -> SourceCell[T] | None:
    """The only cell with words in the row, if they are prose: the report goes on there."""
    worded = [cell for cell in row if cell.raw]
    if len(worded) != 1 or worded[0].holds_tables:
        return None
    return worded[0] if is_prose(worded[0].raw) else None


def is_prose(raw: str) -> bool:
    """Too long for a label, and with a full stop."""
    return len(raw) > _PROSE and "。" in raw
