"""Slips that every year's reports have: old plans, a province's figures, days that are none."""

from __future__ import annotations

from datetime import date

import pytest
from asking import packs, reading, report_2023, verdict

from rules import judge
from rules.contents.copied import fingerprints
from rules.model import Context, PriorYear

PROBLEMS = (
    "水质检测结果公布周期偏长，群众反映不能及时了解农村饮水的情况。"
    "部分股室对公开范围把握不准，依申请公开的答复文书格式不够统一。"
    "政策解读以文字为主，图解和视频较少，不便于老年群众阅读和理解。"
)
OWN = (
    "围绕供水保障和防汛抗旱，及时发布预警信息和工程建设进展，方便群众了解水情雨情。"
    "依托县政府网站和微信公众号，集中展示机构职能、政策文件、预算决算和许可结果。"
    "组织全体干部学习条例和业务知识，安排专人负责栏目维护，定期检查错漏并整改。"
    "开通节水服务专栏，用图解说明阶梯水价政策，邀请居民代表参观水厂并现场解答。"
)


@pytest.mark.parametrize(
    "said",
    [
        "七、下一年度工作思路\n继续加强栏目维护。",
        "七、2024年工作计划\n一是按月检查。\n八、意见建议\n无。",
    ],
)
def test_a_section_beyond_the_sixth_is_a_remark(said: str) -> None:
    assert verdict(report_2023() + said + "\n", "section-extra") == "fail"
    assert verdict(report_2023(year=2017) + said + "\n", "section-extra") == "not_applicable"


@pytest.mark.parametrize(
    "said", ["附件：政府信息公开情况统计表\n", "七、附表\n见附件。\n", "七、名词解释\n条例：略。\n"]
)
def test_what_belongs_to_a_report_is_no_further_section(said: str) -> None:
    assert verdict(report_2023() + said, "section-extra") == "pass"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("2023年2月29日召开会议。", "fail"),
        ("2024年2月29日召开会议。", "pass"),
        ("13月5日召开会议。", "fail"),
        ("统计期限为1月1日至12月31日。", "pass"),
        ("全年公开112月刊1期。", "not_applicable"),
    ],
)
def test_days_that_no_calendar_has(said: str, expected: str) -> None:
    assert verdict(report_2023(overview=said), "dates-exist") == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("全省共收到政府信息公开申请1203件。", "fail"),
        ("我省各级行政机关主动公开政府信息12万条。", "fail"),
        ("在全省政务公开评估中位居前列，收到申请3件。", "pass"),
        ("落实全省政务公开工作要点，主动公开信息320条。", "pass"),
    ],
)
def test_a_county_bureau_does_not_tell_the_provinces_figures(said: str, expected: str) -> None:
    assert verdict(report_2023(overview=said), "scope-of-province") == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("根据《中华人民共和国政府信息公开条例》（国务院令第492号）编制本报告。", "fail"),
        ("根据《中华人民共和国政府信息公开条例》第三十一条要求编制本报告。", "fail"),
        ("根据《中华人民共和国政府信息公开条例》（国务院令第711号）编制本报告。", "pass"),
        ("依据《政府信息公开条例》第三十二条征求第三方意见2次。", "pass"),
    ],
)
def test_the_regulations_before_their_revision(said: str, expected: str) -> None:
    assert verdict(report_2023(preamble=said), "superseded-regulations") == expected


def test_problems_word_for_word_those_of_last_year_are_a_remark() -> None:
    report = reading(report_2023(overview=OWN, problems=PROBLEMS))
    prior = PriorYear(2022, "annual-2021", {}, sentences=fingerprints(PROBLEMS))
    judgement = judge(report, Context(date(2027, 1, 1), complete=True, prior=prior), packs())
    assert [o.severity for o in judgement.findings() if o.rule == "problems-repeated"] == ["info"]


def test_where_the_whole_report_is_last_years_the_problems_follow_from_that() -> None:
    report = reading(report_2023(overview=OWN, problems=PROBLEMS))
    prior = PriorYear(2022, "annual-2021", {}, sentences=fingerprints(OWN + "\n" + PROBLEMS))
    judgement = judge(report, Context(date(2027, 1, 1), complete=True, prior=prior), packs())
    told = {o.rule: o.suppressed_by for o in judgement.outcomes if o.verdict == "fail"}
    assert told["problems-repeated"] == "copied-from-last-year#prose"
