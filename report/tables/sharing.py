"""Which of several waiting labels get the figures found after them in running text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from report.model import Cell
from report.tables.sheets import Sheet, Slot


class WaitingLabel(NamedTuple):
    """A row's label, with the group before it in the same line, waiting for its figures."""

    words: tuple[Cell, ...]
    sheet: Sheet
    slot: Slot


def with_figures(labels: Sequence[WaitingLabel]) -> list[WaitingLabel]:
    """Those that figures may belong to; the last one in any case: a group's own are its sum,
    or cells left empty."""
    following = [*labels[1:], None]
    rows = [one for one, after in zip(labels, following, strict=True) if _has_figures(one, after)]
    return rows if labels[-1] in rows else list(labels[-1:])


def _has_figures(label: WaitingLabel, after: WaitingLabel | None) -> bool:
    """Whether figures belong to a label, or it only heads the rows below it."""
    if label.slot.row.group:
        return False
    heads_the_next = after is not None and after.slot.parent == label.slot.index
    return not (label.slot.row.stands_for_rows and heads_the_next)


def shares_of(
    rows: Sequence[WaitingLabel], figures: Sequence[Cell], size: int
) -> list[list[Cell]] | None:
    """Each row's figures, `size` for a row; None where it cannot be told whose they are."""
    if len(rows) <= 1:
        return [list(figures)]
    # Either labels and figures pair off in one way only, or all ways are the same.
    interchangeable = size == 1 or len({cell.text for cell in figures}) == 1
    if len(figures) == size * len(rows) and interchangeable:
        return [list(figures[at * size : (at + 1) * size]) for at in range(len(rows))]
    return None


def written(figures: Sequence[Cell]) -> list[Cell]:
    """Those that are figures, not marks for none."""
    return [cell for cell in figures if any(char.isdigit() for char in cell.text)]


def too_many(figures: Sequence[Cell], size: int) -> bool:
    """The figures of a row and those of the next, whose label comes behind them."""
    return size > 0 and len(written(figures)) >= 2 * size


def are_ranks(figures: Sequence[Cell]) -> bool:
    """The columns' own numbers: 1, 2, 3 under the heads."""
    return [cell.text for cell in figures] == [str(rank + 1) for rank in range(len(figures))]
