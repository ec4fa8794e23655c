"""A table that goes on over a page break becomes one again."""

from __future__ import annotations

import re

from report.readers.pdf.tables import PdfCell, PdfTable, grid_lines, span

_SIDE = 6.0
"""Points by which the sides of a table may differ from page to page."""
_NEW_ROW = re.compile(
    r"^(?:[(（]?[一二三四五六七八九十]{1,3}[)）、.]|\d{1,2}\s*[.、．)）]|第|信息内容|规章|行政|规范|其他|其中|总计|合计)"
)


def goes_on(above: PdfTable, below: PdfTable) -> bool:
    """Same sides: with nothing between them but the page break, they are one table."""
    return abs(above.x0 - below.x0) < _SIDE and abs(above.x1 - below.x1) < _SIDE


def join(above: PdfTable, below: PdfTable) -> None:
    """Adds the rows of `below` to `above`; repeated header rows and broken cells made good."""
    rows = below.rows[_repeated(above, below) :]
    if rows:
        _carry_spans(above, rows)
    if rows and _broken_row(above, rows):
        for cell, rest in zip(above.rows[-1], rows[0], strict=True):
            cell.text += rest.text
        rows = rows[1:]
    height = below.bottom - below.top
    above.rows.extend(row for row in rows if row)
    above.bottom += height
    _respan(above)


def _repeated(above: PdfTable, below: PdfTable) -> int:
    """How many rows at the top of `below` repeat the top of `above`."""
    same = 0
    for one, other in zip(above.rows, below.rows[:-1], strict=False):
        if [cell.text for cell in one] != [cell.text for cell in other]:
            break
        if not any(cell.text for cell in one) or any(cell.text.isdigit() for cell in one):
            break
        same += 1
    return same


def _carry_spans(above: PdfTable, rows: list[list[PdfCell]]) -> None:
    """Empty cells at the left of the first row go on with the cell that the break cut."""
    first = rows[0]
    while first and not first[0].text and any(cell.text for cell in first):
        cut = _cut_by_break(above, first[0])
        if cut is None:
            break
        cut.row_span += first[0].row_span
        first.pop(0)


def _cut_by_break(above: PdfTable, cell: PdfCell) -> PdfCell | None:
    """The cell over the break in the same column, if it has words and reaches the break."""
    end = max((one.bottom for row in above.rows for one in row), default=0.0)
    for row in reversed(above.rows):
        for one in row:
            reaches = abs(one.bottom - end) < _SIDE or one.row_span > 1
            if abs(one.x0 - cell.x0) < _SIDE and abs(one.x1 - cell.x1) < _SIDE and reaches:
                return one if one.text and not one.text.isdigit() else None
    return None


def _broken_row(above: PdfTable, rows: list[list[PdfCell]]) -> bool:
    """The first row below is the rest of the last one above: words that start no row, and
    no column in which both have something, save the label's."""
    if not above.rows or len(above.rows[-1]) != len(rows[0]):
        return False
    last, first = above.rows[-1], rows[0]
    label = next((index for index, cell in enumerate(first) if cell.text), None)
    if label is None or not last[label].text or _NEW_ROW.match(first[label].text):
        return False
    if first[label].text[:1].isdigit():
        return False
    others = [index for index in range(len(first)) if index != label]
    return (
        bool(others)
        and not any(last[at].text and first[at].text for at in others)
        and any(last[at].text or first[at].text for at in others)
    )


def _respan(table: PdfTable) -> None:
    """Column spans over the grid lines of all pages together."""
    lines = grid_lines([cell.x0 for row in table.rows for cell in row])
    for row in table.rows:
        for cell in row:
            cell.column_span = span(lines, cell.x0, cell.x1)
