"""Old binary Word files (.doc, .wps): converted to DOCX, then read as such.

In this order: a converter in Python (Word 97 and later), LibreOffice where configured, and
antiword where installed (Word 2 to 95 too), whose losses in merged tables are told.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from lxml import etree
from lxml.etree import _Element

from report.model import Layout, Unreadable
from report.readers.assemble import Draft, GridCell, RawGrid, RawLine, assemble
from report.readers.joining import join_wrapped
from report.readers.shapes import is_prose
from report.readers.word.docx import read_docx

_MEDIA_TYPE = "application/msword"
_SECONDS = 60
_OUTPUT = 20 * 1024 * 1024
_ADVICE = "save the file as DOCX or PDF, or install antiword"
_PATHS = "/usr/bin:/bin:/usr/local/bin:/opt/homebrew/bin"


def read_doc(content: bytes, libreoffice: str = "") -> Layout | Unreadable:
    """The Layout of a .doc or .wps; Unreadable with what to do if nothing reads it.

    `libreoffice` is the program to fall back on, used only when named.
    """
    with tempfile.TemporaryDirectory(prefix="gouji-") as folder:
        source = Path(folder, "document.doc")
        source.write_bytes(content)
        made = _converted(source) or (libreoffice and _by_libreoffice(libreoffice, source))
        if made:
            read = read_docx(made)
            if isinstance(read, Layout):
                return replace(read, media_type=_MEDIA_TYPE)
        program = shutil.which("antiword") or shutil.which("antiword", path=_PATHS)
        book = _run([program, "-x", "db", str(source)], folder) if program else b""
    layout = _from_docbook(book) if book else None
    return layout or Unreadable(
        "the old Word file is damaged, or of a version that is not known here", _ADVICE
    )


def _converted(source: Path) -> bytes:
    """The file as DOCX; empty if the converter does not know or trust it."""
    from doc2docx import convert

    made = source.with_name("converted.docx")
    try:
        convert(source, made)
        return made.read_bytes() if made.stat().st_size < _OUTPUT else b""
    except Exception:  # a damaged file makes it stumble over more than its own errors
        return b""


def _run(command: Sequence[str], folder: str) -> bytes:
    """What the program printed; empty if it failed, hung or printed too much."""
    try:
        done = subprocess.run(  # noqa: S603
            command,
            cwd=folder,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env={"HOME": folder, "PATH": _PATHS, "LANG": "C.UTF-8"},
        )
    except (OSError, subprocess.SubprocessError):
        return b""
    return done.stdout if done.returncode == 0 and len(done.stdout) < _OUTPUT else b""


def _by_libreoffice(program: str, source: Path) -> bytes:
    """The file as LibreOffice writes it to DOCX; empty if it could not."""
    folder = str(source.parent)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    _run(
        [program, profile, "--headless", "--convert-to", "docx", "--outdir", folder, str(source)],
        folder,
    )
    made = source.with_suffix(".docx")
    return made.read_bytes() if made.exists() and made.stat().st_size < _OUTPUT else b""


def _from_docbook(book: bytes) -> Layout | None:
    """antiword's DocBook: paragraphs, and tables whose merges downwards are empty cells."""
    parser = etree.XMLParser(
        recover=True, no_network=True, resolve_entities=False, load_dtd=False, huge_tree=False
    )
    root = etree.fromstring(book, parser)
    if root is None:
        return None
    items: list[RawLine | RawGrid] = []
    no = 0
    for element in root.iter("para", "title", "informaltable"):
        if element.tag == "informaltable":
            for item in _table(element, no):
                items.append(item)
                no = item.no if isinstance(item, RawLine) else item.rows[-1][0][1]
            continue
        if next(element.iterancestors("entry"), None) is not None:
            continue
        for raw in _own_text(element).split("\n"):
            if raw.strip():
                no += 1
                items.append(RawLine(no, raw.strip()))
    if not items:
        return None
    note = "read by antiword, which loses parts of merged tables"
    return assemble(Draft(media_type=_MEDIA_TYPE, cut=note, items=items))


def _own_text(element: _Element) -> str:
    """Text of a paragraph without that of a table in it."""
    parts = [element.text or ""]
    for child in element:
        if child.tag != "informaltable":
            parts.append("".join(map(str, child.itertext())))
        parts.append(child.tail or "")
    return "".join(parts).strip()


def _table(table: _Element, no: int) -> list[RawLine | RawGrid]:
    found: list[RawLine | RawGrid] = []
    rows: list[list[GridCell]] = []
    for row in table.iter("row"):
        texts = [
            join_wrapped("".join(map(str, e.itertext())).split("\n")) for e in row.iter("entry")
        ]
        no += 1
        worded = [text for text in texts if text]
        if len(worded) == 1 and is_prose(worded[0]):
            if rows:
                found.append(RawGrid(rows))
                rows = []
            found.append(RawLine(no, worded[0]))
        elif texts:
            # No row of a form starts with an empty label: the label above goes on here.
            while len(texts) > 1 and not texts[0] and any(texts):
                texts.pop(0)
            rows.append([(text, no, 1, 1) for text in texts])
    if any(cell[0] for row in rows for cell in row):
        found.append(RawGrid(rows))
    return found
