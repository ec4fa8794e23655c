"""Where the lines and cells that were read stand in the ink of the file."""

from __future__ import annotations

from dataclasses import dataclass

from audit.mutations.originals.ink import seen
from report.model import Grid, Line, Report

Span = tuple[int, int]
_NEAR = 400
"""A row that is not found so near behind the one before it is not looked for further on."""


@dataclass(frozen=True, slots=True)
class Spans:
    """Stretches of ink: of lines by number, of tables by number, of cells by their place."""

    lines: dict[int, Span]
    tables: dict[int, Span]
    cells: dict[tuple[int, int, int], Span]


def spans_of(report: Report, ink: str) -> Spans:
    """What cannot be found in the ink in the order of reading is in none of them."""
    found = Spans({}, {}, {})
    at = 0
    for block in report.layouts[report.body].blocks:
        if isinstance(block, Line):
            words = seen(block.raw)
            start = ink.find(words, at)
            if start >= 0 and words:
                found.lines[block.no] = (start, start + len(words))
                at = start + len(words)
        else:
            at = _rows(block, ink, at, found)
    return found


def _rows(grid: Grid, ink: str, at: int, found: Spans) -> int:
    first = None
    for row in grid.rows:
        words = "".join(seen(cell.raw) for cell in row)
        start = ink.find(words, at, at + _NEAR + len(words))
        if start < 0 or not words:
            continue
        first = start if first is None else first
        at = start
        for cell in row:
            end = at + len(seen(cell.raw))
            found.cells[grid.no, cell.row, cell.column] = (at, end)
            at = end
    if first is not None:
        found.tables[grid.no] = (first, at)
    return at
