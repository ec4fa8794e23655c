"""The forms as the readers of tables need them: rows and column heads by their labels.

A sheet is one block of a form's table. Where two forms print the same block (tables
three and four), it is one sheet of both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from report.forms import Block, Column, Row, Table, figure_name, load_forms
from report.model import FormId
from report.normal import normalise
from report.tables.labels import article_item, is_note, label_key, label_number

_GENERIC = 2
"""Labels as short as 其他 and 总计 mean something only in their place."""
_DAMAGED_FROM = 5
_CUT_FROM = 6
_LOST_AT_MOST = 0.34
"""The share of a label's characters that may have been lost in extraction."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A row of the form (group rows too), in printed order."""

    index: int
    row: Row
    parent: int | None
    number: str
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Head:
    """A column head: over one column of figures (`leaf` is its number) or over several."""

    index: int
    column: Column
    parent: int | None
    leaf: int | None
    keys: frozenset[str]


@dataclass(slots=True)
class Progress:
    """How far the reading of a sheet has come."""

    last: int = -1
    seen: set[int] = field(default_factory=set)

    def at(self, index: int) -> None:
        self.last = index
        self.seen.add(index)

    def has_passed(self, index: int) -> bool:
        return index in self.seen and index < self.last


@dataclass(frozen=True, eq=False)
class Sheet:
    key: str
    """The form's table: proactive, requests, disputes, statistics."""
    table: Table
    block: Block
    forms: tuple[FormId, ...]
    slots: tuple[Slot, ...]
    heads: tuple[Head, ...]
    columns: tuple[Column, ...]
    names: tuple[tuple[str, ...], ...]
    """By row: the names of its figures, left to right."""
    item: str
    """Table two: the item of article 20."""
    rows_by_key: Mapping[str, tuple[int, ...]]
    heads_by_key: Mapping[str, tuple[int, ...]]
    corner: frozenset[str]
    """Heads over labels and units: 信息内容, 统计指标, 单位."""
    partial: bool
    """It prints only a part of its table, or that otherwise."""
    noted: bool
    """The remark on 勾稽关系 stands in its corner."""

    @property
    def unlabelled(self) -> bool:
        """Table four: its one row of figures has no label."""
        return len(self.slots) == 1 and not self.slots[0].keys

    def columns_like(self, other: Sheet) -> bool:
        """Whether both have the same heads, in the same forms."""
        return self.forms == other.forms and self.head_labels == other.head_labels

    @property
    def head_labels(self) -> tuple[str, ...]:
        return tuple(head.column.label for head in self.heads)

    def measures(self, slot: Slot) -> tuple[str, ...]:
        """The names of a row's figures, left to right."""
        return self.names[slot.index]

    def find(self, text: str, progress: Progress) -> Slot | None:
        """The row that a label means here, if it can mean only one."""
        key = label_key(text)
        if not key:
            return None
        exact = self.rows_by_key.get(key, ())
        if len(exact) == 1 and len(key) > _GENERIC:
            return self.slots[exact[0]]
        if exact:
            return self._in_its_place(exact, label_number(text), progress)
        close = self._close(key, label_number(text))
        if close is None or close.index in progress.seen or close.index <= progress.last:
            return None
        return close

    def _in_its_place(self, exact: tuple[int, ...], number: str, progress: Progress) -> Slot | None:
        """The row of a label that recurs (其他情形数) or says little (总计): the one that the
        form has next, or else the only one if its number stands before it."""
        for index in self._next(progress.last):
            if index in exact:
                return self.slots[index]
        slot = self.slots[exact[0]]
        known = len(exact) == 1 and number and number == slot.number
        later = slot.index > progress.last and self._stands_in(slot.index, progress)
        return slot if known and later else None

    def _next(self, last: int) -> Iterator[int]:
        """The rows that may follow, those that only some printings have passed over."""
        for slot in self.slots[last + 1 :]:
            yield slot.index
            if not (slot.row.variant or slot.row.unless):
                return

    def _stands_in(self, index: int, progress: Progress) -> bool:
        """Whether the group above a row, or a row of that group, has been read."""
        parent = self.slots[index].parent
        if parent is None or parent in progress.seen:
            return True
        return progress.last >= 0 and self.slots[progress.last].parent == parent

    @lru_cache(maxsize=4096)  # noqa: B019 (sheets live as long as the process)
    def _close(self, key: str, number: str) -> Slot | None:
        """The one row whose label this is with a few characters lost or one changed."""
        if len(key) < _DAMAGED_FROM:
            return None
        found = {
            slot.index
            for slot in self.slots
            if any(_is_damaged(key, whole) for whole in slot.keys)
            and not (number and slot.number and number != slot.number)
        }
        return self.slots[found.pop()] if len(found) == 1 else None

    def head(self, text: str) -> tuple[Head, ...]:
        """The heads that a text may be, exactly; several where labels recur (结果维持)."""
        return tuple(self.heads[i] for i in self.heads_by_key.get(label_key(text), ()))

    def damaged_head(self, text: str) -> tuple[Head, ...]:
        """The heads that a text may be the remains of (本年新 of 本年新公开数量)."""
        key = label_key(text)
        if len(key) < 2:
            return ()
        return tuple(
            head
            for head in self.heads
            if any(whole.startswith(key) or _is_damaged(key, whole) for whole in head.keys)
        )


