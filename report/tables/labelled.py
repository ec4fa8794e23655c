"""The label of a row of figures: which of its first cells it is, and which row of the form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from report.cells import parse_cell
from report.tables.geometry import Placed
from report.tables.labels import label_key, numbered_parts
from report.tables.picking import is_unit
from report.tables.sheets import Progress, Sheet, Slot, sheets

LABEL_AT_MOST = 120
_SPEAKS_FOR_ITSELF = 5


class Labelled(NamedTuple):
    sheet: Sheet
    slot: Slot
    rank: int
    """Rank of the label's (last) cell in the row."""
    groups: tuple[Slot, ...]
    """Groups named in cells before it."""


def is_figure(cell: Placed) -> bool:
    return len(cell.text) <= 40 and parse_cell(cell.text).state == "written"


def is_cell(cell: Placed) -> bool:
    """A figure, or a mark for none."""
    return len(cell.text) <= 40 and parse_cell(cell.text).state != "unread"


def label_in(
    sheet: Sheet, row: Sequence[Placed], progress: Progress, loose: str = ""
) -> Labelled | None:
    """The row's label in a sheet. `loose` is what a row above, of words only, began."""
    trial = Progress(progress.last, set(progress.seen))
    path: list[Slot] = []
    rank = -1
    words: list[int] = []
    for at, cell in enumerate(row):
        if words and is_figure(cell):
            break
        if not cell.text or is_unit(cell.text) or len(cell.text) > LABEL_AT_MOST:
            continue
        words.append(at)
        for named in _slots_in(sheet, cell.text, trial):
            trial.at(named.index)
            path.append(named)
            rank = at
    joined = "".join(row[at].text for at in words)
    if loose and joined and label_key(loose + joined) in sheet.rows_by_key:
        # 其中:主要负责同志 / 参加新闻发布会次数: the end alone is much like another's label.
        slot = sheet.find(loose + joined, Progress(progress.last, set(progress.seen)))
        if slot is not None:
            return Labelled(sheet, slot, words[-1], ())
    if path:
        return Labelled(sheet, path[-1], rank, tuple(path[:-1]))
    for text, whole in ((joined, len(words) > 1), (loose + joined, bool(loose and joined))):
        slot = sheet.find(text, trial) if whole else None
        if slot is not None:
            return Labelled(sheet, slot, words[-1], ())
    return None


def _slots_in(sheet: Sheet, text: str, progress: Progress) -> list[Slot]:
    """The row that a cell names, or the group and the row: （三）不予公开1.属于国家秘密."""
    whole = sheet.find(text, progress)
    if whole is not None:
        return [whole]
    parts = numbered_parts(text)
    found: list[Slot] = []
    ahead = Progress(progress.last, set(progress.seen))
    for part in parts if len(parts) > 1 else ():
        slot = sheet.find(part, ahead)
        if slot is None:
            return []
        ahead.at(slot.index)
        found.append(slot)
    return found


def neighbours(opened: Sequence[Sheet]) -> Iterator[Sheet]:
    """Blocks of table two with the same heads as the open one: a block's title may be lost."""
    if opened and opened[0].key == "proactive":
        for sheet in sheets():
            if sheet not in opened and any(sheet.columns_like(other) for other in opened):
                yield sheet


def elsewhere(row: Sequence[Placed], opened: Sequence[Sheet]) -> Iterator[Sheet]:
    """Tables whose rows speak for themselves, when none is open that has this row."""
    keys = [label_key(cell.text) for cell in row if cell.text and len(cell.text) <= LABEL_AT_MOST]
    long = [key for key in keys if len(key) >= _SPEAKS_FOR_ITSELF]
    for sheet in sheets():
        if sheet in opened or sheet.unlabelled or sheet.key == "proactive":
            continue
        if any(key in sheet.rows_by_key for key in long):
            yield sheet
