"""One walk through the tree: lines and tables in reading order, each with its element."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from report.readers import limits
from report.readers.assemble import RawGrid, RawLine
from report.readers.html.tables import rows_of, spans_of
from report.readers.html.tags import CONTENT_CLASS, CONTENT_ID, CONTENT_TAGS, ROLE
from report.readers.shapes import SourceCell, is_layout, prose_cell

_FOLD = re.compile(
    r"(?<=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])\s*\n\s*"
    r"(?=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])"
)
_NO_FILE = ("javascript:", "#", "mailto:", "data:")


@dataclass(slots=True)
class RawLink:
    text: str
    href: str
    item: int
    """Index of the line it stands in."""
    line: int


class Walk:
    """The walk and what it found. `items[i]` stands in the element `homes[i]`.

    The tree has been pruned of what is not shown (see `prune`).
    """

    def __init__(self, source_lines: bool = False) -> None:
        self.items: list[RawLine | RawGrid] = []
        self.homes: list[_Element] = []
        self.linked: list[int] = []
        """For each item, how many of its characters are links."""
        self.spans: dict[_Element, tuple[int, int]] = {}
        """Containers and the range of items within."""
        self.hints: list[_Element] = []
        self.links: list[RawLink] = []
        self.pictures: list[int] = []
        """For each picture, the index of the item that follows it."""
        self._source_lines = source_lines
        self._buffer: list[str] = []
        self._linked = 0
        self._no = 0
        self._in_chrome = 0

    def run(self, root: _Element) -> None:
        self._block(root, 0)
        self._flush(root)

    # -------------------------------------------------------------- elements

    def _block(self, element: _Element, depth: int) -> None:
        self._flush(element)
        start = len(self.items)
        hint = element.get("id"), element.get("class")
        if (hint[0] and CONTENT_ID.match(hint[0])) or (hint[1] and CONTENT_CLASS.search(hint[1])):
            self.hints.append(element)
        self._children(element, element, depth)
        self._flush(element)
        self.spans[element] = (start, len(self.items))

    def _children(self, element: _Element, home: _Element, depth: int) -> None:
        """The text and children of an element whose text belongs to the block `home`."""
        buffer = self._buffer
        if element.text:
            buffer.append(element.text)
        for child in element:
            tag = child.tag
            role = ROLE.get(tag)
            if not isinstance(tag, str):
                pass
            elif depth >= limits.DEPTH:
                buffer.extend(str(text) for text in child.itertext())
            elif role is None:
                if tag in CONTENT_TAGS:
                    self.hints.append(child)
                    self._block(child, depth + 1)
                else:
                    self._children(child, home, depth + 1)
            elif role in ("block", "row"):
                self._flush(home)
                self._block(child, depth + 1)
            elif role == "break":
                self._flush(home)
            elif role == "link":
                self._link(child, home, depth)
            elif role == "table":
                self._flush(home)
                self._table(child, depth + 1)
            elif role == "picture":
                self.pictures.append(len(self.items))
            elif role == "chrome":
                self._flush(home)
                self._in_chrome += 1
                self._block(child, depth + 1)
                self._in_chrome -= 1
            else:
                self._children(child, home, depth + 1)
            if child.tail:
                buffer.append(child.tail)

    def _link(self, element: _Element, home: _Element, depth: int) -> None:
        before = len(self._buffer)
        self._children(element, home, depth + 1)
        text = "".join(self._buffer[before:])
        self._linked += len(text.strip())
        self._add_link(element, text)

    def _add_link(self, element: _Element, text: str) -> None:
        href = element.get("href", "").strip()
        if href and not href.lower().startswith(_NO_FILE):
            shown = " ".join(text.split()) or element.get("title", "").strip()
            self.links.append(RawLink(shown, href, len(self.items), self._next_no(element)))

    # -------------------------------------------------------------- lines

    def _next_no(self, element: _Element) -> int:
        if self._source_lines:
            return int(element.sourceline or 1)
        return self._no + 1

    def _flush(self, home: _Element) -> None:
        buffer = self._buffer
        if not buffer:
            return
        raw = "".join(buffer)
        buffer.clear()
        linked, self._linked = self._linked, 0
        tag = str(home.tag)
        for line in raw.split("\n") if tag == "pre" else (raw,):
            shown = clean(line)
            if shown:
                no = self._next_no(home)
                self._no += 1
                self._add(RawLine(no, shown, tag, outside=self._in_chrome > 0), home, linked)

    def _add(self, item: RawLine | RawGrid, home: _Element, linked: int = 0) -> None:
        self.items.append(item)
        self.homes.append(home)
        self.linked.append(linked)

    # -------------------------------------------------------------- tables

    def _table(self, table: _Element, depth: int) -> None:
        if depth > limits.DEPTH:
            self._buffer.extend(map(str, table.itertext()))
            self._flush(table)
            return
        start = len(self.items)
        for caption in table.iterchildren("caption"):
            self._block(caption, depth)
        inner: list[_Element] = []
        links, pictures = len(self.links), len(self.pictures)
        rows = [[self._cell(cell, inner) for cell in row] for row in rows_of(table)]
        if is_layout(rows):
            del self.links[links:], self.pictures[pictures:]  # found again by the walk
            for row in rows:
                for cell in row:
                    self._block(cell.element, depth + 1)
        else:
            self._data(table, rows, depth)
            for nested in inner:
                self._table(nested, depth + 1)
        self.spans[table] = (start, len(self.items))

    def _data(self, table: _Element, rows: list[list[SourceCell[_Element]]], depth: int) -> None:
        """Grids of the rows with figures, lines of the rows where the report's prose goes on."""
        grid: list[list[tuple[str, int, int, int]]] = []
        for row in rows:
            if not row:
                continue
            told = prose_cell(row)
            if told is not None:
                self._grid(table, grid)
                grid = []
                self._block(told.element, depth + 1)
                continue
            no = self._next_no(row[0].element)
            self._no += 1
            grid.append([(cell.raw, no, *spans_of(cell.element)) for cell in row])
        self._grid(table, grid)

    def _grid(self, table: _Element, grid: list[list[tuple[str, int, int, int]]]) -> None:
        if any(cell[0] for row in grid for cell in row):
            self._add(RawGrid(grid, outside=self._in_chrome > 0), table)

    def _cell(self, cell: _Element, inner: list[_Element]) -> SourceCell[_Element]:
        """A cell with its text; breaks and paragraphs become a space, tables go to `inner`."""
        if not len(cell):
            return SourceCell(cell, clean(cell.text or ""), False)
        blocks = 0
        for element in cell.iterdescendants():
            role = ROLE.get(element.tag)
            if role == "block":
                blocks += 1
            elif role is not None:
                blocks = 2
                break
        if blocks <= 1:
            text = etree.tostring(cell, method="text", encoding="unicode", with_tail=False)
            return SourceCell(cell, clean(text), False)
        before = len(inner)
        parts: list[str] = []
        self._cell_parts(cell, parts, inner, 0)
        return SourceCell(cell, clean("".join(parts)), len(inner) > before)

    def _cell_parts(
        self, element: _Element, parts: list[str], inner: list[_Element], depth: int
    ) -> None:
        if element.text:
            parts.append(element.text)
        for child in element:
            role = ROLE.get(child.tag)
            if role == "break":
                parts.append(" \r")
            elif role == "table":
                inner.append(child)
            elif role == "picture":
                self.pictures.append(len(self.items))
            elif depth >= limits.DEPTH:
                parts.extend(map(str, child.itertext()))
            elif role == "block":
                parts.append(" \r")
                self._cell_parts(child, parts, inner, depth + 1)
                parts.append(" \r")
            else:
                if role == "link":
                    self._add_link(child, "".join(map(str, child.itertext())))
                self._cell_parts(child, parts, inner, depth + 1)
            if child.tail:
                parts.append(child.tail)


def clean(raw: str) -> str:
    """Source text as displayed: blanks collapsed, no blank from a line end between two Han."""
    raw = raw.strip()
    if "\n" in raw:
        raw = _FOLD.sub("", raw)
    return " ".join(raw.split()).strip("\u200b\ufeff")
