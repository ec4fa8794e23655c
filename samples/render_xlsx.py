"""The official tables as a workbook, one sheet each, cells merged as on the form."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from io import BytesIO
from typing import Any

from report.model import Document
from samples.render_text import file_stem
from samples.report import SampleReport
from samples.sheet import Sheet

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHEET_NAMES = {
    "proactive": "主动公开",
    "requests": "依申请公开",
    "disputes": "复议诉讼",
    "statistics": "统计表",
}


def render_xlsx(report: SampleReport, name: str = "") -> Document:
    """Figures as numbers, other cells as text. The same report gives the same bytes."""
    from xlsxwriter import Workbook

    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        made = datetime(report.published.year, report.published.month, 1, tzinfo=UTC)
        book.set_properties({"title": report.title, "created": made.replace(tzinfo=None)})
        border = book.add_format({"border": 1, "text_wrap": True, "align": "center"})
        for key, sheet in report.sheets().items():
            page = book.add_worksheet(SHEET_NAMES[key])
            page.write_string(0, 0, report.title)
            _fill(page, sheet, border)
    return Document(
        buffer.getvalue(),
        name=name or f"{file_stem(report)}.xlsx",
        media_type=MEDIA_TYPE,
        role="attachment",
    )


def _fill(page: Any, sheet: Sheet, border: Any) -> None:
    for y, row in enumerate(sheet.expanded(), start=2):
        for x, (cell, starts) in enumerate(row):
            if not starts:
                continue
            value = _number(cell.text) if cell.measure else cell.text
            if cell.rows > 1 or cell.columns > 1:
                page.merge_range(y, x, y + cell.rows - 1, x + cell.columns - 1, "", border)
            if isinstance(value, str):
                page.write_string(y, x, value, border)
            else:
                page.write_number(y, x, value, border)


def _number(text: str) -> float | str:
    try:
        return float(Decimal(text))
    except InvalidOperation:
        return text
