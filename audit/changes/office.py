"""Pages turned into Word files and PDFs by LibreOffice, where it is installed.

Slow (seconds each), so what was made once is kept, by the hash of what it was made from.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from report.model import Document

KEPT = Path(__file__).resolve().parents[2] / "var" / "audit" / "office"
_FILTERS = {"docx": "docx:MS Word 2007 XML", "doc": "doc:MS Word 97", "xls": "xls:MS Excel 97"}
_SECONDS = 120


@cache
def libreoffice() -> str | None:
    """The program, or None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def converted(document: Document, ending: str) -> Document:
    """The document as a file of that ending. Raises RuntimeError if the program fails."""
    program = libreoffice()
    if program is None:
        raise RuntimeError("LibreOffice is not installed")
    source = document.name.rpartition(".")[2]
    digest = hashlib.sha256(f"{source}>{ending}:".encode() + document.content).hexdigest()[:32]
    kept = KEPT / f"{digest}.{ending}"
    if not kept.is_file():
        KEPT.mkdir(parents=True, exist_ok=True)
        _convert(program, document, source, ending, kept)
    return Document(kept.read_bytes(), name=f"{document.name.rpartition('.')[0]}.{ending}")


def _convert(program: str, document: Document, source: str, ending: str, kept: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / f"report.{source}"
        given.write_bytes(document.content)
        # A profile of its own: two processes may convert at once.
        command = [
            program,
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            *(["--infilter=HTML (StarWriter)"] if source == "html" else []),
            "--convert-to",
            _FILTERS.get(ending, ending),
            "--outdir",
            folder,
            str(given),
        ]
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
        made = Path(folder) / f"report.{ending}"
        if not made.is_file():
            raise RuntimeError(f"LibreOffice made no {ending}: {done.stderr.decode()[-200:]}")
        shutil.move(made, kept)
