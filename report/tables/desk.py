"""The desk that rows of cells come across: each is a title, heads, figures, or unknown.

It remembers which table is open and how far it has been read, so that a table may be split
in two, several may be glued into one, and heads may be repeated in the middle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from report.model import Cell, Line, Place, Unrecognised
from report.tables.found import Found, HeadsSeen, RowRead
from report.tables.geometry import Placed
from report.tables.headed import sheets_headed
from report.tables.heads import Heads, read_heads
from report.tables.labelled import (
    LABEL_AT_MOST,
    Labelled,
    elsewhere,
    is_cell,
    is_figure,
    label_in,
    neighbours,
)
from report.tables.labels import article_item, label_key
from report.tables.picking import Picked, is_unit, pick
from report.tables.sheets import Progress, Sheet, sheets
from report.tables.titles import is_section_title

_UNKNOWN_AT_MOST = 500
"""Unknown rows of one document that are kept one by one."""


class Desk:
    """Takes the rows of one document in order and adds what it finds to `found`."""

    def __init__(self, document: int, found: Found) -> None:
        self._document = document
        self._found = found
        self._open: tuple[Sheet, ...] = ()
        self._told = False
        """Heads, or the number of cells, have told which of the open sheets it is."""
        self._heads: list[Sequence[Placed]] = []
        self._read_heads: dict[Sheet, Heads] = {}
        self._reading_heads = False
        self._ruled = True
        self._progress: dict[Sheet, Progress] = {}
        self._grid: int | None = None
        self._loose = ""
        """Words alone in a row: perhaps the beginning of the next row's label."""
        self._held: tuple[Sequence[Placed], int | None] | None = None
        """A row of figures with an unknown label: perhaps it ends in the next row."""
        self._unknown = 0

    @property
    def open_sheets(self) -> tuple[Sheet, ...]:
        return self._open

    @property
    def reading_heads(self) -> bool:
        return self._reading_heads

    def progress(self, sheet: Sheet) -> Progress:
        return self._progress.setdefault(sheet, Progress())

    def knows(self, text: str) -> bool:
        """Whether a text is the label of a row in what is open."""
        return any(sheet.find(text, self.progress(sheet)) for sheet in self._open)

    def close(self) -> None:
        """Something else than a table has begun."""
        self._release()
        self._open = ()
        self._told = False
        self._forget_heads()

    def begin_grid(self, grid: int | None, ruled: bool) -> None:
        """A new grid: what is open stays open, and heads stand where they stood."""
        self._release()
        self._grid = grid
        if ruled != self._ruled:
            self._ruled = ruled
            self._forget_heads()

    def take(self, row: Sequence[Placed], row_no: int | None = None) -> None:
        """The next row, as printed."""
        words = [cell for cell in row if cell.text]
        if not words:
            self._take_blank(row, row_no)
            return
        if len(words) == 1 and self._take_title(words[0].cell):
            return
        row = self._without_item(row)
        words = [cell for cell in row if cell.text]
        if not words:
            return
        if not any(is_figure(cell) for cell in words):
            headed = sheets_headed(words, self._open, self._told, self._reading_heads)
            if headed and not (len(words) == 1 and self.knows(words[0].text)):
                self._take_heads(row, headed)
                return
        if self._take_labelled(row, row_no) or self._take_unlabelled(row, words, row_no):
            return
        self._take_unknown(row, words, row_no)

    # ------------------------------------------------------------ titles and heads

    def _take_title(self, cell: Cell) -> bool:
        if self.knows(cell.text) or not is_section_title(cell.text):
            return False
        self._found.titles.append((self._document, Line(cell.line, cell.raw, cell.text, "td")))
        self.close()
        return True

    def _without_item(self, row: Sequence[Placed]) -> Sequence[Placed]:
        """Opens the block of table two that a cell names; the row without that cell."""
        for at, cell in enumerate(row[:2]):
            item = article_item(cell.text)
            opened = tuple(sheet for sheet in sheets() if item and sheet.item == item)
            if opened:
                self.close()
                self._open = opened
                self._consume(row)
                return [*row[:at], *row[at + 1 :]]
        return row

    def _take_heads(self, row: Sequence[Placed], headed: tuple[Sheet, ...]) -> None:
        self._release()
        same = tuple(sheet for sheet in self._open if sheet in headed)
        if self._reading_heads and same:
            self._open = same
        else:
            self._forget_heads()
            self._open = headed
        self._heads.append(row)
        self._told = self._reading_heads = True
        self._read_heads = {}
        line, words = row[0].cell.line, sum(bool(cell.text) for cell in row)
        self._found.heads += [
            HeadsSeen(sheet, self._document, line, self._grid, words) for sheet in self._open
        ]
        self._consume(row)

    def _forget_heads(self) -> None:
        self._heads = []
        self._read_heads = {}
        self._reading_heads = False
        self._loose = ""

    def _heads_of(self, sheet: Sheet) -> Heads:
        if sheet not in self._read_heads:
            heads = read_heads(sheet, self._heads, self._ruled, self._grid is not None)
            self._read_heads[sheet] = heads
            for unknown in heads.unknown:
                self._note("column", unknown.cell.raw, unknown.cell, None)
        return self._read_heads[sheet]

    # ------------------------------------------------------------ rows of figures

    def _take_labelled(self, row: Sequence[Placed], row_no: int | None) -> bool:
        for pool in (self._open, neighbours(self._open), elsewhere(row, self._open)):
            matches = [
                found
                for sheet in pool
                if (found := label_in(sheet, row, self.progress(sheet), self._loose))
            ]
            if matches:
                self._release()
                self._switch(tuple(match.sheet for match in matches))
                self._read(matches, row, row_no)
                return True
        return False

    def _switch(self, to: tuple[Sheet, ...]) -> None:
        """Rows of another sheet than the open one: the heads above are its own if alike."""
        if not set(to) <= set(self._open):
            if not any(sheet.columns_like(was) for sheet in to for was in self._open):
                self._forget_heads()
            self._open = to
            self._read_heads = {}
            self._told = len(to) == 1

    def _read(self, matches: list[Labelled], row: Sequence[Placed], row_no: int | None) -> None:
        picked = {
            match: pick(
                match.sheet, self._heads_of(match.sheet), row[match.rank + 1 :], self._ruled
            )
            for match in matches
        }
        if not self._told:
            fitting = [match for match in matches if _is_filled(picked[match])]
            if len(fitting) == 1:
                matches = fitting
                self._open = (fitting[0].sheet,)
                self._told = True
        self._reading_heads = False
        self._loose = ""
        self._consume(row)
        for match in matches:
            self._advance(match)
            after = row[match.rank + 1 :]
            if match.slot.row.group:
                # A group's own figures are its sum in table three, out of place in a list.
                if len(match.sheet.columns) == 1 and any(is_figure(cell) for cell in after):
                    self._note("row", _raw(row), row[0].cell, row_no)
                continue
            bare = not any(cell.text for cell in after)
            if bare and picked[match].why and match.slot.row.stands_for_rows:
                continue  # a heading over rows, which some print as a row of figures
            self._add(match, row[match.rank].cell.line, row_no, picked[match])

    def _advance(self, match: Labelled) -> None:
        progress = self.progress(match.sheet)
        again = match.slot.index in progress.seen and match.slot.index < progress.last
        if again and not match.slot.row.group:
            progress = self._progress[match.sheet] = Progress()
        for group in match.groups:
            progress.at(group.index)
        progress.at(match.slot.index)

    def _add(self, match: Labelled, line: int, row_no: int | None, picked: Picked) -> None:
        units = dict(self._heads_of(match.sheet).units)
        if is_unit(picked.unit):
            units[0] = picked.unit
        self._found.rows.append(
            RowRead(
                sheet=match.sheet,
                slot=match.slot,
                document=self._document,
                line=line,
                grid=self._grid,
                row=row_no,
                cells=picked.cells,
                why=picked.why,
                units=units,
                heads=self._heads[0][0].cell.line if self._heads else 0,
                ending=picked.ending,
                certain=self._told,
            )
        )

    def _take_unlabelled(
        self, row: Sequence[Placed], words: Sequence[Placed], row_no: int | None
    ) -> bool:
        """Table four: its figures stand in a row of their own."""
        cells = sum(is_cell(cell) for cell in words)
        if cells * 2 < len(words):
            return False
        for sheet in self._open:
            if sheet.unlabelled:
                picked = pick(sheet, self._heads_of(sheet), row, self._ruled)
                self._reading_heads = False
                self._consume(row)
                self._add(Labelled(sheet, sheet.slots[0], -1, ()), row[0].cell.line, row_no, picked)
                return True
        return False

    def _take_blank(self, row: Sequence[Placed], row_no: int | None) -> None:
        """Empty cells right under its heads are table four left blank."""
        for sheet in self._open:
            if sheet.unlabelled and self._reading_heads and len(row) >= len(sheet.columns):
                picked = pick(sheet, self._heads_of(sheet), row, self._ruled)
                if not picked.why:
                    self._add(
                        Labelled(sheet, sheet.slots[0], -1, ()), row[0].cell.line, row_no, picked
                    )

    # ------------------------------------------------------------ what no form knows

    def _take_unknown(
        self, row: Sequence[Placed], words: Sequence[Placed], row_no: int | None
    ) -> None:
        if not self._open:
            return
        if any(label_key(cell.text) == "小计" for cell in words):
            self._consume(row)
        elif any(is_figure(cell) for cell in words):
            self._release()
            self._held = (row, row_no)
            self._reading_heads = False
            self._loose = ""
        elif self._reading_heads and self._remains_of_heads(words):
            self._heads.append(row)
            self._consume(row)
        elif len(words) == 1 and len(words[0].text) <= LABEL_AT_MOST:
            if not self._completes_held(words[0]):
                self._loose += words[0].text
        else:
            self._note("row", _raw(row), row[0].cell, row_no)

    def _remains_of_heads(self, words: Sequence[Placed]) -> bool:
        return all(any(sheet.damaged_head(cell.text) for sheet in self._open) for cell in words)

    def _completes_held(self, rest: Placed) -> bool:
        """Whether the unknown label of the row before ends in this one."""
        if self._held is None:
            return False
        row, row_no = self._held
        at = next((i for i, cell in enumerate(row) if cell.text and not is_figure(cell)), None)
        if at is None:
            return False
        begun = row[at].cell
        whole = begun.text + rest.text
        if not self.knows(whole):
            return False
        self._held = None
        cell = replace(begun, text=whole, raw=begun.raw + rest.cell.raw)
        self._consume([rest])
        return self._take_labelled([*row[:at], row[at]._replace(cell=cell), *row[at + 1 :]], row_no)

    def _release(self) -> None:
        """The held row has found no end: it is unknown."""
        if self._held is not None:
            row, row_no = self._held
            self._held = None
            self._note("row", _raw(row), row[0].cell, row_no)

    def _note(
        self, what: Literal["row", "column"], text: str, cell: Cell, row_no: int | None
    ) -> None:
        self._unknown += 1
        if self._unknown <= _UNKNOWN_AT_MOST:
            place = Place(cell.line, self._document, self._grid, row_no)
            keys = frozenset(sheet.key for sheet in self._open)
            self._found.unrecognised.append((keys, Unrecognised(what, text, place)))

    def consume(self, line: int) -> None:
        """A line is part of what is open."""
        keys = {sheet.key for sheet in self._open}
        self._found.consumed.setdefault((self._document, line), set()).update(keys)

    def _consume(self, row: Sequence[Placed]) -> None:
        for cell in row:
            self.consume(cell.cell.line)


def _is_filled(picked: Picked) -> bool:
    """Enough to tell one form's block from another's by the number of its cells."""
    return bool(picked.cells) and all(cell.text for cell in picked.cells)


def _raw(row: Sequence[Placed]) -> str:
    return " | ".join(cell.cell.raw for cell in row if cell.cell.raw)[:200]
