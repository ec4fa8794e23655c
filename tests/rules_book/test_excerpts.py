"""Parts of real reports: what is told of them is true, and what an extract lost is unknown."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_truth import grave, judged, told

from report import read
from report.model import Document, NotAReport, Report

TRUE_OF = {
    "09-tianhuang-town-year-mismatch.txt": {("own-year", "warning")},
    "32-tongling-township-2017.txt": {
        ("declared-number", "warning"),
        ("problems-named-2007", "warning"),
    },
    "34-jianxin-town-2018.txt": {("A32-5", "error")},
    "49-longgang-unit-2024.txt": {("T21-overview-empty", "warning")},
    "52-songmutang-town-2022.txt": {("T21-2d", "warning")},
    "55-eryou-township-2020-mirror.txt": {("T19-overview-empty", "warning")},
    "59-fengshou-township-2022.txt": {("superseded-form", "error")},
    "61-ge-town-2022.txt": {("superseded-form", "error")},
    "62-heihe-meteorology-2021.txt": {("superseded-form", "warning")},
    "70-sucheng-civil-affairs-2019.txt": {("P-13", "warning")},
    "73-huaian-natural-resources-2021-mirror.txt": {("statistics-period", "warning")},
    "75-meihekou-emergency-2025.txt": {("instructions-left-in", "warning")},
    "77-gongming-subdistrict-2020.txt": {("scope-of-requests", "warning")},
    "80-xifeng-statistics-2020.txt": {("P-13", "warning")},
    "87-songjianghe-town-2020.txt": {("year-of-facts", "warning")},
}
"""Findings at warning and above; of every other excerpt there are none."""

HINTS = {
    "32-tongling-township-2017.txt": {"exact-and-more"},
    "34-jianxin-town-2018.txt": {"A32-6"},
    "37-shatang-town-2016-mirror.txt": {"P-13", "heading-numbers-gap"},
    "41-yufa-town-2016.txt": {"characters-doubled"},
    "52-songmutang-town-2022.txt": {"T21-aspects"},
    "68-hushi-town-2019.txt": {"instructions-in-cells"},
    "80-xifeng-statistics-2020.txt": {"characters-doubled"},
}


def reading(path: Path) -> Report | None:
    [result] = read([Document(path.read_bytes(), path.name)])
    assert isinstance(result, Report | NotAReport)
    return result if isinstance(result, Report) else None


def test_every_excerpt_gets_what_is_true_of_it_and_no_more(shared: Path) -> None:
    wrong = {}
    for path in sorted((shared / "reports" / "excerpts").glob("*.txt")):
        report = reading(path)
        found = grave(judged(report)) if report else []
        if {(o.rule, o.severity) for o in found} != TRUE_OF.get(path.name, set()):
            wrong[path.name] = told(found)
    assert wrong == {}


@pytest.mark.parametrize("name", HINTS)
def test_small_things_are_told_as_hints(shared: Path, name: str) -> None:
    report = reading(shared / "reports" / "excerpts" / name)
    assert report is not None
    hints = {o.rule for o in judged(report).findings() if o.severity == "info"}
    assert hints >= HINTS[name]


@pytest.mark.parametrize("name", ["shuyang-fgj-2023.html", "hongze-district-2024.pdf"])
def test_whole_reports_in_order_stay_silent(shared: Path, name: str) -> None:
    report = reading(shared / "reports" / name)
    assert report is not None
    for mode in ("plain", "complete"):
        assert told(grave(judged(report, mode))) == []


def test_texts_that_are_no_reports_are_not_judged(shared: Path) -> None:
    for path in (shared / "reports" / "excerpts").glob("*NEGATIVE*.txt"):
        assert reading(path) is None
