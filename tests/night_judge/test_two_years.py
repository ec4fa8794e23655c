"""Two years of one body through the night: what one carried forward the next carries in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from night.child import ROOMS
from rules import load_packs
from samples.agencies import AGENCIES
from samples.figures import figures
from samples.make import make_report
from samples.render_html import render_html
from samples.report import Item, SampleReport
from tests.night_judge.portal import Portal

BUREAU = next(a for a in AGENCIES if a.kind == "department")
FIRST = figures("annual-2021", 11, new=9, carried_forward=2)
SECOND = figures("annual-2021", 12, prior=FIRST, new=5)
OTHER = figures("annual-2021", 11, new=9, carried_forward=1)
WRONG = figures("annual-2021", 12, prior=OTHER, new=5)
OWN = "我局共收到政府信息公开申请若干件，详见下表。"
PACKS = load_packs()


def page(year: int, cells: Mapping[str, Decimal], *, said: str = OWN) -> str:
    """The bureau's report for a year with these figures; the prose says `said` of its requests."""
    report: SampleReport = make_report(BUREAU, year, 3)
    sections = tuple(
        replace(
            section,
            items=tuple(
                item for item in section.items if item.kind == "table" or not _tells(item.text)
            ),
        )
        for section in report.sections
    )
    requests = report.section("requests")
    sections = tuple(
        replace(s, items=(Item("paragraph", said), *s.items)) if s.key == requests.key else s
        for s in sections
    )
    whole = replace(report, figures=cells, sections=sections, attachments=())
    return render_html(whole).content.decode()


def _tells(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


def judged(demo: Portal, pages: dict[str, str]) -> dict[str, str]:
    """Rules of the carry-over that found something, with their severity."""
    demo.roster(a1=BUREAU.name)
    demo.day = date(2024, 3, 1)
    demo.visit(pages)
    demo.judge(PACKS, rooms=ROOMS, reader="readers-1")  # type: ignore[arg-type]
    assert {r.reporting_year for r in demo.store.reports.select()} >= {2023}
    return {f.rule: f.severity for f in demo.store.findings.select() if f.rule.startswith("T21-3d")}


def test_two_years_that_agree_raise_nothing(demo: Portal) -> None:
    assert judged(demo, {"22.html": page(2022, FIRST), "23.html": page(2023, SECOND)}) == {}


def test_another_figure_is_an_error_where_both_years_say_that_they_count_their_own(
    demo: Portal,
) -> None:
    found = judged(demo, {"22.html": page(2022, FIRST), "23.html": page(2023, WRONG)})
    assert found == {"T21-3d": "error"}
    (finding,) = [f for f in demo.store.findings.select() if f.rule == "T21-3d"]
    assert "上年结转总计为1，而2022年度报告结转下年度的总计为2" in finding.message.zh


@pytest.mark.parametrize(
    ("last", "this"),
    [
        ("有关数据见下表。", OWN),
        (OWN, "有关数据见下表。"),
        (OWN, OWN + "机构改革后统计口径有调整。"),
        (OWN + "含下属单位收到的申请。", OWN),
    ],
)
def test_it_is_a_warning_where_one_of_them_may_count_more(
    demo: Portal, last: str, this: str
) -> None:
    pages = {"22.html": page(2022, FIRST, said=last), "23.html": page(2023, WRONG, said=this)}
    assert judged(demo, pages) == {"T21-3d": "warning"}


def test_it_is_a_warning_where_last_years_report_stands_in_two_versions(demo: Portal) -> None:
    other = figures("annual-2021", 11, new=9, carried_forward=3)
    pages = {
        "22.html": page(2022, FIRST),
        "22-again.html": page(2022, other),
        "23.html": page(2023, WRONG),
    }
    assert judged(demo, pages) == {"T21-3d": "warning"}


def test_last_years_report_that_comes_to_hand_later_is_held_against_this_years(
    demo: Portal,
) -> None:
    assert judged(demo, {"23.html": page(2023, WRONG)}) == {}
    demo.next_day()
    pages = {"23.html": page(2023, WRONG), "22.html": page(2022, FIRST)}
    demo.visit(pages)
    demo.judge(PACKS, rooms=ROOMS, reader="readers-1")  # type: ignore[arg-type]
    found = {f.rule: f.severity for f in demo.store.findings.select()}
    assert found["T21-3d"] == "error"
    demo.next_day()
    assert demo.judge(PACKS, rooms=ROOMS, reader="readers-1").nothing_new  # type: ignore[arg-type]
