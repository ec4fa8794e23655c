"""The desk that rows of cells come across: each is a title, heads, figures, or unknown.

It remembers which table is open and how far it has been read, so that a table may be split
in two, several may be glued into one, and heads may be repeated in the middle.
"""

from __future__ import annotations

from collections.abc import Sequence

from report.model import Cell, Line
from report.tables.above import HeadsAbove
from report.tables.found import Found, RowRead
from report.tables.geometry import Placed
from report.tables.headed import sheets_headed
from report.tables.heads import Heads
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
from report.tables.leftovers import Leftovers, Row
from report.tables.picking import DISPLACED, Picked, is_unit, pick
from report.tables.sheets import Progress, Sheet, sheets
from report.tables.titles import is_section_title, may_be_a_row


class Desk:
    """Takes the rows of one document in order and adds what it finds to `found`."""

    def __init__(self, document: int, found: Found) -> None:
        self._document = document
        self._found = found
        self._left = Leftovers(document, found)
        self._open: tuple[Sheet, ...] = ()
        self._told = False
        """Heads, or the number of cells, have told which of the open sheets it is."""
        self._above = HeadsAbove()
        self._ruled = True
        self._grid: int | None = None
        self._progress: dict[Sheet, Progress] = {}
        self.displaced = False
        """Figures of the text stand elsewhere than beside their labels."""

    @property
    def open_sheets(self) -> tuple[Sheet, ...]:
        return self._open

    @property
    def reading_heads(self) -> bool:
        return self._above.reading

    def progress(self, sheet: Sheet) -> Progress:
        return self._progress.setdefault(sheet, Progress())

    def knows(self, text: str) -> bool:
        """Whether a text is the label of a row in what is open."""
        return any(sheet.find(text, self.progress(sheet)) for sheet in self._open)

    def close(self) -> None:
        """Something else than a table has begun."""
        self._left.release()
        self._open = ()
        self._told = False
        self._forget_heads()

    def begin_grid(self, grid: int | None, ruled: bool) -> None:
        """A new grid: what is open stays open, and heads stand where they stood."""
        self._left.release()
        self._grid = grid
        if ruled != self._ruled:
            self._ruled = ruled
            self._forget_heads()

    def begin_label(self, text: str) -> None:
        """Words above the next row that its label may begin with."""
        self._left.begun = text

    def take(self, cells: Sequence[Placed], number: int | None = None) -> None:
        """The next row, as printed, and its number in the grid."""
        row = Row(cells, number)
        if not row.words:
            self._take_blank(row)
            return
        if len(row.words) == 1 and self._take_title(row.words[0].cell):
            return
        row = self._without_item(row)
        words = row.words
        if not words:
            return
        if not any(is_figure(cell) for cell in words):
            headed = sheets_headed(words, self._open, self._told, self._above.reading)
            if headed and not (len(words) == 1 and self.knows(words[0].text)):
                self._take_heads(row, headed)
                return
        if not self._take_labelled(row) and not self._take_unlabelled(row):
            self._take_unknown(row)

    def _take_title(self, cell: Cell) -> bool:
        if not is_section_title(cell.text) or self.knows(cell.text):
            return False
        # What an annual form heads a section with, the statistics table has for a row.
        annual = self._told and self._open and "statistics" not in self._tables()
        if may_be_a_row(cell.text) and not annual:
            return False
        self._found.titles.append((self._document, Line(cell.line, cell.raw, cell.text, "td")))
        self.close()
        return True

    def _without_item(self, row: Row) -> Row:
        """Opens the block of table two that a cell names; the row without that cell."""
        for cell in row.cells[:2]:
            item = article_item(cell.text)
            opened = tuple(sheet for sheet in sheets() if item and sheet.item == item)
            if opened:
                self.close()
                self._open = opened
                self._found.see(self._open, self._document, row.line, self._grid, 2, told=False)
                self._consume(row.cells)
                return row._replace(cells=[c for c in row.cells if c.text != cell.text])
        return row

    def _take_heads(self, row: Row, headed: tuple[Sheet, ...]) -> None:
        self._left.release()
        same = tuple(sheet for sheet in self._open if sheet in headed)
        if self._above.reading and same:
            self._open = same
        else:
            self._forget_heads()
            self._open = headed
        self._above.add(row.cells)
        self._told = True
        words = len(row.words)
        self._found.see(self._open, self._document, row.line, self._grid, words, told=True)
        self._consume(row.cells)

    def _forget_heads(self) -> None:
        self._above.forget()
        self._left.begun = ""

    def _heads_of(self, sheet: Sheet) -> Heads:
        heads, new = self._above.of(sheet, self._ruled, self._grid is not None)
        for cell in heads.unknown if new else ():
            self._left.tell("column", cell.cell.raw, cell.cell, None, self._grid, self._tables())
        return heads

    def _take_labelled(self, row: Row) -> bool:
        for pool in (self._open, neighbours(self._open), elsewhere(row.cells, self._open)):
            matches = [
                found
                for sheet in pool
                if (found := label_in(sheet, row.cells, self.progress(sheet), self._left.begun))
            ]
            if matches:
                self._left.release()
                self._switch(tuple(match.sheet for match in matches))
                self._read(matches, row)
                return True
        return False

    def _switch(self, to: tuple[Sheet, ...]) -> None:
        """Rows of another sheet than the open one: the heads above are its own if alike."""
        if not set(to) <= set(self._open):
            if not any(sheet.columns_like(was) for sheet in to for was in self._open):
                self._forget_heads()
            self._open = to
            self._told = len(to) == 1

    def _read(self, matches: list[Labelled], row: Row) -> None:
        picked = {match: self._pick(match, row) for match in matches}
        fitting = [match for match in matches if _is_filled(picked[match])]
        if not self._told and len(fitting) == 1:
            matches = fitting
        self._above.reading = False
        self._left.begun = ""
        self._consume(row.cells)
        for match in matches:
            self._advance(match)
            after = row.cells[match.rank + 1 :]
            if match.slot.row.group:
                # A group's own figures are its sum in table three, out of place in a list.
                if len(match.sheet.columns) == 1 and any(is_figure(cell) for cell in after):
                    self._tell_row(row)
                continue
            bare = not any(cell.text for cell in after)
            if bare and picked[match].why and match.slot.row.stands_for_rows:
                continue  # a heading over rows, which some print as a row of figures
            self._add(match, row, picked[match], len(matches) == 1)

    def _pick(self, match: Labelled, row: Row) -> Picked:
        after = row.cells[match.rank + 1 :]
        if self.displaced and not after:
            return Picked(why=DISPLACED)
        return pick(match.sheet, self._heads_of(match.sheet), after, self._ruled)

    def _advance(self, match: Labelled) -> None:
        index, group = match.slot.index, match.slot.row.group
        if self.progress(match.sheet).has_passed(index) and not group:
            self._progress[match.sheet] = Progress()  # another printing of the table
        for slot in (*match.groups, match.slot):
            self.progress(match.sheet).at(slot.index)

    def _add(self, match: Labelled, row: Row, picked: Picked, alone: bool = True) -> None:
        units = dict(self._heads_of(match.sheet).units)
        if is_unit(picked.unit):
            units[0] = picked.unit
        self._found.rows.append(
            RowRead(
                sheet=match.sheet,
                slot=match.slot,
                document=self._document,
                line=row.cells[max(match.rank, 0)].cell.line,
                grid=self._grid,
                row=row.number,
                cells=picked.cells,
                why=picked.why,
                units=units,
                heads=self._above.line,
                ending=picked.ending,
                certain=self._told,
                width=len(row.cells) if self._grid is not None and not self._ruled else 0,
                fits_alone=alone,
            )
        )

    def _take_unlabelled(self, row: Row) -> bool:
        """Table four: its figures stand in a row of their own."""
        if sum(is_cell(cell) for cell in row.words) * 2 < len(row.words):
            return False
        rows = self._unlabelled_rows(row)
        if not rows:
            return False
        fitting = [one for one in rows if not one[1].why]
        match, picked = (fitting or rows)[0]
        self._open = (match.sheet,)
        self._above.reading = False
        self._consume(row.cells)
        self._add(match, row, picked)
        return True

    def _take_blank(self, row: Row) -> None:
        """Empty cells right under its heads are table four left blank."""
        if not self._above.reading:
            return
        for match, picked in self._unlabelled_rows(row):
            if not picked.why and len(row.cells) >= len(match.sheet.columns):
                self._add(match, row, picked)
                return

    def _unlabelled_rows(self, row: Row) -> list[tuple[Labelled, Picked]]:
        in_text = self._grid is None  # where fewer figures may be all that is left of more
        rows = [
            sheet
            for sheet in self._open
            if sheet.unlabelled
            and not (sheet.partial and (in_text or not self._above.names_a_group(sheet)))
        ]
        matches = (Labelled(sheet, sheet.slots[0], -1, ()) for sheet in rows)
        return [(match, self._pick(match, row)) for match in matches]

    def _take_unknown(self, row: Row) -> None:
        if not self._open:
            return
        words = row.words
        if any(label_key(cell.text) == "小计" for cell in words):
            self._consume(row.cells)
        elif any(is_figure(cell) for cell in words):
            self._left.hold(row, self._grid, self._tables())
            self._above.reading = False
            self._left.begun = ""
        elif self._above.reading and self._remains_of_heads(words):
            self._above.add(row.cells)
            self._consume(row.cells)
        elif len(words) == 1 and len(words[0].text) <= LABEL_AT_MOST:
            if not self._completes(words[0]):
                self._left.begun += words[0].text
        else:
            self._tell_row(row)

    def _remains_of_heads(self, words: Sequence[Placed]) -> bool:
        return all(any(sheet.damaged_head(cell.text) for sheet in self._open) for cell in words)

    def _completes(self, rest: Placed) -> bool:
        """Whether the unknown label of the row before ends in these words."""
        whole = self._left.completed(rest)
        if whole is None or not any(self.knows(cell.text) for cell in whole.words):
            return False
        self._left.drop()
        self._consume([rest])
        return self._take_labelled(whole)

    def _tell_row(self, row: Row) -> None:
        cell = row.cells[0].cell
        self._left.tell("row", row.raw, cell, row.number, self._grid, self._tables())

    def _tables(self) -> frozenset[str]:
        return frozenset(sheet.key for sheet in self._open)

    def consume(self, line: int) -> None:
        """A line is part of what is open."""
        self._found.consume(self._document, line, self._tables())

    def _consume(self, row: Sequence[Placed]) -> None:
        for line in {cell.cell.line for cell in row}:
            self.consume(line)


def _is_filled(picked: Picked) -> bool:
    """Enough to tell one form's block from another's by the number of its cells."""
    return bool(picked.cells) and all(cell.text for cell in picked.cells)