def _is_damaged(key: str, whole: str) -> bool:
    """Whether `key` is what is left of a label, or it with one character wrong."""
    if len(key) >= _CUT_FROM and whole.startswith(key):
        return True
    if len(key) < _DAMAGED_FROM or abs(len(whole) - len(key)) > len(whole) * _LOST_AT_MOST:
        return False
    if len(key) <= len(whole) and _is_subsequence(key, whole):
        return True
    return bool(Levenshtein.distance(key, whole, score_cutoff=1) <= 1)


def _is_subsequence(part: str, whole: str) -> bool:
    rest = iter(whole)
    return all(char in rest for char in part)


@cache
def sheets() -> tuple[Sheet, ...]:
    """All sheets of all forms, the newest form's first."""
    made: dict[tuple[str, ...], tuple[Table, Block, list[FormId]]] = {}
    for form in reversed(tuple(load_forms().values())):
        for table in form.tables:
            for block in (*table.blocks, *table.other_layouts):
                # The same figures are the same sheet, whatever either form leaves out.
                name = (table.key, block.key, *sorted(n for _, _, n in block.measures()))
                made.setdefault(name, (table, block, []))[2].append(form.id)
    return tuple(_sheet(table, block, tuple(ids)) for table, block, ids in made.values())


@cache
def row_keys() -> frozenset[str]:
    """Every label of a row that any form prints."""
    return frozenset(key for sheet in sheets() for key in sheet.rows_by_key)


@cache
def head_sheets() -> Mapping[str, tuple[Sheet, ...]]:
    """The sheets that print a text as a column head, or over their labels."""
    found: dict[str, list[Sheet]] = {}
    for sheet in sheets():
        for key in (*sheet.heads_by_key, *sheet.corner):
            found.setdefault(key, []).append(sheet)
    return {key: tuple(those) for key, those in found.items()}


def _sheet(table: Table, block: Block, forms: tuple[FormId, ...]) -> Sheet:
    slots = tuple(_slots(block.rows))
    heads = tuple(_heads(block.columns))
    columns = block.value_columns()
    return Sheet(
        key=table.key,
        table=table,
        block=block,
        forms=forms,
        slots=slots,
        heads=heads,
        columns=columns,
        names=tuple(tuple(figure_name(slot.row, column) for column in columns) for slot in slots),
        item=article_item(normalise(block.label)),
        rows_by_key=_by_key((slot.index, slot.keys) for slot in slots),
        heads_by_key=_by_key((head.index, head.keys) for head in heads),
        corner=frozenset(key for key in map(label_key, (block.row_head, block.unit_head)) if key),
        partial=any(block is other for other in table.other_layouts),
        noted=is_note(block.row_head),
    )


def _slots(rows: tuple[Row, ...]) -> Iterator[Slot]:
    count = 0

    def walk(row: Row, parent: int | None) -> Iterator[Slot]:
        nonlocal count
        index = count
        count += 1
        labels = (row.label, *row.aliases)
        keys = frozenset(key for key in map(label_key, labels) if key)
        yield Slot(index, row, parent, label_number(row.label), keys)
        for child in row.children:
            yield from walk(child, index)

    for row in rows:
        yield from walk(row, None)


def _heads(columns: tuple[Column, ...]) -> Iterator[Head]:
    count = leaves = 0

    def walk(column: Column, parent: int | None) -> Iterator[Head]:
        nonlocal count, leaves
        index, leaf = count, None
        count += 1
        if not column.children:
            leaf = leaves
            leaves += 1
        keys = frozenset(key for key in map(label_key, (column.label, *column.aliases)) if key)
        yield Head(index, column, parent, leaf, keys)
        for child in column.children:
            yield from walk(child, index)

    for column in columns:
        yield from walk(column, None)


def _by_key(entries: Iterator[tuple[int, frozenset[str]]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for index, keys in entries:
        for key in keys:
            found[key] = (*found.get(key, ()), index)
    return found
