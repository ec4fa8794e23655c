"""A text whose line ends were lost: its tables put back on lines, a cell on each.

Some extracts set a whole report in one line, a blank between any two pieces. Running text may
stay so, headings are found within it; but a table's cells must be told from its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_LONG = 400
_FIGURES = 10
"""A table has so many cells of figures at least."""
_SHARE = 0.25
_CELL_AT_MOST = 60
_FIGURE = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?|[/—-]+")
_ARTICLE = re.compile(r"(第二十条)\s+(第?[(（])")
_HEADING = re.compile(r"[一二三四五六七八九十]{1,2}、[^\s。；;，,：:]{2,40}")
_NO_CELL = re.compile(r"[。；;！？]|[，,、：]$|^[，。、：；）)]+$")


def parted(lines: Sequence[str]) -> Sequence[str]:
    """The lines; one that holds most of the text and tables in it is cut around their cells."""
    whole = sum(map(len, lines))
    found: list[str] = []
    for line in lines:
        if len(line) > _LONG and 2 * len(line) > whole and "|" not in line and "<" not in line:
            pieces = list(_pieces(line))
            found.extend(pieces if any(map(_FIGURE.fullmatch, pieces)) else [line])
        else:
            found.append(line)
    return found


def _pieces(line: str) -> Iterator[str]:
    prose: list[str] = []
    cells: list[str] = []

    def flushed() -> Iterator[str]:
        figures = sum(_FIGURE.fullmatch(cell) is not None for cell in cells)
        if figures >= _FIGURES and figures >= _SHARE * len(cells):
            yield from _spoken(prose)
            prose.clear()
            yield from cells
        else:
            prose.extend(cells)
        cells.clear()

    for piece in _ARTICLE.sub(r"\1\2", line).split():
        if len(piece) <= _CELL_AT_MOST and not _NO_CELL.search(piece):
            cells.append(piece)
            continue
        yield from flushed()
        prose.append(piece)
    yield from flushed()
    yield from _spoken(prose)


def _spoken(pieces: Sequence[str]) -> Iterator[str]:
    """Running text, a line ending at a full stop; headings of the first level stand alone."""
    held: list[str] = []
    for piece in pieces:
        heading = _HEADING.fullmatch(piece)
        if heading and held:
            yield " ".join(held)
            held = []
        held.append(piece)
        if heading or piece.endswith(("。", "！", "？")):
            yield " ".join(held)
            held = []
    if held:
        yield " ".join(held)
