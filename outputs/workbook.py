"""Workbooks: strings stay strings, whatever they look like; figures stay figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from outputs.book import book_of
from outputs.rows import REPORT, STANDING, WAIVED, Value
from outputs.summing import SUMMED, Summing
from outputs.wording import wording

_LARGEST = 32_000
"""Characters a cell holds, a little under Excel's limit."""
_WIDTHS = {
    "agency": 22, "year": 7, "severity": 9, "basis": 9, "rule": 14, "problem": 48, "expected": 22,
    "found": 22, "proof": 56, "cites": 42, "fix": 34, "source": 26, "state": 14,
    "published": 13, "error": 7, "warning": 7, "info": 7, "waived": 7, "unknown": 10, "score": 8,
    "unassessed": 10, "why": 40, "reason": 36, "by": 12, "until": 13, "format": 18, "sources": 8,
    "with_error": 9, "with_warning": 9, "with_info": 10, "with_none": 12, "not_a_report": 16,
    "unreadable": 10,
}  # fmt: skip
_LINE, _MOST = 17, 14
"""Height of a line in points, and lines that a row shows at most."""
_TINTS = {"error": "#F8D7DA", "warning": "#FFF0C9", "info": "#DCEBFA"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A name, the columns in order, and rows by column."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Mapping[str, Value]]
    note: str = ""
    """A line below."""


def check_sheets(
    found: Iterable[Mapping[str, Value]],
    reports: Iterable[Mapping[str, Value]],
    lang: str,
    waived: Sequence[Mapping[str, Value]] = (),
    sums: Summing | None = None,
) -> list[Sheet]:
    """问题清单, 汇总, 统计, and 已豁免 where there is any: apart, so that no sum counts it."""
    w = wording(lang)
    return [
        Sheet(w["findings"], STANDING, found),
        Sheet(w["overview"], REPORT, reports),
        *further_sheets(waived, sums, lang),
    ]


def further_sheets(
    waived: Sequence[Mapping[str, Value]], sums: Summing | None, lang: str
) -> list[Sheet]:
    """统计 where there are several sources, 已豁免 where something is waived."""
    w, sheets = wording(lang), []
    if sums is not None and sums.total["sources"] > 1:
        sheets.append(Sheet(w["statistics"], SUMMED, list(sums.rows(lang)), w["once_each"]))
    if waived:
        sheets.append(Sheet(w["waived_list"], WAIVED, waived))
    return sheets


def workbook(sheets: Iterable[Sheet], lang: str, made: date) -> bytes:
    """An XLSX file. `made` is the day it says it was made: same input, same bytes."""

    def fill(book: Any) -> None:
        for sheet in sheets:
            _write(book, sheet, lang)

    return book_of(fill, made)


def _write(book: Any, sheet: Sheet, lang: str) -> None:
    w = wording(lang)
    plain = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#D0D5DD"}
    head = book.add_format(
        plain | {"bold": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF", "valign": "vcenter"}
    )
    share = book.add_format(plain | {"num_format": "0%"})
    body = book.add_format(plain)
    tints = {w[name]: book.add_format(plain | {"bg_color": c}) for name, c in _TINTS.items()}
    page = book.add_worksheet(sheet.name)
    page.freeze_panes(1, 1)
    page.set_landscape()
    page.set_paper(8)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_row(0, 24)
    for no, name in enumerate(sheet.columns):
        page.set_column(no, no, _WIDTHS[name])
        page.write_string(0, no, w[name], head)
    last = 0
    for last, row in enumerate(sheet.rows, 1):
        page.set_row(
            last, _LINE * max(_lines(row.get(name), _WIDTHS[name]) for name in sheet.columns)
        )
        for no, name in enumerate(sheet.columns):
            value = row.get(name)
            if isinstance(value, str) and value:
                cut = value if len(value) <= _LARGEST else value[:_LARGEST] + "…"
                form = tints.get(value, body) if name == "severity" else body
                page.write_string(last, no, cut, form)
            elif isinstance(value, (int, float)):
                page.write_number(last, no, value, share if name == "unassessed" else body)
            else:
                page.write_blank(last, no, None, body)
    if sheet.note:
        page.write_string(last + 2, 0, sheet.note)
    page.autofilter(0, 0, max(last, 1), len(sheet.columns) - 1)


def _lines(value: Value, width: int) -> int:
    """How many lines a cell takes: not every program fits rows to their words."""
    if not isinstance(value, str):
        return 1
    wide = (sum(1 if sign.isascii() else 2 for sign in line) for line in value.split("\n"))
    return min(sum(1 + max(0, one - 1) // (width - 1) for one in wide), _MOST)
