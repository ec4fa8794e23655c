"""A collection (汇编): several agencies' reports in one document, taken apart at their titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from report.agency import name_in_title
from report.headings import at_start
from report.model import Block, Grid, Layout
from report.running import Paragraph
from report.title import is_title

_FEWEST_SECTIONS = 3


def parts_of(layout: Layout, paragraphs: Sequence[Paragraph]) -> list[Layout]:
    """The layouts of the single reports, in order; the layout itself if it holds one.

    Taken apart only where at least two titles name different bodies and each is followed
    by sections of its own that begin at 一.
    """
    starts = _starts(paragraphs)
    if len(starts) < 2:
        return [layout]
    lines = [paragraphs[i].line for i in starts]
    bounds = list(zip([0, *lines[1:]], [*lines[1:], None], strict=True))
    return [
        replace(
            layout,
            blocks=tuple(b for b in layout.blocks if _within(b, first, end)),
            page_title="",
            meta={},
            # The chrome of one page is its date; of several files in an archive, whose?
            dropped=() if layout.media_type == "application/zip" else layout.dropped,
        )
        for first, end in bounds
    ]


def _starts(paragraphs: Sequence[Paragraph]) -> list[int]:
    """The paragraphs that are titles of reports with sections behind them."""
    titled: list[tuple[int, str]] = []
    for index, paragraph in enumerate(paragraphs):
        if is_title(paragraph.text) and (body := name_in_title(paragraph.text)):
            if titled and titled[-1][1] == body.core:
                continue  # a title repeated on the cover and above the text
            titled.append((index, body.core))
    if len(titled) < 2:
        return []
    ends = [index for index, _ in titled[1:]] + [len(paragraphs)]
    starts = [
        index
        for (index, _), end in zip(titled, ends, strict=True)
        if _has_sections(paragraphs[index:end])
    ]
    cores = {core for index, core in titled if index in starts}
    return starts if len(cores) == len(starts) else []


def _has_sections(paragraphs: Sequence[Paragraph]) -> bool:
    found = [at_start(p.text) for p in paragraphs]
    sections = [c for c in found if c is not None and c.style == "cn" and c.key is not None]
    return len(sections) >= _FEWEST_SECTIONS and sections[0].ordinal == 1


def _within(block: Block, first: int, end: int | None) -> bool:
    line = _line(block)
    return line >= first and (end is None or line < end)


def _line(block: Block) -> int:
    if isinstance(block, Grid):
        return next((row[0].line for row in block.rows if row), 0)
    return block.no
