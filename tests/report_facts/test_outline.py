"""Headings as a tree: numbers as printed, lists and rows of tables left out."""

from __future__ import annotations

import pytest
from facts_helpers import outlined, read_text

from report.sections import section_key


def shape(*lines: str) -> list[tuple[int, str, str]]:
    return [(h.level, h.number, h.title) for h in outlined(*lines).headings]


def test_numbers_restart_under_each_parent() -> None:
    assert shape("一、概述", "(一)甲", "(二)乙", "二、主动公开情况", "(一)丙") == [
        (1, "一、", "概述"),
        (2, "(一)", "甲"),
        (2, "(二)", "乙"),
        (1, "二、", "主动公开情况"),
        (2, "(一)", "丙"),
    ]


def test_full_width_brackets_and_leading_blanks_are_read_alike() -> None:
    assert shape("　　一、概述", "（一）　甲") == [(1, "一、", "概述"), (2, "(一)", "甲")]


def test_doubles_and_gaps_are_kept() -> None:
    assert [n for _, n, _ in shape("一、概述", "三、主动公开", "三、收费情况")] == [
        "一、",
        "三、",
        "三、",
    ]


def test_a_heading_may_run_into_its_text() -> None:
    found = outlined("一、概述", "(一)领导重视。我局多次研究。")
    assert found.headings[1].title == "领导重视"
    assert found.headings[1].run_in
    assert found.passages[0].text == "我局多次研究。"
    assert found.passages[0].heading == 1


def test_a_numbered_sentence_has_a_number_and_no_title() -> None:
    text = (
        "(二)根据行风在线上线计划安排,局领导分别就城市管理各领域" + "与群众进行交流," * 5 + "答复。"
    )
    found = outlined("一、概述", "(一)甲", text)
    assert (found.headings[2].number, found.headings[2].title) == ("(二)", "")
    assert found.passages[-1].text.startswith("根据行风在线")


def test_a_list_that_restarts_inside_a_section_is_no_outline() -> None:
    lines = ("一、概述", "二、存在的问题", "一、公开不够及时", "二、解读不够丰富", "三、其他事项")
    assert [t for _, _, t in shape(*lines)] == ["概述", "存在的问题", "其他事项"]


def test_brackets_that_restart_without_a_heading_between_have_no_ordinal() -> None:
    found = outlined("一、概述", "(一)甲", "(二)乙", "(一)丙", "(二)丁").headings
    assert [h.ordinal for h in found] == [1, 1, 2, None, None]


@pytest.mark.parametrize(
    "lines",
    [
        ("1、加强学习。不断提高认识。", "2、严格按照规定公开。"),
        ("1.未收到申请,", "2.无行政复议;"),
        ("1、甲", "3、丙"),
    ],
)
def test_arabic_items_are_no_headings(lines: tuple[str, ...]) -> None:
    assert [t for _, _, t in shape("一、概述", *lines)] == ["概述"]


def test_arabic_headings_of_a_whole_run_are() -> None:
    found = shape("一、信息公开数据", "(一)依申请公开情况", "1.申请情况", "共3件。", "2.答复情况")
    assert found[2:] == [(3, "1.", "申请情况"), (3, "2.", "答复情况")]


@pytest.mark.parametrize(
    "line",
    [
        "一、本年新收政府信息公开申请数量",
        "四、结转下年度继续办理 0 0 0 0 0 0 0",
        "(一)予以公开",
        "(三)不予公开",
        "1.属于国家秘密",
        "二、上年结转政府信息",
        "一、二季度召开会议",
        "一是加强领导。",
    ],
)
def test_rows_of_tables_and_other_numerals_are_no_headings(line: str) -> None:
    assert shape("一、总体情况", line) == [(1, "一、", "总体情况")]


def test_an_official_heading_without_number_is_one() -> None:
    assert shape("总体情况", "正文。") == [(1, "", "总体情况")]


def test_a_whole_report_in_one_line_is_taken_apart() -> None:
    text = (
        "本年报按照条例要求编制，特向社会公布。 "
        "一、概述 2016年以来，我镇积极贯彻执行条例，各项工作运行正常。 "
        "二、政府信息主动公开情况 （一）公开的主要内容： 共公开25条。 "
        "（二）公开形式 1、公开栏 2、报纸。 "
        "三、行政复议、诉讼情况 未发生。第二十条第（一）项另有规定。"
    )
    found = outlined(text)
    assert [(h.level, h.number, h.title) for h in found.headings] == [
        (1, "一、", "概述"),
        (1, "二、", "政府信息主动公开情况"),
        (2, "(一)", "公开的主要内容"),
        (2, "(二)", "公开形式"),
        (1, "三、", "行政复议、诉讼情况"),
    ]
    assert [p.raw for p in found.passages][:2] == [
        "本年报按照条例要求编制，特向社会公布。",
        "2016年以来，我镇积极贯彻执行条例，各项工作运行正常。",
    ]


def test_an_enumeration_in_a_paragraph_is_not() -> None:
    text = "主要措施：（一）加强学习；（二）健全制度；（三）严格考核。" * 6
    assert shape("一、概述", text) == [(1, "一、", "概述")]


def test_a_section_ends_before_the_next() -> None:
    found = outlined("一、概述", "甲。", "(一)乙", "丙。", "二、主动公开情况", "丁。").headings
    assert [(h.where.line, h.last_line) for h in found] == [(1, 4), (3, 4), (5, 6)]


def test_aspects_of_the_overview_are_not_the_sections_of_that_name() -> None:
    lines = ("一、总体情况", "(一)主动公开", "二、主动公开政府信息情况")
    assert [h.key for h in outlined(*lines).headings] == ["overview", None, "proactive"]


def test_below_a_heading_of_no_form_they_are() -> None:
    lines = ("一、信息公开数据", "(一)主动公开情况", "(二)依申请公开情况")
    assert [h.key for h in outlined(*lines).headings] == [None, "proactive", "requests"]


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("2018年主要工作情况", "overview"),
        ("政府信息公开工作的基本概况", "overview"),
        ("总体情况(宋体加粗小四号字)", "overview"),
        ("依申请公开、不予公开及咨询政府信息情况", "requests"),
        ("依申请信息公开收费情况", "fees"),
        ("因政府信息公开申请行政复议、提起行政诉讼的情况", "disputes"),
        ("存在的不足及2019年重点工作", "problems"),
        ("热点问题回应情况", None),
        ("其它需要报告的事项", "other_matters"),
        ("建议和提案办理结果情况", None),
    ],
)
def test_headings_answer_to_sections_by_their_sense(title: str, key: str | None) -> None:
    assert section_key(title) == key


def test_what_stands_under_a_heading_includes_its_sub_headings() -> None:
    report = read_text(
        "望江县教育局2022年政府信息公开工作年度报告\n一、总体情况\n甲。\n(一)主动公开\n乙。\n"
        "二、主动公开政府信息情况\n丙。\n"
    )
    first = report.outline[0]
    assert [p.text for p in report.under(first)] == ["甲。", "乙。"]
