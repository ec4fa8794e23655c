"""PDFs written again by another program: other objects, the same pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

from report.model import Document


def saved_again(document: Document) -> Document:
    import pypdfium2

    with pypdfium2.PdfDocument(document.content) as book:
        return _saved(document, book)


def pages_moved(document: Document) -> Document:
    """The pages in a new file, without the old one's title and outline."""
    import pypdfium2

    with pypdfium2.PdfDocument(document.content) as book, pypdfium2.PdfDocument.new() as new:
        new.import_pages(book)
        return _saved(document, new)


def wider_pages(document: Document) -> Document:
    """A broad margin on the right of every page."""
    import pypdfium2

    with pypdfium2.PdfDocument(document.content) as book:
        for page in book:
            left, bottom, right, top = page.get_mediabox()
            page.set_mediabox(left, bottom, right + 200, top)
            page.set_cropbox(left, bottom, right + 200, top)
        return _saved(document, book)


def _saved(document: Document, book: Any) -> Document:
    stream = BytesIO()
    book.save(stream)
    return replace(document, content=stream.getvalue())


CHANGES: dict[str, Callable[[Document], Document]] = {
    "saved again": saved_again,
    "pages moved": pages_moved,
    "wider pages": wider_pages,
}
