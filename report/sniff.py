"""What kind of file it is, told by its content; names and declared types are often wrong."""

from __future__ import annotations

import io
import re
from typing import Literal

Kind = Literal[
    "html", "text", "pdf", "docx", "sheet", "ole", "zip", "mhtml", "rtf", "ofd", "picture",
    "opendocument", "archive", "binary", "empty",
]  # fmt: skip

_SIGNATURES: tuple[tuple[bytes, Kind], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF87a", "picture"),
    (b"GIF89a", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"Rar!\x1a\x07", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
)
_ZIP_MEMBERS: tuple[tuple[str, Kind], ...] = (
    ("word/document", "docx"),
    ("xl/workbook.", "sheet"),
    ("OFD.xml", "ofd"),
)
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta\s|table[\s>]|div[\s>]|p[\s>]|article[\s>]|section[\s>])",
    re.IGNORECASE,
)
_HEADINGS = 2
"""So many marked headings make a text Markdown, whatever markup its tables are in."""
_STRUCTURE = re.compile(r"<(?:!doctype|head|meta|title|script|link|p|h[1-6])[\s>]", re.IGNORECASE)
_PAGE_TAG = re.compile(r"<(?:html|body|head)[\s>]|</(?:html|body|div)>", re.IGNORECASE)
_MARKDOWN = re.compile(r"^[ \t]*(?:#{1,6} \S|\*\*[^*\n]+\*\*[ \t]*$)", re.MULTILINE)
_MARKUP_LINE = re.compile(r"^[ \t]*<[a-z!/]", re.IGNORECASE | re.MULTILINE)
_MHTML = re.compile(rb"^(?:mime-version|from|subject|date|content-type):", re.IGNORECASE)
_LOOK = 65536
_STRAY = 8
"""Control bytes that a damaged text may hold."""
_BLANK = b"\x00 \t\r\n\xef\xbb\xbf\xfe\xff"
_CONTROLS = bytes((*range(1, 9), *range(14, 27), *range(28, 32)))


def sniff(content: bytes) -> Kind:
    """The kind of a file's content. What is told by markup is left to `sniff_text`."""
    head = content[:_LOOK]
    bare = head.lstrip(_BLANK)
    if not bare:
        return "text" if content.strip(_BLANK) else "empty"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    for mark, kind in _SIGNATURES:
        if head.startswith(mark):
            return kind
    if head.startswith(b"BM") and head[6:10] == b"\0\0\0\0":
        return "picture"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "picture"
    if head.startswith(b"PK\x03\x04"):
        return _in_zip(content)
    if _MHTML.match(bare) and b"multipart/related" in head.lower():
        return "mhtml"
    return "binary" if _is_binary(head) else "text"


def sniff_text(text: str) -> Literal["html", "text"]:
    """Whether decoded text is an HTML page, or text (Markdown too, which may hold tables)."""
    head = text[:_LOOK].lstrip("\ufeff \t\r\n")
    lowered = head[:2000].lower()
    if not _STRUCTURE.search(text) and len(_MARKDOWN.findall(text)) >= _HEADINGS:
        return "text"
    if lowered.startswith(("<!doctype html", "<html", "<?xml", "<head", "<body", "<!--")):
        return "html" if _HTML.search(head) else "text"
    found = _HTML.search(head)
    if not found:
        return "text"
    if _PAGE_TAG.search(text):
        return "html"
    # A fragment is HTML when most of its lines are markup; Markdown has a table or two.
    lines = sum(1 for line in text[:_LOOK].splitlines() if line.strip())
    return "html" if 2 * len(_MARKUP_LINE.findall(text[:_LOOK])) > lines else "text"


def _in_zip(content: bytes) -> Kind:
    """Office files are archives with known members; a damaged one stays `zip`."""
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError):
        return "zip"
    if b"application/vnd.oasis.opendocument.spreadsheet" in content[:200]:
        return "sheet"
    if b"application/vnd.oasis.opendocument." in content[:200]:
        return "opendocument"
    for start, kind in _ZIP_MEMBERS:
        if any(name.startswith(start) for name in names):
            return kind
    return "zip"


def _is_binary(head: bytes) -> bool:
    """Control bytes that no text in any charset holds, unless it is UTF-16 or UTF-32."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    controls = len(head) - len(head.translate(None, _CONTROLS))
    zeros = head.count(0)
    if zeros > len(head) // 8:
        even, odd = head[0::2].count(0), head[1::2].count(0)
        if min(even, odd) * 20 < max(even, odd):
            zeros = 0
    return controls + zeros > _STRAY and (controls + zeros) * 100 > len(head)
