"""Official tables laid out otherwise: spans, splits, repeated heads, blank zeros, labels."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from audit.changes.aliases import other_label
from samples.sheet import Sheet, SheetCell

Grid = Sequence[Sequence[tuple[SheetCell, bool]]]
SheetChange = Callable[[str, Sheet, Random], Sheet]
"""The form's id, a table, chance → the same table laid out otherwise."""

BLANKS = ("", "/", "—", "-", "无", "－", "\u3000")
_FILLS = ("blank", "repeat")


def zeros_blank(form: str, sheet: Sheet, random: Random) -> Sheet:
    """Every zero left blank, in one of the ways that offices do."""
    mark = random.choice(BLANKS)
    return _by_cell(sheet, lambda c: replace(c, text=mark) if c.measure and c.text == "0" else c)


def some_zeros_blank(form: str, sheet: Sheet, random: Random) -> Sheet:
    """Zeros left blank here and written there."""
    return _by_cell(
        sheet,
        lambda c: (
            replace(c, text="") if c.measure and c.text == "0" and random.random() < 0.5 else c
        ),
    )


def other_labels(form: str, sheet: Sheet, random: Random) -> Sheet:
    """Labels by other names that the form lists."""
    return _by_cell(
        sheet,
        lambda c: c if c.measure else replace(c, text=other_label(form, sheet.key, c.text, random)),
    )


def other_numbers(form: str, sheet: Sheet, random: Random) -> Sheet:
    """1. as 1、 or （1） or １．; （一） as (一) or 一、."""
    point = random.choice(("、", "．", ". ", "."))
    left, right = random.choice(("（）", "()"))

    def rewrite(text: str) -> str:
        text = re.sub(r"^(\d+)\.", rf"\g<1>{point}", text)
        return re.sub(r"^（([一二三四五六七])）", rf"{left}\g<1>{right}", text)

    return _by_cell(sheet, lambda c: c if c.measure else replace(c, text=rewrite(c.text)))


def no_spans(form: str, sheet: Sheet, random: Random) -> Sheet:
    """Every position a cell of its own: what spans covered is blank, or repeats the label."""
    fill = random.choice(_FILLS)
    return _of_rows(
        sheet, [[_own(cell, starts, fill) for cell, starts in row] for row in sheet.expanded()]
    )


def no_row_spans(form: str, sheet: Sheet, random: Random) -> Sheet:
    """Spans along rows stay, those down columns are cut."""
    fill = random.choice(_FILLS)
    rows = []
    for line in sheet.expanded():
        row, x = [], 0
        while x < len(line):
            cell, starts = line[x]
            text = cell.text if starts or fill == "repeat" else ""
            row.append(replace(cell, text=text, rows=1))
            x += cell.columns
        rows.append(row)
    return _of_rows(sheet, rows)


def head_repeated(form: str, sheet: Sheet, random: Random) -> Sheet:
    """The head of the table again in its middle, as where a page ended."""
    if not can_be_cut(sheet):
        return sheet
    first, second = _cut(sheet, random)
    head = sheet.rows[: sheet.header_rows]
    return replace(sheet, rows=(*first.rows, *head, *second.rows))


LAYOUTS: dict[str, SheetChange] = {
    "other labels": other_labels,
    "other numbers": other_numbers,
    "zeros blank": zeros_blank,
    "some zeros blank": some_zeros_blank,
    "no row spans": no_row_spans,
    "no spans": no_spans,
    "head repeated": head_repeated,
}
"""In this order: what a span or a repeated head says again is said in the same words."""


def in_two(sheet: Sheet, random: Random) -> tuple[Sheet, Sheet]:
    """Two tables, the second with or without the head again."""
    first, second = _cut(sheet, random)
    if random.random() < 0.5:
        second = replace(second, rows=(*sheet.rows[: sheet.header_rows], *second.rows))
    else:
        second = replace(second, header_rows=0)
    return first, second


def _cut(sheet: Sheet, random: Random) -> tuple[Sheet, Sheet]:
    """Above and below a row; a cell that the cut goes through is in both, or blank below."""
    at = random.randint(sheet.header_rows + 1, len(sheet.rows) - 1)
    again = random.random() < 0.5
    grid = sheet.expanded()
    return (
        replace(sheet, rows=_rows(grid, 0, at, again=True)),
        replace(sheet, rows=_rows(grid, at, len(grid), again=again)),
    )


def can_be_cut(sheet: Sheet) -> bool:
    """Has it two rows below its head?"""
    return len(sheet.rows) - sheet.header_rows >= 2


def _rows(grid: Grid, start: int, stop: int, *, again: bool) -> tuple[tuple[SheetCell, ...], ...]:
    out = []
    for y in range(start, stop):
        row = []
        for x, (cell, starts) in enumerate(grid[y]):
            leftmost = x == 0 or grid[y][x - 1][0] is not cell
            if not starts and not (y == start and leftmost):
                continue
            height = sum(1 for line in grid[y:stop] if line[x][0] is cell)
            row.append(replace(cell, text=cell.text if starts or again else "", rows=height))
        out.append(tuple(row))
    return tuple(out)


def merged(parts: Sequence[tuple[str, Sheet]]) -> Sheet:
    """Tables under each other in one, the headings between them as rows of it."""
    width = max(sheet.width for _, sheet in parts)
    rows: list[tuple[SheetCell, ...]] = []
    for heading, sheet in parts:
        if heading:
            rows.append((SheetCell(heading, columns=width),))
        rows += _widened(sheet, width)
    key = parts[-1][1].key
    return Sheet(key, width, tuple(rows), header_rows=1)


def _widened(sheet: Sheet, width: int) -> list[tuple[SheetCell, ...]]:
    """The last column made wider, so that rows are as long as those of the widest table."""
    more = width - sheet.width
    if not more:
        return list(sheet.rows)
    lasts = {id(row[-1][0]) for row in sheet.expanded()}
    return [
        tuple(replace(c, columns=c.columns + more) if id(c) in lasts else c for c in row)
        for row in sheet.rows
    ]


def by_cells(sheet: Sheet, apply: Callable[[str], str]) -> Sheet:
    """Every text of the table on its own."""
    return _by_cell(sheet, lambda c: replace(c, text=apply(c.text)) if c.text else c)


def _own(cell: SheetCell, starts: bool, fill: str) -> SheetCell:
    # A figure under a wide head stands once; the rest of its cell was never filled.
    repeat = fill == "repeat" and not cell.measure
    return SheetCell(cell.text if starts or repeat else "", measure=cell.measure if starts else "")


def _by_cell(sheet: Sheet, apply: Callable[[SheetCell], SheetCell]) -> Sheet:
    # One and the same cell object may not stand twice: spans are told apart by identity.
    return replace(sheet, rows=tuple(tuple(apply(cell) for cell in row) for row in sheet.rows))


def _of_rows(sheet: Sheet, rows: Sequence[Sequence[SheetCell]]) -> Sheet:
    return replace(sheet, rows=tuple(tuple(row) for row in rows))
