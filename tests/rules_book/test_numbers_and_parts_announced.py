"""Numbers of headings, and what the introduction announces."""

from __future__ import annotations

import pytest
from asking import asked, report_2017, report_2023, verdict


def test_a_number_used_twice_shows_both_headings() -> None:
    told = "（一）公开情况\n公开320条。\n（二）培训情况\n培训两次。\n（二）监督情况\n接受监督。"
    text = report_2023(overview=told)
    [found] = [o for o in asked(text, "heading-numbers-twice") if o.verdict == "fail"]
    assert (found.severity, found.basis) == ("warning", "editorial")
    assert [e.quote for e in found.evidence] == ["（二）培训情况", "（二）监督情况"]


def test_headings_are_quoted_in_the_characters_of_the_report() -> None:
    told = "（一）公開情況\n公開320條。\n（二）培訓情況\n培訓兩次。\n（二）監督情況\n接受監督。"
    text = report_2023(overview=told)
    [found] = [o for o in asked(text, "heading-numbers-twice") if o.verdict == "fail"]
    assert [e.quote for e in found.evidence] == ["（二）培訓情況", "（二）監督情況"]


def test_rows_of_tables_are_no_headings() -> None:
    rows = (
        "有关数据如下。\n"
        "一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n"
        "二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
        "四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"
    )
    text = report_2023(requests=rows)
    assert verdict(text, "heading-numbers-twice") == "pass"
    assert verdict(text, "heading-numbers-gap") == "pass"


def test_sections_in_brackets_may_hold_lists_in_brackets() -> None:
    text = report_2023(overview="（一）主动公开。公开信息320条。\n（二）依申请公开。收到申请3件。")
    for number in "一二三四五六":
        text = text.replace(f"\n{number}、", f"\n（{number}）")
    assert verdict(text, "heading-numbers-twice") == "pass"


def test_a_number_left_out_is_told() -> None:
    text = report_2017().replace("\n二、依申请公开政府信息的情况", "\n三、依申请公开政府信息的情况")
    text = text.replace("\n三、收费", "\n四、收费").replace("\n四、行政", "\n五、行政")
    text = text.replace("\n五、存在", "\n六、存在").replace("\n六、其他", "\n七、其他")
    [found] = [o for o in asked(text, "heading-numbers-gap") if o.verdict == "fail"]
    assert "缺“二”" in found.message.zh


def test_a_number_that_is_printed_somewhere_is_not_left_out() -> None:
    printed = "\n说明。二、依申请公开政府信息的情况如下，"
    text = report_2017().replace("\n二、依申请公开政府信息的情况\n", printed)
    assert verdict(text, "heading-numbers-gap") != "fail"


def test_a_number_inside_a_saying_is_no_heading() -> None:
    text = report_2017(problems="举一反三,全面整改。部分信息更新不够及时。")
    text = text.replace("三、收费及减免情况\n未收取任何费用。\n", "未收取任何费用。\n")
    [found] = [o for o in asked(text, "heading-numbers-gap") if o.verdict == "fail"]
    assert "缺“三”" in found.message.zh


ANNOUNCED = "本报告由主动公开、依申请公开、收费、复议诉讼、问题和其他需要报告的事项{n}部分组成。"


def with_announcement(said: str, **parts: str) -> str:
    title, rest = report_2017(**parts).split("\n", 1)
    return f"{title}\n{said}\n{rest}"


def test_a_part_announced_and_not_there_is_told() -> None:
    text = with_announcement(ANNOUNCED.format(n="六"), other="")
    [found] = [o for o in asked(text, "declared-parts") if o.verdict == "fail"]
    assert (found.subject, found.basis) == ("other_matters", "consistency")


@pytest.mark.parametrize(
    "elsewhere",
    [
        "收到申请3件，同意公开3件。没有其他需要报告的事项。",
        "收到申请3件，同意公开3件。\n（一）其他需要报告的事项\n无。",
    ],
)
def test_a_part_found_as_subheading_or_sentence_is_there(elsewhere: str) -> None:
    text = with_announcement(ANNOUNCED.format(n="六"), other="", requests=elsewhere)
    assert verdict(text, "declared-parts") == "pass"


@pytest.mark.parametrize(("n", "due"), [("六", "pass"), ("五", "fail"), ("6个", "pass")])
def test_more_sections_than_announced_are_told(n: str, due: str) -> None:
    assert verdict(with_announcement(ANNOUNCED.format(n=n)), "declared-number") == due


def test_fewer_names_than_the_number_announced_is_a_hint() -> None:
    [found] = asked(with_announcement(ANNOUNCED.format(n="七")), "declared-number")
    assert (found.verdict, found.severity) == ("fail", "info")


def test_a_report_that_announces_nothing_is_asked_nothing() -> None:
    assert verdict(report_2017(), "declared-parts") == "not_applicable"
    assert verdict(report_2017(), "declared-number") == "not_applicable"
