"""The cells of a row that hold its figures: as many as the form has, or none.

Never aligned by guess. In a ruled table the heads tell where each figure stands; else the
cells after the label must be exactly as many as the form's columns, where empty cells at
the end of a row of text may be artefacts and are left out one by one to reach that number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from report.cells import parse_cell
from report.model import Cell
from report.tables.geometry import Placed
from report.tables.heads import Heads, Span
from report.tables.sheets import Sheet

DISPLACED = "文本中数字与行名错位，不能确定数字属于哪一行"
IN_DOUBT = "此行有空单元格，不能确定数字属于哪一栏"
_UNIT = re.compile(r"[条件次篇个人项份家名期场宗元]|[人件条场]次|[万亿]元|条\(件\)")


Ending = Literal["even", "filled", "doubtful"]
"""`filled`: a row of text with empty cells left out at its end; `doubtful`: so, but its first
cell is empty too, and might be the rest of the label."""


@dataclass(frozen=True, slots=True)
class Picked:
    """The cells of a row in the form's order of columns, or why they cannot be told."""

    cells: tuple[Cell, ...] = ()
    why: str = ""
    unit: str = ""
    """What the row's cell for the unit says, where the table has such a column."""
    ending: Ending = "even"


def is_unit(text: str) -> bool:
    return _UNIT.fullmatch(text) is not None


def pick(sheet: Sheet, heads: Heads, after: Sequence[Placed], ruled: bool) -> Picked:
    """The figures among the cells that follow a row's label."""
    size = len(sheet.columns)
    if heads.why:
        return Picked(why=heads.why)
    end = after[-1].end + 1 if after else 0
    if heads.spans and (end <= heads.width if ruled else end == heads.width):
        found = _by_spans(heads, after)
        if found is not None:
            return Picked(found, unit=_unit_at(heads.unit_span, after))
    unit = ""
    if sheet.block.unit_head:
        after, unit = _without_unit(after, size, heads)
    width = max(size, heads.printed)
    if heads.order == (0,) and len(after) == 1:
        width = 1  # what the columns after it (备注) hold is left out
    cells, ending = _exactly(after, width, ruled, heads.printed > 0, bool(heads.spans))
    if cells is None:
        count = _count(after)
        return Picked(
            why=IN_DOUBT if count == width else f"格式为{width}栏，此行为{count}栏", unit=unit
        )
    if not ruled and _looks_shifted(sheet, cells):
        return Picked(why=IN_DOUBT, unit=unit)
    return Picked(tuple(cells[rank].cell for rank in heads.order), unit=unit, ending=ending)


def _by_spans(heads: Heads, after: Sequence[Placed]) -> tuple[Cell, ...] | None:
    starting: dict[int, Placed] = {}
    written = set()
    for cell in after:
        starting[cell.start] = cell
        if cell.cell.text:
            written.add(cell.start)
    picked: list[Cell] = []
    for start, end in heads.spans:
        under = [starting[at] for at in range(start, end + 1) if at in starting]
        texts = [cell for cell in under if cell.cell.text] if len(under) > 1 else under
        if not under or (len(texts) > 1 and len({cell.text for cell in texts}) > 1):
            return None
        one = texts[0] if texts else under[0]
        if one.end > end:
            return None  # one cell over several heads
        picked.append(one.cell)
        written.difference_update(range(start, end + 1))
    if written:
        first = min(heads.spans)[0]  # before it stand labels, codes, units
        elsewhere = [Span(cell.start, cell.end) for cell in heads.unknown]
        for at in written:
            if at >= first and not any(start <= at <= end for start, end in elsewhere):
                return None
    return tuple(picked)


def _unit_at(span: Span | None, after: Sequence[Placed]) -> str:
    if span is None:
        return ""
    return next((cell.text for cell in after if span.start <= cell.start <= span.end), "")


def _without_unit(after: Sequence[Placed], size: int, heads: Heads) -> tuple[Sequence[Placed], str]:
    """A row's unit stands before its figures (条 | 2978); an empty cell may hold its place."""
    if after and is_unit(after[0].text):
        return after[1:], after[0].text
    if heads.unit_span and len(after) == size + 1 and not after[0].text:
        return after[1:], ""
    return after, ""


def _exactly(
    after: Sequence[Placed], size: int, ruled: bool, heads_fit: bool, in_place: bool
) -> tuple[Sequence[Placed] | None, Ending]:
    if len(after) < size:
        return None, "even"
    if len(after) == size:
        # In a table that has its cells in place, but not in this row, an empty first cell
        # may be the rest of the label.
        astray = size > 1 and in_place and not after[0].text
        return (None if astray and any(cell.text for cell in after) else after), "even"
    if ruled:
        return None, "even"
    if not any(cell.text for cell in after[size:]):
        if not any(cell.text for cell in after):
            return after[:size], "even"
        return after[:size], "filled" if after[0].text else "doubtful"
    lead = len(after) - size
    if heads_fit and not any(c.text for c in after[:lead]) and _all_figures(after[lead:]):
        return after[lead:], "even"  # an empty cell of the label, and every figure written
    return None, "even"


def _looks_shifted(sheet: Sheet, cells: Sequence[Placed]) -> bool:
    """Whether a row of text that ends in an empty cell seems to have lost one before it:
    its sums do not stand where the form has them, or one stands before the empty end."""
    if cells[-1].text:
        return False
    figures = [parse_cell(cell.text).value for cell in cells]
    sums = [i for i, column in enumerate(sheet.columns) if column.is_sum]
    for start, end in zip([0, *(at + 1 for at in sums)], sums, strict=False):
        total = figures[end]
        parts = [figure for figure in figures[start:end] if figure is not None]
        if total is None and len(parts) > 1 and 0 < parts[-1] == sum(parts[:-1]):
            return True
        if total is not None and end != sums[-1] and parts and total != sum(parts):
            return True
    return False


def _all_figures(cells: Sequence[Placed]) -> bool:
    return all(parse_cell(cell.text).state == "written" for cell in cells)


def _count(after: Sequence[Placed]) -> int:
    """Cells of a row without the empty ones at its end."""
    return max((i + 1 for i, cell in enumerate(after) if cell.text), default=0)
