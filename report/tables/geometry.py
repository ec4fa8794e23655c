"""Where the cells of a grid stand, spans taken into account."""

from __future__ import annotations

from typing import NamedTuple

from report.model import Cell, Grid

_WIDEST = 200


class Placed(NamedTuple):
    """A cell and the columns it covers, both ends included, from 0."""

    cell: Cell
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.cell.text


def placed_rows(grid: Grid) -> list[list[Placed]]:
    """The cells that start in each row, with their columns as a browser lays them out.

    Without rules there are no spans: a cell's column is its rank in the row.
    """
    if not grid.ruled:
        return [[Placed(cell, i, i) for i, cell in enumerate(row)] for row in grid.rows]
    held: dict[int, int] = {}
    """Column → rows below this one that a cell above still covers."""
    placed: list[list[Placed]] = []
    for row in grid.rows:
        if not held and all(cell.row_span <= 1 and cell.column_span <= 1 for cell in row):
            placed.append([Placed(cell, at, at) for at, cell in enumerate(row)])
            continue
        here: list[Placed] = []
        begun: dict[int, int] = {}
        column = 0
        for cell in row:
            while held.get(column, 0) > 0:
                column += 1
            over = max(1, min(cell.column_span, _WIDEST))
            here.append(Placed(cell, column, column + over - 1))
            if cell.row_span > 1:
                begun.update(dict.fromkeys(range(column, column + over), cell.row_span - 1))
            column += over
        held = {at: left - 1 for at, left in held.items() if left > 1}
        held.update(begun)
        placed.append(here)
    return placed
