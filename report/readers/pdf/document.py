"""A PDF: its pages in order, paragraphs and tables put together over page breaks."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from report.model import Layout, Unreadable
from report.normal import normalise
from report.readers import limits
from report.readers.assemble import Draft, RawGrid, RawLine, assemble
from report.readers.pdf.continued import goes_on, join
from report.readers.pdf.glyphs import TextLine, lines_of, straight
from report.readers.pdf.mend import mend
from report.readers.pdf.paragraphs import Margins, continues, is_heading, margins_of, paragraph
from report.readers.pdf.tables import PdfTable, tables_of

_PAGE_NUMBER = re.compile(
    r"[-—–―─·•\s]*\d{1,4}[-—–―─·•\s]*|第?\s*\d+\s*页?\s*[,，/]?\s*(?:共|of|/)?\s*\d*\s*页?|P\.?\s*\d+",
    re.IGNORECASE,
)
# What a browser prints over and under a page: its address, the day and hour.
_PRINTED = re.compile(
    r"^(?:https?|file)://\S+|^\d{1,4}/\d{1,2}/\d{1,4},?\s*(?:[上下]午\s?)?\d{1,2}:\d\d"
)
_DIGITS = re.compile(r"\d+")
_BROKEN = Unreadable("the PDF is damaged or not whole", "fetch it again from the portal")
_PROSE = 100
_LARGE = 0.05
_CROWDED = 60_000
"""Characters of one page that are looked at."""


@dataclass(slots=True)
class Sheet:
    """A page as it is read: lines and tables from top to bottom."""

    width: float
    height: float
    parts: list[TextLine | PdfTable] = field(default_factory=list)
    furniture: list[TextLine] = field(default_factory=list)
    pictures: int = 0


def read_pdf(content: bytes) -> Layout | Unreadable:
    """The Layout of a PDF; Unreadable if it is locked or broken beyond repair."""
    read = _read(content)
    if isinstance(read, Unreadable):
        mended = mend(content)
        again = _read(mended) if mended else read
        if isinstance(again, Unreadable):
            return read
        read = again
        read.cut = "the file is damaged; what could be recovered of it was read"
    return assemble(read)


def _read(content: bytes) -> Draft | Unreadable:
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    # Its warnings are about what the file's maker did; they would reach the terminal.
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    failed: list[int] = []
    pages: list[Sheet] = []
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            count = len(pdf.pages)
            for at, page in enumerate(pdf.pages[: limits.PAGES], 1):
                try:
                    pages.append(sheet_of(page))
                except Exception:  # pdfminer raises whatever a damaged page makes it stumble over
                    failed.append(at)
            title = _title(pdf)
    except PdfminerException as error:
        if any(isinstance(part, PDFPasswordIncorrect) for part in error.args):
            return Unreadable("the PDF is locked with a password", "publish it without one")
        return _BROKEN
    except Exception:  # and whatever a damaged file makes it stumble over
        return _BROKEN
    if failed and not pages:
        return _BROKEN
    return draft_of(pages, "application/pdf", title, failed, count)


def draft_of(
    pages: list[Sheet], media_type: str, title: str, failed: list[int], count: int
) -> Draft:
    """The document of these pages; `failed` are the numbers of those that are damaged, `count`
    is that of all it has."""
    _set_apart_running_heads(pages)
    notes = [f"page {at} is damaged" for at in failed[:3]]
    if count > limits.PAGES:
        notes.append(f"only the first {limits.PAGES} of {count} pages were read")
    draft = Draft(
        media_type=media_type,
        page_title=title,
        cut="; ".join(notes),
        pictures=sum(page.pictures for page in pages),
    )
    draft.items.extend(_numbered(pages))
    return draft


def sheet_of(page: Any) -> Sheet:
    """A page of pdfplumber's, or one that has the same shapes and characters."""
    result = Sheet(float(page.width), float(page.height))
    area = max(result.width * result.height, 1.0)
    result.pictures = sum(
        1 for image in page.images if image["width"] * image["height"] > _LARGE * area
    )
    glyphs = straight(page.chars[:_CROWDED])
    tables = tables_of(page, glyphs)
    outside = [glyph for glyph in glyphs if not any(table.holds(glyph) for table in tables)]
    lines = lines_of(outside)
    for line in lines:
        edge = line.bottom < 0.1 * result.height or line.top > 0.88 * result.height
        if edge and _is_furniture(normalise(line.text)):
            result.furniture.append(line)
        else:
            result.parts.append(line)
    result.parts.extend(tables)
    result.parts.sort(key=lambda part: part.top)
    page.close()
    return result


