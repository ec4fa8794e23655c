"""The report as a Word file: merged cells, headings as plain paragraphs, as offices write them."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from report.model import Document
from samples.render_text import file_stem
from samples.report import SampleReport
from samples.sheet import Sheet

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def render_docx(report: SampleReport, name: str = "") -> Document:
    """One file, tables with column and row spans. The same report gives the same bytes."""
    import docx

    word = docx.Document()
    word.core_properties.title = report.title
    made = datetime.combine(report.published, datetime.min.time())
    word.core_properties.created = word.core_properties.modified = made
    for block in report.flow():
        if block.sheet:
            _table(word, block.sheet)
        elif block.kind == "attachment":
            word.add_paragraph(f"附件：{block.text}")
        else:
            word.add_paragraph(block.text)
    buffer = BytesIO()
    word.save(buffer)
    return Document(
        _undated(buffer), name=name or f"{file_stem(report)}.docx", media_type=MEDIA_TYPE
    )


def _undated(word: BytesIO) -> bytes:
    """The same package, its members of no day: a portal serves what was once put there."""
    packed = BytesIO()
    with ZipFile(word) as made, ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for member in made.infolist():
            archive.writestr(
                ZipInfo(member.filename), made.read(member), compress_type=ZIP_DEFLATED
            )
    return packed.getvalue()


def _table(word: Any, sheet: Sheet) -> None:
    """Spans as Word writes them: `gridSpan` across, `vMerge` down, one row at a time.

    Written as XML: the library's own merging of cells is a hundred times slower.
    """
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    rows = []
    for line in sheet.expanded():
        cells, x = [], 0
        while x < len(line):
            cell, starts = line[x]
            cells.append(_cell(cell.text if starts else "", cell.columns, cell.rows, starts))
            x += cell.columns
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    grid = '<w:gridCol w:w="900"/>' * sheet.width
    word.element.body.insert(
        len(word.element.body) - 1,
        parse_xml(
            f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
        ),
    )


def _cell(text: str, columns: int, rows: int, starts: bool) -> str:
    from xml.sax.saxutils import escape

    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    if rows > 1:
        span += '<w:vMerge w:val="restart"/>' if starts else "<w:vMerge/>"
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f"<w:tc><w:tcPr>{span}</w:tcPr><w:p>{run}</w:p></w:tc>"
