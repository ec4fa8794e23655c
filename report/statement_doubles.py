"""One sentence claims one figure for one measure; where it seems to claim two, it claims none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from report.model import Statement


def without_doubles(statements: Sequence[Statement]) -> list[Statement]:
    """The statements of one sentence, unlinked where two figures stand for one measure.

    网上申请5件，3件予以公开；信函申请3件，2件予以公开: neither is what was granted in all.
    """
    claimed: dict[tuple[str, ...], set[tuple[object, bool]]] = {}
    for s in statements:
        if names := _names(s):
            claimed.setdefault(names, set()).add((s.value, s.approximate))
    return [
        replace(s, measure=None, sum_of=()) if len(claimed.get(_names(s), ())) > 1 else s
        for s in statements
    ]


def _names(statement: Statement) -> tuple[str, ...]:
    return (statement.measure,) if statement.measure else statement.sum_of
