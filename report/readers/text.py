"""Plain text as crawlers extract it, and Markdown: lines, and tables drawn with pipes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report.model import Layout
from report.readers import limits
from report.readers.assemble import Draft, RawGrid, RawLine, assemble
from report.readers.pipes import has_pipe, is_lone_pipe, is_rule, rows_of

_LINE_END = re.compile(r"\r\n|\r|\n")
_MD_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_MD_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_MD_IMAGE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_TABLE_OPEN = re.compile(r"<table[\s>]", re.IGNORECASE)
_TABLE_END = re.compile(r"</table\s*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Source:
    no: int
    raw: str


def read_text(text: str, charset: str, media_type: str = "text/plain") -> Layout:
    """Blocks in the order and with the line numbers of the text itself."""
    lines = [_Source(no, raw) for no, raw in enumerate(_LINE_END.split(text), 1)]
    cut = ""
    if len(lines) > limits.LINES:
        lines = lines[: limits.LINES]
        cut = f"only the first {limits.LINES} lines were read"
    markdown = _is_markdown(lines)
    draft = Draft(media_type=media_type, charset=charset, cut=cut, judge_end=True)
    draft.items.extend(_items(lines, markdown))
    return assemble(draft)


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
            yield from _piped([one for one in lines[at:end] if one.raw.strip()])
            at = end
        else:
            yield _line(line, markdown)
            at += 1


def _piped(run: list[_Source]) -> Iterator[RawLine | RawGrid]:
    """A table, or lines that merely hold pipes: separators of cells, a path, a byline."""
    if all(is_lone_pipe(line.raw) for line in run):
        yield from (RawLine(line.no, "|") for line in run)
        return
    only = run[0].raw.strip()
    if len(run) == 1 and not (only.endswith(("|", "｜")) or only.startswith(("|", "｜"))):
        yield RawLine(run[0].no, only)
        return
    # Lone separators at the end belong to cells that stand one a line below, if any row
    # before them is complete; `rows_of` joins them where the row has room.
    rows = rows_of([(line.no, line.raw) for line in run])
    if rows:
        yield RawGrid([[(raw, no, 1, 1) for raw, no in row] for row in rows], ruled=False)


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
    raw = line.raw.strip()
    tag = ""
    if markdown:
        heading = _MD_HEADING.fullmatch(raw)
        if heading:
            tag, raw = f"h{len(heading[1])}", heading[2]
        raw = _MD_IMAGE.sub(r"\1", raw)
        raw = _MD_EMPHASIS.sub(r"\2", raw)
    return RawLine(line.no, raw, tag)


def _is_markdown(lines: list[_Source]) -> bool:
    """Headings with `# `, or emphasis: what plain extracts never hold."""
    marks = sum(
        1
        for line in lines
        if _MD_HEADING.fullmatch(line.raw.strip()) or _MD_EMPHASIS.search(line.raw)
    )
    return marks > 0


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
