"""HTML tables: their rows and spans, and whether they hold figures or only lay out a page."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.etree import _Element

_LONG = 200
_PROSE = 100
_SPAN_MAX = 1000


@dataclass(slots=True)
class SourceCell:
    element: _Element
    raw: str
    """Own text, without that of tables within."""
    holds_tables: bool


def rows_of(table: _Element) -> list[list[_Element]]:
    """The cells of each row that belong to this table, not to one nested in it."""
    rows: list[list[_Element]] = []
    _collect(table, rows, 0)
    return rows


def _collect(parent: _Element, rows: list[list[_Element]], depth: int) -> None:
    loose: list[_Element] = []
    for child in parent:
        tag = child.tag
        if tag == "tr":
            rows.append(_cells_of(child, 0))
        elif tag in ("td", "th"):
            loose.append(child)  # a row that was never opened
        elif tag not in ("caption", "table") and len(child) and depth < 5:
            _collect(child, rows, depth + 1)
    if loose:
        rows.append(loose)


def _cells_of(row: _Element, depth: int) -> list[_Element]:
    """Cells of a row, also through the forms and spans that pages misplace there."""
    cells: list[_Element] = []
    for child in row:
        tag = child.tag
        if tag in ("td", "th"):
            cells.append(child)
        elif tag != "table" and len(child) and depth < 5:
            cells.extend(_cells_of(child, depth + 1))
    return cells


def spans_of(cell: _Element) -> tuple[int, int]:
    """Rows and columns that a cell spans."""
    return _span(cell.get("rowspan")), _span(cell.get("colspan"))


def _span(value: str | None) -> int:
    if value is None:
        return 1
    digits = value.strip().rstrip("%")
    if not (digits.isascii() and digits.isdigit()):
        return 1
    return min(max(int(digits[:6]), 1), _SPAN_MAX)


def is_layout(rows: list[list[SourceCell]]) -> bool:
    """A table that arranges a page: one column, prose in few rows, or tables within."""
    if max(map(len, rows), default=0) <= 1:
        return True
    holding = sum(cell.holds_tables for row in rows for cell in row)
    if holding:
        worded = sum(1 for row in rows for cell in row if cell.raw and not cell.holds_tables)
        return worded <= 8 * holding
    return len(rows) <= 3 and any(len(cell.raw) > _LONG for row in rows for cell in row)


def prose_cell(row: list[SourceCell]) -> SourceCell | None:
    """The only cell with words in the row, if they are prose: the report goes on there."""
    worded = [cell for cell in row if cell.raw]
    if len(worded) != 1 or worded[0].holds_tables:
        return None
    raw = worded[0].raw
    return worded[0] if len(raw) > _PROSE and "。" in raw else None
