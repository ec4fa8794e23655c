"""Ruled tables of one page, with the place of every cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from report.readers.pdf.glyphs import Glyph, cell_text, lines_of

_THIN = 3.0
_EDGES = 6000
"""A page with more strokes is a drawing or a map."""
_OFF_THE_PAGE = 1e5
_SAME = 3.0
"""Points by which two edges of one grid line may differ."""


@dataclass(slots=True)
class PdfCell:
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    row_span: int = 1
    column_span: int = 1
    lines: int = 1
    """Lines of text that were joined to `text`."""


@dataclass(slots=True)
class PdfTable:
    x0: float
    x1: float
    top: float
    bottom: float
    rows: list[list[PdfCell]] = field(default_factory=list)
    reach: float = 0.0
    """Where its last column ends: its side, or beyond the page that cuts it off; cells there
    that show nothing are left out, for what they hold is not known."""

    def holds(self, glyph: Glyph) -> bool:
        across = (glyph["x0"] + glyph["x1"]) / 2
        down = (glyph["top"] + glyph["bottom"]) / 2
        return bool(self.x0 <= across <= self.reach and self.top <= down <= self.bottom)


def tables_of(page: Any, glyphs: Sequence[Glyph]) -> list[PdfTable]:
    """The tables of a pdfplumber page, top to bottom, filled with those of its glyphs."""
    shapes = page.lines or page.rects or page.curves
    if not shapes or len(page.lines) + len(page.rects) + len(page.curves) > _EDGES:
        return []
    found = page.filter(_is_rule).find_tables()
    if not found and page.rects:
        found = [table for table in page.find_tables() if _columns(table) > 1]
    tables = [_table(table, glyphs, float(page.width)) for table in found]
    return sorted((one for one in tables if not _is_frame(one)), key=lambda table: table.top)


def _is_frame(table: PdfTable) -> bool:
    """A box drawn around running text, or around nothing: what it holds is no cell."""
    cells = [cell for row in table.rows for cell in row]
    if len(cells) > 1 and any(len(row) > 1 for row in table.rows):
        return False
    return any(cell.lines > 2 for cell in cells) or not any(cell.text for cell in cells)


def _is_rule(thing: dict[str, Any]) -> bool:
    """Not the background of a paragraph or cell: an area filled without a stroke."""
    return not (
        thing["object_type"] == "rect"
        and not thing.get("stroke")
        and thing["width"] > _THIN
        and thing["height"] > _THIN
    )


def _columns(table: Any) -> int:
    return max((sum(cell is not None for cell in row.cells) for row in table.rows), default=0)


def _table(table: Any, glyphs: Sequence[Glyph], width: float) -> PdfTable:
    x0, top, x1, bottom = table.bbox
    # A table too wide for its page goes on where nobody sees it: its last cells hold the rest.
    reach = _OFF_THE_PAGE if x1 > width - _SAME else x1
    result = PdfTable(float(x0), float(x1), float(top), float(bottom), reach=float(reach))
    rows = [[cell for cell in row.cells if cell is not None] for row in table.rows]
    inside = [glyph for glyph in glyphs if result.holds(glyph)]
    cells = sorted((cell for row in rows for cell in row), key=lambda cell: (cell[1], cell[0]))
    in_cell: dict[Any, list[Glyph]] = {cell: [] for cell in cells}
    for glyph in inside:
        across = (glyph["x0"] + glyph["x1"]) / 2
        down = (glyph["top"] + glyph["bottom"]) / 2
        for cell in cells:
            if cell[1] > down:
                break
            end = reach if cell[2] > x1 - _SAME else cell[2]
            if cell[0] <= across <= end and down <= cell[3]:
                in_cell[cell].append(glyph)
                break
    across_edges = grid_lines([cell[0] for cell in cells])
    down_edges = grid_lines([cell[1] for cell in cells])
    for row in rows:
        result.rows.append(
            [
                PdfCell(
                    cell_text(in_cell[cell]),
                    float(cell[0]),
                    float(cell[2]),
                    float(cell[1]),
                    float(cell[3]),
                    span(down_edges, cell[1], cell[3]),
                    span(across_edges, cell[0], cell[2]),
                    len(lines_of(in_cell[cell])) if len(row) == 1 else 1,
                )
                for cell in row
                if in_cell[cell] or reach == x1 or cell[2] < x1 - _SAME
            ]
        )
    return result


def grid_lines(starts: Sequence[float]) -> list[float]:
    """Where rows or columns start, near ones taken as one."""
    lines: list[float] = []
    for start in sorted(starts):
        if not lines or start - lines[-1] > _SAME:
            lines.append(float(start))
    return lines


def span(lines: Sequence[float], start: float, end: float) -> int:
    """How many rows or columns start within a cell."""
    return max(bisect_right(lines, end - _SAME) - bisect_right(lines, start - _SAME), 1)
