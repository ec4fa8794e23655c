"""Findings that one other figure would put right belong together, and say which figure."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from rules import judge, load_packs
from rules.model import Outcome
from samples.figures import figures
from tests.rules_engine.of_figures import CONTEXT, Figure, report_of

PACKS = load_packs()


def findings(cells: dict[str, Figure]) -> list[Outcome]:
    return [
        o for o in judge(report_of(cells), CONTEXT, PACKS).findings() if o.family == "arithmetic"
    ]


def test_a_wrong_total_is_suspected_by_its_row_its_column_and_the_balance() -> None:
    cells: dict[str, Figure] = dict(figures("annual-2021", 3))
    right = cells["outcome.total.commercial"]
    cells["outcome.total.commercial"] = right + 7  # type: ignore[operator]
    found = findings(cells)
    assert {o.rule for o in found} == {"T21-3a", "T21-3b", "T21-3c"}
    assert {o.group for o in found} == {"cell:outcome.total.commercial"}
    assert f"改为{right}，3处不等均可相符" in found[0].message.zh


def test_a_single_broken_sum_suspects_nobody() -> None:
    cells: dict[str, Figure] = dict(figures("annual-2021", 3))
    cells["review.total"] = cells["review.total"] + 1  # type: ignore[operator]
    assert [(o.rule, o.group) for o in findings(cells)] == [("T21-4a", "")]


def test_two_faults_apart_are_told_apart() -> None:
    cells: dict[str, Figure] = dict(figures("annual-2021", 3))
    for name in ("outcome.granted.natural_person", "applications.carried_forward.research"):
        cells[name] = cells[name] + 2  # type: ignore[operator]
    groups = {o.group for o in findings(cells)}
    assert groups == {
        "cell:outcome.granted.natural_person",
        "cell:applications.carried_forward.research",
    }


def test_where_two_cells_may_be_wrong_none_is_suspected() -> None:
    cells: dict[str, Figure] = {
        "review.total": 5,
        "review.upheld": 3,
        "review.corrected": 1,
        "review.other": 0,
        "review.pending": 0,
        "litigation_direct.total": 2,
        "litigation_direct.upheld": 0,
        "litigation_direct.corrected": 0,
        "litigation_direct.other": 0,
        "litigation_direct.pending": 0,
    }
    assert {o.group for o in findings(cells)} == {""}


@given(st.integers(0, 10**6), st.integers(1, 9), st.data())
def test_the_cell_that_was_changed_is_suspected_or_none_is(
    seed: int, more: int, data: st.DataObject
) -> None:
    cells: dict[str, Figure] = dict(figures("annual-2021", seed))
    names = sorted(n for n in cells if n.startswith(("applications", "outcome")))
    name = data.draw(st.sampled_from(names))
    right = cells[name]
    cells[name] = right + more  # type: ignore[operator]
    found = findings(cells)
    assume(found)
    assert {o.group for o in found} <= {f"cell:{name}", ""}
    for outcome in found:
        if outcome.group:
            assert f"改为{right}，" in outcome.message.zh
