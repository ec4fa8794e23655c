"""What an office may change in rules that are not its own, where, and with what reason."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from rules import PackError, Packs, judge, load_packs
from rules.model import Context, Outcome, RosterEntry
from tests.rules_engine.of_figures import CONTEXT, report_of

BROKEN = report_of(
    {
        "applications.new.total": 66,
        "applications.carried_in.total": 2,
        "outcome.total.total": 64,
        "applications.carried_forward.total": 3,
    }
)


def office(folder: Path, *changes: str) -> Packs:
    text = "adjust: east-city\nchanges:\n" + "".join(f"  - {change}\n" for change in changes)
    (folder / "changes.yaml").write_text(text, encoding="utf-8")
    return load_packs([folder])


def at(portal: str = "", region: str = "", agency: str = "a") -> Context:
    entry = RosterEntry(agency, "某局", "department", "county", region)
    return replace(CONTEXT, portal=portal or None, agency=entry)


def balance(packs: Packs, context: Context = CONTEXT) -> list[Outcome]:
    outcomes = judge(BROKEN, context, packs).outcomes
    return [o for o in outcomes if o.rule == "T21-3c" and o.verdict == "fail"]


def test_a_severity_a_weight_and_a_title_are_changed(tmp_path: Path) -> None:
    packs = office(
        tmp_path,
        "{rule: T21-3c, severity: warning, weight: 1, reason: 试行第一年}",
        "{rule: T21-3c, title: {zh: 新题, en: New title}, reason: 通俗}",
    )
    (outcome,) = balance(packs)
    assert (outcome.severity, outcome.weight) == ("warning", 1)
    rule = packs.find("T21-3c")
    assert rule is not None
    assert rule.title.zh == "新题"
    assert packs.fingerprint != load_packs().fingerprint


def test_a_rule_is_switched_off_and_listed_as_such(tmp_path: Path) -> None:
    packs = office(tmp_path, "{rule: T21-3c, off: true, reason: 已由统计部门核对}")
    assert balance(packs) == []
    assert [rule.id for rule in packs.switched_off] == ["T21-3c"]
    assert [change.reason for change in packs.changes] == ["已由统计部门核对"]


@pytest.mark.parametrize(
    ("where", "inside", "outside"),
    [
        ("portals: [east]", at(portal="east"), at(portal="west")),
        ("regions: ['4312']", at(region="431202"), at(region="430602")),
        ("regions: ['4312']", at(region="431202"), CONTEXT),
        ("kinds: [department]", CONTEXT, replace(CONTEXT, agency=RosterEntry("a", "", "vertical"))),
        ("agencies: [x-1]", at(agency="x-1"), at(agency="x-2")),
        ("portals: [east], kinds: [department]", at(portal="east"), at(portal="west")),
    ],
)
def test_a_change_holds_only_where_it_says(
    tmp_path: Path, where: str, inside: Context, outside: Context
) -> None:
    packs = office(tmp_path, f"{{rule: T21-3c, off: true, where: {{{where}}}, reason: 试行}}")
    assert balance(packs, inside) == []
    assert len(balance(packs, outside)) == 1
    assert packs.find("T21-3c") is not None


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("{rule: T21-3x, off: true, reason: 试行}", "no rule 'T21-3x'; nearest: T21-3"),
        ("{rule: T21-3c, off: true}", "reason"),
        ("{rule: T21-3c, reason: 试行}", "nothing is changed"),
        (
            "{rule: T21-3c, off: true, weight: 2, reason: 试行}",
            "a rule that is off has no weight",
        ),
        ("{rule: T21-3c, severity: grave, reason: 试行}", "severity"),
        ("{rule: T21-3c, message: {zh: '{nothing}', en: x}, reason: 试行}", "unknown placeholder"),
        (
            "{rule: heading-numbers-twice, weight: 3, reason: 试行}",
            "an editorial rule has no weight",
        ),
    ],
)
def test_a_change_that_makes_no_sense_is_told_where_it_stands(
    tmp_path: Path, change: str, message: str
) -> None:
    with pytest.raises(PackError, match=rf"changes\.yaml:3: .*{message}"):
        office(tmp_path, change)
