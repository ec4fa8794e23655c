"""What a change of packs changes, in the rules and in what they say of a report."""

from __future__ import annotations

import pickle
from pathlib import Path

from rules import Packs, judge, load_packs
from rules.diff import RuleChange, compare_judgements, compare_rules
from tests.rules_engine.of_figures import CONTEXT, report_of
from tests.rules_engine.test_pack_files import RULE

REPORT = report_of({"review.total": 2, "litigation_direct.total": 1})


def both(tmp_path: Path, old: str, new: str) -> tuple[Packs, Packs]:
    before, after = tmp_path / "before", tmp_path / "after"
    for folder, text in ((before, old), (after, new)):
        folder.mkdir()
        (folder / "ours.yaml").write_text(text, encoding="utf-8")
    return load_packs([before]), load_packs([after])


def changed(tmp_path: Path, old: str, new: str) -> tuple[RuleChange, ...]:
    return compare_rules(*both(tmp_path, old, new))


def test_equal_packs_differ_in_nothing(tmp_path: Path) -> None:
    assert changed(tmp_path, RULE, RULE) == ()


def test_a_rule_that_is_changed_is_told_with_its_parts(tmp_path: Path) -> None:
    (change,) = changed(tmp_path, RULE, RULE.replace("severity: warning", "severity: error"))
    assert (change.rule, change.kind, change.parts) == ("OUR-1", "changed", ("severity",))
    assert not change.words_only


def test_a_change_of_words_is_told_as_such(tmp_path: Path) -> None:
    (change,) = changed(
        tmp_path, RULE, RULE.replace("{zh: 标题, en: title}", "{zh: 新题, en: new}")
    )
    assert change.words_only


def test_rules_added_removed_and_renamed(tmp_path: Path) -> None:
    renamed = RULE.replace("id: OUR-1\n", "id: OUR-2\n    formerly: [OUR-1]\n")
    assert changed(tmp_path, RULE, renamed) == (RuleChange("OUR-2", "renamed", (), "OUR-1"),)


def test_a_rule_that_goes_and_one_that_comes(tmp_path: Path) -> None:
    other = RULE.replace("id: OUR-1\n", "id: OUR-2\n")
    assert changed(tmp_path, RULE, other) == (
        RuleChange("OUR-1", "removed"),
        RuleChange("OUR-2", "added"),
    )


def test_what_a_change_says_of_a_report_and_why(tmp_path: Path) -> None:
    old, new = both(tmp_path, RULE, RULE.replace("<= litigation_direct.total", "<= complaints", 1))
    rules = compare_rules(old, new)
    change = compare_judgements(judge(REPORT, CONTEXT, old), judge(REPORT, CONTEXT, new), rules)
    (verdict,) = change.verdicts
    assert (verdict.rule, verdict.before, verdict.after) == ("OUR-1", "fail", "unknown")
    assert verdict.why is not None
    assert verdict.why.parts == ("identity",)
    assert change.score_before != change.score_after


def test_a_rule_under_a_new_name_says_nothing_new(tmp_path: Path) -> None:
    renamed = RULE.replace("id: OUR-1\n", "id: OUR-2\n    formerly: [OUR-1]\n")
    old, new = both(tmp_path, RULE, renamed)
    judged = judge(REPORT, CONTEXT, old), judge(REPORT, CONTEXT, new)
    assert compare_judgements(*judged, compare_rules(old, new)).nothing


def test_packs_that_have_judged_can_be_sent_to_a_child() -> None:
    packs = load_packs()
    report = report_of({})
    first = judge(report, CONTEXT, packs)
    sent = pickle.loads(pickle.dumps(packs))
    assert sent.fingerprint == packs.fingerprint
    assert judge(report, CONTEXT, sent) == first
