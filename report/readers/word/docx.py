"""DOCX: paragraphs and tables in the order of the body, automatic numbers written out."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from report.model import Layout, Unreadable
from report.readers import limits
from report.readers.assemble import Draft, RawGrid, RawLine, assemble
from report.readers.joining import join_wrapped
from report.readers.packages import DAMAGED, why_not_unpack
from report.readers.shapes import SourceCell, is_layout, prose_cell
from report.readers.word.numbering import Numbering

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CHOICE_OF = frozenset({f"{_W}del", f"{_W}moveFrom", _FALLBACK, f"{_W}instrText", f"{_W}delText"})
_HOLDERS = frozenset(
    f"{_W}{name}"
    for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "body")
)


def read_docx(content: bytes) -> Layout | Unreadable:
    """The Layout of a DOCX; Unreadable if it is damaged or unpacks beyond the limits."""
    why = why_not_unpack(content)
    if why:
        return why
    import docx

    try:
        document = docx.Document(io.BytesIO(content))
        body = document.element.body
        reader = _Body(_styles(document), Numbering(_numbering_root(document)))
        reader.flow(body, 0)
        title = document.core_properties.title or ""
    except Exception:  # python-docx and lxml raise many kinds for parts that are missing or odd
        return DAMAGED
    return assemble(
        Draft(
            media_type=MEDIA_TYPE,
            page_title=title.strip(),
            items=reader.items,
            pictures=sum(1 for _ in body.iter(_BLIP, _IMAGE)),
        )
    )


def _styles(document: Any) -> dict[str, tuple[str, str, int]]:
    """For each style id: the tag it stands for, and the list and level it numbers with."""
    found = {}
    for style in document.styles.element.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        label = (name.get(f"{_W}val") if name is not None else "") or ""
        found[style.get(f"{_W}styleId", "")] = (
            _tag_of(label, style.find(f"{_W}pPr")),
            *_list_of(style.find(f"{_W}pPr")),
        )
    return found


def _tag_of(style_name: str, properties: Any | None) -> str:
    name = style_name.lower()
    if name == "title":
        return "h1"
    for start in ("heading ", "标题 "):
        if name.startswith(start) and name[len(start) :][:1].isdigit():
            return f"h{min(int(name[len(start)]) or 1, 6)}"
    level = None if properties is None else properties.find(f"{_W}outlineLvl")
    value = None if level is None else level.get(f"{_W}val")
    return f"h{int(value) + 1}" if value and value.isdigit() and int(value) < 6 else ""


def _list_of(properties: Any | None) -> tuple[str, int]:
    numbered = None if properties is None else properties.find(f"{_W}numPr")
    if numbered is None:
        return "", 0
    num_id, level = numbered.find(f"{_W}numId"), numbered.find(f"{_W}ilvl")
    shown = level.get(f"{_W}val") if level is not None else "0"
    return (
        str(num_id.get(f"{_W}val") or "") if num_id is not None else "",
        int(shown) if shown and shown.isdigit() else 0,
    )


def _numbering_root(document: Any) -> Any | None:
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/numbering") and not relation.is_external:
            return relation.target_part.element
    return None


class _Body:
    """Walks the body and keeps what it finds."""

    def __init__(self, styles: dict[str, tuple[str, str, int]], numbering: Numbering) -> None:
        self.items: list[RawLine | RawGrid] = []
        self._styles = styles
        self._numbering = numbering
        self._no = 0

    def flow(self, parent: Any, depth: int) -> None:
        if depth > limits.DEPTH:
            return
        for child in parent:
            if child.tag == f"{_W}p":
                self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                self._table(child, depth + 1)
            elif child.tag in _HOLDERS:
                self.flow(child, depth + 1)

    def _paragraph(self, paragraph: Any) -> None:
        tag, number = self._marks(paragraph)
        for index, text in enumerate(_text(paragraph).split("\n")):
            shown = (number if index == 0 else "") + text.strip()
            if shown.strip():
                self._no += 1
                self.items.append(RawLine(self._no, shown, tag))

    def _marks(self, paragraph: Any) -> tuple[str, str]:
        """The tag and the automatic number of a paragraph."""
        properties = paragraph.find(f"{_W}pPr")
        style = None if properties is None else properties.find(f"{_W}pStyle")
        style_id = "" if style is None else style.get(f"{_W}val", "")
        tag, num_id, level = self._styles.get(style_id, ("", "", 0))
        own_id, own_level = _list_of(properties)
        if own_id:
            num_id, level = own_id, own_level
        has_words = bool(_text(paragraph).strip())
        number = self._numbering.next(num_id, level) if num_id and has_words else ""
        return _tag_of("", properties) or tag, number

    def _table(self, table: Any, depth: int) -> None:
        rows = _rows(table)
        if is_layout(rows):
            for row in rows:
                for cell in row:
                    self.flow(cell.element, depth + 1)
            return
        grid: list[list[tuple[str, int, int, int]]] = []
        for row in rows:
            told = prose_cell(row)
            if told is not None:
                self._grid(grid)
                grid = []
                self.flow(told.element, depth + 1)
                continue
            self._no += 1
            if row:
                grid.append([(cell.raw, self._no, cell.row_span, cell.column_span) for cell in row])
        self._grid(grid)
        for row in rows:
            for cell in row:
                for nested in cell.element.iterchildren(f"{_W}tbl"):
                    self._table(nested, depth + 1)

    def _grid(self, grid: list[list[tuple[str, int, int, int]]]) -> None:
        if any(cell[0] for row in grid for cell in row):
            self.items.append(RawGrid(grid))


def _rows(table: Any) -> list[list[SourceCell[Any]]]:
    """Cells that start in each row; a cell merged downwards takes up those below it."""
    rows: list[list[SourceCell[Any]]] = []
    open_cells: dict[int, SourceCell[Any]] = {}
    for row in _children(table, f"{_W}tr"):
        cells: list[SourceCell[Any]] = []
        column = _skipped(row)
        for element in _children(row, f"{_W}tc"):
            properties = element.find(f"{_W}tcPr")
            width, merge = _spans(properties)
            above = open_cells.get(column)
            if merge == "continue" and above is not None:
                above.row_span += 1
            else:
                raw = join_wrapped(
                    _text(paragraph).replace("\n", " ")
                    for paragraph in _children(element, f"{_W}p")
                )
                holds = next(element.iterchildren(f"{_W}tbl"), None) is not None
                cell = SourceCell(element, raw, holds, 1, width)
                cells.append(cell)
                open_cells[column] = cell
            column += width
        rows.append(cells)
    return rows


def _skipped(row: Any) -> int:
    before = row.find(f"{_W}trPr/{_W}gridBefore")
    value = "" if before is None else before.get(f"{_W}val", "")
    return int(value) if value.isdigit() and len(value) < 4 else 0


def _spans(properties: Any | None) -> tuple[int, str]:
    """Columns spanned, and `restart`, `continue` or nothing for a merge downwards."""
    if properties is None:
        return 1, ""
    span = properties.find(f"{_W}gridSpan")
    value = "" if span is None else span.get(f"{_W}val", "")
    width = min(max(int(value), 1), 1000) if value.isdigit() and len(value) < 5 else 1
    merge = properties.find(f"{_W}vMerge")
    return width, "" if merge is None else merge.get(f"{_W}val", "continue")


def _children(parent: Any, tag: str) -> Iterator[Any]:
    """Children of a kind, also through content controls and accepted insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _HOLDERS:
            yield from _children(child, tag)


def _text(paragraph: Any) -> str:
    """What is printed of a paragraph; `\\n` for line ends within it."""
    parts: list[str] = []
    _collect(paragraph, parts, 0)
    return "".join(parts)


def _collect(element: Any, parts: list[str], depth: int) -> None:
    if depth > limits.DEPTH:
        return
    for child in element:
        tag = child.tag
        if tag == f"{_W}t":
            parts.append(child.text or "")
        elif tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        elif tag in (f"{_W}tab", f"{_W}ptab"):
            parts.append(" ")
        elif tag == f"{_W}noBreakHyphen":
            parts.append("-")
        elif tag == f"{_W}p":
            parts.append("\n")  # a text box in the paragraph
            _collect(child, parts, depth + 1)
            parts.append("\n")
        elif tag not in _CHOICE_OF and len(child):
            _collect(child, parts, depth + 1)
