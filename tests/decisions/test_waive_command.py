"""Waivers from the command line: the file is the truth, the store follows."""

from datetime import date

import pytest

from night.waivers import load_waivers
from night.waiving import Waiving
from store.waivers import Waiver
from tests.decisions.office import Office, fail

WHY = ("--by", "王某某", "--reason", "机构合并", "--until", "2026-06-30", "--as-of", "2026-03-01")


@pytest.fixture(autouse=True)
def _stored(office: Office) -> None:
    office.judged([fail("T21-3c", "applications.new.total"), fail("T21-3a")])


def states(office: Office) -> dict[str, str]:
    return {f.rule: f.state for f in office.findings()}


def test_a_waiver_is_written_to_the_file_and_followed_at_once(office: Office) -> None:
    assert office.gouji("waive", office.number("T21-3c"), *WHY) == 0
    (waiver,) = load_waivers(office.var / "waivers.yaml")
    assert waiver == Waiver(
        "T21-3c", "a1", date(2026, 6, 30), "王某某", "机构合并", 2025, "applications.new.total"
    )
    assert states(office) == {"T21-3a": "new", "T21-3c": "waived"}


def test_the_same_waiver_is_written_once(office: Office) -> None:
    number = office.number("T21-3c")
    office.gouji("waive", number, *WHY)
    office.gouji("waive", number, *WHY)
    assert len(load_waivers(office.var / "waivers.yaml")) == 1


def test_one_that_has_expired_fails_again_and_is_told(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.gouji("waive", office.number("T21-3c"), *WHY)
    capsys.readouterr()
    assert office.gouji("waive", "--list", "--as-of", "2026-06-30") == 0
    assert capsys.readouterr().out.startswith("有效\tT21-3c\ta1\t2025")
    assert office.gouji("waive", "--list", "--as-of", "2026-07-01") == 1
    assert capsys.readouterr().out.startswith("已过期\tT21-3c")
    assert states(office)["T21-3c"] == "standing"


def test_one_that_nothing_needs_is_told(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    args = ("waive", "--rule", "T21-3d", "--agency", "a1", "--lang", "en", *WHY)
    assert office.gouji(*args) == 0
    assert "unused waiver: T21-3d a1" in capsys.readouterr().err
    assert office.gouji("waive", "--list", "--as-of", "2026-03-01") == 1


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("F1",), "--by, --reason and --until"),
        (("F1", *WHY[:4], "--until", "2026-02-28", *WHY[6:]), "is over already"),
        (("F1", "--rule", "T21-3c", *WHY), "not both"),
        (("--rule", "T21-3c", *WHY), "--rule and --agency"),
        (("--rule", "nonsense", "--agency", "a1", *WHY), "no rule nonsense"),
    ],
)
def test_a_waiver_must_be_whole(
    office: Office, capsys: pytest.CaptureFixture[str], args: tuple[str, ...], words: str
) -> None:
    assert office.gouji("waive", *args) == 2
    assert words in capsys.readouterr().err
    assert not (office.var / "waivers.yaml").exists()


def entry() -> dict[str, object]:
    verdicts = [
        {"rule": rule, "subject": "x", "verdict": "fail", "severity": "error"}
        for rule in ("R-1", "R-2", "R-3")
    ]
    return {"agency": {"name": "甲局"}, "reporting_year": 2025, "verdicts": verdicts}


def test_check_counts_waived_findings_apart() -> None:
    last = date(2026, 6, 30)
    waivers = [
        Waiver("R-1", "甲局", last, "王", "合并"),
        Waiver("R-2", "甲局", date(2026, 1, 1), "王", "旧"),
        Waiver("R-9", "甲局", last, "王", "无"),
        Waiver("R-9", "乙局", last, "王", "别处"),
    ]
    told, waiving = entry(), Waiving(waivers, date(2026, 3, 1))
    waiving.apply(told)
    assert [v["rule"] for v in told["verdicts"]] == ["R-2", "R-3"]
    (waived,) = told["waived"]
    assert (waived["rule"], waived["waiver"]) == ("R-1", "合并（王，至 2026-06-30）")
    assert waiving.expired() == (waivers[1],)
    assert list(waiving.unused()) == [waivers[2]]
