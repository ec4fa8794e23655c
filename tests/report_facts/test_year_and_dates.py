"""The reporting year from title and period; publication from ranked sources."""

from __future__ import annotations

from datetime import date

import pytest
from facts_helpers import SECTIONS, read_text, report_of

from report import read
from report.model import DayRange, Document, Hints, Report

TITLE = "望江县教育局2022年政府信息公开工作年度报告"


def test_the_title_tells_the_year() -> None:
    report = report_of(TITLE)
    assert report.reporting_year == 2022
    assert [e.quote for e in report.year_evidence] == [TITLE]


@pytest.mark.parametrize(
    "period",
    [
        "统计期限自2022年1月1日起至2022年12月31日止。",
        "统计时限为2022年1月1日至12月31日。",
        "统计期限为：2022年1月1日-2022年12月31日。",
        "统计期限自 2022 年 1 月 1 日起至 2022 年 12 月 31 日止。",
        "统计期限自二〇二二年1月1日起至二〇二二年12月31日止。",
        "统计时间为2022.1.1-2022.12.31。",
    ],
)
def test_the_statistics_period_tells_the_year(period: str) -> None:
    assert report_of(f"本报告所列数据的{period}").reporting_year == 2022


def test_eaten_figures_of_a_period_are_no_evidence() -> None:
    report = report_of(f"{TITLE}\n本年度报告中所列数据统计期限从202111日到1231日止。")
    assert report.reporting_year == 2022
    assert report.year_conflicts == ()


def test_a_name_of_last_year_in_the_text_is_told_as_a_conflict() -> None:
    report = report_of(
        "我镇编制了《田黄镇2021年政府信息公开工作年度报告》。"
        "所列数据的统计期限自2022年1月1日起至12月31日止。\n2022年，我镇认真落实要求。"
    )
    assert report.reporting_year == 2022
    assert ["2021" in e.quote for e in report.year_conflicts] == [True]


def test_a_wrong_period_does_not_outweigh_title_and_text() -> None:
    report = report_of(f"{TITLE}\n统计期限自2021年1月1日起至2021年12月31日止。")
    assert report.reporting_year == 2022
    assert [e.quote for e in report.year_conflicts] == ["2021年1月1日起至2021年12月31日"]


def test_a_tie_is_no_year() -> None:
    report = report_of(
        "现公布2021年政府信息公开工作年度报告。统计期限自2022年1月1日起至2022年12月31日止。"
    )
    assert report.reporting_year is None


def test_a_date_of_posting_is_no_evidence_of_the_year() -> None:
    text = f"政府信息公开工作年度报告\n发布日期：2023-01-09\n{SECTIONS}"
    assert read_text(text, url="http://a.gov.cn/202301/t20230109_1.html").reporting_year is None


def test_prose_tells_the_year_where_nothing_else_does() -> None:
    text = SECTIONS.replace("我局按照", "2022年，我局按照").replace("下一步", "2023年")
    assert read_text(text).reporting_year == 2022


def days(report: Report) -> tuple[date, date, str] | None:
    found = report.published
    return (found.first, found.last, found.source) if found else None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("发布日期：2023-01-17", date(2023, 1, 17)),
        ("发布时间 : 2023/1/17 10:00 来源：县教育局", date(2023, 1, 17)),
        ("日期:2023-01-17 10:00", date(2023, 1, 17)),
        ("时间：2023年1月17日 点击数：3", date(2023, 1, 17)),
        ("来源：县教育局 2023-01-17 10:22 浏览次数：", date(2023, 1, 17)),
        ("【公开日期】2023.01.17 【字体：大 中 小】", date(2023, 1, 17)),
    ],
)
def test_visible_dates_of_publication(line: str, day: date) -> None:
    assert days(report_of(f"{TITLE}\n{line}")) == (day, day, "visible")


@pytest.mark.parametrize(
    "line",
    [
        "采集时间：2025-12-30T21:37:37",
        "截至2022年12月31日，共公开信息9条。",
        "成文日期：2023-13-45",
        "会议时间定于2023年3月5日。",
    ],
)
def test_other_dates_are_none(line: str) -> None:
    assert days(report_of(f"{TITLE}\n{line}")) is None


def test_a_sign_off_to_the_month_is_an_interval() -> None:
    report = report_of(TITLE, "望江县教育局\n2023年3月")
    assert days(report) == (date(2023, 3, 1), date(2023, 3, 31), "sign_off")
    assert report.signed == report.published


@pytest.mark.parametrize(
    "line", ["二〇二三年一月十七日", "2023年1月17日", "望江县教育局2023年1月17日"]
)
def test_sign_offs(line: str) -> None:
    report = report_of(TITLE, line)
    assert report.signed is not None
    assert report.signed.first == date(2023, 1, 17)


def test_a_better_source_ranks_above_the_sign_off_which_is_kept() -> None:
    report = report_of(f"{TITLE}\n发布日期：2023-01-20", "望江县教育局\n2023年1月17日")
    assert days(report) == (date(2023, 1, 20), date(2023, 1, 20), "visible")
    assert report.signed is not None
    assert report.signed.first == date(2023, 1, 17)


def test_the_meta_tag_ranks_first_and_the_list_before_the_path() -> None:
    text = f"{TITLE}\n{SECTIONS}"
    page = (
        f"<html><meta name='PubDate' content='2023-01-15 08:00'><body><p>{text}</p></body></html>"
    )
    (html,) = read([Document(page.encode(), "a.html")], Hints(listed_on=date(2023, 1, 16)))
    assert isinstance(html, Report)
    assert days(html) == (date(2023, 1, 15), date(2023, 1, 15), "meta")
    path = "http://www.wangjiang.gov.cn/art/2023/1/18/art_1_2.html"
    listed = read_text(text, Hints(listed_on=date(2023, 1, 16)), path)
    assert days(listed) == (date(2023, 1, 16), date(2023, 1, 16), "list")
    assert days(read_text(text, url=path)) == (date(2023, 1, 18), date(2023, 1, 18), "path")


def test_the_date_of_an_import_in_an_address_is_no_publication() -> None:
    report = read_text(f"{TITLE}\n{SECTIONS}", url="http://a.gov.cn/202301/t20230109_1.html")
    assert report.published is None


def test_evidence_is_the_pages_own_words() -> None:
    found = report_of(f"{TITLE}\n发布日期：2023-01-20").published
    assert isinstance(found, DayRange)
    assert found.evidence is not None
    assert (found.evidence.quote, found.evidence.where.line) == ("发布日期：2023-01-20", 2)
