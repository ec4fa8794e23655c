"""Scores: what counts, what does not, and that mending a fault never lowers one."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from rules.model import Outcome, Text
from rules.scores import score

TEXT = Text("", "")


def outcome(rule: str, verdict: str, weight: int = 4, **changes: object) -> Outcome:
    made = Outcome(rule, verdict, "error", "form", "arithmetic", "", TEXT, weight=weight)  # type: ignore[arg-type]
    return replace(made, **changes)  # type: ignore[arg-type]


def test_the_score_is_the_share_of_the_assessed_weight_that_was_kept() -> None:
    outcomes = [outcome("a", "pass", 6), outcome("b", "fail", 2), outcome("c", "unknown", 8)]
    scored = score(outcomes)
    assert scored.value == 75.0
    assert scored.unassessed == 0.5


def test_a_rule_broken_anywhere_costs_its_weight_once() -> None:
    many = [outcome("a", "fail", subject=str(i)) for i in range(20)]
    assert score([*many, outcome("b", "pass")]).value == 50.0


def test_a_milder_finding_costs_less() -> None:
    outcomes = [outcome("a", "fail", 2), outcome("a", "pass", 4), outcome("b", "pass", 4)]
    assert score(outcomes).value == 75.0


def test_what_counts_neither_way() -> None:
    base = [outcome("a", "pass")]
    for extra in (
        outcome("b", "not_applicable"),
        outcome("b", "fail", basis="editorial", weight=0),
        outcome("b", "fail", suppressed_by="a#"),
        outcome("b", "fail", weight=0),
    ):
        assert score([*base, extra]) == score(base)


def test_without_anything_assessed_there_is_no_score() -> None:
    assert score([]).value is None
    scored = score([outcome("a", "unknown")])
    assert (scored.value, scored.unassessed) == (None, 1.0)


def test_families_are_scored_apart() -> None:
    outcomes = [outcome("a", "pass"), outcome("b", "fail", family="timeliness")]
    assert score(outcomes).families == {"arithmetic": 100.0, "timeliness": 0.0}


some = st.lists(
    st.builds(
        outcome,
        st.sampled_from("abcde"),
        st.sampled_from(("pass", "fail", "unknown", "not_applicable")),
        st.integers(0, 9),
        family=st.sampled_from(("arithmetic", "sections")),
        basis=st.sampled_from(("form", "editorial")),
        suppressed_by=st.sampled_from((None, None, "a#")),
    ),
    max_size=25,
)


@given(some, st.data())
def test_mending_one_fault_never_lowers_a_score(
    outcomes: list[Outcome], data: st.DataObject
) -> None:
    failed = [i for i, one in enumerate(outcomes) if one.verdict == "fail"]
    assume(failed)
    at = data.draw(st.sampled_from(failed))
    mended = [*outcomes]
    mended[at] = replace(outcomes[at], verdict="pass")
    before, after = score(outcomes), score(mended)
    if before.value is not None and after.value is not None:
        assert after.value >= before.value


@given(some)
def test_a_score_lies_between_0_and_100(outcomes: list[Outcome]) -> None:
    scored = score(outcomes)
    assert scored.value is None or 0 <= scored.value <= 100
    assert 0 <= scored.unassessed <= 1
