"""Conditions that officers write: what is understood, what is refused, and what is not known."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.forms import measure_names
from rules import judge, load_packs
from rules.expressions import ExpressionError, parse
from rules.facts import facts_of
from rules.model import RosterEntry
from tests.rules_engine.of_figures import CONTEXT, report_of

LATE_AND_MANY = "applications.new.total > 1000 and litigation_direct.corrected > 0"
FACTS: dict[str, object] = {
    "applications.new.total": Decimal(1200),
    "litigation_direct.corrected": Decimal(2),
    "year": 2022,
    "kind": "department",
    "failed": {"T21-3c"},
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LATE_AND_MANY, True),
        ("applications.new.total > 1000 and not litigation_direct.corrected > 0", False),
        ("applications.new.total - 200 == 500 * litigation_direct.corrected", True),
        ('kind == "department" and "T21-3c" in failed', True),
        ("kind in ['government', 'vertical']", False),
        ("year >= 2021 and (year < 2022 or year == 2022)", True),
        ("'T21-3a' in failed", False),
    ],
)
def test_conditions_hold_or_do_not(text: str, expected: bool) -> None:
    assert parse(text).holds(FACTS) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("review.total > 0", None),
        ("not review.total > 0", None),
        ("review.total > 0 and applications.new.total > 1000", None),
        ("review.total > 0 and applications.new.total > 9999", False),
        ("applications.new.total > 9999 and review.total > 0", False),
        ("review.total > 0 or applications.new.total > 1000", True),
        ("review.total > 0 or applications.new.total > 9999", None),
        ("review.total + applications.new.total > 0", None),
        ("applications.new.total / (year - 2022) > 1", None),
    ],
)
def test_a_cell_that_is_not_known_decides_nothing(text: str, expected: bool | None) -> None:
    assert parse(text).holds(FACTS) is expected


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("applications.new.totals > 3", "nearest: applications.new.total"),
        ("kind > 3", "data type mismatch"),
        ("year and", "syntax error"),
        ("1 +", "syntax error"),
        ("applications.new.total", "no condition"),
        ("failed", "no condition"),
        ("", "cannot read"),
        ("9 ** 9 ** 9 > year", "cannot read"),
        ('kind =~ "(a+)+$"', "cannot read"),
        ("__import__('os')", "no name '__import__'"),
        ("kind.__class__ == kind", "no name 'kind.__class__'"),
        ("[x for x in failed] == failed", "no name 'x'"),
        ("$now > year", "cannot read"),
        ("year > 1; year", "cannot read"),
        ("year > 1 " * 200, "longer than"),
        ("(" * 450 + "1" + ")" * 450, "no condition"),
    ],
)
def test_everything_else_is_refused(text: str, what: str) -> None:
    with pytest.raises(ExpressionError, match=what.replace("(", r"\(")):
        parse(text)


def test_every_measure_may_be_spoken_of() -> None:
    every = sorted(measure_names())
    for at in range(0, len(every), 10):
        text = " or ".join(f"{name} > 1" for name in every[at : at + 10])
        assert parse(text).names == frozenset(every[at : at + 10])


@given(st.text(max_size=40))
def test_whatever_is_typed_is_understood_or_refused(text: str) -> None:
    try:
        held = parse(text).holds(FACTS)
    except ExpressionError:
        return
    assert held in (True, False, None)


def test_the_facts_of_a_report_are_its_written_cells_its_case_and_its_outcomes() -> None:
    cells: dict[str, int | str | Decimal] = {
        "review.total": 3,
        "review.upheld": "blank",
        "review.other": "unread",
    }
    context = replace(CONTEXT, agency=RosterEntry("a", "某局", "vertical", "county", "431202"))
    report = report_of(cells, 2022)
    facts = facts_of(report, context, judge(report, context, load_packs()).outcomes)
    assert facts["review.total"] == 3
    assert not {"review.upheld", "review.other", "portal"} & facts.keys()
    assert (facts["year"], facts["kind"], facts["region"]) == (2022, "vertical", "431202")
    assert "T21-4a" not in facts["failed"]  # type: ignore[operator]


PACK = """pack: ours
version: "1"
title: {zh: 本办规则, en: Our rules}
rules:
  - id: OUR-when
    title: {zh: 申请多而诉讼败, en: Many requests and lost lawsuits}
    message: {zh: "{operands}", en: "{operands}"}
    family: conduct
    basis: consistency
    severity: warning
    cites: [{instrument: 国办公开办函〔2021〕30号, at: 表四}]
    applies: {forms: [annual-2021]}
    when: applications.new.total > 1000 and litigation_direct.corrected > 0
    rationale: {zh: 理由, en: reason}
    how_to_fix: {zh: 改正, en: fix}
    examples:
      pass: {year: 2021, measures: {applications.new.total: 999, litigation_direct.corrected: 1}}
      fail: {but: {measures: {applications.new.total: 1001}}}
      unknown: {but: {measures: {applications.new.total: blank}}}
      not_applicable: {but: {year: 2018}}
"""


def test_a_rule_may_be_a_condition(tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text(PACK, encoding="utf-8")
    packs = load_packs([tmp_path])
    report = report_of({"applications.new.total": 1200, "litigation_direct.corrected": 1})
    found = {o.rule: o for o in judge(report, CONTEXT, packs).findings()}
    assert (
        found["OUR-when"].message.zh
        == "applications.new.total = 1200，litigation_direct.corrected = 1"
    )
    missing = report_of({"applications.new.total": 1200})
    (outcome,) = (o for o in judge(missing, CONTEXT, packs).outcomes if o.rule == "OUR-when")
    assert outcome.verdict == "unknown"
    assert "未经复议直接起诉" in outcome.message.zh


def test_a_condition_may_rest_on_the_outcomes_of_other_rules(tmp_path: Path) -> None:
    text = PACK.replace(
        "applications.new.total > 1000 and litigation_direct.corrected > 0",
        '\'"T21-4a" in failed and kind == "department"\'',
    )
    (tmp_path / "ours.yaml").write_text(text, encoding="utf-8")
    packs = load_packs([tmp_path])
    broken = report_of(
        {
            "review.total": 3,
            **dict.fromkeys(
                ("review.upheld", "review.corrected", "review.other", "review.pending"), 0
            ),
        }
    )
    assert "OUR-when" in {o.rule for o in judge(broken, CONTEXT, packs).findings()}
    sound = report_of({"review.total": 3})
    assert "OUR-when" not in {o.rule for o in judge(sound, CONTEXT, packs).findings()}


def test_a_misspelt_condition_is_told_where_it_stands(tmp_path: Path) -> None:
    from rules import PackError

    (tmp_path / "ours.yaml").write_text(PACK.replace("litigation_direct", "litigations"), "utf-8")
    with pytest.raises(PackError, match=r"ours\.yaml:13: rule OUR-when: when: no name"):
        load_packs([tmp_path])


def test_the_examples_of_a_condition_are_executed(tmp_path: Path) -> None:
    from rules.examples import run

    (tmp_path / "ours.yaml").write_text(PACK, encoding="utf-8")
    rule = load_packs([tmp_path]).find("OUR-when")
    assert rule is not None
    assert [ran.kind for ran in run(rule) if not ran.holds] == []
