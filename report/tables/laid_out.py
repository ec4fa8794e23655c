"""Tables laid out otherwise than on the form: panels side by side, rows and columns exchanged.

Both are told by their own heads, and put back into the form's order; where they cannot be,
the rows are left out rather than read across.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from report.tables.geometry import Placed
from report.tables.labels import label_key

Rows = Sequence[tuple[int, Sequence[Placed]]]
"""Row number (1-based, as printed) and its cells."""

_LABELS = ("统计指标", "指标名称", "指标", "项目", "信息内容", "统计项目", "指标项目", "内容")
_RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
_LONGEST = 12
_KINDS = ("行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉")


def as_on_the_form(rows: list[list[Placed]], ruled: bool) -> Iterator[tuple[int, Sequence[Placed]]]:
    """The rows of a grid in the order of the form."""
    numbered = list(enumerate(rows, 1))
    if (head := _head_of_panels(rows)) is not None:
        yield from _one_below_the_other(numbered, head, ruled)
    elif ruled and (top := _top_of_exchanged(rows)) is not None:
        yield from numbered[:top]
        yield from _exchanged(numbered[top:])
    else:
        yield from numbered


@cache
def _keys(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(label_key, words))


def _is(cell: Placed, words: tuple[str, ...]) -> bool:
    return _is_one(cell.cell.text, words)


@lru_cache(maxsize=4096)
def _is_one(text: str, words: tuple[str, ...]) -> bool:
    return len(text) <= _LONGEST and label_key(text) in _keys(words)


def _head_of_panels(rows: list[list[Placed]]) -> tuple[int, ...] | None:
    """Where the panels start, if a row has a head for labels more than once, the same each
    time, with other heads between."""
    for row in rows:
        heads = [cell for cell in row if cell.text and _is(cell, _LABELS)]
        if len(heads) < 2 or len({label_key(cell.text) for cell in heads}) > 1:
            continue
        starts = [cell.start for cell in heads]
        worded = [cell.start for cell in row if cell.text and cell.start not in starts]
        bounds = [*starts, max(cell.end for cell in row) + 1]
        if all(any(a < at < b for at in worded) for a, b in itertools.pairwise(bounds)):
            return tuple(starts)
    return None


def _one_below_the_other(
    rows: Rows, starts: tuple[int, ...], ruled: bool
) -> Iterator[tuple[int, Sequence[Placed]]]:
    """The panels in turn. A row that is not cut where the panels are is a title, or, with more
    than one cell in it, is read by nobody."""
    width = max((len(row) for _, row in rows), default=0)
    bounds = [0, *starts[1:], 10**6]
    for panel, (start, end) in enumerate(itertools.pairwise(bounds)):
        for number, row in rows:
            if any(cell.start < at <= cell.end for at in starts[1:] for cell in row):
                if panel == 0 and sum(bool(cell.text) for cell in row) == 1:
                    yield number, row
                continue
            if not ruled and len(row) != width:
                continue  # cells lost at its end, or before it
            inside = [
                Placed(cell.cell, cell.start - start, cell.end - start)
                for cell in row
                if start <= cell.start < end
            ]
            if any(cell.text for cell in inside):
                yield number, inside


def _top_of_exchanged(rows: list[list[Placed]]) -> int | None:
    """The first row of table four with its results as rows; None for any other table."""
    for column in (0, 1):
        at = [
            number
            for number, row in enumerate(rows)
            for cell in row
            if cell.start == cell.end == column and _is(cell, _RESULTS)
        ]
        if len(at) != len(_RESULTS) or at != list(range(at[0], at[0] + len(at))):
            continue
        above = rows[max(0, at[0] - 3) : at[0]]
        kinds = [row for row in above if any(_is(cell, _KINDS[:1]) for cell in row)]
        told = {label_key(c.text) for row in above for c in row if _is(c, _KINDS)}
        if len(kinds) == 1 and told == _keys(_KINDS):
            return rows.index(kinds[0])
    return None


def _exchanged(rows: Rows) -> Iterator[tuple[int, Sequence[Placed]]]:
    """Columns as rows: each cell with the place it has when the table is turned."""
    turned: dict[int, list[Placed]] = {}
    for down, (_, row) in enumerate(rows):
        for cell in row:
            last = down + max(cell.cell.row_span, 1) - 1
            turned.setdefault(cell.start, []).append(Placed(cell.cell, down, last))
    for column in sorted(turned):
        yield column + 1, turned[column]
