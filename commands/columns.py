"""Rows under one another: Chinese characters take two columns of a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def columns(rows: Sequence[Sequence[str]], gap: str = "  ") -> str:
    """The rows as lines; each column as wide as its widest cell, the last one free."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        gap.join(
            cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    )


def width(text: str) -> int:
    """Columns that the text takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
