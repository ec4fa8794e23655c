"""Rows that no form knows: kept and told, unless the next row makes sense of them.

A label may be wrapped over two rows, with its figures in the first or in the second.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from report.model import Cell, Place, Unrecognised
from report.tables.found import Found
from report.tables.geometry import Placed
from report.tables.labelled import is_figure

_KEPT_AT_MOST = 500
"""Unknown rows of one document that are kept one by one."""


class Row(NamedTuple):
    """A row of a grid as printed, and its number in it."""

    cells: Sequence[Placed]
    number: int | None

    @property
    def words(self) -> list[Placed]:
        return [cell for cell in self.cells if cell.cell.text]

    @property
    def line(self) -> int:
        return self.cells[0].cell.line

    @property
    def raw(self) -> str:
        return " | ".join(cell.cell.raw for cell in self.cells if cell.cell.raw)[:200]


class Leftovers:
    """The leftovers of one document."""

    def __init__(self, document: int, found: Found) -> None:
        self._document = document
        self._found = found
        self._kept = 0
        self._held: tuple[Row, int | None, frozenset[str]] | None = None
        self.begun = ""
        """Words alone in the rows above: perhaps the beginning of a label."""

    def hold(self, row: Row, grid: int | None, tables: frozenset[str]) -> None:
        """Figures with an unknown label, which perhaps ends in the next row."""
        self.release()
        self._held = (row, grid, tables)

    def completed(self, rest: Placed) -> Row | None:
        """The held row, its label with the words of the next row added; None if none is held."""
        if self._held is None:
            return None
        row = self._held[0]
        for at, cell in enumerate(row.cells):
            if cell.text and not is_figure(cell):
                whole = replace(
                    cell.cell, text=cell.text + rest.text, raw=cell.cell.raw + rest.cell.raw
                )
                return Row(
                    [*row.cells[:at], cell._replace(cell=whole), *row.cells[at + 1 :]], row.number
                )
        return None

    def drop(self) -> None:
        """The held row has been made sense of."""
        self._held = None

    def release(self) -> None:
        """Nothing has made sense of the held row: it is told as unknown."""
        if self._held is not None:
            row, grid, tables = self._held
            self._held = None
            self.tell("row", row.raw, row.cells[0].cell, row.number, grid, tables)

    def tell(
        self,
        what: Literal["row", "column"],
        text: str,
        cell: Cell,
        number: int | None,
        grid: int | None,
        tables: frozenset[str],
    ) -> None:
        """`tables` are those open: it is kept if one of them turns out to be there."""
        self._kept += 1
        if self._kept <= _KEPT_AT_MOST:
            where = Place(cell.line, self._document, grid, number)
            self._found.unrecognised.append((tables, Unrecognised(what, text, where)))
