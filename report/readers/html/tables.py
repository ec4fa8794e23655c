"""HTML tables: their rows and spans, and whether they hold figures or only lay out a page."""

from __future__ import annotations

from lxml.etree import _Element

_LONG = 200
_PROSE = 100
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
            rows.append(
                [cell for cell in child.iterdescendants("td", "th") if _row_of(cell, child)]
            )
        elif tag in ("td", "th"):
            loose.append(child)  # a row that was never opened
        elif tag not in ("caption", "table") and isinstance(tag, str) and len(child) and depth < 5:
            _collect(child, rows, depth + 1)
    if loose:
        rows.append(loose)


def _row_of(cell: _Element, row: _Element) -> bool:
    parent = cell.getparent()
    while parent is not None and parent is not row:
        if parent.tag in ("td", "th", "table"):
            return False
        parent = parent.getparent()
    return True


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


def is_layout(rows: list[list[_Element]]) -> bool:
    """A table that arranges a page: one column, prose in few rows, or tables within."""
    if max(map(len, rows), default=0) <= 1:
        return True
    holding = worded = 0
    longest = 0
    for row in rows:
        for cell in row:
            if len(cell) and next(cell.iterdescendants("table"), None) is not None:
                holding += 1
                continue
            size = _size(cell)
            worded += size > 0
            longest = max(longest, size)
    if holding:
        return worded <= 8 * holding
    return longest > _LONG and len(rows) <= 3


def prose_cell(row: list[_Element]) -> _Element | None:
    """The only cell with words in the row, if they are prose: the report goes on there."""
    told = None
    for cell in row:
        if _size(cell):
            if told is not None:
                return None
            told = cell
    if told is None:
        return None
    text = "".join(map(str, told.itertext()))
    return told if len(text) > _PROSE and "。" in text else None


def _size(cell: _Element) -> int:
    if not len(cell):
        return len(cell.text.strip()) if cell.text else 0
    return sum(len(text.strip()) for text in cell.itertext())
