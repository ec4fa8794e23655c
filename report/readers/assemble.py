"""Raw lines and grids, as the readers find them, to a Layout: matching texts, page chrome
set apart, tables numbered, limits kept, a visibly cut end told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from report.model import Block, Cell, Grid, Layout, Line, Link
from report.readers import limits
from report.readers.chrome import is_chrome
from report.readers.cut import cut_of
from report.readers.infobox import box_of_lines, box_of_rows
from report.readers.lines import matching_texts

GridCell = tuple[str, int, int, int]
"""Raw text, line number, row span, column span."""


@dataclass(slots=True)
class RawLine:
    no: int
    raw: str
    tag: str = ""
    outside: bool = False
    """Stands outside the content of the page: kept among the dropped lines."""

    def moved(self, by: int) -> RawLine:
        return RawLine(self.no + by, self.raw, self.tag, self.outside)


@dataclass(slots=True)
class RawGrid:
    rows: list[list[GridCell]]
    ruled: bool = True
    outside: bool = False

    def moved(self, by: int) -> RawGrid:
        rows = [[(raw, no + by, down, over) for raw, no, down, over in row] for row in self.rows]
        return RawGrid(rows, self.ruled, self.outside)


@dataclass(slots=True)
class Draft:
    """What a reader hands in, in reading order."""

    media_type: str
    charset: str = ""
    page_title: str = ""
    cut: str = ""
    judge_end: bool = False
    """Look at the last words for signs of a cut; not for formats that end by their own mark."""
    open_end: bool = False
    items: list[RawLine | RawGrid] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    pictures: int = 0


def assemble(draft: Draft) -> Layout:
    """The Layout of a draft."""
    items, too_much = _within_limits(draft.items)
    raws = list(_raw_texts(items))
    texts, traditional = matching_texts(raws)
    text_of = iter(texts)
    blocks: list[Block] = []
    dropped: list[Line] = []
    meta = dict(draft.meta)
    boxed: list[Line] = []
    tables = 0
    for item in items:
        if isinstance(item, RawLine):
            line = Line(item.no, item.raw.strip(), next(text_of), item.tag)
            if not line.text:
                continue
            if item.outside or is_chrome(line.text):
                dropped.append(line)
            else:
                blocks.append(line)
            boxed.append(line)
            continue
        rows = tuple(
            tuple(
                Cell(raw.strip(), next(text_of), no, row_no, column, down, over)
                for column, (raw, no, down, over) in enumerate(row, 1)
            )
            for row_no, row in enumerate(item.rows, 1)
        )
        box = box_of_rows([[cell.text for cell in row] for row in rows])
        if box or item.outside:
            for key, value in box.items():
                meta.setdefault(f"box:{key}", value)
            dropped.extend(_as_lines(rows))
            continue
        tables += 1
        blocks.append(Grid(tables, rows, item.ruled))
    for key, value in box_of_lines(boxed).items():
        meta.setdefault(f"box:{key}", value)
    dropped.sort(key=lambda line: line.no)
    cut = "; ".join(filter(None, (draft.cut, too_much, cut_of(blocks, draft.judge_end))))
    return Layout(
        blocks=tuple(blocks),
        media_type=draft.media_type,
        charset=draft.charset,
        traditional=traditional,
        page_title=draft.page_title,
        meta=meta,
        links=tuple(draft.links),
        dropped=tuple(dropped),
        cut=cut,
        open_end=draft.open_end,
        pictures=draft.pictures,
    )


def _raw_texts(items: Iterable[RawLine | RawGrid]) -> Iterable[str]:
    for item in items:
        if isinstance(item, RawLine):
            yield item.raw
        else:
            for row in item.rows:
                for cell in row:
                    yield cell[0]


def _as_lines(rows: tuple[tuple[Cell, ...], ...]) -> Iterable[Line]:
    """The rows of a box that is no table of the report, for the search for dates."""
    for row in rows:
        texts = [cell.text for cell in row if cell.text]
        if texts:
            raw = " ".join(cell.raw for cell in row if cell.raw)
            yield Line(row[0].line, raw, " ".join(texts), "tr")


def _within_limits(items: list[RawLine | RawGrid]) -> tuple[list[RawLine | RawGrid], str]:
    """The items up to the caps on lines and cells, and what was left out."""
    lines = cells = 0
    for index, item in enumerate(items):
        if isinstance(item, RawLine):
            lines += 1
            if lines > limits.LINES:
                return items[:index], f"only the first {limits.LINES} lines were read"
            continue
        for at, row in enumerate(item.rows):
            cells += len(row)
            if cells > limits.CELLS:
                part = RawGrid(item.rows[:at], item.ruled, item.outside)
                return [*items[:index], part], f"only the first {limits.CELLS} cells were read"
    return items, ""
