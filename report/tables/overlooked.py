"""Rows of figures that stand in the running text without a table to belong to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from report.model import Layout, Line, Place, Unrecognised
from report.tables.tokens import figures_of

_ENOUGH = 5
"""So many figures in a row are no prose."""


def overlooked(
    layouts: Sequence[Layout], consumed: Collection[tuple[int, int]]
) -> Iterator[Unrecognised]:
    """For each document, the first run of bare figures that no table took.

    A page whose order was lost (a table without rules, read column by column) leaves them:
    there is a table then, though nobody can tell what it says.
    """
    for document, layout in enumerate(layouts):
        run: list[Line] = []
        for block in layout.blocks:
            if not isinstance(block, Line) or not _is_bare(block, document, consumed):
                run = []
                continue
            run.append(block)
            if sum(len(figures_of(line)) for line in run) >= _ENOUGH:
                raw = " ".join(line.raw for line in run)[:200]
                yield Unrecognised("table", raw, Place(run[0].no, document))
                break


def _is_bare(line: Line, document: int, consumed: Collection[tuple[int, int]]) -> bool:
    """Nothing but figures, and in no table."""
    if (document, line.no) in consumed or not line.text[0].isdigit():
        return False
    return bool(figures_of(line))
