"""Through the layouts in reading order: grids to the desk as they are, lines as rows."""

from __future__ import annotations

from collections.abc import Sequence

from report.headings import at_start
from report.model import Grid, Layout, Line
from report.tables.desk import Desk
from report.tables.found import Found
from report.tables.geometry import placed_rows
from report.tables.labels import article_item
from report.tables.laid_out import as_on_the_form
from report.tables.lines import read_lines

_BEGUN_AT_MOST = 2
_BETWEEN_PAGES = 16
"""A page number or a running title between two parts of a table is at most this long."""


def walk(layouts: Sequence[Layout]) -> Found:
    """Everything in the documents that belongs to an official table."""
    found = Found()
    for document, layout in enumerate(layouts):
        desk = Desk(document, found)
        lines: list[Line] = []
        for block in layout.blocks:
            if isinstance(block, Line):
                lines.append(block)
                continue
            label = _label_begun(desk, lines, block)
            _take_lines(desk, lines[: len(lines) - len(label)])
            lines = []
            _take_grid(desk, block, found, document, label)
        _take_lines(desk, lines)
        desk.close()
    return found


def _label_begun(desk: Desk, lines: Sequence[Line], grid: Grid) -> Sequence[Line]:
    """Lines right above a row of text that its label may begin with: a cell with a line end in
    it comes out as 其中:主要负责同志 / 参加新闻发布会次数 | 次 | 4."""
    if grid.ruled or not desk.open_sheets or not grid.rows:
        return ()
    following = grid.rows[0][0].line
    begun = 0
    for line in reversed(lines[-_BEGUN_AT_MOST:]):
        if line.no != following - 1 or len(line.text) > _BETWEEN_PAGES or line.tag:
            break
        if desk.knows(line.text) or article_item(line.text) or line.text[-1].isdigit():
            break
        if (heading := at_start(line.text)) and heading.key:
            break
        following = line.no
        begun += 1
    return lines[len(lines) - begun :]


def _take_grid(
    desk: Desk, grid: Grid, found: Found, document: int, label: Sequence[Line] = ()
) -> None:
    rows, heads = len(found.rows), len(found.heads)
    titles = len(found.titles)
    desk.begin_grid(grid.no, grid.ruled)
    if label:
        desk.begin_label("".join(line.text for line in label))
    for row_no, row in as_on_the_form(placed_rows(grid), grid.ruled):
        if row:
            desk.take(row, row_no)
    if len(found.rows) > rows or len(found.heads) > heads:
        headings = {line.no for _, line in found.titles[titles:]}
        keys = {row.sheet.key for row in found.rows[rows:]}
        keys |= {seen.sheet.key for seen in found.heads[heads:]}
        for line in label:
            found.consume(document, line.no, keys)
        for printed in grid.rows:
            for cell in printed:
                if cell.line not in headings:
                    found.consume(document, cell.line, keys)


def _take_lines(desk: Desk, lines: Sequence[Line]) -> None:
    if not lines:
        return
    if len(lines) == 1 and len(lines[0].text) <= _BETWEEN_PAGES and not lines[0].tag:
        return  # a table may go on after a page number
    read_lines(desk, lines)
