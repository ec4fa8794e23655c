"""Reports told from the rest; captures that lost a part told from whole ones."""

from __future__ import annotations

import pytest
from facts_helpers import SECTIONS, read_text, report_of

from report import read
from report.model import Document, NotAReport, Report

TITLE = "望江县教育局2022年政府信息公开工作年度报告"
PROSE = "各单位要高度重视，加强组织领导，按照时间节点报送材料，确保各项工作落到实处。" * 3


def result_of(text: str) -> Report | NotAReport:
    (found,) = read([Document(text.encode(), "page.txt")])
    assert isinstance(found, Report | NotAReport)
    return found


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"关于做好2022年政府信息公开工作年度报告编制工作的通知\n{PROSE}", "notice"),
        (f"中华人民共和国政府信息公开工作年度报告格式\n附件：\n{SECTIONS}", "notice"),
        (f"XX局2022年政府信息公开工作年度报告\n{SECTIONS}", "model"),
        (f"望江县政府网站工作年度报表\n首页网址 www.a.gov.cn\n{PROSE}", "website"),
        (f"望江县教育局2022年部门预算\n{PROSE}\n主动公开", "another kind"),
        (f"望江县2022年法治政府建设年度报告\n{PROSE}", "another kind"),
        (f"望江县教育局政府信息公开指南\n主动公开范围。{PROSE}", "another kind"),
        ("404 Not Found\nnginx", "error"),
        ("请开启JavaScript并刷新该页", "error"),
        ("首页", "no text"),
        (PROSE, "nothing in it"),
        ("\n".join(f"望江县{b}局2022年政府信息公开工作年度报告" for b in "甲乙丙丁戊己"), "list"),
    ],
)
def test_what_is_no_report_is_told_why(text: str, why: str) -> None:
    found = result_of(text)
    assert isinstance(found, NotAReport)
    assert why in found.why


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n{SECTIONS}",
        SECTIONS,
        "安镇街道办事处2022年政府信息公开工作年度报告\n一、总体情况\n全年公开信息59条。",
        "望江县教育局2022年政府信息公开工作年度报告\n根据办公室关于编制报告的通知要求，现予公布。",
        "现公布2022年政府信息公开工作年度报告。统计期限自2022年1月1日起至12月31日止。",
    ],
)
def test_reports_and_parts_of_reports_are_accepted(text: str) -> None:
    assert isinstance(result_of(text), Report)


def test_a_whole_report_is_not_cut() -> None:
    assert report_of(TITLE).cut == ""
    assert report_of(TITLE, "望江县教育局\n2023年1月17日").cut == ""
    assert report_of(TITLE, "附件：望江县教育局2022年政府信息公开工作年度报告").cut == ""


@pytest.mark.parametrize(
    ("tail", "sign"),
    [
        (
            "七、建议办理情况\n全年共收到人大代表建议和政协委员提案办理任务并按时限要求逐件答复代表和",
            "sentence",
        ),
        ("七、建议办理情况", "heading"),
        (
            "七、建议办理情况\n已到期的申请全部答复，其中：\n八、工作打算\n继续努力。",
            "does not follow",
        ),
    ],
)
def test_text_that_breaks_off_is_cut(tail: str, sign: str) -> None:
    assert sign in report_of(TITLE, tail).cut


def test_sections_before_the_first_are_missing() -> None:
    text = "二、主动公开情况\n公开8条。\n三、依申请公开情况\n未收到政府信息公开申请。"
    assert "numbered “二、”" in read_text(text).cut


def test_figures_of_a_date_were_eaten() -> None:
    assert "figures" in report_of(f"{TITLE}\n数据统计期限从202111日到1231日止。").cut


@pytest.mark.parametrize(("kept", "last"), [(2, "一"), (4, "二"), (6, "三")])
def test_the_later_sections_of_the_form_never_come(kept: int, last: str) -> None:
    text = "\n".join([TITLE, *SECTIONS.split("\n")[:kept]])
    assert f"none stands in it after “{last}”" in read_text(text).cut


def test_one_missing_section_is_the_reports_own_fault() -> None:
    lines = SECTIONS.split("\n")
    assert read_text("\n".join([TITLE, *lines[:-2]])).cut == ""
    assert read_text("\n".join([TITLE, *lines[:4], *lines[6:]])).cut == ""


def test_a_whole_page_may_end_without_a_full_stop() -> None:
    lines = f"{TITLE}\n{SECTIONS}\n以上为年度报告的全部内容，如有疑问可以向我局反映或者来电".split(
        "\n"
    )
    page = "<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>"
    (found,) = read([Document(page.encode(), "page.html")])
    assert isinstance(found, Report)
    assert found.cut == ""


def test_an_old_report_that_ends_with_a_short_line_is_whole() -> None:
    text = (
        "望江县教育局2016年政府信息公开年度报告\n一、概述\n工作正常。\n二、主动公开情况\n公开8条。\n"
        "三、依申请公开情况\n未收到政府信息公开申请。\n四、复议诉讼情况\n未发生"
    )
    assert read_text(text).cut == ""


def test_a_heading_lost_above_the_first_parts_is_missing_from_the_capture() -> None:
    _, _, *rest = SECTIONS.splitlines()
    text = "\n".join([TITLE, "（一）主动公开情况。全年公开信息32条。", *rest])
    assert "numbered “二、”" in read_text(text).cut


def test_a_title_and_an_opening_are_only_the_beginning() -> None:
    opening = "根据《中华人民共和国政府信息公开条例》，望江县教育局编制本报告。"
    assert "opening" in read_text(f"{TITLE}\n{opening}\n").cut


def test_a_period_at_the_end_of_a_broken_text_is_no_sign_off() -> None:
    lines = [TITLE, "一、总体情况", "主动公开方面:2022年1月至12月,县教育局"]
    assert read_text("\n".join(lines)).signed is None


def test_broken_characters_are_a_damaged_capture_and_claim_nothing() -> None:
    text = f"{TITLE}\n{SECTIONS}".replace("未收到政府", "收到政府\ufffd信息公开申请12件，其中政府")
    report = read_text(text)
    assert "characters in line 7 are broken" in report.cut
    assert [s for s in report.statements if s.value == 12] == []
