"""From recognised rows to measures: every figure that the form has, or why it is unread."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from report.cells import parse_cell
from report.forms import Row, Table, figure_name, load_forms, measure_label
from report.forms.schema import MONEY
from report.model import Cell, FormId, Measure, Place, TableRead
from report.tables.cut import UNFINISHED
from report.tables.found import RowRead

NO_ROW = "表中没有找到这一行"


def without_sums(rows: Sequence[RowRead]) -> list[RowRead]:
    """Rows without a group that is printed as one row though its parts are there: 小计."""
    names = {row.slot.row.name for row in rows}
    return [
        row
        for row in rows
        if not (
            row.slot.row.stands_for_rows
            and any(part.name in names for part in row.slot.row.children)
        )
    ]


def _of_one_printing(rows: Sequence[RowRead]) -> list[RowRead]:
    """Rows without those that a region's printing does not have: where the heading over its
    own (一审案件数量) was lost, these look like them."""
    variants = {row.slot.row.variant for row in rows if row.slot.row.variant}
    return [row for row in rows if row.slot.row.unless not in variants]


def measures_of_rows(rows: Sequence[RowRead]) -> dict[str, Measure]:
    """The figures of the rows of one printing."""
    found: dict[str, Measure] = {}
    for row in rows:
        for column, name in enumerate(row.sheet.measures(row.slot)):
            found[name] = _measure(row, column, name, row.cells[column] if row.cells else None)
    return found


def _measure(row: RowRead, column: int, name: str, cell: Cell | None) -> Measure:
    label = measure_label(name, row.sheet.forms[0])
    form_unit = row.sheet.columns[column].unit or row.slot.row.unit
    told = row.units.get(column, "")
    unit = told if told and (told.endswith("元") == (form_unit in MONEY)) else form_unit
    if cell is None:
        place = Place(row.line, row.document, row.grid, row.row, None, label)
        return Measure(name, "unread", None, "", place, unit, "", row.why or NO_ROW)
    row_no, at = (cell.row, cell.column) if row.grid is not None else (row.row, None)
    place = Place(cell.line, row.document, row.grid, row_no, at, label)
    if column == row.broken:
        return Measure(name, "unread", None, cell.raw, place, unit, "", UNFINISHED)
    read = parse_cell(_own_text(cell), unit, signed=row.sheet.columns[column].signed)
    return Measure(name, read.state, read.value, cell.raw, place, read.unit, read.remark, read.why)


def _own_text(cell: Cell) -> str:
    """The matching text, unless only the raw text shows that a digit is a note (22①)."""
    raw = cell.raw
    if raw.isascii() or not any(unicodedata.category(char) == "No" for char in raw):
        return cell.text
    return raw


def table_read(
    table: Table, form: FormId, rows: Sequence[RowRead], where: Place
) -> tuple[TableRead, dict[str, Measure]]:
    """The table with its measures; those without a cell are unread."""
    rows = _of_one_printing(without_sums(rows))
    measures = measures_of_rows(rows)
    names = {row.slot.row.name for row in rows}
    blocks = {row.sheet.block.key for row in rows if form not in row.sheet.forms}
    missing: list[str] = []
    for printed in _expected(form, table.key, names):
        if printed.block in blocks:
            continue  # printed as the other form has it
        if not any(name in measures for name, _ in printed.figures):
            missing.append(printed.row.label or table.title)
        for name, unit in printed.figures:
            if name not in measures:
                label = measure_label(name, form)
                place = Place(where.line, where.document, where.table, label=label)
                measures[name] = Measure(name, "unread", None, "", place, unit, "", NO_ROW)
    return TableRead(table.key, form, where, not missing, tuple(missing)), measures


class _Printed(NamedTuple):
    block: str
    row: Row
    figures: tuple[tuple[str, str], ...]
    """Names and units."""


def _expected(form: FormId, table: str, names: set[str]) -> Iterator[_Printed]:
    """The rows that this printing of the form has, given the names of those found."""
    rows = _rows(form, table)
    variants = {one.row.variant for one in rows if one.row.variant and one.row.name in names}
    for one in rows:
        if (not one.row.variant or one.row.variant in variants) and one.row.unless not in variants:
            yield one


@cache
def _rows(form: FormId, table: str) -> tuple[_Printed, ...]:
    return tuple(
        _Printed(
            block.key,
            row,
            tuple((figure_name(row, c), c.unit or row.unit) for c in block.value_columns()),
        )
        for one in load_forms()[form].tables
        if one.key == table
        for block in one.blocks
        for row in block.figure_rows()
    )
