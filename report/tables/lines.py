"""Tables in running text: one cell a line, cells between lone pipes, rows parted by spaces.

Lines are gathered into rows, which go to the desk like those of a grid. An empty cell
leaves no trace in such text, so a row counts only with exactly the form's number of
figures. Where figures come before their labels (a page read column by column), those that
do not share a line with their label are nobody's. Labels that run on without figures have
been parted from them: figures are theirs only if there are as many as all those rows need
and it does not matter which is whose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from report.model import Cell, Line
from report.tables.desk import Desk
from report.tables.labels import article_item, is_note, label_key
from report.tables.picking import is_unit
from report.tables.sharing import (
    WaitingLabel,
    are_ranks,
    shares_of,
    too_many,
    with_figures,
    written,
)
from report.tables.sheets import Progress, Sheet, Slot, head_sheets, sheets
from report.tables.titles import is_section_title
from report.tables.tokens import (
    as_row,
    blank_of,
    cell_of,
    figures_of,
    is_number_of_label,
    is_separator,
    piece_at,
    split_figures,
)

_STRAY_AT_MOST = 40
_STRAYS_AT_MOST = 3
_LINE_AT_MOST = 120
_UPRIGHT_AT_MOST = 4
_NO_PROSE = 10
_SPEAKS_FOR_ITSELF = 5
_SENTENCE = re.compile(r"[。;!?]|[,:]$")
_NOT_WORDS = re.compile(r"[\W_]+")


def read_lines(desk: Desk, lines: Sequence[Line]) -> None:
    """Gives the desk every row that the lines hold; what follows a table closes it."""
    _LineReader(desk, lines).read()


class _LineReader:
    def __init__(self, desk: Desk, lines: Sequence[Line]) -> None:
        self._desk = desk
        self._lines = lines
        self._heads: list[Cell] = []
        self._labels: list[WaitingLabel] = []
        self._ahead: dict[Sheet, Progress] = {}
        """The desk's progress, were the waiting labels read."""
        self._strays = 0
        self._unknown_label = False
        """The last line was of words that no form knows: figures after it are theirs."""

    def read(self) -> None:
        self._desk.begin_grid(None, ruled=False)
        at = 0
        while at < len(self._lines):
            at += self._step(at)
        self._give_labels()
        self._give_heads()

    def _step(self, at: int) -> int:
        """Reads what begins at a line; how many lines that took."""
        line = self._lines[at]
        if is_separator(line):
            return 1
        if len(line.text) > _LINE_AT_MOST:
            return self._stray(line)
        if article_item(line.text):
            self._give_labels()
            self._give_heads()
            self._desk.take(as_row([cell_of(line, line.text)]))
            return 1
        if is_note(line.text):
            return self._head([cell_of(line, line.text)], 1)
        if is_section_title(line.text) and not self._find(line.text):
            self._end()
            return 1
        piece = piece_at(self._lines, at, lambda text: self._find(text) is not None)
        if not piece.words:
            return self._orphans(at)
        word = piece.words[-1].text
        if not piece.figures and self._is_head(word):
            return self._head(piece.words, piece.lines)
        if self._heads:
            self._give_heads()  # what they open tells more of this line
            return self._step(at)
        if label := self._find(word):
            waiting = self._wait(piece.words, *label)
            if piece.figures:
                self._give_figures(piece.figures)
                return piece.lines
            figures, taken = self._gather(at + piece.lines, waiting)
            if figures and not _are_a_groups(waiting, figures):
                self._give_figures(figures, beside=False)
            return piece.lines + taken
        return self._stray(line)

    # ------------------------------------------------------------ what a text is

    def _find(self, text: str) -> tuple[Sheet, Slot] | None:
        for sheet in self._desk.open_sheets:
            if slot := sheet.find(text, self._progress(sheet)):
                return sheet, slot
        key = label_key(text)
        if len(key) < _SPEAKS_FOR_ITSELF:
            return None
        for sheet in sheets():
            if sheet.key == "proactive" or key not in sheet.rows_by_key:
                continue
            slot = sheet.find(text, self._progress(sheet))
            if slot and not slot.row.group:
                return sheet, slot
        return None

    def _progress(self, sheet: Sheet) -> Progress:
        return self._ahead.get(sheet) or self._desk.progress(sheet)

    def _is_head(self, text: str) -> bool:
        key = label_key(text)
        if key not in head_sheets():
            return False
        if self._heads or (self._desk.reading_heads and not self._labels):
            return True
        return len(key) > 2 and self._find(text) is None

    def _rest_of(self, label: WaitingLabel, text: str) -> bool:
        """Whether a line is the end of a label that was wrapped after it could be told; a
        bit of an upright label may stand before it (他处理 不再处理其…)."""
        parts = text.split(" ")
        if len(parts) > 1 and len(parts[0]) <= _UPRIGHT_AT_MOST:
            return self._rest_of(label, "".join(parts[1:])) or self._rest_of(label, "".join(parts))
        rest = _NOT_WORDS.sub("", text)
        begun = _NOT_WORDS.sub("", label.words[-1].text)
        whole = (label.slot.row.label, *label.slot.row.aliases)
        return bool(rest) and any(
            _NOT_WORDS.sub("", one).endswith(rest) and rest not in begun for one in whole
        )

    # ------------------------------------------------------------ gathering

    def _head(self, words: Sequence[Cell], lines: int) -> int:
        self._unknown_label = False
        self._give_labels()
        self._heads.extend(words)
        self._strays = 0
        return lines

    def _wait(self, words: tuple[Cell, ...], sheet: Sheet, slot: Slot) -> WaitingLabel:
        self._strays = 0
        self._unknown_label = False
        label = WaitingLabel(words, sheet, slot)
        self._labels.append(label)
        ahead = self._ahead.get(sheet)
        if ahead is None:
            was = self._desk.progress(sheet)
            ahead = self._ahead[sheet] = Progress(was.last, set(was.seen))
        for word in words[:-1]:
            if group := sheet.find(word.text, ahead):
                ahead.at(group.index)
        ahead.at(slot.index)
        return label

    def _gather(self, at: int, label: WaitingLabel | None) -> tuple[list[Cell], int]:
        """The figures that follow; two separators in a row hold an empty cell."""
        cells: list[Cell] = []
        pipes = taken = 0
        for place, line in enumerate(self._lines[at:], at):
            if is_number_of_label(self._lines, place):
                break
            if is_separator(line):
                pipes += 1
                if pipes > 1:
                    cells.append(blank_of(line))
            elif figures := figures_of(line):
                cells.extend(figures)
                pipes = 0
            elif is_unit(line.text.strip("()")) and not cells:
                if label and label.sheet.block.unit_head:
                    cells.append(cell_of(line, line.text.strip("()")))
                pipes = 0
            elif not cells and label and self._rest_of(label, split_figures(line)[0]):
                cells.extend(split_figures(line)[1])
                self._desk.consume(line.no)
                pipes = 0
            else:
                break
            taken += 1
        if all(is_unit(cell.text) for cell in cells):
            return [], 0
        return cells, taken

    def _orphans(self, at: int) -> int:
        """Figures without a label: table four's, if its heads stand above."""
        figures, taken = self._gather(at, None)
        known = not self._unknown_label and bool(written(figures)) and not are_ranks(figures)
        self._give_labels()
        self._give_heads()
        if known and self._desk.reading_heads and not self._takes_bare_figures():
            self._desk.displaced = True
        if self._desk.reading_heads and self._takes_bare_figures():
            # Which separators before the first figure hold empty cells cannot be told.
            self._desk.take(as_row([cell for cell in figures if cell.text]))
        return max(taken, 1)

    def _takes_bare_figures(self) -> bool:
        return any(sheet.unlabelled for sheet in self._desk.open_sheets)

    def _stray(self, line: Line) -> int:
        """Other words: the remains of heads, or the end of the table."""
        self._strays += 1
        self._unknown_label = len(line.text) > _UPRIGHT_AT_MOST
        text = line.text
        if len(text) > _STRAY_AT_MOST or _SENTENCE.search(text) or self._strays > _STRAYS_AT_MOST:
            self._end()
        elif self._desk.reading_heads and self._remains_of_heads(text):
            self._desk.consume(line.no)
            self._strays -= 1
        return 1

    def _remains_of_heads(self, text: str) -> bool:
        """Upright heads come out of a page as scattered characters: 结 结 其 尚."""
        letters = {char for key in head_sheets() for char in key}
        return set(_NOT_WORDS.sub("", text)) <= letters and " " in text

    # ------------------------------------------------------------ to the desk

    def _give_heads(self) -> None:
        heads, self._heads = self._heads, []
        if len(heads) > 1 or any(map(_is_telling, heads)):
            self._desk.take(as_row(heads))

    def _give_labels(self) -> None:
        """Waiting labels whose figures never came."""
        labels, self._labels = self._labels, []
        self._ahead = {}
        many = {s for s, n in Counter(one.sheet for one in labels).items() if n >= _NO_PROSE}
        for label in labels:
            # Outside a table the same words may head a passage of prose, but not so many.
            if label.sheet in many or label.sheet in self._desk.open_sheets:
                self._desk.take(as_row(label.words))

    def _give_figures(self, figures: Sequence[Cell], beside: bool = True) -> None:
        """The waiting labels with the figures found after the last of them, `beside` it in
        its line or on lines of their own."""
        rows = with_figures(self._labels)
        size = len(rows[-1].sheet.columns) if rows else 0
        if not beside and len(rows) <= 1 and too_many(figures, size):
            self._desk.displaced = True
        lost = self._desk.displaced and not beside
        shares = None if lost else shares_of(rows, figures, size)
        if shares is None:
            shares = [[] for _ in rows]
            for cell in figures:
                self._desk.consume(cell.line)
        share = iter(shares)
        labels, self._labels = self._labels, []
        self._ahead = {}
        for label in labels:
            given = next(share, []) if label in rows else []
            self._desk.take(as_row([*label.words, *given]))

    def _end(self) -> None:
        self._give_labels()
        self._give_heads()
        self._desk.close()
        self._strays = 0


def _are_a_groups(label: WaitingLabel, figures: Sequence[Cell]) -> bool:
    """Marks for none without a unit: what the statistics table has beside the title of a group,
    which may follow a row that lost its own figures."""
    unit_due = bool(label.sheet.block.unit_head) and not label.slot.row.group
    return unit_due and not written(figures) and not any(is_unit(c.text) for c in figures)


def _is_telling(head: Cell) -> bool:
    key = label_key(head.text)
    over_columns = any(key in sheet.heads_by_key for sheet in head_sheets().get(key, ()))
    return (len(key) >= 4 and over_columns) or is_note(head.text)
