"""One report judged: what applies, what is suppressed under what, what is never a pass."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from rules import Packs, judge
from rules.checks.base import Result
from rules.engine import Engine, EngineVoidError
from samples.figures import figures
from tests.rules_engine.made_up import made, of_rule, packs_of
from tests.rules_engine.of_figures import CONTEXT, report_of


def test_a_correct_report_has_no_findings(packs: Packs) -> None:
    report = report_of(figures("annual-2021", 7))
    arithmetic = [o for o in judge(report, CONTEXT, packs).outcomes if o.family == "arithmetic"]
    assert {o.verdict for o in arithmetic} <= {"pass", "not_applicable"}


def test_a_finding_draws_its_operands_and_difference(packs: Packs) -> None:
    report = report_of(
        {
            "applications.new.total": 66,
            "applications.carried_in.total": 2,
            "outcome.total.total": 64,
            "applications.carried_forward.total": 3,
        }
    )
    found = [o for o in of_rule(judge(report, CONTEXT, packs), "T21-3c") if o.verdict == "fail"]
    assert len(found) == 1
    assert "66 + 2 = 68 ≠ 64 + 3 = 67" in found[0].message.zh
    assert "相差1" in found[0].message.zh
    assert (found[0].expected, found[0].found) == ("66 + 2 = 68", "64 + 3 = 67")
    assert [e.quote for e in found[0].evidence] == ["66", "2", "64", "3"]
    assert "表三" in found[0].evidence[0].where.label


def test_every_subject_has_exactly_one_outcome(packs: Packs) -> None:
    for form, year in (("statistics-2014", 2016), ("annual-2019", 2020), ("annual-2021", 2023)):
        judgement = judge(report_of(figures(form, 3), year), CONTEXT, packs)
        keys = [(o.rule, o.subject) for o in judgement.outcomes]
        assert len(keys) == len(set(keys))
        assert keys == sorted(keys)


def test_the_same_input_gives_the_same_judgement(packs: Packs) -> None:
    report = report_of({**figures("annual-2021", 5), "outcome.total.total": 999})
    assert judge(report, CONTEXT, packs) == judge(report, CONTEXT, packs)


def test_one_wrong_cell_is_told_by_row_and_by_column_and_hides_nothing(packs: Packs) -> None:
    cells = figures("annual-2021", 4)
    cells["outcome.granted.commercial"] += 1
    found = {(o.rule, o.subject) for o in judge(report_of(cells), CONTEXT, packs).findings()}
    assert ("T21-3a", "outcome.granted.total") in found
    assert ("T21-3b", "outcome.total.commercial") in found


def test_rows_that_only_one_region_prints_do_not_apply_elsewhere(packs: Packs) -> None:
    national = judge(report_of(figures("statistics-2014", 2), 2016), CONTEXT, packs)
    assert {o.verdict for o in of_rule(national, "T14-A4")} == {"not_applicable"}
    assert {o.verdict for o in of_rule(national, "T14-G")} == {"pass"}
    beijing = report_of(figures("statistics-2014", 2, variant="beijing"), 2016)
    assert {o.verdict for o in of_rule(judge(beijing, CONTEXT, packs), "T14-A4")} == {"pass"}
    assert {o.verdict for o in of_rule(judge(beijing, CONTEXT, packs), "T14-G")} == {
        "not_applicable"
    }


def test_the_sixth_group_may_be_printed_as_one_row_or_as_three(packs: Packs) -> None:
    cells: dict[str, Decimal] = figures("annual-2021", 11)
    three = ("correction_overdue", "fee_overdue", "rest")
    for column in (
        "natural_person",
        "commercial",
        "research",
        "public_welfare",
        "legal_service",
        "other_organisation",
        "total",
    ):
        parts = [cells.pop(f"outcome.otherwise.{row}.{column}") for row in three]
        cells[f"outcome.otherwise.all.{column}"] = sum(parts, Decimal(0))
    judgement = judge(report_of(cells), CONTEXT, packs)
    assert {o.verdict for o in of_rule(judgement, "T21-3b")} <= {"pass", "not_applicable"}
    cells["outcome.otherwise.all.total"] += 1
    found = judge(report_of(cells), CONTEXT, packs).findings()
    assert ("T21-3b", "outcome.total.total") in {(o.rule, o.subject) for o in found}


def test_rules_for_some_kinds_of_body_raise_nothing_where_the_kind_is_not_known(
    said: dict[str, list[Result] | Exception],
) -> None:
    packs = packs_of(made("K-1", applies={"kinds": ["government"]}))
    said["K-1"] = [Result("it", "fail")]
    outcome = judge(report_of({}, kind=None), CONTEXT, packs).outcomes[0]
    assert outcome.verdict == "unknown"
    assert "性质不明" in outcome.message.zh
    assert (
        judge(report_of({}, kind="department"), CONTEXT, packs).outcomes[0].verdict
        == "not_applicable"
    )
    assert judge(report_of({}, kind="government"), CONTEXT, packs).outcomes[0].verdict == "fail"


def test_rules_for_some_years_are_unknown_where_the_year_is_not_known(
    said: dict[str, list[Result] | Exception],
) -> None:
    packs = packs_of(made("Y-1", applies={"years": {"from": 2019}}))
    said["Y-1"] = [Result("it", "fail")]
    assert [o.verdict for o in judge(report_of({}, None), CONTEXT, packs).outcomes] == ["unknown"]
    assert [o.verdict for o in judge(report_of({}, 2018), CONTEXT, packs).outcomes] == [
        "not_applicable"
    ]


def test_the_rosters_word_on_the_kind_goes_before_the_documents(
    said: dict[str, list[Result] | Exception],
) -> None:
    from rules.model import RosterEntry

    packs = packs_of(made("K-1", applies={"kinds": ["institution"]}))
    said["K-1"] = [Result("it", "fail")]
    context = replace(CONTEXT, agency=RosterEntry("x", "某中心", "institution"))
    assert judge(report_of({}, kind="department"), context, packs).outcomes[0].verdict == "fail"


def test_a_check_that_raises_is_told_and_the_others_go_on(
    said: dict[str, list[Result] | Exception],
) -> None:
    packs = packs_of(made("A-1"), made("A-2"))
    said.update({"A-1": KeyError("no such part"), "A-2": [Result("it", "pass")]})
    judgement = judge(report_of({}), CONTEXT, packs)
    assert judgement.crashed == ("A-1: KeyError: 'no such part'",)
    assert [o.rule for o in judgement.outcomes] == ["A-2"]


def test_two_results_for_one_subject_are_a_crash(said: dict[str, list[Result] | Exception]) -> None:
    said["A-1"] = [Result("it", "pass"), Result("it", "fail")]
    judgement = judge(report_of({}), CONTEXT, packs_of(made("A-1")))
    assert judgement.outcomes == ()
    assert "two results" in judgement.crashed[0]


def test_a_severity_harsher_than_the_rules_is_a_crash(
    said: dict[str, list[Result] | Exception],
) -> None:
    said["A-1"] = [Result("it", "fail", severity="error")]
    assert judge(report_of({}), CONTEXT, packs_of(made("A-1"))).crashed


def test_an_engine_that_lost_facts_is_told_and_nothing_passes_for_suppressed(
    said: dict[str, list[Result] | Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def void(self: Engine, facts: object) -> None:
        raise EngineVoidError("facts were lost")

    monkeypatch.setattr(Engine, "consequences", void)
    said.update({"A-1": [Result("it", "fail")], "A-2": [Result("it", "unknown", cause="x")]})
    judgement = judge(report_of({}), CONTEXT, packs_of(made("A-1"), made("A-2", explains=["x"])))
    assert judgement.crashed == ("engine: facts were lost",)
    assert [o.verdict for o in judgement.outcomes] == ["fail", "unknown"]


def test_an_engine_that_cannot_say_who_is_spoken_to_judges_nothing(
    said: dict[str, list[Result] | Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def void(self: Engine, case: object) -> None:
        raise EngineVoidError("facts were lost")

    monkeypatch.setattr(Engine, "answers", void)
    judgement = judge(report_of({}), CONTEXT, packs_of(made("A-1")))
    assert judgement.crashed
    assert judgement.outcomes == ()
    assert judgement.score.value is None


def test_a_preview_is_told_for_information_and_weighs_nothing(
    said: dict[str, list[Result] | Exception],
) -> None:
    said["A-1"] = [Result("it", "fail")]
    (outcome,) = judge(report_of({}), CONTEXT, packs_of(made("A-1", status="preview"))).outcomes
    assert (outcome.verdict, outcome.severity, outcome.weight) == ("fail", "info", 0)


def test_a_deprecated_rule_is_not_run(said: dict[str, list[Result] | Exception]) -> None:
    assert judge(report_of({}), CONTEXT, packs_of(made("A-1", status="deprecated"))).outcomes == ()


def test_a_milder_finding_costs_half_of_the_weight(
    said: dict[str, list[Result] | Exception],
) -> None:
    packs = packs_of(made("A-1", severity="error", weight=20))
    said["A-1"] = [Result("it", "fail", severity="warning")]
    assert judge(report_of({}), CONTEXT, packs).outcomes[0].weight == 10


def test_messages_take_values_by_plain_substitution(
    said: dict[str, list[Result] | Exception],
) -> None:
    rule = made("A-1", message={"zh": "应为{due}，写作{found}", "en": "{due} {found}"})
    said["A-1"] = [Result("it", "fail", {"due": "{found.__class__}"}, found="<b>%s{0}</b>")]
    (outcome,) = judge(report_of({}), CONTEXT, packs_of(rule)).outcomes
    assert outcome.message.zh == "应为{found.__class__}，写作<b>%s{0}</b>"
