"""The six sections of the forms of 2019 and 2021, wherever their content stands."""

from __future__ import annotations

import pytest
from asking import report_2017, report_2023, verdict


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("一、总体情况", "一、工作基本情况"),
        ("三、收到和处理政府信息公开申请情况", "三、依申请公开情况"),
        (
            "四、政府信息公开行政复议、行政诉讼情况",
            "四、被申请行政复议、提起行政诉讼情况",
        ),
        ("五、存在的主要问题及改进情况", "五、存在的主要问题及整改措施"),
        ("六、其他需要报告的事项", "六、其它需要报告的事项"),
    ],
)
def test_headings_in_other_words_are_accepted(said: str, instead: str) -> None:
    text = report_2023().replace(said, instead)
    for number in range(1, 7):
        assert verdict(text, f"T21-section-{number}") == "pass"


def test_content_under_another_heading_is_content() -> None:
    text = report_2023().replace(
        "四、政府信息公开行政复议、行政诉讼情况\n未发生行政复议和行政诉讼。\n五、", "四、"
    )
    text = text.replace("六、", "五、").replace(
        "予以公开3件。", "予以公开3件。未发生因政府信息公开引起的行政复议、行政诉讼。"
    )
    assert verdict(text, "T21-section-4") == "pass"


def test_a_section_that_stands_nowhere_is_missing() -> None:
    text = report_2023().replace(
        "五、存在的主要问题及改进情况\n部分信息更新不够及时。已改为按月检查。\n六、", "五、"
    )
    assert verdict(text, "T21-section-5") == "fail"


def test_one_between_two_others_is_missing_even_where_the_end_was_not_seen() -> None:
    text = report_2023(overview="全年公开信息320条。").replace(
        "四、政府信息公开行政复议、行政诉讼情况\n未发生行政复议和行政诉讼。\n五、", "四、"
    )
    text = text.split("六、")[0]
    assert verdict(text, "T21-section-4", complete=False) == "fail"
    assert verdict(text, "T21-section-6", complete=False) == "unknown"


def test_an_overview_whose_heading_was_lost_is_an_overview() -> None:
    text = report_2023().replace("一、总体情况\n", "（一）主动公开情况。全年公开信息32条。\n")
    assert verdict(text, "T21-section-1") == "pass"


def test_the_forms_of_later_years_ask_nothing_of_earlier_ones() -> None:
    assert verdict(report_2017(), "T21-section-1") == "not_applicable"
    assert verdict(report_2023(year=2020), "T21-section-1") == "not_applicable"


@pytest.mark.parametrize(
    "said",
    [
        "本年度未收取信息处理费。",
        "2023年度，县发展和改革局政府信息公开未发生收费情况。",
        "严格落实管理办法，全年收取政府信息公开信息处理费0元。",
        "依据《政府信息公开信息处理费管理办法》收取信息处理费，发出收费通知的件数和总金额以及实际收取的总金额均为0。",
        "没有收取任何费用，无其他需要报告的事项。",
    ],
)
def test_the_fee_statement_has_many_wordings(said: str) -> None:
    assert verdict(report_2023(other=said), "T21-6a") == "pass"


def test_the_fee_statement_is_missed_where_there_is_none() -> None:
    assert verdict(report_2023(other="无其他需要报告的事项。"), "T21-6a") == "fail"
    assert verdict(report_2023(year=2020, other="无。"), "T21-6a") == "not_applicable"


@pytest.mark.parametrize(
    ("agency", "due"),
    [
        ("青檀县人民政府", "fail"),
        ("青檀县湖口镇人民政府", "fail"),
        ("青檀县城关街道办事处", "not_applicable"),
        ("青檀县人民政府办公室", "not_applicable"),
        ("青檀县水务局", "not_applicable"),
    ],
)
def test_only_governments_owe_appraisal_review_and_accountability(agency: str, due: str) -> None:
    assert verdict(report_2023(agency), "T21-government") == due


def test_a_government_that_tells_of_some_is_only_given_a_hint() -> None:
    from asking import asked

    text = report_2023("青檀县人民政府", overview="公开工作纳入年度考核，全年公开信息320条。")
    [found] = asked(text, "T21-government")
    assert (found.verdict, found.severity) == ("fail", "info")
    assert "社会评议、责任追究结果" in found.message.zh


def test_an_overview_that_only_introduces_the_report_is_empty() -> None:
    preface = (
        "本年报根据《中华人民共和国政府信息公开条例》要求编制，由总体情况等组成。"
        "本报告所列数据的统计期限为2023年1月1日至2023年12月31日。"
    )
    assert verdict(report_2023(overview=preface), "T21-overview-empty") == "fail"
    told = preface + "全年公开信息320条。"
    assert verdict(report_2023(overview=told), "T21-overview-empty") == "pass"
