"""Which reader reads a document: by its content, never by its name."""

from __future__ import annotations

from functools import partial

from report.charset import decode
from report.model import Document, Layout, Unreadable
from report.readers import limits
from report.readers.plausible import why_not_text
from report.sniff import Kind, sniff, sniff_text

_SAVE_AS = "save it as HTML, PDF with a text layer, DOCX or XLSX"
_UNREADABLE: dict[Kind, Unreadable] = {
    "empty": Unreadable("the file is empty", "fetch or save it again"),
    "binary": Unreadable("the file is of no known kind", _SAVE_AS),
    "opendocument": Unreadable("OpenDocument texts cannot be read", _SAVE_AS),
    "archive": Unreadable("archives of this kind cannot be read", "unpack it, or use ZIP"),
}


def layout_of(document: Document, libreoffice: str = "") -> Layout | Unreadable:
    """The content of one document in reading order, or why it cannot be read.

    `libreoffice`: path of the program that may convert old Word files; none if empty. Never
    raises for any content.
    """
    return _read(document, libreoffice, inside=False)


def _read(document: Document, libreoffice: str, inside: bool) -> Layout | Unreadable:
    content = document.content
    size = len(content)
    if size > limits.BYTES:
        return Unreadable(
            f"the file is {size >> 20} MB, more than the {limits.BYTES >> 20} MB that are read",
            "check that it is the report; publish or pass it without large pictures",
        )
    kind = sniff(content)
    if kind == "zip" and not inside:
        from report.readers.archive import read_archive

        return read_archive(document, partial(_read, libreoffice=libreoffice, inside=True))
    if kind == "text":
        return _textual(document)
    return _office(content, kind, libreoffice)


def _office(content: bytes, kind: Kind, libreoffice: str) -> Layout | Unreadable:
    if kind == "pdf":
        from report.readers.pdf import read_pdf

        return read_pdf(content)
    if kind == "ofd":
        from report.readers.ofd import read_ofd

        return read_ofd(content)
    if kind == "rtf":
        from report.readers.rtf import read_rtf

        return read_rtf(content)
    if kind == "docx":
        from report.readers.word import read_docx

        return read_docx(content)
    if kind == "sheet":
        from report.readers.sheet import read_sheet

        return read_sheet(content)
    if kind == "mhtml":
        from report.readers.mhtml import read_mhtml

        return read_mhtml(content)
    if kind == "ole":
        return _ole(content, libreoffice)
    if kind == "picture":
        return Layout(blocks=(), media_type="image/*", pictures=1)
    return _UNREADABLE.get(kind, _UNREADABLE["binary"])


def _ole(content: bytes, libreoffice: str) -> Layout | Unreadable:
    from report.readers.ole import ole_kind

    kind = ole_kind(content)
    if kind == "word":
        from report.readers.word import read_doc

        return read_doc(content, libreoffice)
    if kind == "sheet":
        from report.readers.sheet import read_sheet

        return read_sheet(content)
    if kind == "locked":
        return Unreadable("the file is locked with a password", "publish it without one")
    return _UNREADABLE["binary"]


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
