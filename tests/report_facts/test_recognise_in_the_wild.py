"""Pages that speak of reports, and reports under titles of their own making."""

from __future__ import annotations

import pytest
from facts_helpers import SECTIONS

from report import read
from report.model import Document, NotAReport, ReadResult, Report

AGENCY = "临沣市水利局"


def page(title: str, *paragraphs: str) -> ReadResult:
    body = "".join(f"<p>{one}</p>" for text in paragraphs for one in text.split("\n"))
    content = (
        f"<html><head><meta charset='utf-8'><title>{title}</title></head><body>"
        f"<div class='nav'><a href='/'>首页</a></div><h1>{title}</h1>"
        f"<div class='info'>发布时间：2023-01-20 来源：{AGENCY}</div><div>{body}</div>"
        "</body></html>"
    )
    (found,) = read([Document(content.encode(), "page.html")])
    return found


@pytest.mark.parametrize(
    ("title", "text", "why"),
    [
        (
            "青泽县发布2021年政府信息公开工作年度报告",
            "3月18日，青泽县人民政府发布2021年政府信息公开工作年度报告。报告显示，收到申请70件。",
            "news",
        ),
        (
            "我县按时完成2022年度政府信息公开年度报告编制发布工作",
            "近日，县政府办公室组织各单位完成2022年度政府信息公开年度报告编制发布工作。",
            "news",
        ),
        (
            "一图读懂青泽县2021年政府信息公开工作年度报告",
            "扫码查看全文，欢迎转发分享给身边的人。",
            "news",
        ),
        (
            "【图解】2022年政府信息公开年报来啦",
            "2022年主动公开政府信息326条，收到申请8件。",
            "news",
        ),
        (
            "青泽县召开2021年政府信息公开年度报告编制工作培训会",
            "1月10日，县政府办召开政府信息公开年度报告编制工作培训会，各单位参加。",
            "news",
        ),
        (
            "青泽县水利局2021年度政务公开工作总结",
            "现将有关情况总结如下：\n一、加强组织领导\n成立领导小组。\n二、加大公开力度\n公开信息300条。",
            "summary",
        ),
        (
            "《青泽县人民政府2021年政府信息公开工作年度报告》解读",
            "一、编制背景\n根据《条例》规定编制。\n二、主要内容\n报告由六个部分组成。",
            "explanation of such",
        ),
        (
            "政府信息公开年报",
            "2019年政府信息公开年报\n2020年政府信息公开年报\n2021年政府信息公开年报",
            "list",
        ),
    ],
)
def test_what_only_speaks_of_a_report_is_none(title: str, text: str, why: str) -> None:
    found = page(title, text)
    assert isinstance(found, NotAReport), found
    assert why in found.why


@pytest.mark.parametrize(
    "title",
    [
        f"关于{AGENCY}2022年度政府信息公开工作年度报告的公示",
        f"《{AGENCY}2022年政府信息公开工作年度报告》的公示",
        f"{AGENCY}关于2022年政府信息公开工作年度报告的公告",
        f"{AGENCY}2022年政务公开年报",
        f"2022年{AGENCY}政府信息公开工作年度报告",
        f"{AGENCY}政府信息公开2022年度报告",
        f"{AGENCY}2022年度政府信息公开工作总结",
        f"{AGENCY}政府信息公开工作年度报告（2022年度）",
        f"【年报】{AGENCY}2022年政府信息公开工作年度报告",
        f"临水字〔2023〕3号 {AGENCY}2022年政府信息公开工作年度报告",
    ],
)
def test_odd_titles_are_titles(title: str) -> None:
    found = page(title, SECTIONS)
    assert isinstance(found, Report), found
    assert (found.agency.name, found.agency.kind) == (AGENCY, "department")
    assert found.reporting_year == 2022
    assert found.year_conflicts == ()


def test_a_title_with_its_sections_is_a_report_though_it_says_what_was_done() -> None:
    found = page(f"{AGENCY}公布2022年政府信息公开工作年度报告", SECTIONS)
    assert isinstance(found, Report)


def test_the_stamp_under_a_title_of_wechat_is_the_day_of_publication() -> None:
    content = (
        "<html><head><meta charset='utf-8'><meta property='og:title' content='t'></head><body>"
        f"<h1>{AGENCY}2022年政府信息公开工作年度报告</h1><em>2023-01-17 17:30</em>"
        "<div id='js_content' style='visibility: hidden;'>"
        + "".join(f"<section><span>{line}</span></section>" for line in SECTIONS.split("\n"))
        + "</div></body></html>"
    )
    (found,) = read([Document(content.encode(), "wechat.html")])
    assert isinstance(found, Report)
    assert found.published is not None
    assert (found.published.first.isoformat(), found.published.source) == ("2023-01-17", "visible")
