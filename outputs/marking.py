"""Where each piece of evidence stands in a report's own text and tables."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from report.model import Grid, Layout, Line
from report.privacy import mask

_WRAPPED = 12
"""A sentence may be wrapped over so many lines."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One piece of evidence: the number of its finding, its own number there, how grave."""

    finding: int
    evidence: int
    severity: str


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with the marks that lie on it; `begins`: those that begin here."""

    text: str
    marks: tuple[Mark, ...] = ()
    begins: tuple[Mark, ...] = ()


Spans = list[tuple[int, int, Mark]]


@dataclass(slots=True)
class Marks:
    """All marks of one document: spans of its lines, and whole cells of its tables."""

    lines: dict[int, Spans] = field(default_factory=lambda: defaultdict(list))
    """Line number → (from, to, mark) in the masked raw text."""
    cells: dict[tuple[int, int, int], list[Mark]] = field(default_factory=lambda: defaultdict(list))
    """(table, row, column) → marks."""
    dropped: set[int] = field(default_factory=set)
    """Lines of page chrome that bear a mark."""
    placed: set[Mark] = field(default_factory=set)


def marks_of(layout: Layout, document: int, findings: Sequence[Mapping[str, Any]]) -> Marks:
    """Where the evidence of `findings` (verdicts of a record, numbered from 1) stands."""
    marks = Marks()
    places = _Places(layout)
    for number, finding in enumerate(findings, 1):
        for no, evidence in enumerate(finding["evidence"], 1):
            if evidence["where"]["document"] == document:
                mark = Mark(number, no, finding["severity"])
                if places.put(marks, evidence["quote"], evidence["where"], mark):
                    marks.placed.add(mark)
    return marks


class _Places:
    def __init__(self, layout: Layout) -> None:
        lines = [b for b in layout.blocks if isinstance(b, Line)]
        self._lines = sorted(lines, key=lambda line: line.no)
        self._dropped = {line.no: line for line in layout.dropped}
        self._cells = {
            (grid.no, cell.row, cell.column): cell
            for grid in layout.blocks
            if isinstance(grid, Grid)
            for row in grid.rows
            for cell in row
        }

    def put(self, marks: Marks, quote: str, where: Mapping[str, Any], mark: Mark) -> bool:
        table, row, column = where["table"], where["row"], where["column"]
        if table is not None and row is not None:
            meant = {
                key for key in self._cells if key[:2] == (table, row) and column in (None, key[2])
            }
            return _put_cells(marks, meant, mark)
        return (
            self._put_lines(marks, quote, where["line"], mark)
            or _put_cells(marks, self._cells_with(quote, where["line"]), mark)
            or self._put_whole(marks, where["line"], mark)
        )

    def _put_lines(self, marks: Marks, quote: str, no: int, mark: Mark) -> bool:
        known = {line.no for line in self._lines}
        if no in self._dropped and no not in known:
            lines = [self._dropped[no]]
            marks.dropped.add(no)
        else:
            lines = [line for line in self._lines if line.no >= no][:_WRAPPED]
        if not lines or lines[0].no != no:
            return False
        for count in dict.fromkeys((1, len(lines))):
            texts = [mask(line.raw) for line in lines[:count]]
            if found := find("".join(texts), quote):
                _put_spans(marks, lines, texts, found, mark)
                return True
        return False

    def _cells_with(self, quote: str, no: int) -> set[tuple[int, int, int]]:
        return {
            key
            for key, cell in self._cells.items()
            if cell.line == no and quote and find(mask(cell.raw), quote)
        }

    def _put_whole(self, marks: Marks, no: int, mark: Mark) -> bool:
        for line in self._lines:
            if line.no == no and line.raw:
                marks.lines[no].append((0, len(mask(line.raw)), mark))
                return True
        return False


def _put_cells(marks: Marks, keys: Iterable[tuple[int, int, int]], mark: Mark) -> bool:
    keys = sorted(keys)
    for key in keys:
        marks.cells[key].append(mark)
    return bool(keys)


def _put_spans(
    marks: Marks, lines: Sequence[Line], texts: Sequence[str], found: tuple[int, int], mark: Mark
) -> None:
    at = 0
    for line, text in zip(lines, texts, strict=False):
        first, last = max(found[0] - at, 0), min(found[1] - at, len(text))
        if first < last:
            marks.lines[line.no].append((first, last, mark))
        at += len(text)


def find(text: str, quote: str) -> tuple[int, int] | None:
    """Where the quote stands in the text, whatever the widths and blanks of either."""
    sought, _ = _folded(quote)
    folded, origin = _folded(text)
    at = folded.find(sought) if sought else -1
    return None if at < 0 else (origin[at], origin[at + len(sought) - 1] + 1)


def _folded(text: str) -> tuple[str, list[int]]:
    """The text in one width without blanks, and where each of its characters comes from."""
    folded: list[str] = []
    origin: list[int] = []
    for at, character in enumerate(text):
        for plain in unicodedata.normalize("NFKC", character):
            if not plain.isspace() and unicodedata.category(plain) != "Cf":
                folded.append(plain)
                origin.append(at)
    return "".join(folded), origin


def runs(text: str, spans: Spans) -> tuple[Run, ...]:
    """The text cut where marks begin and end."""
    edges = sorted({0, len(text), *(e for first, last, _ in spans for e in (first, last))})
    begun: set[Mark] = set()
    cut = []
    for start, end in pairwise(edges):
        on = tuple(sorted({m for f, t, m in spans if f <= start and end <= t}, key=_order))
        begins = tuple(mark for mark in on if mark not in begun)
        begun.update(begins)
        cut.append(Run(text[start:end], on, begins))
    return tuple(cut)


def _order(mark: Mark) -> tuple[int, int]:
    return mark.finding, mark.evidence
