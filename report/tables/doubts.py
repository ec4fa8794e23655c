"""Rows of text that may have lost a cell: told by the other rows of their table, then unread.

Ruled tables need none of this: there the heads tell where each figure stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from report.cells import parse_cell
from report.tables.found import RowRead
from report.tables.picking import IN_DOUBT

_Table = tuple[int, int | None, str]
"""Document, grid, key of the form's table."""


def settled(rows: Sequence[RowRead]) -> list[RowRead]:
    """The rows, those in doubt without their cells."""
    tables: dict[_Table, list[RowRead]] = {}
    for row in rows:
        tables.setdefault(_table(row), []).append(row)
    habits = {table: _Habits(own) for table, own in tables.items()}
    return [
        replace(row, cells=(), why=IN_DOUBT) if habits[_table(row)].is_broken_by(row) else row
        for row in rows
    ]


def _table(row: RowRead) -> _Table:
    return row.document, row.grid, row.sheet.key


class _Habits:
    """How the rows of one table are filled up, and whether they tell their sums."""

    def __init__(self, rows: Sequence[RowRead]) -> None:
        self._filled = any(row.ending == "filled" for row in rows)
        self._width = _usual(Counter(row.width for row in rows if row.width))
        telling = [row for row in rows if row.width and _above_nought(row)]
        summed = sum(bool(row.cells[-1].text) for row in telling)
        self._has_sums = 2 * summed > len(telling)

    def is_broken_by(self, row: RowRead) -> bool:
        """Whether its figures may stand under other heads than they were written under."""
        # An empty first cell may be the rest of the label, unless others are surely filled up.
        if row.ending == "doubtful" and not self._filled:
            return True
        if not row.width or not row.cells or row.cells[-1].text:
            return False
        # Fewer cells than the others: one that was lost, not the one that fills it up, may
        # be missing. No sum where most have theirs: all figures may have moved up.
        return row.width < self._width or (self._has_sums and _above_nought(row))


def _usual(count: Counter[int]) -> int:
    """The number of cells that most rows of a table have been filled up to; else 0."""
    width, rows = max(count.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return width if rows > 1 and 2 * rows > count.total() else 0


def _above_nought(row: RowRead) -> bool:
    """Whether it is a row that has a sum, with figures to add up."""
    last = len(row.sheet.columns) - 1
    if last < 1 or not row.sheet.columns[last].is_sum or not row.cells:
        return False
    return any((parse_cell(cell.text).value or 0) != 0 for cell in row.cells)
