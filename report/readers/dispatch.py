"""Which reader reads a document: by its content, never by its name."""

from __future__ import annotations

from report.charset import decode
from report.model import Document, Layout, Unreadable
from report.readers import limits
from report.readers.plausible import why_not_text
from report.sniff import sniff, sniff_text


def layout_of(document: Document) -> Layout | Unreadable:
    """The content of one document in reading order, or why it cannot be read."""
    size = len(document.content)
    if size > limits.BYTES:
        return Unreadable(
            f"the file is {size >> 20} MB, more than the {limits.BYTES >> 20} MB that are read",
            "check that it is the report; publish or pass it without large pictures",
        )
    kind = sniff(document.content)
    if kind == "empty":
        return Unreadable("the file is empty", "fetch or save it again")
    if kind == "text":
        return _textual(document)
    if kind == "pdf":
        from report.readers.pdf import read_pdf

        return read_pdf(document.content)
    return Unreadable(
        "the file is of a kind that cannot be read",
        "save it as HTML, PDF with a text layer, DOCX or XLSX",
    )


def _textual(document: Document) -> Layout | Unreadable:
    text, charset = decode(document.content, document.charset)
    why = why_not_text(text)
    if why:
        return why
    if sniff_text(text) == "html":
        from report.readers.html import read_html

        return read_html(text, charset)
    from report.readers.text import read_text

    return read_text(text, charset)
