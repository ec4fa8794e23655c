"""The report as a PDF with a text layer, its tables going on over page breaks."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from report.model import Document
from samples.render_text import file_stem
from samples.report import SampleReport
from samples.sheet import Sheet

if TYPE_CHECKING:
    from samples.sheet import SheetCell

FONT = "STSong-Light"
"""One of the fonts that every PDF reader brings along; nothing is embedded."""
WIDTHS = {
    "proactive": (130, 100, 100, 100),
    "requests": (28, 72, 136, 34, 34, 34, 34, 34, 34, 34),
    "disputes": (30,) * 15,
    "statistics": (330, 40, 60),
}
"""Points a column; labels wrap, and the leftmost stand as narrow as on the form."""


def render_pdf(report: SampleReport, name: str = "", *, repeat_header: bool = False) -> Document:
    """A4, page numbers at the foot. `repeat_header`: on every page that a table goes on to.

    The same report gives the same bytes.
    """
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    styles = _styles()
    story: list[Any] = []
    for block in report.flow():
        if block.sheet:
            story += [_table(block.sheet, repeat_header), Spacer(1, 8)]
        else:
            text = f"附件：{block.text}" if block.kind == "attachment" else block.text
            style = {"title": "title", "signature": "right"}.get(block.kind, "body")
            story.append(Paragraph(escape(text), styles[style]))
    buffer = BytesIO()
    pages = SimpleDocTemplate(
        buffer, pagesize=A4, title=report.title, author=report.agency.name, invariant=1
    )
    pages.build(story, onFirstPage=_foot, onLaterPages=_foot)
    return Document(
        buffer.getvalue(), name=name or f"{file_stem(report)}.pdf", media_type="application/pdf"
    )


@cache
def _styles() -> dict[str, Any]:
    from reportlab.lib.enums import TA_CENTER, TA_RIGHT
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.pdfmetrics import registerFont

    registerFont(UnicodeCIDFont(FONT))
    base = {"fontName": FONT, "wordWrap": "CJK"}
    return {
        "title": ParagraphStyle(
            "title", fontSize=18, leading=26, alignment=TA_CENTER, spaceAfter=12, **base
        ),
        "body": ParagraphStyle("body", fontSize=12, leading=20, firstLineIndent=24, **base),
        "right": ParagraphStyle("right", fontSize=12, leading=20, alignment=TA_RIGHT, **base),
        "cell": ParagraphStyle("cell", fontSize=9, leading=12, alignment=TA_CENTER, **base),
    }


def _table(sheet: Sheet, repeat_header: bool) -> Any:
    from reportlab.lib import colors
    from reportlab.platypus import LongTable

    commands: list[tuple[Any, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 2),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2),
    ]
    grid = sheet.expanded()
    for y, row in enumerate(grid):
        for x, (cell, starts) in enumerate(row):
            if starts and (cell.rows > 1 or cell.columns > 1):
                end = (x + cell.columns - 1, y + cell.rows - 1)
                commands.append(("SPAN", (x, y), end))
    return LongTable(
        [[_content(cell, starts) for cell, starts in row] for row in grid],
        colWidths=WIDTHS[sheet.key],
        style=commands,
        repeatRows=sheet.header_rows if repeat_header else 0,
    )


def _content(cell: SheetCell, starts: bool) -> Any:
    from reportlab.platypus import Paragraph

    return Paragraph(escape(cell.text), _styles()["cell"]) if starts and cell.text else ""


def _foot(canvas: Any, pages: Any) -> None:
    canvas.setFont(FONT, 10)
    canvas.drawCentredString(pages.pagesize[0] / 2, 30, f"- {canvas.getPageNumber()} -")
