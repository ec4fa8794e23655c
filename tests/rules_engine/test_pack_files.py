"""A pack with a fault is refused with file, line, rule and what to put right."""

from __future__ import annotations

from pathlib import Path

import pytest

from rules import PackError, load_packs
from rules.packs.load import read_pack

RULE = """pack: ours
version: "1"
title: {zh: 本办规则, en: Our rules}
lists:
  columns: [natural_person, total]
rules:
  - id: OUR-1
    title: {zh: 标题, en: title}
    message: {zh: "{operands}", en: wrong}
    family: arithmetic
    basis: arithmetic
    severity: warning
    weight: 2
    cites: [{instrument: 国办公开办函〔2021〕30号, at: 表三}]
    applies: {forms: [annual-2021]}
    identity: review.total <= litigation_direct.total
    rationale: {zh: 理由, en: reason}
    how_to_fix: {zh: 改正, en: fix}
    examples:
      pass: {year: 2021, measures: {review.total: 1, litigation_direct.total: 1}}
      fail: {but: {measures: {review.total: 2}}}
      not_applicable: {but: {year: 2018}}
"""


def refused(text: str) -> str:
    with pytest.raises(PackError) as error:
        read_pack(text, "ours.yaml")
    return str(error.value)


def test_a_good_pack_is_read() -> None:
    pack = read_pack(RULE, "ours.yaml")
    assert [rule.id for rule in pack.rules] == ["OUR-1"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("severity: warning", "severity: grave", "ours.yaml:12: rule OUR-1: severity"),
        ("    family:", "    famly:", "ours.yaml:10: rule OUR-1: famly"),
        (
            "review.total <=",
            "review.totals <=",
            "ours.yaml:16: rule OUR-1: no measure 'review.totals'; nearest: review.total",
        ),
        ("<= litigation", "< litigation", "ours.yaml:16: rule OUR-1: identity"),
        (
            "    identity: review.total <= litigation_direct.total\n",
            "",
            "either an identity or a check",
        ),
        (
            "identity: review.total <= litigation_direct.total",
            "check: due-dya",
            "no check is named 'due-dya'; nearest: due-day",
        ),
        (
            "国办公开办函〔2021〕30号, at",
            "国办公开办函〔2021〕31号, at",
            "ours.yaml:14: rule OUR-1: cites: no instrument",
        ),
        ("at: 表三}", "at: 表九}", "has no '表九'"),
        ("{operands}", "{0.__class__}", "unknown placeholder {0.__class__}"),
        ("{operands}", "{operand}", "unknown placeholder {operand}"),
        ("id: OUR-1", "id: our 1", "ours.yaml:7: rule our 1: id"),
        ("weight: 2", "weight: -2", "ours.yaml:13: rule OUR-1: weight"),
        ("weight: 2", "weight: 2\n    weight: 3", "ours.yaml:14: 'weight' is given twice"),
        (
            "[natural_person, total]",
            "&a [natural_person, total]\n  others: *a",
            "ours.yaml:5: aliases (*name) are not allowed",
        ),
        ('version: "1"', "version: !!python/name:os.system x", "ours.yaml:2: the tag"),
        ("rules:\n", "rules:\n  - just words\n", "ours.yaml:7: a rule is a mapping"),
        ("title: {zh: 本办规则, en: Our rules}", "title: {zh: 本办规则", "ours.yaml:"),
        ("basis: arithmetic", "basis: editorial", "an editorial rule has no weight"),
    ],
)
def test_a_fault_is_told_where_it_stands(old: str, new: str, message: str) -> None:
    assert old in RULE
    assert message in refused(RULE.replace(old, new, 1))


def test_a_file_too_large_or_too_deep_is_refused() -> None:
    assert "larger than" in refused("#" + "x" * 1_000_001)
    assert refused("a: " + "[" * 5000 + "]" * 5000)
    assert "deeper than" in refused("a: " + "[" * 30 + "]" * 30)


@pytest.mark.parametrize("text", ["", "- a", "just words", "pack: x"])
def test_a_file_that_is_no_pack_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "odd.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(PackError, match=r"odd\.yaml:1: "):
        load_packs([tmp_path])


def test_an_offices_folder_is_searched_first_and_changes_the_fingerprint(tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text(RULE, encoding="utf-8")
    with_ours, without = load_packs([tmp_path]), load_packs()
    assert with_ours.find("OUR-1") is not None
    assert without.find("OUR-1") is None
    assert with_ours.fingerprint != without.fingerprint
    assert load_packs().fingerprint == without.fingerprint


def test_an_offices_pack_replaces_ours_of_the_same_id(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(
        RULE.replace("pack: ours", "pack: continuity"), encoding="utf-8"
    )
    packs = load_packs([tmp_path])
    assert packs.find("OUR-1") is not None
    assert packs.find("T21-3d") is None


def test_an_id_that_another_pack_has_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text(RULE.replace("OUR-1", "T21-3c"), encoding="utf-8")
    with pytest.raises(PackError, match="T21-3c is already in another pack"):
        load_packs([tmp_path])


def test_a_former_id_leads_to_the_rule_of_today(tmp_path: Path) -> None:
    renamed = RULE.replace("    family:", "    formerly: [OLD-1]\n    family:")
    (tmp_path / "ours.yaml").write_text(renamed, encoding="utf-8")
    packs = load_packs([tmp_path])
    assert packs.find("OLD-1") is packs.find("OUR-1")


def test_a_rule_yields_only_to_one_that_weighs_as_much(tmp_path: Path) -> None:
    for to, what in (("T21-9z", "which is no rule"), ("T21-4b", "weighs more than")):
        text = RULE.replace("    family:", f"    yields_to: [{to}]\n    family:")
        (tmp_path / "ours.yaml").write_text(text, encoding="utf-8")
        with pytest.raises(PackError, match=what):
            load_packs([tmp_path])


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("    cites: [{instrument: 国办公开办函〔2021〕30号, at: 表三}]\n", "", "cites nothing"),
        ("      fail: {but: {measures: {review.total: 2}}}\n", "", "no example of fail"),
        ("review.total: 2}}}", "review.total: 1}}}", "example fail should be fail, is pass"),
        ("review.total: 2}}}", "review.total: two}}}", "neither a number"),
        ("fail: {but: {measures", "fail: {but: {measure", "example fail: measure"),
    ],
)
def test_a_strict_load_wants_citations_and_examples_that_hold(
    old: str, new: str, message: str, tmp_path: Path
) -> None:
    assert old in RULE
    (tmp_path / "ours.yaml").write_text(RULE.replace(old, new, 1), encoding="utf-8")
    load_packs([tmp_path])
    with pytest.raises(PackError, match=message):
        load_packs([tmp_path / "ours.yaml"], strict=True)


def test_a_calendar_with_a_fault_is_told_where_it_stands(tmp_path: Path) -> None:
    text = "calendar: here\nnotice: {title: {zh: 通知, en: notice}}\n"
    text += "where: {regions: ['43']}\ndates:\n"
    for line, message in (
        ("  - {kinds: [department], years: {from: 2021}, due: 02-30}", "dates.0.due"),
        ("  - {kinds: [departments], years: {from: 2021}, due: 01-28}", "dates.0.kinds.0"),
        ("  - {kinds: [department], years: {}, due: 01-28}", "from which reporting year"),
    ):
        (tmp_path / "here.yaml").write_text(text + line, encoding="utf-8")
        with pytest.raises(PackError, match=rf"here\.yaml:5: .*{message}"):
            load_packs([tmp_path])
