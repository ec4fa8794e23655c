"""Blanks are neither zeros nor errors: compared with every value a blank could have."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.balance import Cells, judge_relation
from rules.identity import parse_identity
from rules.model import Verdict

NAMES = "abcdef"
FAR = 40
"""Blanks are tried from 0 to here; written figures stay well below, so nothing is missed."""


def verdict(text: str, **cells: int | str) -> Verdict:
    (identity,) = parse_identity(text, {})
    (relation,) = identity.relations
    written = {name: value for name, value in cells.items() if isinstance(value, int)}
    blank = frozenset(name for name, value in cells.items() if value == "blank")
    return judge_relation(relation, Cells(written, blank))


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"a": 66, "b": 2, "c": 64, "d": 4}, "pass"),
        ({"a": 66, "b": 2, "c": 64, "d": 3}, "fail"),
        ({"a": 66, "b": 2, "c": 64, "d": "blank"}, "unknown"),
        ({"a": 66, "b": 2, "c": 68, "d": "blank"}, "pass"),
        ({"a": 66, "b": 2, "c": 70, "d": "blank"}, "fail"),
        ({"a": 66, "b": "blank", "c": 60, "d": 4}, "fail"),
        ({"a": 66, "b": "blank", "c": 66, "d": 4}, "unknown"),
        ({"a": 66, "b": "blank", "c": "blank", "d": 4}, "unknown"),
        ({"a": 66, "b": 2, "c": 64}, "unknown"),
        ({"a": "blank", "b": "blank", "c": "blank", "d": "blank"}, "not_applicable"),
    ],
)
def test_equations_over_blanks(cells: dict[str, int | str], expected: Verdict) -> None:
    assert verdict("a + b = c + d", **cells) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"a": 5, "b": 5}, "pass"),
        ({"a": 6, "b": 5}, "fail"),
        ({"a": 6, "b": "blank"}, "unknown"),
        ({"a": "blank", "b": 5}, "pass"),
        ({"a": "blank", "b": "blank"}, "not_applicable"),
        ({"a": 6}, "unknown"),
    ],
)
def test_bounds_over_blanks(cells: dict[str, int | str], expected: Verdict) -> None:
    assert verdict("a <= b", **cells) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"a": 0, "b": 0}, "pass"),
        ({"a": 3, "b": 251000}, "pass"),
        ({"a": 3, "b": 0}, "fail"),
        ({"a": 0, "b": 9}, "fail"),
        ({"a": 3, "b": "blank"}, "unknown"),
        ({"a": 0}, "unknown"),
        ({"a": "blank", "b": "blank"}, "not_applicable"),
    ],
)
def test_both_or_neither(cells: dict[str, int | str], expected: Verdict) -> None:
    assert verdict("a = 0 <=> b = 0", **cells) == expected


def test_some_need_others_but_not_the_reverse() -> None:
    assert verdict("a > 0 => b > 0", a=30, b=0) == "fail"
    assert verdict("a > 0 => b > 0", a=0, b=2) == "pass"
    assert verdict("a > 0 => b > 0", a="blank", b=2) == "pass"
    assert verdict("a > 0 => b > 0", a="blank", b=0) == "unknown"


cells_strategy = st.lists(st.one_of(st.integers(0, 9), st.just("blank")), min_size=2, max_size=4)


@given(cells_strategy, st.data())
def test_a_verdict_agrees_with_every_value_the_blanks_could_have(
    cells: list[int | str], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(1, len(cells) - 1))
    equal = data.draw(st.booleans())
    names = NAMES[: len(cells)]
    left, right = " + ".join(names[:cut]), " + ".join(names[cut:])
    said = verdict(
        f"{left} {'=' if equal else '<='} {right}", **dict(zip(names, cells, strict=True))
    )

    if all(value == "blank" for value in cells):
        assert said == "not_applicable"
        return
    choices = [range(FAR) if isinstance(value, str) else (value,) for value in cells]
    if sum(value == "blank" for value in cells) > 2:
        return
    sums = [(sum(row[:cut]), sum(row[cut:])) for row in product(*choices)]
    holds = [one == other if equal else one <= other for one, other in sums]
    if said == "fail":
        assert not any(holds)
    else:
        assert any(holds)
    if said == "unknown":
        assert not all(holds)
    zeros = [0 if isinstance(value, str) else value for value in cells]
    as_zero = sum(zeros[:cut]), sum(zeros[cut:])
    if said == "pass":
        assert as_zero[0] == as_zero[1] if equal else as_zero[0] <= as_zero[1]
