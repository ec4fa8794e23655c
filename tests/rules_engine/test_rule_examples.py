"""Every rule is cited and proved by its examples, and silent over all other rules' good ones."""

from __future__ import annotations

import pytest

from report.model import Report
from rules import Packs, judge, load_packs
from rules.checks.base import CHECKS
from rules.examples import differences, lacking, run
from rules.matrix import good_examples
from rules.model import Context
from rules.rule import Rule

ALL = load_packs()
EACH = pytest.mark.parametrize("rule", ALL.rules, ids=lambda rule: rule.id)


@EACH
def test_examples_hold(rule: Rule) -> None:
    assert [ran for ran in run(rule) if not ran.holds] == []


@EACH
def test_a_rule_cites_and_has_the_examples_it_needs(rule: Rule) -> None:
    assert rule.cites
    assert lacking(rule) == []


@EACH
def test_a_fail_differs_from_its_pass_in_one_place(rule: Rule) -> None:
    assert [places for _, places in differences(rule) if places != 1] == []


def test_every_check_is_used_by_a_rule() -> None:
    assert {rule.check for rule in ALL.rules} >= set(CHECKS)


@pytest.mark.parametrize(
    ("whose", "report", "context"),
    list(good_examples(ALL)),
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_rule_is_silent_over_another_rules_good_example(
    whose: str, report: Report, context: Context, packs: Packs
) -> None:
    judgement = judge(report, context, packs)
    assert judgement.crashed == ()
    found = {f"{o.rule} {o.subject}: {o.message.zh}" for o in judgement.findings()}
    assert found == set()