def _is_furniture(text: str) -> bool:
    return _PAGE_NUMBER.fullmatch(text) is not None or _PRINTED.search(text) is not None


def _set_apart_running_heads(pages: list[Sheet]) -> None:
    """The same words in the same place at the edge of at least three pages, whatever number
    stands among them."""
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        seen.update({_spot(part) for part in page.parts if _at_edge(part, page)})
    for page in pages[1:]:
        for part in list(page.parts):
            if _at_edge(part, page) and seen[_spot(part)] >= 3 and isinstance(part, TextLine):
                page.parts.remove(part)
                page.furniture.append(part)


def _at_edge(part: TextLine | PdfTable, page: Sheet) -> bool:
    return isinstance(part, TextLine) and (
        part.bottom < 0.1 * page.height or part.top > 0.9 * page.height
    )


def _spot(part: TextLine | PdfTable) -> tuple[str, int]:
    return (
        _DIGITS.sub("0", part.text) if isinstance(part, TextLine) else "",
        round(part.top / 4),
    )


def _numbered(pages: list[Sheet]) -> Iterator[RawLine | RawGrid]:
    """Paragraphs and tables in order, numbered line by line and row by row."""
    margins = margins_of([p for page in pages for p in page.parts if isinstance(p, TextLine)])
    width = pages[0].width if pages else 0.0
    no = 0
    for part in _joined(pages, margins):
        if isinstance(part, PdfTable):
            for item in _table_items(part, no):
                no = _last_no(item)
                yield item
        else:
            no += 1
            tag = "h1" if len(part) == 1 and is_heading(part[0], margins, width) else ""
            yield RawLine(no, paragraph(part), tag)
    for page in pages:
        for line in page.furniture:
            no += 1
            yield RawLine(no, line.text, outside=True)


def _joined(pages: list[Sheet], margins: Margins) -> Iterator[list[TextLine] | PdfTable]:
    """Lines gathered to paragraphs, tables to whole tables, across page breaks."""
    held: list[TextLine] | PdfTable | None = None
    held_page = 0
    for page_no, page in enumerate(pages):
        for part in page.parts:
            if isinstance(part, PdfTable):
                if isinstance(held, PdfTable) and page_no > held_page and goes_on(held, part):
                    join(held, part)
                    held_page = page_no
                    continue
            elif isinstance(held, list) and continues(held[-1], part, margins):
                held.append(part)
                continue
            if held is not None:
                yield held
            held, held_page = (part if isinstance(part, PdfTable) else [part]), page_no
    if held is not None:
        yield held


def _table_items(table: PdfTable, no: int) -> Iterator[RawLine | RawGrid]:
    """A grid; rows that are one cell of prose, and tables of one column, are running text."""
    one_column = all(len(row) <= 1 for row in table.rows)
    rows: list[list[tuple[str, int, int, int]]] = []
    for row in table.rows:
        worded = [cell for cell in row if cell.text]
        no += 1
        prose = len(row) == 1 and len(worded) == 1 and len(worded[0].text) > _PROSE
        if worded and (one_column or (prose and "。" in worded[0].text)):
            if rows:
                yield RawGrid(rows)
                rows = []
            yield RawLine(no, worded[0].text)
        elif row:
            rows.append([(cell.text, no, cell.row_span, cell.column_span) for cell in row])
    if any(cell[0] for row in rows for cell in row):
        yield RawGrid(rows)


def _last_no(item: RawLine | RawGrid) -> int:
    return item.no if isinstance(item, RawLine) else item.rows[-1][0][1]


def _title(pdf: Any) -> str:
    """The title property, in whatever charset it was written."""
    value = next((info["Title"] for info in pdf.doc.info if "Title" in info), b"")
    if not isinstance(value, bytes):
        return ""
    if value.startswith((b"\xfe\xff", b"\xff\xfe")):
        return value.decode("utf-16", "ignore").strip()
    for charset in ("utf-8", "gb18030"):
        try:
            return value.decode(charset).strip()
        except UnicodeDecodeError:
            continue
    return ""
