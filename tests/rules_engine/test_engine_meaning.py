"""The engine against its plain-Python meaning, over clauses and facts of every shape."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rules import load_packs, oracle
from rules.applies import KINDS, LEVELS, STAGES, Case, Clause
from rules.engine import Engine
from rules.follow import Effect, Fact, Failed, Root, Yield

OURS = load_packs()
FORMS = ("annual-2019", "annual-2021", "statistics-2014")
YEARS = st.integers(2006, 2026)

clauses = st.builds(
    Clause,
    forms=st.frozensets(st.sampled_from(FORMS), max_size=2),
    first=st.none() | YEARS,
    last=st.none() | YEARS,
    kinds=st.frozensets(st.sampled_from(KINDS), max_size=3),
    levels=st.frozensets(st.sampled_from(LEVELS), max_size=2),
    stage=st.none() | st.sampled_from(STAGES),
)
cases = st.builds(
    Case,
    year=st.just(0) | YEARS,
    form=st.sampled_from(("", "none", *FORMS)),
    kind=st.sampled_from(("", *KINDS)),
    level=st.sampled_from(("", *LEVELS)),
    stage=st.sampled_from(STAGES),
)


@given(st.lists(clauses, min_size=1, max_size=6), st.lists(cases, min_size=1, max_size=4))
def test_which_rules_apply(some: list[Clause], to: list[Case]) -> None:
    engine = Engine(some, [])
    for case in to:
        assert engine.answers(case) == oracle.answers(some, case)


@given(cases)
def test_which_of_our_own_rules_apply(case: Case) -> None:
    assert OURS.engine.answers(case) == oracle.answers(OURS.plan.clauses, case)


YIELDS = (Yield(3, 1), Yield(3, 2), Yield(4, 3))
ENGINE = Engine([], YIELDS)


@st.composite
def facts(draw: st.DrawFn) -> list[Fact]:
    found: list[Fact] = []
    for outcome in range(draw(st.integers(0, 12))):
        kind = draw(st.sampled_from((Root, Effect, Failed)))
        if kind is Root:
            found.append(Root(outcome, draw(st.integers(1, 3))))
        elif kind is Effect:
            found.append(Effect(draw(st.integers(1, 4))))
        else:
            found.append(Failed(outcome, draw(st.integers(1, 5)), draw(st.integers(0, 2))))
    return found


@given(facts())
def test_what_follows_from_what(given_facts: list[Fact]) -> None:
    assert ENGINE.consequences(given_facts) == oracle.consequences(given_facts, YIELDS)
