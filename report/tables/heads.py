"""Column heads: which column of a printed table is which of the form's.

Figures are taken by the form's order unless the heads say otherwise. Heads that are all
recognised in another order are followed; heads that contradict the form make the figures
unread; damaged or doubled ones are let pass where the rest agrees.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from report.tables.geometry import Placed
from report.tables.labels import is_note, label_key, told_unit
from report.tables.sheets import Head, Sheet

CONTRADICTORY = "表头各栏的次序与格式不符，不能确定数字属于哪一栏"


class Span(NamedTuple):
    """Columns of the printed table, both ends included."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Heads:
    """`order[k]` is the rank, among the printed columns of figures, of the form's column k."""

    order: tuple[int, ...]
    spans: tuple[Span, ...] = ()
    """Where the form's columns stand, in the form's order, if that can be told."""
    width: int = 0
    """Columns of the printed table, labels included."""
    printed: int = 0
    """Columns of figures printed, when the heads tell."""
    units: Mapping[int, str] = field(default_factory=dict)
    """The unit that the head of a column names, where it does."""
    unknown: tuple[Placed, ...] = ()
    """Heads of columns that the form does not have."""
    unit_span: Span | None = None
    why: str = ""
    """Why the figures below cannot be told apart; empty if they can."""


class _Printed(NamedTuple):
    span: Span
    cell: Placed
    leaves: frozenset[int]
    """The form's columns that the head may be; empty: not recognised."""
    unit: str


def read_heads(
    sheet: Sheet, rows: Sequence[Sequence[Placed]], ruled: bool, in_rows: bool = True
) -> Heads:
    """What the rows of heads above a sheet's figures say; no rows: the form's own order.

    Without `in_rows` the heads came from running text, levels one after the other.
    """
    plain = tuple(range(len(sheet.columns)))
    if not rows:
        return Heads(plain)
    units = _units(sheet, rows)
    by_place = _by_place(sheet, rows)
    levels = any(head.leaf is None for head in sheet.heads)
    by_level = _by_level(sheet, rows) if in_rows or not levels else None
    if ruled:
        heads = _resolve(sheet, by_place, units)
        if levels and by_level is not None:
            told = _resolve(sheet, by_level, units)
            if not told.why and told.order == plain and (heads.why or heads.order != plain):
                # Spans lead elsewhere than the words: if nowhere, they are only damaged.
                return told if heads.why else replace(heads, why=CONTRADICTORY)
        elif levels and not heads.why and heads.order != plain:
            return replace(heads, why=CONTRADICTORY)  # a head too many, or spans that are wrong
        if heads.why or not heads.printed:
            return heads
        return _at_spans(sheet, rows, heads, [by_place[rank] for rank in heads.order])
    # Text may have every cell in its place too, empty ones under merged heads included.
    if len(by_place) == len(plain) and all(k in head.leaves for k, head in enumerate(by_place)):
        heads = Heads(plain, printed=len(plain), units=units)
        return _at_spans(sheet, rows, heads, by_place)
    if by_level is None:
        return Heads(plain, units=units, why="" if _in_order(sheet, rows) else CONTRADICTORY)
    return _resolve(sheet, by_level, units)


def _at_spans(
    sheet: Sheet, rows: Sequence[Sequence[Placed]], heads: Heads, printed: Sequence[_Printed]
) -> Heads:
    return replace(
        heads,
        spans=tuple(head.span for head in printed),
        width=max(cell.end for row in rows for cell in row) + 1,
        unit_span=_unit_span(sheet, rows),
    )


def _resolve(sheet: Sheet, printed: Sequence[_Printed], units: Mapping[int, str]) -> Heads:
    size = len(sheet.columns)
    plain = tuple(range(size))
    if len(printed) < size:
        known = [min(head.leaves) for head in printed if len(head.leaves) == 1]
        agrees = known == sorted(set(known))
        return Heads(plain, units=units, why="" if agrees else CONTRADICTORY)
    certain: dict[int, list[int]] = {}
    for rank, head in enumerate(printed):
        if len(head.leaves) == 1:
            certain.setdefault(min(head.leaves), []).append(rank)
    whole = len(certain) == size and all(len(ranks) == 1 for ranks in certain.values())
    if whole:
        unknown = tuple(head.cell for head in printed if not head.leaves)
        order = tuple(certain[leaf][0] for leaf in plain)
        return Heads(order, printed=len(printed), units=units, unknown=unknown)
    if len(printed) > size:
        unknown = tuple(head.cell for head in printed if not head.leaves)
        return Heads(plain, units=units, unknown=unknown, why="表头栏数与格式不符")
    for rank, head in enumerate(printed):
        # A head that stands in another's place passes only if it stands in its own too.
        if (
            head.leaves
            and rank not in head.leaves
            and not all(leaf in certain and leaf in certain[leaf] for leaf in head.leaves)
        ):
            return Heads(plain, units=units, why=CONTRADICTORY)
    return Heads(plain, printed=len(printed), units=units)


