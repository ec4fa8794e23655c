"""An official table before it is rendered: rows of cells with spans, each figure named.

Rows hold only the cells that start in them, as in HTML.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from samples.official import (
    APPLICANTS,
    DISPUTE_BLOCKS,
    DISPUTE_RESULTS,
    PROACTIVE_PARTS,
    REQUEST_ROWS,
    TABLE_NOTE,
)
from samples.statistics import Variant, statistics_rows

Figures = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class SheetCell:
    text: str
    rows: int = 1
    columns: int = 1
    measure: str = ""
    """Empty for labels."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table. `key` is the form's: proactive, requests, disputes, statistics."""

    key: str
    width: int
    rows: tuple[tuple[SheetCell, ...], ...]
    header_rows: int
    """Leading rows that are repeated where a table is continued on another page."""

    def expanded(self) -> list[list[tuple[SheetCell, bool]]]:
        """The full grid: every position with its cell, and whether the cell starts there."""
        grid: list[list[tuple[SheetCell, bool] | None]] = [
            [None] * self.width for _ in range(len(self.rows))
        ]
        for y, row in enumerate(self.rows):
            x = 0
            for cell in row:
                while grid[y][x] is not None:
                    x += 1
                for dy in range(cell.rows):
                    for dx in range(cell.columns):
                        grid[y + dy][x + dx] = (cell, dy == 0 and dx == 0)
                x += cell.columns
        return [[place for place in line if place is not None] for line in grid]


@dataclass(frozen=True, slots=True)
class CellStyle:
    """How figures are written into the cells."""

    zeros: str = "0"
    """What a zero is written as: "0", or "" and "/", "—", "-", "无" where zeros are left blank."""
    signed_changes: bool = True
    """本年增/减 as +3 and -2, or as 3 and -2."""
    overrides: tuple[tuple[str, str], ...] = ()
    """(measure, text) pairs written as they are: remarks, units, damaged figures."""

    def write(self, name: str, value: Decimal) -> str:
        """The text of a cell."""
        given = dict(self.overrides).get(name)
        if given is not None:
            return given
        if value == 0:
            return self.zeros
        if self.signed_changes and name.endswith(".items_change"):
            return f"{value:+f}"
        if name == "procurement.amount":
            return f"{value:f}元"
        return f"{value:f}"


PLAIN = CellStyle()


def sheets(
    form: str, figures: Figures, style: CellStyle = PLAIN, variant: Variant = "national"
) -> dict[str, Sheet]:
    """The official tables of a form, filled in, by key and in the order of the report."""
    if form == "statistics-2014":
        return {"statistics": _statistics(figures, style, variant)}
    return {
        "proactive": _proactive(form, figures, style),
        "requests": _requests(form, figures, style),
        "disputes": _disputes(figures, style),
    }


def _figure(name: str, figures: Figures, style: CellStyle, columns: int = 1) -> SheetCell:
    return SheetCell(style.write(name, figures[name]), columns=columns, measure=name)


def _proactive(form: str, figures: Figures, style: CellStyle) -> Sheet:
    width = 1 + max(len(part.columns) for part in PROACTIVE_PARTS[form])
    rows: list[tuple[SheetCell, ...]] = []
    for part in PROACTIVE_PARTS[form]:
        spans = _spread(width - 1, len(part.columns))
        rows.append((SheetCell(f"第二十条第{part.item}项", columns=width),))
        rows.append(
            (
                SheetCell("信息内容"),
                *(SheetCell(c, columns=s) for c, s in zip(part.columns, spans, strict=True)),
            )
        )
        for label, names in part.rows:
            cells = (_figure(n, figures, style, s) for n, s in zip(names, spans, strict=True))
            rows.append((SheetCell(label), *cells))
    return Sheet("proactive", width, tuple(rows), header_rows=0)


def _spread(width: int, parts: int) -> list[int]:
    """Column spans: the last column takes what is left over."""
    return [1] * (parts - 1) + [width - parts + 1]


def _requests(form: str, figures: Figures, style: CellStyle) -> Sheet:
    rows: list[tuple[SheetCell, ...]] = [
        (SheetCell(TABLE_NOTE, rows=3, columns=3), SheetCell("申请人情况", columns=7)),
        (
            SheetCell("自然人", rows=2),
            SheetCell("法人或其他组织", columns=5),
            SheetCell("总计", rows=2),
        ),
        tuple(SheetCell(label) for _, label in APPLICANTS[1:-1]),
    ]
    official = REQUEST_ROWS[form]
    sizes: dict[str, int] = {}
    for row in official:
        for group in row.groups:
            sizes[group] = sizes.get(group, 0) + 1
    begun: set[str] = set()
    for row in official:
        labels = []
        for group in row.groups:
            if group not in begun:
                begun.add(group)
                labels.append(SheetCell(group, rows=sizes[group]))
        labels.append(SheetCell(row.label, columns=3 - len(row.groups)))
        figures_of_row = (_figure(f"{row.name}.{c}", figures, style) for c, _ in APPLICANTS)
        rows.append((*labels, *figures_of_row))
    return Sheet("requests", 10, tuple(rows), header_rows=3)


def _disputes(figures: Figures, style: CellStyle) -> Sheet:
    (review, review_label), *litigation = DISPUTE_BLOCKS
    return Sheet(
        "disputes",
        15,
        (
            (SheetCell(review_label, columns=5), SheetCell("行政诉讼", columns=10)),
            (
                *(SheetCell(label, rows=2) for _, label in DISPUTE_RESULTS),
                *(SheetCell(label, columns=5) for _, label in litigation),
            ),
            tuple(SheetCell(label) for _ in litigation for _, label in DISPUTE_RESULTS),
            tuple(
                _figure(f"{block}.{result}", figures, style)
                for block in (review, *(b for b, _ in litigation))
                for result, _ in DISPUTE_RESULTS
            ),
        ),
        header_rows=3,
    )


def _statistics(figures: Figures, style: CellStyle, variant: Variant) -> Sheet:
    rows = [(SheetCell("统计指标"), SheetCell("单位"), SheetCell("统计数"))]
    for row in statistics_rows(variant):
        cell = _figure(row.name, figures, style) if row.name else SheetCell("")
        rows.append((SheetCell(row.label), SheetCell(row.unit), cell))
    return Sheet("statistics", 3, tuple(rows), header_rows=1)
