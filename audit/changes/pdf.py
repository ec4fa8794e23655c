"""PDFs as other programs would have written them: moved, scaled, numbered, stamped."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from random import Random
from typing import Any

from report.model import Document

PdfChange = Callable[[Any, Random], Any]
"""Changes an open pypdfium2 document in place, or gives another in its place."""


def pages_moved(book: Any, random: Random) -> Any:
    """The pages in a new file, without the old one's title and outline."""
    import pypdfium2

    new = pypdfium2.PdfDocument.new()
    new.import_pages(book)
    return new


def wider_pages(book: Any, random: Random) -> None:
    """Broader margins on any side of every page."""
    more = [random.choice((0, random.randint(5, 200))) for _ in range(4)]
    for page in book:
        left, bottom, right, top = page.get_mediabox()
        box = (left - more[0], bottom - more[1], right + more[2], top + more[3])
        page.set_mediabox(*box)
        page.set_cropbox(*box)


def scaled(book: Any, random: Random) -> None:
    """Another paper: everything larger or smaller by one factor, moved a little."""
    import pypdfium2

    factor = random.uniform(0.6, 1.7)
    across, up = random.uniform(0, 20), random.uniform(0, 20)
    for page in book:
        matrix = pypdfium2.PdfMatrix().scale(factor, factor).translate(across, up)
        for thing in page.get_objects(max_depth=1):
            thing.transform(matrix)
        left, bottom, right, top = page.get_mediabox()
        box = [left * factor, bottom * factor, right * factor + 20, top * factor + 20]
        page.set_mediabox(*box)
        page.set_cropbox(*box)
        page.gen_content()


def numbered(book: Any, random: Random) -> None:
    """Page numbers at the foot, in one of the ways of writing them."""
    shape = random.choice(("- {} -", "{}", "— {} —", "{} / {}", "{}/{}"))
    size = random.choice((8.0, 9.0, 10.5))
    for number, page in enumerate(book, 1):
        left, bottom, right, _ = page.get_mediabox()
        place = (left + (right - left) * random.choice((0.48, 0.48, 0.88)), bottom + 14.0)
        _write(book, page, shape.format(number, len(book)), size, place)
        page.gen_content()


def stamped(book: Any, random: Random) -> None:
    """A red seal, as a picture, over the words somewhere."""
    import pypdfium2

    side = random.randint(40, 110)
    page = book[random.randrange(len(book))]
    left, bottom, right, top = page.get_mediabox()
    picture = pypdfium2.PdfImage.new(book)
    bitmap = pypdfium2.PdfBitmap.new_native(8, 8, 4)
    bitmap.fill_rect((255, 0, 0, 60), 0, 0, 8, 8)
    picture.set_bitmap(bitmap)
    picture.set_matrix(
        pypdfium2.PdfMatrix()
        .scale(side, side)
        .translate(random.uniform(left, right - side), random.uniform(bottom, top - side))
    )
    page.insert_obj(picture)
    page.gen_content()


def empty_page(book: Any, random: Random) -> None:
    """A page with nothing on it before the first or behind the last."""
    width, height = book[0].get_size()
    book.new_page(width, height, index=random.choice((0, len(book))))


CHANGES: dict[str, PdfChange] = {
    "pages moved": pages_moved,
    "wider pages": wider_pages,
    "scaled": scaled,
    "page numbers": numbered,
    "seal": stamped,
    "empty page": empty_page,
}


def changed(document: Document, names: list[str], random: Random) -> Document:
    """The PDF with those changes, one after the other, written again by PDFium."""
    import pypdfium2

    book = pypdfium2.PdfDocument(document.content)
    for name in names:
        book = CHANGES[name](book, random) or book
    stream = BytesIO()
    book.save(stream)
    return replace(document, content=stream.getvalue())


def _write(book: Any, page: Any, text: str, size: float, place: tuple[float, float]) -> None:
    """Text in a font that every program has; PDFium's own interface is the only one to it."""
    from pypdfium2 import raw

    piece = raw.FPDFPageObj_NewTextObj(book, b"Helvetica", size)
    wide = (text + "\0").encode("utf-16-le")
    buffer = ctypes.create_string_buffer(wide, len(wide))
    raw.FPDFText_SetText(piece, ctypes.cast(buffer, raw.FPDF_WIDESTRING))
    raw.FPDFPageObj_Transform(piece, 1, 0, 0, 1, *place)
    raw.FPDFPage_InsertObject(page, piece)