def _by_place(sheet: Sheet, rows: Sequence[Sequence[Placed]]) -> list[_Printed]:
    width = max((cell.end for row in rows for cell in row), default=-1) + 1
    paths: list[list[Placed]] = [[] for _ in range(width)]
    for row in rows:
        for cell in row:
            if cell.text:
                for at in range(cell.start, cell.end + 1):
                    paths[at].append(cell)
    printed: list[_Printed] = []
    cornered = False
    left: list[str] = []
    for at, path in enumerate(paths):
        if not path:
            continue
        texts = [cell.text for cell in path]
        repeated, left = texts == left, texts  # a merged head may be copied into its columns
        if _over_labels(sheet, path[-1].text):
            printed, cornered = [], True  # what stands left of it is over labels too
            continue
        if printed and (printed[-1].cell is path[-1] or repeated):
            last = printed[-1]
            printed[-1] = last._replace(span=Span(last.span.start, at))
            continue
        leaves = _leaves(sheet, texts[-1], texts[:-1])
        printed.append(_Printed(Span(at, at), path[-1], leaves, told_unit(path[-1].text)))
    while not cornered and len(printed) > len(sheet.columns) and not printed[0].leaves:
        printed = printed[1:]  # 序号, 事项: over labels, by another name
    return printed


def _by_level(sheet: Sheet, rows: Sequence[Sequence[Placed]]) -> list[_Printed] | None:
    """Heads without spans, level by level: what stands under a group takes its place.

    None where the levels do not fit into each other.
    """
    printed: list[tuple[Placed, Head | None, frozenset[int]]] = []
    for row in rows:
        texts = [cell for cell in row if cell.text and not _over_labels(sheet, cell.text)]
        open_groups = [head for _, head, _ in printed if head is not None and head.leaf is None]
        if not open_groups:
            printed = [_printed(sheet, cell, None) for cell in texts]
            continue
        expected = [_children(sheet, group) for group in open_groups]
        if sum(expected) != len(texts):
            return None
        rest = iter(texts)
        below: list[tuple[Placed, Head | None, frozenset[int]]] = []
        for cell, head, leaves in printed:
            if head is None or head.leaf is not None:
                below.append((cell, head, leaves))
            else:
                below += [_printed(sheet, next(rest), head) for _ in range(_children(sheet, head))]
        printed = below
    if any(head is not None and head.leaf is None for _, head, _ in printed):
        return None
    return [
        _Printed(Span(rank, rank), cell, leaves, told_unit(cell.text))
        for rank, (cell, _, leaves) in enumerate(printed)
    ]


def _children(sheet: Sheet, group: Head) -> int:
    return sum(head.parent == group.index for head in sheet.heads)


def _printed(
    sheet: Sheet, cell: Placed, group: Head | None
) -> tuple[Placed, Head | None, frozenset[int]]:
    found = sheet.head(cell.text) or sheet.damaged_head(cell.text)
    if group is not None:
        found = tuple(head for head in found if head.parent == group.index)
    groups = [head for head in found if head.leaf is None]
    if groups:
        return cell, groups[0], frozenset()
    return cell, None, frozenset(head.leaf for head in found if head.leaf is not None)


def _leaves(sheet: Sheet, text: str, above: Sequence[str]) -> frozenset[int]:
    """The form's columns that a head may be, by its text and, where that recurs, by those above."""
    found = [head for head in sheet.head(text) or sheet.damaged_head(text) if head.leaf is not None]
    if len(found) > 1:
        upper = {label_key(words) for words in above}
        under = [
            head
            for head in found
            if head.parent is not None and sheet.heads[head.parent].keys & upper
        ]
        found = under or found
    return frozenset(head.leaf for head in found if head.leaf is not None)


def _over_labels(sheet: Sheet, text: str) -> bool:
    return is_note(text) or label_key(text) in sheet.corner


def _units(sheet: Sheet, rows: Sequence[Sequence[Placed]]) -> dict[int, str]:
    found: dict[int, str] = {}
    for row in rows:
        for cell in row:
            unit = told_unit(cell.text)
            leaves = [head.leaf for head in sheet.head(cell.text) if head.leaf is not None]
            if unit and len(leaves) == 1:
                found[leaves[0]] = unit
    return found


def _unit_span(sheet: Sheet, rows: Sequence[Sequence[Placed]]) -> Span | None:
    unit = label_key(sheet.block.unit_head)
    for row in rows:
        for cell in row:
            if unit and label_key(cell.text) == unit:
                return Span(cell.start, cell.end)
    return None


def _in_order(sheet: Sheet, rows: Sequence[Sequence[Placed]]) -> bool:
    """Whether the heads, read in a row, name each group's columns in the form's order."""
    words = "".join(label_key(cell.text) for row in rows for cell in row)
    parents = {head.parent for head in sheet.heads}
    for parent in parents:
        places = [
            min((words.find(key) for key in head.keys if key in words), default=-1)
            for head in sheet.heads
            if head.parent == parent and min(map(len, head.keys), default=0) > 2
        ]
        known = [place for place in places if place >= 0]
        if known != sorted(known):
            return False
    return True
