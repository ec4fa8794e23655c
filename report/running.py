"""The running text of a document: its lines without tables, wrapped lines joined again."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from report.model import Grid, Layout, Line, Place
from report.naming import report_name
from report.sections import is_section_title

# A text extract may open with lines about itself: "#URL http://…".
_FRONT_MATTER = re.compile(r"#\s?[A-Z]{2,}\b")
_PAGE_NUMBER = re.compile(
    r"[-—–\s]*\d{1,3}[-—–\s]*$|第?\s?\d{1,3}\s?页?(\s?[/共]\s?\d{1,3}\s?页?)?$"
)
_TERMINAL = "。；;!?！？:：”》)】…」』"
_NUMBERED = re.compile(
    r"第[一二三四五六七八九十]{1,3}[章部]|[一二三四五六七八九十]{1,3}\s?[、.]|\([一二三四五六七八九十\d]{1,3}\)"
    r"|\d{1,2}\s?[、.](?!\d)|附[件表]"
)
_ENUMERATED = re.compile(r"[一二三四五六七八九十]{1,3}、")
_PROSE = 80
_SHORTEST_WRAPPED = 20
_WIDEST_WRAPPED = 110
_LONGEST_HEADING = 40
_NARROW = re.compile("[\x00-\u10ff]+")
_ADDRESS = re.compile(r"[\w./:?=&%-]{30,}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of running text; `starts` tells where each source line begins in it."""

    raw: str
    text: str
    tag: str
    document: int
    starts: tuple[tuple[int, int], ...]
    """(offset in `text`, line number), first at offset 0."""

    @property
    def line(self) -> int:
        return self.starts[0][1]

    @property
    def last_line(self) -> int:
        return self.starts[-1][1]

    def place(self, offset: int = 0) -> Place:
        """The line that holds the character at `offset`."""
        line = self.starts[0][1]
        for start, no in self.starts:
            if start > offset:
                break
            line = no
        return Place(line=line, document=self.document)


def front_matter(layout: Layout) -> tuple[Line, ...]:
    """The lines with which a text extract speaks of itself, before the report begins."""
    head: list[Line] = []
    for block in layout.blocks:
        if not isinstance(block, Line) or not _FRONT_MATTER.match(block.text):
            break
        head.append(block)
    return tuple(head)


def paragraphs(
    layout: Layout,
    document: int,
    table_lines: Collection[tuple[int, int]],
    titles: Iterable[Line] = (),
) -> tuple[Paragraph, ...]:
    """The running text in order: no tables, front matter, page numbers or empty lines.

    `titles` are section headings that stand inside tables: they are text all the same.
    """
    skip = len(front_matter(layout))
    lines = [
        line
        for block in layout.blocks[skip:]
        for line in ((block,) if isinstance(block, Line) else _prose_cells(block))
        if line.text
        and (document, line.no) not in table_lines
        and not _PAGE_NUMBER.match(line.text)
    ]
    if caught := {title.no: title for title in titles}:
        others = (line for line in lines if line.no not in caught)
        lines = sorted((*others, *caught.values()), key=lambda line: line.no)
    return tuple(_joined(group, document) for group in _groups(lines))


def _prose_cells(grid: Grid) -> list[Line]:
    """The cells of a table that only lays out text: whole paragraphs, no figures."""
    return [
        Line(cell.line, cell.raw, cell.text, "td")
        for row in grid.rows
        for cell in row
        if len(cell.text) >= _PROSE and "。" in cell.text
    ]


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    widths = [(measure, _wrap_width(lines, measure)) for measure in (_length, _breadth)]
    if not any(width for _, width in widths):
        return [[line] for line in lines]
    groups: list[list[Line]] = []
    for line in lines:
        if groups and (
            _begins_inside(groups[-1][-1], line)
            or any(
                width and _goes_on(groups[-1][-1], line, measure(groups[-1][-1]), width)
                for measure, width in widths
            )
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _wrap_width(lines: Sequence[Line], measure: Callable[[Line], int]) -> int:
    """The width at which the source breaks its lines; 0 if it does not.

    Broken lines are of one length and end anywhere; paragraphs are of all lengths and end
    at a full stop.
    """
    lines = [line for line in lines if not _FRONT_MATTER.match(line.text)]
    longest = 0
    for line in lines:
        length = measure(line)
        if length > longest and not _ADDRESS.search(line.text):  # which is never broken
            if length > _WIDEST_WRAPPED:
                return 0
            longest = length
    if not longest:
        return 0
    open_ends = [
        length
        for line in lines
        if line.text[-1] not in _TERMINAL
        and (length := measure(line)) >= _SHORTEST_WRAPPED
        and not (length < _LONGEST_HEADING and _NUMBERED.match(line.text))
    ]
    if len(open_ends) < 3:
        # A line or two of a short text: broken if nothing in it is longer.
        all_longest = min(open_ends, default=0) >= max(0.95 * longest, _LONGEST_HEADING)
        return longest if all_longest else 0
    for width in sorted(set(open_ends), reverse=True):
        if sum(0.8 * width <= n <= width for n in open_ends) >= 0.6 * len(open_ends):
            return width
    return 0


def _length(line: Line) -> int:
    """As printed: what normalising leaves out took its place on the line."""
    return len(line.raw.strip())


def _begins_inside(line: Line, following: Line) -> bool:
    """No paragraph begins with a mark that closes or parts."""
    return following.text[0] in "，。、；：,.;:)）》”" and line.text[-1] not in "。!?"


def _breadth(line: Line) -> int:
    """As wide as it looks, in full characters: letters, figures and ASCII marks are half."""
    raw = line.raw.strip()
    return len(raw) - sum(map(len, _NARROW.findall(raw))) // 2


def _goes_on(line: Line, following: Line, length: int, width: int) -> bool:
    if length < 0.8 * width or line.text[-1] in "。!?":
        return False
    if _FRONT_MATTER.match(line.text):
        return False
    if line.text[-1] == ";" and length < 0.95 * width:
        return False
    if line.text.endswith(("报告", "年报")) and report_name.search(line.text):
        return False  # a title, or one of a list of them
    if (number := _ENUMERATED.match(line.text)) and is_section_title(line.text[number.end() :]):
        return False
    if _ENUMERATED.match(following.text):
        # 在东|四、安定门: a full line that ends in the midst of a word goes on, whatever follows.
        return line.text[-1] not in _TERMINAL and length >= 0.95 * width
    return not _NUMBERED.match(following.text)


def _joined(group: Sequence[Line], document: int) -> Paragraph:
    starts, at = [], 0
    for line in group:
        starts.append((at, line.no))
        at += len(line.text)
    return Paragraph(
        raw="".join(line.raw.strip() for line in group),
        text="".join(line.text for line in group),
        tag=group[0].tag,
        document=document,
        starts=tuple(starts),
    )
