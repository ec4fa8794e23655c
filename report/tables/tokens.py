"""Lines of running text as pieces of a table: words, figures, or a separator."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from report.cells import parse_cell
from report.model import Cell, Line
from report.tables.geometry import Placed
from report.tables.labels import label_key
from report.tables.picking import is_unit
from report.tables.sheets import head_sheets, row_keys

_SEPARATORS = frozenset("|｜")
_GLUED = re.compile(r"(\S{4,}?)\s?(万元|人次|[条件次篇个人])\s?(\d[\d,.]*)")
_JOINED_AT_MOST = 3
"""Lines over which one label may be wrapped."""


class Piece(NamedTuple):
    """A line (or several that are one label): its words, then its figures."""

    words: tuple[Cell, ...]
    figures: tuple[Cell, ...]
    lines: int
    """Lines that it takes."""


def is_separator(line: Line) -> bool:
    return line.text in _SEPARATORS


def cell_of(line: Line, text: str) -> Cell:
    return Cell(text if text != line.text else line.raw, text, line.no, 0, 0)


def blank_of(line: Line) -> Cell:
    return Cell("", "", line.no, 0, 0)


def as_row(cells: Sequence[Cell]) -> list[Placed]:
    return [Placed(cell, rank, rank) for rank, cell in enumerate(cells)]


def _cells(line: Line, *texts: str) -> tuple[Cell, ...]:
    return tuple(cell_of(line, text) for text in texts)


def figures_of(line: Line) -> tuple[Cell, ...]:
    """The cells of a line that holds nothing else: 0, or 0 0 0 0, or 条 2978; empty if it
    holds more."""
    if _is_cell(line.text):
        return (cell_of(line, line.text),)
    parts = line.text.split(" ")
    if len(parts) == 2 and is_unit(parts[0]) and _is_cell(parts[1]):
        return _cells(line, *parts)
    if len(parts) > 1 and all(map(_is_cell, parts)):
        return tuple(cell_of(line, part) for part in parts)
    return ()


def piece_at(lines: Sequence[Line], at: int, knows: Callable[[str], bool]) -> Piece:
    """What begins at a line: a label with its figures (1.属于国家秘密 0 0 0), heads, words.

    `knows` tells whether a text is a row's label in what is open.
    """
    line = lines[at]
    if own := figures_of(line):
        return Piece((), own, 1)
    words, figures = split_figures(line)
    if figures and (labels := _labels(line, words, knows)):
        return Piece(labels, figures, 1)
    for count, whole in _wrapped(lines, at, words) if figures else ():
        if labels := _labels(line, whole, knows):
            return Piece(labels, figures, count)
    if (glued := _GLUED.fullmatch(line.text)) and _is_label(glued[1], knows):
        return Piece((cell_of(line, glued[1]),), _cells(line, glued[2], glued[3]), 1)
    if labels := _labels(line, _without_unit(line.text), knows) or _heads(line):
        return Piece(labels, (), 1)
    for count, whole in _wrapped(lines, at, line.text):
        trailing = split_figures(lines[at + count - 1])[1]
        text = whole[: len(whole) - sum(len(cell.text) + 1 for cell in trailing)].rstrip()
        if label_key(text) in head_sheets() or _is_label(text, knows):
            joined = cell_of(line, text)
            return Piece((joined,), trailing, count)
    return Piece((cell_of(line, line.text),), (), 1)


def is_number_of_label(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is the number of the label in the next: 3 / .补正后申请内容仍不明确."""
    if at + 1 >= len(lines) or len(lines[at].text) > 2 or not lines[at].text.isdigit():
        return False
    return lines[at + 1].text[0] in ".、"


def _wrapped(lines: Sequence[Line], at: int, text: str) -> Iterator[tuple[int, str]]:
    """The words of a line with the lines after it, as one text: 商业 / 企业."""
    for count in range(2, _JOINED_AT_MOST + 1):
        if at + count > len(lines) or is_separator(lines[at + count - 1]):
            return
        if figures_of(lines[at + count - 1]):
            return
        text += lines[at + count - 1].text
        yield count, text


def split_figures(line: Line) -> tuple[str, tuple[Cell, ...]]:
    """The words of a line and the figures at its end; a unit between them goes with these."""
    parts = line.text.split(" ")
    cut = len(parts)
    while cut > 1 and _is_cell(parts[cut - 1]):
        cut -= 1
    figures = parts[cut:]
    # 项 is the end of its label where every character stands alone.
    if figures and cut > 1 and is_unit(parts[cut - 1]) and len(parts[cut - 2]) > 1:
        cut -= 1
    cells = tuple(cell_of(line, part) for part in parts[cut:]) if figures else ()
    return " ".join(parts[:cut]), cells


def _without_unit(text: str) -> str:
    label, _, unit = text.rpartition(" ")
    return label if label and is_unit(unit) else text


def _labels(line: Line, words: str, knows: Callable[[str], bool]) -> tuple[Cell, ...]:
    """The label that words are or end with; a group may stand before it."""
    if _is_label(words, knows):
        return (cell_of(line, words),)
    parts = words.split(" ")
    for start in range(1, len(parts)):
        label = " ".join(parts[start:])
        if _is_label(label, knows) and len(label_key(label)) > 2:
            group = " ".join(parts[:start])
            before = (cell_of(line, group),) if _is_label(group, knows) else ()
            return (*before, cell_of(line, label))
    return ()


def _is_label(text: str, knows: Callable[[str], bool]) -> bool:
    key = label_key(text)
    return (len(key) > 2 and key in row_keys()) or knows(text)


def _heads(line: Line) -> tuple[Cell, ...]:
    """Column heads: one, or several in a line (行政复议 行政诉讼)."""
    known = head_sheets()
    if label_key(line.text) in known:
        return (cell_of(line, line.text),)
    parts = line.text.split(" ")
    if len(parts) > 1 and all(label_key(part) in known for part in parts):
        return tuple(cell_of(line, part) for part in parts)
    return ()


def _is_cell(text: str) -> bool:
    return bool(text) and len(text) <= 40 and parse_cell(text).state != "unread"
