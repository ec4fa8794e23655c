"""An officer's word on a finding, and what a rule learns from it."""

import json

import pytest

from rules.precision import shown_status
from tests.decisions.office import Office, fail

BY = ("--by", "王某某")


@pytest.fixture(autouse=True)
def _stored(office: Office) -> None:
    office.judged([fail("T21-3c"), fail("T21-3a")])


def test_the_last_word_on_a_finding_counts(office: Office) -> None:
    number = office.number("T21-3c")
    assert office.gouji("review", number, "--dismiss", *BY, "--reason", "表格已更正") == 0
    assert office.gouji("review", number, "--uphold", *BY) == 0
    assert {f.rule: f.review for f in office.findings()} == {"T21-3a": None, "T21-3c": "upheld"}


def test_several_findings_are_reviewed_together_or_not_at_all(office: Office) -> None:
    assert office.gouji("review", office.number("T21-3c"), "F999", "--uphold", *BY) == 2
    assert {f.review for f in office.findings()} == {None}


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("F1", *BY), "--uphold or --dismiss"),
        (("F1", "--dismiss", *BY), "say --reason"),
        (("F1", "--uphold"), "--by"),
        (("F1", "--uphold", "--by", "  "), "must not be empty"),
        (("R1", "--uphold", *BY), "write a finding as F17"),
        (("F99999999999999999999", "--uphold", *BY), "nothing is stored under"),
    ],
)
def test_a_word_needs_who_and_why(
    office: Office, capsys: pytest.CaptureFixture[str], args: tuple[str, ...], words: str
) -> None:
    assert office.gouji("review", *args) == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(
    ("upheld", "dismissed", "shown"),
    [
        (0, 19, "stable"),
        (19, 1, "stable"),
        (18, 2, "preview"),
        (94, 6, "preview"),
        (95, 5, "stable"),
    ],
)
def test_a_rule_that_errs_too_often_shows_as_preview(
    upheld: int, dismissed: int, shown: str
) -> None:
    assert shown_status("stable", upheld, dismissed) == shown


def test_a_deprecated_rule_stays_deprecated() -> None:
    assert shown_status("deprecated", 0, 50) == "deprecated"


def test_a_finding_reviewed_again_tells_what_was_said_before(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    ref = office.number("T21-3c")
    office.gouji("review", ref, ref, "--uphold", *BY)
    first = capsys.readouterr().err
    assert first.count("已认定") == 1
    assert "此前" not in first
    office.gouji("review", ref, "--dismiss", *BY, "--reason", "误读")
    assert "（此前：已认定，" in capsys.readouterr().err
    assert office.gouji("show", ref) == 0
    told = [line for line in capsys.readouterr().out.splitlines() if "审定" in line]
    assert len(told) == 2
    assert told[-1].endswith("：误读")


def test_the_list_of_rules_tells_how_their_findings_have_held(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.gouji("review", office.number("T21-3c"), "--uphold", *BY)
    office.gouji("review", office.number("T21-3a"), "--dismiss", *BY, "--reason", "误读")
    capsys.readouterr()
    assert office.gouji("rules", "list", "--format", "json") == 0
    rules = {rule["id"]: rule for rule in json.loads(capsys.readouterr().out)}
    assert (rules["T21-3c"]["upheld"], rules["T21-3c"]["dismissed"]) == (1, 0)
    assert (rules["T21-3a"]["upheld"], rules["T21-3a"]["dismissed"]) == (0, 1)
    assert rules["T21-3a"]["pack"]
    assert office.gouji("rules", "list") == 0
    (line,) = [li for li in capsys.readouterr().out.splitlines() if li.startswith("T21-3c ")]
    assert "认定 1 驳回 0" in line


def test_the_explanation_of_a_rule_tells_how_its_findings_have_held(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert office.gouji("rules", "explain", "T21-3c") == 0
    assert "尚无审定" in capsys.readouterr().out
    office.gouji("review", office.number("T21-3c"), "--uphold", *BY)
    capsys.readouterr()
    assert office.gouji("rules", "explain", "T21-3c") == 0
    assert "认定 1，驳回 0（认定率 100%）" in capsys.readouterr().out
    assert office.gouji("rules", "explain", "T21-3c", "--lang", "en") == 0
    assert "1 upheld, 0 dismissed (100% upheld)" in capsys.readouterr().out
