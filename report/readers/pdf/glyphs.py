"""Characters on a page to lines of text, by where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from report.readers.joining import close_up, join_wrapped

Glyph = Mapping[str, Any]
"""A character as pdfplumber tells it: text, x0, x1, top, bottom, size, upright."""

_COLUMN_GAP = 0.9
"""Of the type size: a wider gap separates columns; a narrower one is typographic."""
_WORD_GAP = 0.15
_STRAIGHT = 0.1
"""How far a glyph's matrix may lean before it is a watermark, in parts of its size."""


@dataclass(frozen=True, slots=True)
class TextLine:
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    columns: int = 1
    """Pieces that wide gaps part: more than one in a row of a table without rules."""


def straight(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Without what is set aslant over the page: a watermark is none of its words."""
    return [glyph for glyph in glyphs if not _aslant(glyph)]


def _aslant(glyph: Glyph) -> bool:
    a, b, c, d, *_ = glyph.get("matrix") or (1, 0, 0, 1)
    size = max(abs(a), abs(b), abs(c), abs(d))
    # Slanted type leans in c alone; what is turned to read upwards has neither a nor d.
    return bool(abs(b) > _STRAIGHT * size and abs(a) > _STRAIGHT * size)


def lines_of(glyphs: Sequence[Glyph]) -> list[TextLine]:
    """Lines from top to bottom, each from left to right."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=_middle):
        if lines and _same_line(lines[-1][-1], glyph):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return [line for line in map(_line, lines) if line.text]


def cell_text(glyphs: Sequence[Glyph]) -> str:
    """The text of a cell: wrapped lines joined, vertical writing read downwards."""
    if not glyphs:
        return ""
    turned = sum(not glyph["upright"] for glyph in glyphs)
    if turned * 2 > len(glyphs):
        return close_up("".join(glyph["text"] for glyph in glyphs)).strip()
    return close_up(join_wrapped(line.text for line in lines_of(glyphs)))


def _middle(glyph: Glyph) -> float:
    return float(glyph["top"] + glyph["bottom"])


def _same_line(one: Glyph, other: Glyph) -> bool:
    """Middles closer than a third of the smaller height."""
    height = min(one["bottom"] - one["top"], other["bottom"] - other["top"])
    return bool(abs(_middle(one) - _middle(other)) < max(height, 1.0) * 0.7)


def _line(glyphs: list[Glyph]) -> TextLine:
    ordered = sorted(glyphs, key=lambda glyph: float(glyph["x0"]))
    parts: list[str] = []
    pieces: list[str] = []
    before: Glyph | None = None
    spaced = False
    for glyph in ordered:
        text = glyph["text"]
        if not text.strip():
            spaced = True
            continue
        if before is not None:
            size = max(float(before["size"]), 1.0)
            gap = float(glyph["x0"]) - float(before["x1"])
            if text == before["text"] and glyph["x0"] - before["x0"] < 0.2 * size:
                continue  # drawn twice to look bold
            if gap > _COLUMN_GAP * size:
                pieces.append("".join(parts))
                parts = []
            elif (gap > _WORD_GAP * size or spaced) and _word(before["text"]) and _word(text):
                parts.append(" ")
        parts.append(text)
        before, spaced = glyph, False
    pieces.append("".join(parts))
    # Single characters far apart are one word set wide: 概  述.
    wide = all(len(piece) == 1 and not _word(piece) for piece in pieces)
    return TextLine(
        ("" if wide else " ").join(pieces),
        min((float(glyph["x0"]) for glyph in ordered if glyph["text"].strip()), default=0.0),
        max((float(glyph["x1"]) for glyph in ordered if glyph["text"].strip()), default=0.0),
        min(float(glyph["top"]) for glyph in ordered),
        max(float(glyph["bottom"]) for glyph in ordered),
        max(float(glyph["size"]) for glyph in ordered),
        1 if wide else len(pieces),
    )


def _word(text: str) -> bool:
    """Latin letters, digits and what joins them: a small gap between two is a blank."""
    return text.isascii()
