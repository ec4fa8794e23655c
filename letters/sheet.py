"""Sheets of a workbook. Words stay words whatever they begin with: no cell becomes a formula
or a link."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from outputs.book import book_of

Cell = str | int | float | date | None
_LARGEST = 32_000
"""Characters a cell holds, a little under Excel's limit."""
LINE, MOST_LINES = 15, 20
_TINTS = {"错误": "#F8D7DA", "警告": "#FFF0C9", "提示": "#DCEBFA"}


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    width: int
    theirs: bool = False
    """People fill it: shown in another colour."""
    share: bool = False
    """Its figures are shares, shown in per cent."""


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    columns: Sequence[Column]
    rows: Iterable[Mapping[str, Cell]]
    title: str = ""
    notes: Sequence[str] = ()
    """Lines below."""


def workbook(sheets: Iterable[Sheet], made: date) -> bytes:
    """An XLSX file. `made` is the day it says it was made: same input, same bytes."""

    def fill(book: Any) -> None:
        for sheet in sheets:
            _write(book, sheet)

    return book_of(fill, made)


def _write(book: Any, sheet: Sheet) -> None:
    plain = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#D0D5DD"}
    formats = {
        "body": book.add_format(plain),
        "day": book.add_format(plain | {"num_format": "yyyy-mm-dd", "align": "left"}),
        "share": book.add_format(plain | {"num_format": "0%"}),
        **{word: book.add_format(plain | {"bg_color": tint}) for word, tint in _TINTS.items()},
    }
    heads = {
        theirs: book.add_format(
            plain
            | {"bold": True, "valign": "vcenter", "align": "center", "font_color": "#FFFFFF"}
            | {"bg_color": "#7A4A09" if theirs else "#1F3A5F"}
        )
        for theirs in (False, True)
    }
    page = book.add_worksheet(sheet.name)
    top = 1 if sheet.title else 0
    if sheet.title:
        title = book.add_format({"bold": True, "font_size": 16, "valign": "vcenter"})
        page.set_row(0, 30)
        page.write_string(0, 0, sheet.title, title)
    page.freeze_panes(top + 1, 2)
    page.set_landscape()
    page.set_paper(8 if len(sheet.columns) > 8 else 9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)
    page.set_row(top, 24)
    for no, column in enumerate(sheet.columns):
        page.set_column(no, no, column.width)
        page.write_string(top, no, column.name, heads[column.theirs])
    last = top
    for last, row in enumerate(sheet.rows, top + 1):
        page.set_row(last, _height(sheet.columns, row))
        for no, column in enumerate(sheet.columns):
            _cell(page, last, no, column, row.get(column.name), formats)
    for no, note in enumerate(sheet.notes, last + 2):
        page.write_string(no, 0, note)
    page.autofilter(top, 0, max(last, top + 1), max(len(sheet.columns) - 1, 0))


def _height(columns: Sequence[Column], row: Mapping[str, Cell]) -> int:
    """Points, for the longest of the wrapped cells: not every program finds them by itself."""
    lines = 1
    for column in columns:
        text = row.get(column.name)
        if isinstance(text, str):
            parts = text.split("\n")
            lines = max(lines, sum(-(-_signs(part) // (column.width - 1)) or 1 for part in parts))
    return min(lines, MOST_LINES) * LINE + 3


def _signs(text: str) -> int:
    """Width in half-width signs."""
    return sum(1 + (ord(c) > 0x2E7F or c in "“”…—·") for c in text)


def _cell(
    page: Any, row: int, no: int, column: Column, value: Cell, formats: Mapping[str, Any]
) -> None:
    body = formats["body"]
    if isinstance(value, date):
        page.write_datetime(row, no, datetime.combine(value, time()), formats["day"])
    elif isinstance(value, (int, float)):
        page.write_number(row, no, value, formats["share"] if column.share else body)
    elif value:
        cut = value if len(value) <= _LARGEST else value[:_LARGEST] + "…"
        page.write_string(row, no, cut, formats.get(value, body))
    else:
        page.write_blank(row, no, None, body)
