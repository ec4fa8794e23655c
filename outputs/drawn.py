"""Rows of a report's tables as text, the cells in question marked: ▶3◀."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from outputs.rows import NIL
from outputs.wording import wording
from report.model import Grid, Report
from report.privacy import mask

_ALL = 8
"""Of more rows than this, those whose figures are nil are only counted."""
_ROWS = 24
_LABEL = 16
"""Longest label shown, in characters; figures are never cut."""
Row = tuple[str, ...]


def drawn_rows(report: Report, verdict: Mapping[str, Any], lang: str) -> list[str]:
    """Every table row that bears a cell of the verdict's evidence, in reading order, figures
    one under another; empty when no evidence is a cell."""
    wanted: dict[tuple[int, int, int], set[int]] = {}
    for evidence in verdict["evidence"]:
        at = evidence["where"]
        if at["table"] is not None and at["row"] is not None and at["column"] is not None:
            key = (at["document"], at["table"], at["row"])
            wanted.setdefault(key, set()).add(at["column"])
    rows = [row for key in sorted(wanted) for row in _row(report, *key, wanted[key])]
    shown = [row for row in rows if len(rows) <= _ALL or _tells(row)][:_ROWS]
    lines = list(_aligned(shown))
    more = len(rows) - len(shown)
    return lines + ([wording(lang)["more_rows"].format(more)] if more else [])


def _tells(row: Row) -> bool:
    return any(cell.startswith("▶") and cell.strip("▶◀") not in NIL for cell in row)


def _row(report: Report, document: int, table: int, row: int, columns: set[int]) -> Iterator[Row]:
    if document >= len(report.layouts):
        return
    for block in report.layouts[document].blocks:
        if isinstance(block, Grid) and block.no == table:
            for cells in block.rows:
                if cells and cells[0].row == row:
                    yield tuple(_told(c.raw, c.column in columns) for c in cells)


def _told(raw: str, meant: bool) -> str:
    plain = " ".join("".join(c if c.isprintable() else " " for c in mask(raw)).split())
    if meant:
        return f"▶{plain}◀"
    return plain if len(plain) <= _LABEL or plain.isascii() else plain[: _LABEL - 1] + "…"


def _aligned(rows: Sequence[Row]) -> Iterator[str]:
    """From the right: rows differ in their labels, not in their figures."""
    most = max((len(row) for row in rows), default=0)
    padded = [("",) * (most - len(row)) + row for row in rows]
    widths = [max(map(_width, column)) for column in zip(*padded, strict=True)]
    for row, whole in zip(rows, padded, strict=True):
        cells = [
            " " * (width - _width(cell)) + cell for cell, width in zip(whole, widths, strict=True)
        ]
        blank = sum(width + 3 for width in widths[: most - len(row)])
        yield " " * blank + " │ ".join(cells[most - len(row) :])


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
