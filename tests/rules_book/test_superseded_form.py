"""A report on the form of other years: one fault, and what comes of it is not told beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from asking import AS_OF, judging, packs, reading, report_2023

from report.model import Measure, Place
from rules import judge
from rules.model import Context, Outcome
from samples.many import reports
from samples.render_text import render_text

STATISTICS = """
政府信息公开情况统计表

| 统计指标 | 单位 | 统计数 |
|---|---|---|
| 一、主动公开情况 | —— | —— |
| （一）主动公开政府信息数 | 条 | 320 |
| 其中：主动公开规范性文件数 | 条 | 0 |
| 制发规范性文件总数 | 件 | 0 |
| 三、依申请公开情况 | —— | —— |
| （一）收到申请数 | 件 | 3 |
| 1.当面申请数 | 件 | 0 |
| 2.传真申请数 | 件 | 0 |
| 3.网络申请数 | 件 | 3 |
| 4.信函申请数 | 件 | 0 |
| 四、行政复议数量 | 件 | 0 |
| （一）维持具体行政行为数 | 件 | 0 |
| （二）被依法纠错数 | 件 | 0 |
| （三）其他情形数 | 件 | 0 |
"""

TABLE_TWO_2019 = """
| 第二十条第（一）项 | | | |
|---|---|---|---|
| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 2 | 2 | 2 |
| 第二十条第（五）项 | | | |
| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
| 行政许可 | 0 | 0 | 0 |
| 其他对外管理服务事项 | 0 | 0 | 0 |
"""

TABLE_TWO_2021 = """
| 第二十条第（一）项 | | | |
|---|---|---|---|
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 2 | 0 | 2 |
| 第二十条第（五）项 | | | |
| 信息内容 | 本年处理决定数量 | | |
| 行政许可 | 7 | | |
"""


def test_the_old_statistics_table_is_told_once() -> None:
    text = report_2023(proactive="制发规范性文件2件。" + STATISTICS, disputes="行政复议4件。")
    outcomes = judging(text).outcomes
    assert _told(outcomes) == {"superseded-form"}
    of_the_form = _under("superseded-form#form", outcomes)
    assert {"T21-table-2", "T21-table-3", "T21-table-4", "P-7", "P-10"} <= of_the_form


def test_with_the_old_form_comes_that_it_asks_for_no_fee_statement() -> None:
    text = report_2023(proactive="制发规范性文件2件。" + STATISTICS, other="无其他事项。")
    assert "T21-6a" in _under("superseded-form#form", judging(text).outcomes)
    assert "T21-6a" in _told(judging(report_2023(other="无其他事项。")).outcomes)


def test_an_old_table_two_explains_that_table_and_no_other() -> None:
    text = report_2023(proactive="全年作出行政许可决定5件。" + TABLE_TWO_2019)
    outcomes = judging(text).outcomes
    assert _told(outcomes) == {"superseded-form", "T21-table-3", "T21-table-4"}
    assert "P-11" in _under("superseded-form#form", outcomes)


def test_beside_the_tables_of_the_year_an_old_one_explains_nothing() -> None:
    text = report_2023(proactive="全年作出行政许可决定5件。" + TABLE_TWO_2021 + TABLE_TWO_2019)
    outcomes = judging(text).outcomes
    assert _told(outcomes) >= {"superseded-form", "P-11", "T21-table-3"}
    assert _under("superseded-form#form", outcomes) == set()


def test_in_2020_the_statistics_table_is_a_warning_that_explains_the_same() -> None:
    outcomes = judging(report_2023(year=2020, proactive=STATISTICS)).outcomes
    assert _told(outcomes) == {"superseded-form-2019"}
    assert {"T19-table-2", "T19-table-3", "T19-table-4"} <= _under(
        "superseded-form-2019#form", outcomes
    )


def test_the_form_of_the_year_explains_nothing() -> None:
    outcomes = judging(report_2023(disputes="行政复议4件。")).outcomes
    assert _under("superseded-form#form", outcomes) == set()
    assert {"T21-table-2", "T21-table-3", "T21-table-4"} <= _told(outcomes)


def _told(outcomes: Iterable[Outcome]) -> set[str]:
    return {
        o.rule
        for o in outcomes
        if o.verdict == "fail" and o.suppressed_by is None and o.severity != "info"
    }


def _under(root: str, outcomes: Iterable[Outcome]) -> set[str]:
    return {o.rule for o in outcomes if o.suppressed_by == root and o.verdict == "fail"}


def test_the_statistics_table_of_before_beside_all_tables_of_the_year_is_one_more() -> None:
    (with_tables,) = reports(1, first=1)
    text = render_text(with_tables).content.decode()
    assert with_tables.form == "annual-2021"
    assert "superseded-form" not in _told(judging(text + STATISTICS).outcomes)


def test_a_row_left_over_in_tables_of_the_year_is_a_hint() -> None:
    (with_tables,) = reports(1, first=1)
    report = reading(render_text(with_tables).content.decode())
    left_over = Measure("procurement.projects", "written", Decimal(2), "2", Place(40))
    report = replace(report, measures={**report.measures, left_over.name: left_over})
    judgement = judge(report, Context(AS_OF, complete=True), packs())
    told = [o for o in judgement.findings() if o.rule == "superseded-form"]
    assert [o.severity for o in told] == ["info"]
