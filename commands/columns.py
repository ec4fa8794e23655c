"""Rows under one another: Chinese characters take two columns of a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence

from click import unstyle


def columns(rows: Sequence[Sequence[str]], gap: str = "  ", right: Collection[int] = ()) -> str:
    """The rows as lines; each column as wide as its widest cell. `right`: the columns whose
    cells end under one another, as numbers do."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        gap.join(
            _filled(cell, wide, no in right)
            for no, (cell, wide) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def _filled(cell: str, wide: int, right: bool) -> str:
    blank = " " * (wide - width(cell))
    return blank + cell if right else cell + blank


def width(text: str) -> int:
    """Columns that the text takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in unstyle(text))
