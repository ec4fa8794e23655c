"""What follows from what: consequences are told under their root, findings never hidden."""

from __future__ import annotations

from rules import Packs, judge
from rules.checks.base import Result
from samples.figures import figures
from tests.rules_engine.made_up import made, of_rule, packs_of
from tests.rules_engine.of_figures import CONTEXT, Figure, report_of


def test_a_missing_table_is_one_unknown_and_the_rest_follow_from_it(packs: Packs) -> None:
    everything = figures("annual-2021", 4)
    kept = {
        name: value
        for name, value in everything.items()
        if not name.startswith(("applications", "outcome"))
    }
    judgement = judge(report_of(kept), CONTEXT, packs)
    of_table = [
        o for o in judgement.outcomes if o.rule.startswith("T21-3") and o.family == "arithmetic"
    ]
    assert {o.verdict for o in of_table} == {"unknown"}
    assert len(of_table) > 40
    assert sum(o.suppressed_by is None for o in of_table) <= 1
    roots = {o.suppressed_by for o in of_table} - {None}
    assert len(roots) == 1


def test_an_unread_cell_is_told_once_and_what_does_not_need_it_is_still_judged(
    packs: Packs,
) -> None:
    cells: dict[str, Figure] = {**figures("annual-2021", 4)}
    cells["applications.new.research"] = "unread"
    judgement = judge(report_of(cells), CONTEXT, packs)
    unknown = [
        o
        for o in judgement.outcomes
        if o.verdict == "unknown" and o.rule.startswith("T21-3") and o.family == "arithmetic"
    ]
    assert [o.rule for o in unknown if o.suppressed_by is None] == ["T21-3-read"]
    assert {o.subject for o in of_rule(judgement, "T21-3a") if o.verdict == "unknown"} == {
        "applications.new.total"
    }


def test_a_bound_says_nothing_more_where_the_sum_of_its_column_is_wrong(packs: Packs) -> None:
    cells = figures("annual-2021", 4)
    cells["outcome.granted.commercial"] += 1000
    judgement = judge(report_of(cells), CONTEXT, packs)
    bound = [o for o in of_rule(judgement, "T21-3e-bound") if o.verdict == "fail"]
    assert [o.suppressed_by for o in bound] == ["T21-3b#outcome.total.commercial"]


def test_outcomes_of_a_cause_are_suppressed_under_the_rule_that_explains_it(
    said: dict[str, list[Result] | Exception],
) -> None:
    packs = packs_of(made("A-1"), made("R-1", explains=["page"]))
    said.update(
        {
            "A-1": [Result("one", "unknown", cause="page"), Result("two", "fail", cause="page")],
            "R-1": [Result("root", "fail")],
        }
    )
    found = {o.subject: o.suppressed_by for o in judge(report_of({}), CONTEXT, packs).outcomes}
    assert found == {"one": "R-1#root", "two": "R-1#root", "root": None}


def test_a_fail_does_not_follow_from_what_is_only_unknown(
    said: dict[str, list[Result] | Exception],
) -> None:
    packs = packs_of(made("A-1"), made("R-1", explains=["page"]))
    said.update(
        {
            "A-1": [Result("one", "unknown", cause="page"), Result("two", "fail", cause="page")],
            "R-1": [Result("root", "unknown")],
        }
    )
    found = {o.subject: o.suppressed_by for o in judge(report_of({}), CONTEXT, packs).outcomes}
    assert found == {"one": "R-1#root", "two": None, "root": None}


def test_nothing_is_suppressed_under_a_rule_that_passes(
    said: dict[str, list[Result] | Exception],
) -> None:
    packs = packs_of(made("A-1"), made("R-1", explains=["page"]))
    said.update({"A-1": [Result("one", "fail", cause="page")], "R-1": [Result("root", "pass")]})
    assert all(o.suppressed_by is None for o in judge(report_of({}), CONTEXT, packs).outcomes)
