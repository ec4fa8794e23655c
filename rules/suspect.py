"""One wrong cell often breaks several sums at once: the cell that would put them all right.

A cell is suspected where a single other figure in it would balance every equation it
stands in, at least two of them broken now, and no other cell would do the same. It is
told beside the findings, which stay as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rules.balance import Cells, Number
from rules.identity import Balance

_AT_LEAST = 2


@dataclass(frozen=True, slots=True)
class Suspect:
    """A cell, the figure that would put right the equations `broken` (their numbers)."""

    measure: str
    value: Number
    instead: Number
    broken: frozenset[int]


def suspects(equations: Sequence[Balance], cells: Cells) -> list[Suspect]:
    """Suspected cells, those that explain most first; no equation is explained twice.

    `equations` are all of the report that could be judged, broken or not. Those with a
    blank operand say nothing exact, and spare none of their cells from suspicion.
    """
    gaps = {n: gap for n, one in enumerate(equations) if (gap := _gap(one, cells)) is not None}
    by_cell: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number in gaps:
        for sign, name in equations[number].terms:
            by_cell[name].append((number, sign))
    found = [
        suspect
        for name, stands in by_cell.items()
        if (suspect := _suspect(name, stands, gaps, cells)) is not None
    ]
    return list(_apart(found))


def _gap(equation: Balance, cells: Cells) -> Number | None:
    total: Number = 0
    for sign, name in equation.terms:
        if name not in cells.written:
            return None
        total = total + sign * cells.written[name]
    return total


def _suspect(
    name: str, stands: Iterable[tuple[int, int]], gaps: Mapping[int, Number], cells: Cells
) -> Suspect | None:
    stands = tuple(stands)
    steps = {-sign * gaps[number] for number, sign in stands}
    if len(stands) < _AT_LEAST or len(steps) != 1:
        return None
    step = steps.pop()
    value = cells.written[name]
    if step == 0 or value + step < 0:
        return None
    return Suspect(name, value, value + step, frozenset(number for number, _ in stands))


def _apart(found: Iterable[Suspect]) -> Iterable[Suspect]:
    ranked = sorted(found, key=lambda one: (-len(one.broken), one.measure))
    told: set[int] = set()
    for at, one in enumerate(ranked):
        rivals = (other for i, other in enumerate(ranked) if i != at)
        if any(
            one.broken & other.broken and len(other.broken) >= len(one.broken) for other in rivals
        ):
            continue
        if not told & one.broken:
            told |= one.broken
            yield one
