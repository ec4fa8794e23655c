"""Plain text as crawlers extract it, and Markdown: lines, and tables drawn with pipes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report.model import Layout, Link
from report.readers import limits
from report.readers.assemble import Draft, RawGrid, RawLine, assemble
from report.readers.markdown import (
    is_markdown,
    links_of,
    pictures_in,
    unmarked,
    unmarked_line,
)
from report.readers.parted import parted
from report.readers.pipes import has_pipe, is_lone_pipe, is_rule, rows_of

_LINE_END = re.compile(r"\r\n|\r|\n")
_ROW = re.compile(r"[|｜][^|｜]*[|｜]\s*\d[\d,.]*$")
"""The end of a row of a table, not of a byline or a path."""
_DRAWN = re.compile(r"^[ \t]*[─━┌┏└┗├┣┼╋┬┳┴┻┐┓┘┛┤┫╂┿ \t]+$", re.MULTILINE)
_SIDES = str.maketrans("│┃", "||")
_TABLE_OPEN = re.compile(r"<table[\s>]", re.IGNORECASE)
_TABLE_END = re.compile(r"</table\s*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Source:
    no: int
    raw: str


def read_text(text: str, charset: str, media_type: str = "text/plain") -> Layout:
    """Blocks in the order and with the line numbers of the text itself, unless it has lost
    its line ends."""
    lines = [_Source(no, raw) for no, raw in enumerate(parted(_LINE_END.split(_unruled(text))), 1)]
    cut = ""
    if len(lines) > limits.LINES:
        lines = lines[: limits.LINES]
        cut = f"only the first {limits.LINES} lines were read"
    markdown = is_markdown(line.raw for line in lines)
    draft = Draft(
        media_type=media_type,
        charset=charset,
        cut=cut,
        judge_end=True,
        open_end=not text.endswith(("\n", "\r", "|", "｜")),
    )
    draft.items.extend(_items(lines, markdown))
    if markdown:
        draft.media_type = "text/markdown"
        draft.pictures = sum(pictures_in(line.raw) for line in lines)
        draft.links.extend(
            Link(text, href, line.no) for line in lines for text, href in links_of(line.raw)
        )
    return assemble(draft)


def _unruled(text: str) -> str:
    """Tables drawn with box characters as tables drawn with pipes."""
    if "│" not in text and "┃" not in text:
        return text
    return _DRAWN.sub("|---|", text).translate(_SIDES)


def _items(lines: list[_Source], markdown: bool) -> Iterator[RawLine | RawGrid]:
    spaced = _double_spaced(lines)
    at = 0
    while at < len(lines):
        line = lines[at]
        if not line.raw.strip():
            at += 1
        elif _TABLE_OPEN.search(line.raw):
            end = _end_of_html_table(lines, at)
            yield from _html_tables(lines[at:end])
            at = end
        elif has_pipe(line.raw):
            end = _end_of_pipes(lines, at, spaced)
            yield from _piped([one for one in lines[at:end] if one.raw.strip()], markdown)
            at = end
        else:
            yield _line(line, markdown)
            at += 1


def _piped(run: list[_Source], markdown: bool) -> Iterator[RawLine | RawGrid]:
    """A table, or lines that merely hold pipes: separators of cells, a path, a byline."""
    if all(is_lone_pipe(line.raw) for line in run):
        yield from (RawLine(line.no, "|") for line in run)
        return
    only = run[0].raw.strip()
    if (
        len(run) == 1
        and not (only.endswith(("|", "｜")) or only.startswith(("|", "｜")))
        and not (markdown and _ROW.search(only))
    ):
        yield _line(run[0], markdown)
        return
    rows = rows_of([(line.no, line.raw) for line in run])
    if rows:
        cells = [
            [(unmarked(raw) if markdown else raw, no, 1, 1) for raw, no in row] for row in rows
        ]
        yield RawGrid(cells, ruled=False)


def _end_of_pipes(lines: list[_Source], at: int, spaced: bool) -> int:
    end = at
    while end < len(lines):
        raw = lines[end].raw
        if (
            has_pipe(raw)
            or is_rule(raw)
            or (
                spaced and not raw.strip() and end + 1 < len(lines) and has_pipe(lines[end + 1].raw)
            )
        ):
            end += 1
        else:
            break
    return end


def _double_spaced(lines: list[_Source]) -> bool:
    """Whether an empty line follows every row, and so cannot end a table."""
    near = far = 0
    for one, two, three in zip(lines, lines[1:], lines[2:], strict=False):
        if has_pipe(one.raw):
            near += has_pipe(two.raw)
            far += not two.raw.strip() and has_pipe(three.raw)
    return near == 0 and far >= 3


def _line(line: _Source, markdown: bool) -> RawLine:
    tag, raw = unmarked_line(line.raw.strip()) if markdown else ("", line.raw.strip())
    return RawLine(line.no, raw, tag)


def _end_of_html_table(lines: list[_Source], at: int) -> int:
    depth = 0
    for index in range(at, len(lines)):
        raw = lines[index].raw
        depth += len(_TABLE_OPEN.findall(raw)) - len(_TABLE_END.findall(raw))
        if depth <= 0:
            return index + 1
    return len(lines)


def _html_tables(lines: list[_Source]) -> Iterator[RawLine | RawGrid]:
    from report.readers.html import fragment

    for item in fragment("\n".join(line.raw for line in lines)):
        yield item.moved(lines[0].no - 1)
