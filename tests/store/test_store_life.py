"""The life of findings: what one judgement after another makes of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.model import Outcome
from store import Store
from store.life import turn
from store.revisions import RevisionKey
from tests.store.shelf import AT, capture, outcome, report

DAY = date(2026, 3, 1)


def stored(store: Store) -> int:
    item = store.archive.keep(capture()).item_id
    key = RevisionKey(item, 0, "h1", "readers-1", "d1")
    return store.reports.put(key, report(), "", agency_id="a1", documents=[], at=AT)[0]


def judged(store: Store, report_id: int, *outcomes: Outcome, day: int = 0, **more: object) -> None:
    store.findings.age(DAY + timedelta(days=day))
    store.findings.update(
        report_id,
        outcomes,
        **{"as_of": DAY + timedelta(days=day), "cause": "content", **more},  # type: ignore[arg-type]
    )


def states(store: Store) -> dict[str, str]:
    return {
        f.subject: f.state for f in store.findings.select(states=("new", "standing", "resolved"))
    }


def test_a_finding_that_comes_back_is_new_again_and_keeps_its_number(store: Store) -> None:
    id = stored(store)
    judged(store, id, outcome("R-1", "fail"))
    (first,) = store.findings.select()
    judged(store, id, outcome("R-1", "pass"), day=1)
    judged(store, id, outcome("R-1", "fail"), day=2)
    (again,) = store.findings.select()
    assert (again.id, again.state, again.raised_on) == (first.id, "new", DAY + timedelta(days=2))
    assert [e.event for e in store.findings.events()] == ["raised", "resolved", "raised"]


def test_a_suppressed_fail_is_no_finding_and_resolves_none(store: Store) -> None:
    id = stored(store)
    judged(store, id, outcome("R-1", "fail", suppressed_by="T-1#table"))
    assert states(store) == {}
    judged(store, id, outcome("R-1", "fail"), day=1)
    judged(store, id, outcome("R-1", "fail", suppressed_by="T-1#table"), day=2)
    assert states(store) == {"x": "standing"}


def test_a_subject_of_which_its_rule_speaks_no_more_is_resolved(store: Store) -> None:
    id = stored(store)
    judged(store, id, outcome("R-1", "fail", "一句话"), outcome("R-1", "pass", "另一句"))
    judged(store, id, outcome("R-1", "pass", "另一句"), day=1)
    assert states(store) == {"一句话": "resolved"}


def test_it_is_not_while_another_subject_of_the_rule_is_unknown(store: Store) -> None:
    id = stored(store)
    judged(store, id, outcome("R-1", "fail", "一句话"))
    judged(store, id, outcome("R-1", "unknown", "另一句"), day=1)
    assert states(store) == {"一句话": "standing"}


def test_a_rule_that_is_withdrawn_resolves_its_findings(store: Store) -> None:
    id = stored(store)
    judged(store, id, outcome("R-1", "fail"))
    judged(store, id, day=1, in_force=["R-2"], cause="rules")
    assert states(store) == {"x": "resolved"}


def test_reviews_count_for_the_precision_of_a_rule_by_their_last_word(store: Store) -> None:
    id = stored(store)
    judged(store, id, *(outcome("R-1", "fail", subject) for subject in "abc"))
    for finding in store.findings.select():
        for word in ("dismissed", "upheld") if finding.subject == "a" else ("dismissed",):
            store.findings.review(finding.id, word, by="王", reason="…", at=AT, as_of=DAY)
    assert store.findings.precision() == {"R-1": (1, 2)}


def test_a_review_of_a_finding_that_is_not_there_is_a_key_error(store: Store) -> None:
    with pytest.raises(KeyError):
        store.findings.review(99, "upheld", by="王", reason="", at=AT, as_of=DAY)


OUTCOMES = st.lists(
    st.builds(
        outcome,
        st.sampled_from(["R-1", "R-2"]),
        st.sampled_from(["pass", "fail", "unknown", "not_applicable"]),
        st.sampled_from("xyz"),
        suppressed_by=st.sampled_from([None, None, "T-1#t"]),
    ),
    unique_by=lambda o: (o.rule, o.subject),
)
STANDING = st.frozensets(st.tuples(st.sampled_from(["R-1", "R-2"]), st.sampled_from("xyz")))


@given(STANDING, OUTCOMES, st.sets(st.sampled_from(["R-1", "R-2"])))
def test_nothing_is_resolved_that_is_unknown_crashed_or_still_fails(
    standing: frozenset[tuple[str, str]], outcomes: list[Outcome], crashed: set[str]
) -> None:
    then = turn(standing, outcomes, crashed)
    verdict = {(o.rule, o.subject): o.verdict for o in outcomes}
    for rule, subject in then.resolved:
        assert verdict.get((rule, subject)) not in ("fail", "unknown")
        assert rule not in crashed or verdict.get((rule, subject)) in ("pass", "not_applicable")
    assert then.resolved <= standing
    assert set(then.failing) == {
        (o.rule, o.subject) for o in outcomes if o.verdict == "fail" and not o.suppressed_by
    }
