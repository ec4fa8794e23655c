"""The report as plain text, the way a crawler's text extract gives it."""

from __future__ import annotations

from random import Random

from report.model import Document
from samples.report import Flow, SampleReport
from samples.sheet import Sheet

_HALF_WIDTH = str.maketrans("，（）：；", ",():;")
"""Extracts keep 、。《》“” and turn these into their ASCII twins."""


def render_text(
    report: SampleReport,
    *,
    half_width: bool = True,
    chrome: bool = True,
    title: bool = True,
    dated: bool = True,
) -> Document:
    """One UTF-8 file, tables as `a | b |` lines padded with bars to the table's width.

    `chrome` adds a line for scanning a QR code; without `title` or `dated` the
    extract has lost the title, or the line with the date of publication.
    """
    random = Random(f"text/{report.seed}")  # noqa: S311
    indent = random.choice(("", "", "\u3000\u3000", "\u00a0\u00a0 "))
    lines: list[str] = []
    for block in report.flow():
        if block.kind == "title":
            lines += _head(report, block, title, dated)
        elif block.sheet:
            lines += bar_lines(block.sheet)
        elif block.kind == "attachment":
            lines.append(f"附件：{block.text}")
        else:
            lines.append(indent + block.text)
    if chrome:
        lines.append("扫一扫在手机打开当前页")
    text = "\n".join(lines) + "\n"
    if half_width:
        text = text.translate(_HALF_WIDTH)
    return Document(text.encode(), name=f"{file_stem(report)}.txt", media_type="text/plain")


def file_stem(report: SampleReport) -> str:
    """A file name that says whose report and which year's."""
    return f"{report.agency.id}-{report.year}"


def _head(report: SampleReport, block: Flow, title: bool, dated: bool) -> list[str]:
    lines = [block.text] if title else []
    if dated:
        lines.append(
            f"{report.agency.site_name} 发布日期 : {report.published} 来源 : {report.agency.name}"
        )
    return lines


def bar_lines(sheet: Sheet) -> list[str]:
    """A row a line; bars for the cells that spans swallowed stand at its end."""
    return [
        f"{' | '.join(cell.text for cell in row)} | {'|' * (sheet.width - len(row))}".rstrip()
        for row in sheet.rows
    ]
