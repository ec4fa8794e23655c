"""Whether relations hold over cells that may be blank or unread.

For Σ aᵢvᵢ ⋈ 0 with aᵢ = ±1: an unread operand makes it unknown, no written operand not
applicable. Let K be the sum over the written ones, and say whether a blank stands among
the plus terms (P), the minus terms (N). A blank may be any number from 0 up, so the
sum reaches {K}, [K,∞), (−∞,K] or every integer. Each relation alone; no solver.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from report.model import Measure
from rules.identity import Balance, Condition, Identity, Implication, Relation
from rules.model import Verdict

Number = int | Decimal


@dataclass(frozen=True, slots=True)
class Cells:
    """The figures of a report (and of the year before) in the form relations want them.

    A name in neither is unread: there is no such cell, or it could not be read.
    """

    written: Mapping[str, Number]
    blank: frozenset[str]
    absent: frozenset[str] = frozenset()
    """Rows that this printing of the form does not have: what speaks of them does not apply."""

    def has_all(self, names: frozenset[str]) -> bool:
        """Whether every one of these is written or blank."""
        return all(name in self.written or name in self.blank for name in names)


def cells_of(measures: Mapping[str, Measure]) -> Cells:
    """Whole figures become integers; 0.50 stays an exact decimal."""
    written: dict[str, Number] = {}
    blank = set()
    for name, measure in measures.items():
        value = measure.value
        if measure.state == "written" and value is not None:
            whole = int(value)
            written[name] = whole if whole == value else value
        elif measure.state == "blank":
            blank.add(name)
    return Cells(written, frozenset(blank))


def judge_identity(identity: Identity, cells: Cells) -> tuple[Verdict, tuple[Relation, ...]]:
    """The verdict on all relations of a subject, and those that fail."""
    relations = identity.relations
    if len(relations) == 1:
        verdict = judge_relation(relations[0], cells)
        return verdict, relations if verdict == "fail" else ()
    verdicts = [judge_relation(relation, cells) for relation in relations]
    for verdict in ("fail", "unknown", "pass", "not_applicable"):
        if verdict in verdicts:
            break
    failed = tuple(r for r, v in zip(relations, verdicts, strict=True) if v == "fail")
    return verdict, failed


def judge_relation(relation: Relation, cells: Cells) -> Verdict:
    if cells.absent and not cells.absent.isdisjoint(relation.names):
        return "not_applicable"
    if isinstance(relation, Implication):
        return _implication(relation, cells)
    return _balance(relation, cells)


def _balance(relation: Balance, cells: Cells) -> Verdict:
    figure = cells.written.__getitem__
    try:
        total = sum(map(figure, relation.plus)) - sum(map(figure, relation.minus))
    except KeyError:
        return _with_gaps(relation, cells)
    return "pass" if total == 0 or (total < 0 and not relation.equal) else "fail"


def _with_gaps(relation: Balance, cells: Cells) -> Verdict:
    written, blank = cells.written, cells.blank
    total: Number = 0
    any_written = more = less = False
    for sign, name in relation.terms:
        value = written.get(name)
        if value is not None:
            any_written = True
            total = total + value if sign > 0 else total - value
        elif name in blank:
            if sign > 0:
                more = True
            else:
                less = True
        else:
            return "unknown"
    if not any_written:
        return "not_applicable"
    if not relation.equal:
        return "pass" if total <= 0 else "unknown" if less else "fail"
    if total == 0:
        return "pass"
    reachable = more if total < 0 else less
    return "unknown" if reachable else "fail"


def _implication(relation: Implication, cells: Cells) -> Verdict:
    names = (relation.first.measure, relation.second.measure)
    if any(n not in cells.written and n not in cells.blank for n in names):
        return "unknown"
    if not any(name in cells.written for name in names):
        return "not_applicable"
    first, second = _holds(relation.first, cells), _holds(relation.second, cells)
    forward = _follows(first, second)
    if not relation.both:
        return forward
    back = _follows(second, first)
    return (
        "fail"
        if "fail" in (forward, back)
        else "unknown"
        if "unknown" in (forward, back)
        else "pass"
    )


def _holds(condition: Condition, cells: Cells) -> bool | None:
    value = cells.written.get(condition.measure)
    if value is None:
        return None
    return value > 0 if condition.positive else value == 0


def _follows(first: bool | None, second: bool | None) -> Verdict:
    if first is False or second is True:
        return "pass"
    if first is True and second is False:
        return "fail"
    return "unknown"
