"""Figures drawn for people: operands as an officer would write them on paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from report.forms import measure_label
from rules.balance import Cells, Number
from rules.identity import Balance, Condition, Relation
from rules.model import Text

_SHORT = 4
"""Sides of up to so many terms show their zeros; longer ones only what counts."""
PRIOR = "prior."
"""Names of last year's measures in identities begin so."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A relation that fails: 66 + 2 = 68 ≠ 3 + 64 = 67."""

    operands: Text
    expected: str
    found: str
    difference: str


@cache
def label(name: str, form: str | None = None) -> str:
    """A measure in Chinese, last year's told as such."""
    if name.startswith(PRIOR):
        return "上一年度报告 " + label(name.removeprefix(PRIOR), None)
    try:
        return measure_label(name, form)
    except KeyError:
        return measure_label(name)


def named(name: str, form: str | None = None) -> Text:
    """A measure for people: its label in the form; in English its name, which the JSON uses."""
    if name.startswith(PRIOR):
        return Text(label(name, form), f"last year's {name.removeprefix(PRIOR)}")
    return Text(label(name, form), name)


def listed(names: Sequence[str], form: str | None = None, most: int = 3) -> Text:
    """Some measures, the first few of them by name."""
    told = [named(name, form) for name in names]
    return Text(
        "、".join(one.zh for one in told[:most]) + ("等" if len(told) > most else ""),
        ", ".join(one.en for one in told[:most]) + (" and more" if len(told) > most else ""),
    )


def number(value: Number) -> str:
    """8, -71, 0.5: no exponent, no trailing zeros."""
    if isinstance(value, int):
        return str(value)
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def draw(relation: Relation, cells: Cells, form: str | None) -> Drawn:
    """A relation of written cells, with what should be and what is."""
    if not isinstance(relation, Balance):
        first = _told(relation.first, cells, form)
        second = _told(relation.second, cells, form)
        both = Text(f"{first.zh}，{second.zh}", f"{first.en}, {second.en}")
        return Drawn(both, "", both.zh, "")
    left, left_sum = _side(relation.left, cells.written)
    right, right_sum = _side(relation.right, cells.written)
    difference = number(_size(left_sum - right_sum))
    if not relation.equal:
        told = f"{left} > {right}"
        expected = f"≤ {number(right_sum)}"
        return Drawn(Text(told, told), expected, number(left_sum), difference)
    told = f"{left} ≠ {right}"
    drawn = Text(told, told)
    if len(relation.left) == 1:
        return Drawn(drawn, right, left, difference)
    return Drawn(drawn, left, right, difference)


def _side(terms: tuple[tuple[int, str], ...], written: Mapping[str, Number]) -> tuple[str, Number]:
    given = [(sign, written[name]) for sign, name in terms if name in written]
    total: Number = sum((sign * value for sign, value in given), 0)
    if len(given) == len(terms) == 1:
        return number(total), total
    shown = given if len(terms) <= _SHORT else [pair for pair in given if pair[1] != 0]
    if not shown:
        return number(total), total
    drawn = _joined(shown)
    return (drawn if len(shown) == 1 and shown[0][0] > 0 else f"{drawn} = {number(total)}"), total


def _size(value: Number) -> Number:
    return -value if value < 0 else value


def _joined(terms: Iterable[tuple[int, Number]]) -> str:
    drawn = ""
    for sign, value in terms:
        minus = (sign < 0) != (value < 0)
        size = number(_size(value))
        drawn += f" {'-' if minus else '+'} {size}" if drawn else f"{'-' if minus else ''}{size}"
    return drawn


def _told(condition: Condition, cells: Cells, form: str | None) -> Text:
    value = cells.written.get(condition.measure)
    name = named(condition.measure, form)
    if value is None:
        return Text(f"{name.zh} = 空白", f"{name.en} is blank")
    return Text(f"{name.zh} = {number(value)}", f"{name.en} = {number(value)}")
