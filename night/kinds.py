"""Whether a file whose suffix tells nothing is a document: its first bytes are looked into."""

from __future__ import annotations

import os
from pathlib import Path

from report.charset import decode
from report.sniff import Kind, sniff, sniff_text

_LOOK = 64 * 1024
_OFFICE: frozenset[Kind] = frozenset({"pdf", "docx", "sheet", "mhtml", "ofd", "rtf"})
_PROGRAMS = frozenset(
    {".css", ".csv", ".ini", ".ipynb", ".java", ".js", ".json", ".jsonl", ".log", ".map", ".mjs",
     ".py", ".sh", ".sql", ".svg", ".toml", ".ts", ".tsx", ".vue", ".xml", ".yaml", ".yml"}
)  # fmt: skip
"""Text that may hold a piece of HTML and is no page."""


def is_attachment(path: Path) -> bool:
    """A PDF, an office file or a saved page, whatever it is called."""
    kind, content = _kind(path)
    if kind == "ole":
        # A container's names of streams may stand anywhere in it; pictures' thumbnails and
        # installers are containers too.
        from report.readers.ole import ole_kind

        return ole_kind(content) != "other" and path.name != "Thumbs.db"
    return kind in _OFFICE or (kind == "zip" and _is_office(path))


def is_document(path: Path) -> bool:
    """An attachment's kind, an HTML page, or a text that bears no suffix at all."""
    if is_attachment(path):
        return True
    kind, content = _kind(path)
    if kind != "text" or path.suffix.lower() in _PROGRAMS:
        return False
    text, _ = decode(content, "")
    return sniff_text(text) == "html" or (not path.suffix and "信息公开" in text)


def _kind(path: Path) -> tuple[Kind, bytes]:
    """What the beginning of a file is; `binary` for what is no plain file or cannot be had."""
    try:
        if not path.is_file():
            return "binary", b""
        with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
            content = file.read(_LOOK)
            kind = sniff(content)
            if kind == "ole":
                content += file.read(64 * _LOOK)
            return kind, content
    except OSError:
        return "binary", b""


def _is_office(path: Path) -> bool:
    """The members of an office file are listed at its end."""
    import zipfile

    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (OSError, ValueError, zipfile.BadZipFile):
        return False
    return any(name.startswith(("word/document", "xl/workbook.")) for name in names)
