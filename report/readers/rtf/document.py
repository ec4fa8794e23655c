"""RTF: paragraphs and tables in order."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from report.model import Layout, Unreadable
from report.readers import limits
from report.readers.assemble import Draft, RawGrid, RawLine, assemble
from report.readers.rtf.tokens import Tokens
from report.readers.shapes import is_prose

_NEAR = 60
"""Twips by which two edges of one column may differ."""
_EMPTY = Unreadable("the file is damaged or not whole", "fetch it again from the portal")


@dataclass(slots=True)
class _Column:
    """A cell as its row declares it: its right edge, and how it is merged."""

    right: int
    over: bool = False
    """Merged into the cell to its left."""
    down: bool = False
    """Merged into the cell above."""


@dataclass(slots=True)
class _Row:
    left: int
    columns: list[_Column]
    texts: list[str]


@dataclass(slots=True)
class _Cell:
    text: str
    no: int
    left: int
    right: int
    down: int = 1


@dataclass(slots=True)
class _Writer:
    """Text and rows as they come, to the items of a draft."""

    items: list[RawLine | RawGrid] = field(default_factory=list)
    words: str = ""
    cells: list[str] = field(default_factory=list)
    rows: list[_Row] = field(default_factory=list)
    left: int = 0
    columns: list[_Column] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    in_table: bool = False
    no: int = 0

    def command(self, word: str, number: int | None) -> None:
        if word in ("par", "sect", "page"):
            self.paragraph()
        elif word in ("cell", "nestcell", "nestrow"):
            self._end_cell(word)
        elif word == "row":
            self.end_row()
        elif word == "trowd":
            self.left, self.columns, self.merged = 0, [], []
        elif word == "trleft":
            self.left = number or 0
        elif word in ("clmgf", "clmrg", "clvmgf", "clvmrg"):
            self.merged.append(word)
        elif word == "cellx" and number is not None:
            over, down = "clmrg" in self.merged, "clvmrg" in self.merged
            self.columns.append(_Column(number, over, down))
            self.merged = []
        elif word == "intbl":
            self.in_table = True
        elif word == "pard":
            self.in_table = False

    def paragraph(self) -> None:
        if self.in_table:
            self.words += "\n"
            return
        self.end_table()
        self._line(self.words)
        self.words = ""

    def _line(self, words: str) -> None:
        if words.strip():
            self.no += 1
            self.items.append(RawLine(self.no, words))

    def _end_cell(self, word: str) -> None:
        if word == "cell":
            self.cells.append(self.words)
            self.words = ""
        else:
            self.words += " " if word == "nestcell" else "\n"

    def end_row(self) -> None:
        if self.cells and self.columns:
            self.rows.append(_Row(self.left, list(self.columns), self.cells))
        elif self.cells:
            self._line(" ".join(self.cells))
        self.cells, self.words = [], ""

    def end_table(self) -> None:
        """The rows so far as a grid; a row that is one cell of prose is running text."""
        edges = _edges(self.rows)
        one_column = all(len(row.columns) == 1 for row in self.rows)
        grid: list[list[_Cell]] = []
        for row in self.rows:
            self.no += 1
            cells = _cells(row, grid, edges, self.no)
            worded = [cell.text for cell in cells if cell.text]
            if one_column or (len(worded) == 1 and is_prose(worded[0])):
                self._grid(grid, edges)
                grid = []
                self.items += [RawLine(self.no, text) for text in worded]
            else:
                grid.append(cells)
        self._grid(grid, edges)
        self.rows = []

    def _grid(self, grid: list[list[_Cell]], edges: list[int]) -> None:
        rows = [
            [(c.text, c.no, c.down, _span(edges, c.left, c.right)) for c in row]
            for row in grid
            if row
        ]
        if any(cell[0] for row in rows for cell in row):
            self.items.append(RawGrid(rows))


def read_rtf(content: bytes) -> Layout | Unreadable:
    """The Layout of an RTF file; Unreadable if nothing of it can be read."""
    tokens, writer = Tokens(content), _Writer()
    for token in tokens:
        if token.command:
            writer.command(token.command, token.number)
        else:
            writer.words += token.text
        if len(writer.items) + len(writer.rows) > limits.LINES:
            break
    writer.in_table = False
    if writer.cells and writer.columns:
        writer.end_row()
    writer.paragraph()
    if not writer.items and not tokens.pictures:
        return _EMPTY
    return assemble(
        Draft(
            media_type="application/rtf",
            page_title=tokens.title.strip(),
            cut=""
            if tokens.closed
            else "the file is damaged; what could be recovered of it was read",
            items=writer.items,
            pictures=tokens.pictures,
        )
    )


def _cells(row: _Row, above: list[list[_Cell]], edges: list[int], no: int) -> list[_Cell]:
    """The cells that start in a row; those merged into another make that one larger."""
    cells: list[_Cell] = []
    left = row.left
    for at, column in enumerate(row.columns):
        text = row.texts[at].strip() if at < len(row.texts) else ""
        upper = _over(above, left, column.right) if column.down else None
        if column.over and cells:
            cells[-1].right = column.right
            cells[-1].text += text
        elif upper is not None:
            upper.down += 1
            upper.text += text
        else:
            cells.append(_Cell(text, no, left, column.right))
        left = column.right
    return cells


def _over(rows: list[list[_Cell]], left: int, right: int) -> _Cell | None:
    """The cell that reaches down to the row below these, at that place."""
    for back, row in enumerate(reversed(rows), 1):
        for cell in row:
            if abs(cell.left - left) <= _NEAR and abs(cell.right - right) <= _NEAR:
                return cell if cell.down == back else None
    return None


def _edges(rows: list[_Row]) -> list[int]:
    """Where columns start, over all rows; near ones taken as one."""
    starts = {row.left for row in rows}
    starts.update(column.right for row in rows for column in row.columns[:-1])
    edges: list[int] = []
    for start in sorted(starts):
        if not edges or start - edges[-1] > _NEAR:
            edges.append(start)
    return edges


def _span(edges: list[int], left: int, right: int) -> int:
    return max(bisect_right(edges, right - _NEAR) - bisect_right(edges, left - _NEAR), 1)
