"""What the walk through a document leaves behind: rows of figures, before they are weighed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from report.model import Cell, Line, Unrecognised
from report.tables.picking import Ending
from report.tables.sheets import Sheet, Slot


@dataclass(frozen=True, slots=True)
class RowRead:
    """A row that was recognised. `cells` are in the form's order of columns; none: `why`."""

    sheet: Sheet
    slot: Slot
    document: int
    line: int
    grid: int | None
    row: int | None
    cells: tuple[Cell, ...] = ()
    why: str = ""
    units: Mapping[int, str] = field(default_factory=dict)
    """By column: the unit that the table itself tells, in a head or beside the figure."""
    heads: int = 0
    """Line of the heads above; 0 where there are none."""
    ending: Ending = "even"
    certain: bool = True
    """Table two: the heads have told which form's block this is."""
    width: int = 0
    """Cells printed in a row of text, empty ones and labels included; 0: not to be counted."""
    broken: int = -1
    """The cell that the capture may have cut in two; none: -1."""
    fits_alone: bool = True
    """Table two: no other form's block has as many columns as the row has figures."""


class HeadsSeen(NamedTuple):
    """A row of heads, whatever followed it."""

    sheet: Sheet
    document: int
    line: int
    grid: int | None
    words: int
    told: bool
    """They tell which form's block it is; a block's title, which counts as two words, does not."""


@dataclass(slots=True)
class Found:
    """Everything that was recognised in the documents, in reading order."""

    rows: list[RowRead] = field(default_factory=list)
    heads: list[HeadsSeen] = field(default_factory=list)
    unrecognised: list[tuple[frozenset[str], Unrecognised]] = field(default_factory=list)
    """With the keys of the tables that were open: kept if one of them was recognised."""
    titles: list[tuple[int, Line]] = field(default_factory=list)
    """Section headings printed inside tables, with their document."""
    consumed: dict[tuple[int, int], set[str]] = field(default_factory=dict)
    """(document, line) of what belongs to tables, with the keys of those open there."""

    def see(
        self,
        opened: Iterable[Sheet],
        document: int,
        line: int,
        grid: int | None,
        words: int,
        *,
        told: bool,
    ) -> None:
        """Heads (or a block's title) of the sheets they may be of."""
        self.heads += [HeadsSeen(sheet, document, line, grid, words, told) for sheet in opened]

    def consume(self, document: int, line: int, tables: Iterable[str]) -> None:
        self.consumed.setdefault((document, line), set()).update(tables)
