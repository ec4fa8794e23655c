"""Saved pages, sheets and texts that portals and office programs make in their own ways."""

from __future__ import annotations

import io

import pytest
from layouts import grids, lines, read

from report import read as read_report
from report.model import Document, Report

TITLE = "临沣市水利局2022年政府信息公开工作年度报告"
PARTS = (
    ("一、总体情况", "2022年，市水利局认真贯彻落实条例，主动公开信息326条。"),
    ("二、主动公开政府信息情况", "主动公开的情况见网站专栏，全年没有变化。"),
    ("三、收到和处理政府信息公开申请情况", "2022年未收到政府信息公开申请。"),
    ("五、存在的主要问题及改进情况", "一是公开的及时性有待加强；二是培训少。今后加强培训。"),
)


def paragraphs(*parts: tuple[str, str]) -> str:
    return "".join(f"<p>{heading}</p><p>{text}</p>" for heading, text in parts)


def headings(page: str) -> list[str | None]:
    content = f"<html><head><meta charset='utf-8'></head><body><h1>{TITLE}</h1>{page}</body></html>"
    (report,) = read_report([Document(content.encode(), "page.html")])
    assert isinstance(report, Report)
    return [heading.key for heading in report.outline]


def test_pages_of_an_article_that_a_button_shows_are_its_own() -> None:
    first, *others = (paragraphs(part) for part in PARTS)
    hidden = "".join(f"<div class='page' style='display:none'>{page}</div>" for page in others)
    assert headings(f"<div class='page'>{first}</div>{hidden}<a>下一页</a>") == [
        "overview",
        "proactive",
        "requests",
        "problems",
    ]


def test_a_hidden_copy_for_phones_stays_hidden() -> None:
    body = paragraphs(*PARTS)
    shown = headings(f"<div>{body}</div><div style='display: none'>{body}</div>")
    assert shown == ["overview", "proactive", "requests", "problems"]


def test_two_hidden_copies_of_what_is_shown_nowhere_count_once() -> None:
    first, rest = paragraphs(PARTS[0]), paragraphs(*PARTS[1:])
    copies = f"<div style='display:none'>{rest}</div>" * 2
    shown = headings(f"<div>{first}</div>{copies}")
    assert shown == ["overview", "proactive", "requests", "problems"]


def test_a_report_in_a_spreadsheet_has_headings_and_sentences() -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet()
    for at, words in enumerate((TITLE, *(one for part in PARTS for one in part))):
        sheet.merge_range(at, 0, at, 8, words)
    sheet.write(9, 0, "第二十条第（五）项")
    sheet.write_row(10, 0, ["信息内容", "本年处理决定数量"])
    sheet.write_row(11, 0, ["行政许可", 418])
    book.close()
    (report,) = read_report([Document(stream.getvalue(), "a.xlsx")])
    assert isinstance(report, Report)
    assert [heading.number + heading.title for heading in report.outline] == [
        heading for heading, _ in PARTS
    ]
    assert [passage.raw for passage in report.passages][-4:] == [text for _, text in PARTS]
    assert report.measures["licences.decisions"].value == 418


def test_tables_drawn_with_lines_are_tables() -> None:
    drawn = (
        "┌────────┬──┐\n│规章    │0 │\n├────────┼──┤\n│规范性文件│12│\n└────────┴──┘\n二、其他\n"
    )
    layout = read(drawn)
    assert grids(layout) == [[["规章", "0"], ["规范性文件", "12"]]]
    assert lines(layout) == ["二、其他"]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("一、概述 2010年，我局成立了领导小组。", "概述"),
        ("六、其他需要报告的事项 无。", "其他需要报告的事项"),
        ("五、存在的主要问题及改进情况一是公开不够及时，二是培训少。", "存在的主要问题及改进情况"),
    ],
)
def test_a_title_ends_where_its_text_begins(line: str, title: str) -> None:
    (report,) = read_report([Document(f"{TITLE}\n{line}\n".encode(), "a.txt")])
    assert isinstance(report, Report)
    assert [heading.title for heading in report.outline] == [title]
