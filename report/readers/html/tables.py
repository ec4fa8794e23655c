"""HTML tables: their rows, the cells of each, and what they span."""

from __future__ import annotations

from lxml.etree import _Element

_SPAN_MAX = 1000


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
