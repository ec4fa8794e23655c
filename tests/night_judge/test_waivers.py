"""Waivers: the file is the truth; expired ones fail again; unused ones are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from night.waivers import add_waiver, covering, load_waivers
from rules.marked_yaml import FileError
from store.waivers import Waiver
from tests.night_judge.portal import Portal

WAIVER = Waiver("R-1", "a1", date(2026, 3, 31), by="王", reason="机构合并", year=2025)


@pytest.fixture(autouse=True)
def _filled(demo: Portal) -> None:
    demo.visit({"1.html": "agency: 甲局\nyear: 2025\nfail: R-1 x\nfail: R-1 y\nfail: R-2 x\n"})


def test_a_waived_finding_is_counted_apart(demo: Portal) -> None:
    summary = demo.judge(waivers=[replace(WAIVER, subject="x")])
    assert summary.waived == 1
    assert demo.findings() == {
        ("R-1", "x"): "waived",
        ("R-1", "y"): "new",
        ("R-2", "x"): "new",
    }
    (waived,) = demo.store.findings.select(states=("waived",))
    assert waived.waiver == "机构合并（王，至 2026-03-31）"
    assert len(list(demo.store.findings.select())) == 2


@pytest.mark.parametrize("agency", ["a1", "甲局"])
def test_it_speaks_of_an_agency_by_id_or_by_name(demo: Portal, agency: str) -> None:
    assert demo.judge(waivers=[replace(WAIVER, agency=agency)]).waived == 2


@pytest.mark.parametrize(
    "other", [{"rule": "R-9"}, {"agency": "a2"}, {"year": 2024}, {"subject": "z"}]
)
def test_one_that_covers_nothing_is_told_as_unused(demo: Portal, other: dict[str, str]) -> None:
    summary = demo.judge(waivers=[replace(WAIVER, **other)])
    assert summary.waived == 0
    assert len(summary.unused_waivers) == 1


def test_one_that_has_expired_lets_the_finding_stand_again(demo: Portal) -> None:
    demo.judge(waivers=[WAIVER])
    demo.day = date(2026, 3, 31)
    assert demo.judge(waivers=[WAIVER]).waived == 2
    demo.day = date(2026, 4, 1)
    summary = demo.judge(waivers=[WAIVER])
    assert demo.findings()["R-1", "x"] == "standing"
    assert demo.events()[-1] == ("waiver_ended", "R-1", "")
    assert summary.expired_waivers == ["R-1 a1 2025 (王, 2026-03-31)"]


def test_one_taken_out_of_the_file_waives_no_more(demo: Portal) -> None:
    demo.judge(waivers=[WAIVER])
    demo.next_day()
    demo.judge()
    assert "waived" not in demo.findings().values()


def test_saying_it_twice_changes_nothing(demo: Portal) -> None:
    demo.judge(waivers=[WAIVER])
    before = demo.store.fingerprint()
    demo.judge(waivers=[WAIVER])
    assert demo.store.fingerprint() == before


def test_a_waived_finding_that_is_put_right_is_resolved(demo: Portal) -> None:
    demo.judge(waivers=[WAIVER])
    demo.next_day()
    demo.visit({"1.html": "agency: 甲局\nyear: 2025\npass: R-1 x\n"})
    summary = demo.judge(waivers=[WAIVER])
    assert demo.findings()["R-1", "x"] == "resolved"
    assert summary.unused_waivers


def test_the_file_keeps_what_people_wrote(tmp_path: Path) -> None:
    path = tmp_path / "waivers.yaml"
    path.write_text(
        "# decided on 1 March\n- {rule: R-2, agency: 乙局, reason: 无, by: 李, until: 2026-06-30}"
    )
    add_waiver(path, WAIVER)
    assert path.read_text().startswith("# decided on 1 March\n")
    first, second = load_waivers(path)
    assert (first.agency, first.year, first.until) == ("乙局", None, date(2026, 6, 30))
    assert second == WAIVER


def test_no_file_means_no_waivers(tmp_path: Path) -> None:
    assert load_waivers(tmp_path / "none.yaml") == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- rule: R-1\n  agency: a1\n  reason: x\n  by: y\n", "waivers.yaml:1: waiver 1: until"),
        (
            "- {rule: R, agency: a, reason: x, by: y, until: 2026-01-01}\n"
            "- rule: R-1\n  agency: a1\n  reason: x\n  by: y\n  until: soon\n",
            "waivers.yaml:6: waiver 2: until",
        ),
        ("rule: R-1\n", "waivers.yaml:1: a file of waivers is a list"),
        ("- [", "not valid YAML"),
        ("- {rule: R, agency: a, reason: x, by: y, until: 2026-01-01, who: z}", "who"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "waivers.yaml"
    path.write_text(text)
    with pytest.raises(FileError) as caught:
        load_waivers(path)
    assert said in str(caught.value)


def test_an_outcome_outside_the_store_is_covered_alike() -> None:
    known = {"rule": "R-1", "subject": "x", "agency": ("", "甲局")}
    by_name = replace(WAIVER, agency="甲局")
    assert covering([WAIVER, by_name], **known, year=2025) == by_name
    assert covering([WAIVER, by_name], **known, year=2024) is None
