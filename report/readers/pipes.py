"""Rows of text whose cells end in a pipe, as crawlers and Markdown write tables.

Three habits occur: `a | b |` (each cell ends in a pipe, an empty first cell leaves the
line starting with one), `| a | b |` (Markdown), and cells that hold a line end, so that
one row goes on over several lines: `label |`, `|`, `| 0 |` is a row of three cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

RawCell = tuple[str, int]
"""A cell's raw text and the number of the line it starts in."""

_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*|[+|]?(?:[-=]{3,}\+)+[-=]*[+|]?")
_PIPE = re.compile(r"(?<!\\)[|｜]")


def has_pipe(line: str) -> bool:
    return "|" in line or "｜" in line


def is_lone_pipe(line: str) -> bool:
    """A separator between cells that stand one a line; no table row of its own."""
    return line.strip() in ("|", "｜")


def is_rule(line: str) -> bool:
    """The line under a Markdown header, `|---|---|`, or a drawn border."""
    return bool(_RULE.fullmatch(line.strip())) and ("|" in line or "+" in line)


def rows_of(lines: Sequence[tuple[int, str]]) -> list[list[RawCell]]:
    """The rows of consecutive pipe lines (number, text); rules between them left out."""
    kept = [(no, line.strip()) for no, line in lines if not is_rule(line)]
    opened = [line[0] in "|｜" for _, line in kept]
    worded = [bool(line.strip("|｜ \t\u00a0")) for _, line in kept]
    with_words = sum(worded)
    leading = sum(1 for begins, words in zip(opened, worded, strict=True) if begins and words)
    if with_words and leading * 10 >= with_words * 9:
        return [_cells(no, line[1:] if line[0] in "|｜" else line) for no, line in kept]
    rows = [_cells(no, line) for no, line in kept]
    return _joined(rows, opened)


def _cells(no: int, line: str) -> list[RawCell]:
    parts = _PIPE.split(line)
    if not parts[-1].strip():
        parts.pop()  # what follows the last pipe is no cell
    return [(part.strip().replace("\\|", "|"), no) for part in parts]


def _joined(rows: list[list[RawCell]], opened: list[bool]) -> list[list[RawCell]]:
    """A line that starts with a pipe goes on with the row before, while that row has room.

    Its first pipe then ends a cell which the line above began with nothing but a line end.
    """
    width = max((len(row) for row in rows), default=0)
    joined: list[list[RawCell]] = []
    for row, begins_with_pipe in zip(rows, opened, strict=True):
        if begins_with_pipe and joined and len(joined[-1]) + len(row) <= width:
            joined[-1].extend(row)
        else:
            joined.append(list(row))
    return joined
