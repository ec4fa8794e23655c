"""The whole real reports beside the checkout; none where there are none."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from audit.judging import Told, told_of
from report import read
from report.model import Document, Report

REPORTS = Path(__file__).resolve().parents[3] / "shared" / "reports"
_KINDS = {".txt": "text/plain", ".html": "text/html", ".pdf": "application/pdf"}


@cache
def real_reports() -> dict[str, Path]:
    """By name without ending, in order. Empty if the folder is absent."""
    if not REPORTS.is_dir():
        return {}
    return {path.stem: path for path in sorted(REPORTS.iterdir()) if path.suffix in _KINDS}


@cache
def excerpts() -> dict[str, Path]:
    """Parts of real reports as text, by name; what is no report, or sentences of many, left out."""
    folder = REPORTS / "excerpts"
    if not folder.is_dir():
        return {}
    found = sorted(folder.glob("*.txt"))
    return {p.stem: p for p in found if "NEGATIVE" not in p.name and "controls" not in p.name}


@cache
def document(name: str) -> Document:
    path = real_reports().get(name) or excerpts()[name]
    return Document(path.read_bytes(), path.name, media_type=_KINDS[path.suffix])


@cache
def report(name: str) -> Report:
    """As read. Raises ValueError if it is not read as a report."""
    (result,) = read([document(name)])
    if not isinstance(result, Report):
        raise ValueError(f"{name}: {result.why}")
    return result


@cache
def told(name: str) -> Told:
    """What gouji says of it as it lies there."""
    return told_of([document(name)])
