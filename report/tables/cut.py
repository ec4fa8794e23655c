"""Whether a document ends inside a table: its capture is then cut, not its report faulty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from report.cells import parse_cell
from report.forms import load_forms
from report.model import Cell, Grid, Layout, Line, TableRead
from report.normal import normalise
from report.tables.found import Found, RowRead
from report.tables.sheets import sheets
from report.tables.tokens import cell_of

UNFINISHED = "取得的文本在此处中断，数字可能不全"
_WORKBOOK = "application/vnd.ms-excel"
_BROKEN = "\ufffd"
_REST_AT_MOST = 24
"""Characters of a label that was cut, after the last line that could be told."""


def cut_of(layouts: Sequence[Layout], tables: Sequence[TableRead], found: Found) -> str:
    """In words, for the first document that ends inside a table; empty if none does."""
    for document, layout in enumerate(layouts):
        keys = _keys_at_the_end(document, layout, found)
        if layout.media_type == _WORKBOOK:
            continue  # no row stands in it for one that was left empty
        if keys and not any(table.key in keys and table.whole for table in tables):
            return f"the text ends inside “{_short(min(keys))}”"
    return ""


def unfinished(layouts: Sequence[Layout], rows: Sequence[RowRead]) -> list[RowRead]:
    """The rows, but for a last figure of a document that may go on beyond its end."""
    ends = {i: cell for i, layout in enumerate(layouts) if (cell := _open_cell(layout))}
    return [
        replace(row, broken=_last_at(row.cells, ends[row.document]))
        if ends.get(row.document) in row.cells
        and not _is_surely_whole(row)
        and (layouts[row.document].cut or not _is_the_last(row))
        else row
        for row in rows
    ]


def _is_surely_whole(row: RowRead) -> bool:
    """Nothing comes after a nought; the sum of the row is right."""
    *parts, last = (parse_cell(cell.text) for cell in row.cells)
    if last.value == 0:
        return True
    is_sum = len(parts) > 1 and row.sheet.columns[-1].is_sum
    return is_sum and last.value == sum(part.value or 0 for part in parts[-_summed(row) :])


def _summed(row: RowRead) -> int:
    """The columns that the last one is the sum of: those since the sum before it."""
    sums = [at for at, one in enumerate(row.sheet.columns[:-1]) if one.is_sum]
    return len(row.sheet.columns) - 2 - max(sums, default=-1)


def _is_the_last(row: RowRead) -> bool:
    """The last row of the statistics table: an extract may end with it as the report does."""
    return row.sheet.key == "statistics" and row.slot is row.sheet.slots[-1]


def _last_at(cells: Sequence[Cell], one: Cell) -> int:
    return max(at for at, cell in enumerate(cells) if cell == one)


def _open_cell(layout: Layout) -> Cell | None:
    """The last cell there is, if nothing closes it."""
    last = layout.blocks[-1] if layout.open_end and layout.blocks else None
    if isinstance(last, Line):
        return cell_of(last, last.text.rpartition(" ")[2])
    return last.rows[-1][-1] if last and last.rows and last.rows[-1] else None


def rest_of_table(layouts: Sequence[Layout], found: Found) -> dict[tuple[int, int], set[str]]:
    """(document, line) of what stands behind the last line told of a table that a document
    ends inside: the beginning of a label."""
    rest: dict[tuple[int, int], set[str]] = {}
    for document, layout in enumerate(layouts):
        keys = _keys_at_the_end(document, layout, found)
        last = max((line for at, line in found.consumed if at == document), default=0)
        for block in layout.blocks:
            begun = isinstance(block, Line) and block.no > last and _begins_a_row(block.text)
            if keys and isinstance(block, Line) and begun:
                rest[document, block.no] = keys
    return rest


def _begins_a_row(text: str) -> bool:
    begun = text.rstrip(_BROKEN)
    return len(begun) > 1 and any(label.startswith(begun) for label in _labels())


@cache
def _labels() -> frozenset[str]:
    """Every label of a row, as it is matched, its number before it."""
    slots = (slot for sheet in sheets() for slot in sheet.slots)
    return frozenset(
        normalise(label) for slot in slots for label in (slot.row.label, *slot.row.aliases)
    )


def _short(key: str) -> str:
    tables = (table for form in load_forms().values() for table in form.tables)
    return next(table.short for table in tables if table.key == key)


def _keys_at_the_end(document: int, layout: Layout, found: Found) -> set[str]:
    """The tables open where a document ends; none if text follows."""
    lines = {line: keys for (at, line), keys in found.consumed.items() if at == document}
    if not lines:
        return set()
    last = max(lines)
    rest = 0
    for block in reversed(layout.blocks):
        if isinstance(block, Grid):
            texts = [(cell.line, cell.text) for row in block.rows for cell in row]
        else:
            texts = [(block.no, block.text)]
        rest += sum(len(text) for line, text in texts if line > last)
        if rest > _REST_AT_MOST or any(line <= last for line, _ in texts):
            break
    return lines[last] if rest <= _REST_AT_MOST else set()
