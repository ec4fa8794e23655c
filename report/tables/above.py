"""The heads above the rows being read, kept until something else begins."""

from __future__ import annotations

from collections.abc import Sequence

from report.tables.geometry import Placed
from report.tables.heads import Heads, read_heads
from report.tables.labels import label_key
from report.tables.sheets import Sheet


class HeadsAbove:
    """Rows of heads as they came, and what they say for each sheet once asked."""

    def __init__(self) -> None:
        self._rows: list[Sequence[Placed]] = []
        self._read: dict[Sheet, Heads] = {}
        self.reading = False
        """Whether the row before was one of heads."""

    @property
    def line(self) -> int:
        """Where they begin; 0 if there are none."""
        return self._rows[0][0].cell.line if self._rows else 0

    def add(self, row: Sequence[Placed]) -> None:
        self._rows.append(row)
        self._read = {}
        self.reading = True

    def names_a_group(self, sheet: Sheet) -> bool:
        """Whether one of a sheet's heads over several columns is printed: without it the same
        five columns may be of any of the three kinds of case."""
        groups = {key for head in sheet.heads if head.leaf is None for key in head.keys}
        return any(label_key(cell.text) in groups for row in self._rows for cell in row)

    def forget(self) -> None:
        self._rows = []
        self._read = {}
        self.reading = False

    def of(self, sheet: Sheet, ruled: bool, in_rows: bool) -> tuple[Heads, bool]:
        """What they say of a sheet's columns, and whether this is asked for the first time."""
        if new := sheet not in self._read:
            self._read[sheet] = read_heads(sheet, self._rows, ruled, in_rows)
        return self._read[sheet], new
