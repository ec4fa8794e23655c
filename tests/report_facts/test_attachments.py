"""Attachments named, repeated or linked, and which of them were read."""

from __future__ import annotations

import pytest
from facts_helpers import SECTIONS, report_of

from report import read
from report.model import Attachment, Document, Report

TITLE = "望江县教育局2022年政府信息公开工作年度报告"


def names(report: Report) -> list[str]:
    return [a.name for a in report.attachments]


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("附件：2022年政府信息公开情况统计表", ["2022年政府信息公开情况统计表"]),
        ("附件:1.统计表.xls 2.年度报告.docx", ["统计表.xls", "年度报告.docx"]),
        (f"附表：{TITLE}", [TITLE]),
        ("附件：\n2022年政府信息公开情况统计表.xlsx", ["2022年政府信息公开情况统计表.xlsx"]),
        (TITLE, [TITLE]),
        ("附表：", ["附表"]),
    ],
)
def test_names(tail: str, expected: list[str]) -> None:
    assert names(report_of(TITLE, tail)) == expected


def test_none_where_none_is_named() -> None:
    assert report_of(f"{TITLE}\n表格见附件。").attachments == ()


def test_a_table_below_its_caption_is_none() -> None:
    table = "统计指标 | 单位 | 统计数 |\n一、主动公开情况 | | |\n(一)主动公开政府信息数 | 条 | 8 |"
    report = report_of(TITLE.replace("2022", "2018"), f"附：政府信息公开情况统计表\n{table}")
    assert report.attachments == ()


def test_natures() -> None:
    table, twin = report_of(TITLE, f"附件：1.情况统计表.xls 2.{TITLE}.pdf").attachments
    assert (table.is_table, table.is_report) == (True, False)
    assert (twin.is_table, twin.is_report) == (False, True)


def page(links: str) -> Document:
    body = "".join(f"<p>{line}</p>" for line in [TITLE, *SECTIONS.split("\n")])
    html = f"<html><body><div>{body}{links}</div></body></html>"
    return Document(html.encode(), "page.html", url="http://a.gov.cn/x/page.html")


def linked(links: str, *others: Document) -> tuple[Attachment, ...]:
    (report,) = read([page(links), *others])
    assert isinstance(report, Report)
    return report.attachments


LINK = '<p>附件：<a href="./P02023.xlsx">2022年统计表.xlsx</a></p>'


def test_a_link_and_its_name_are_one() -> None:
    (found,) = linked(LINK)
    assert (found.name, found.url, found.read) == ("2022年统计表.xlsx", "./P02023.xlsx", False)


def test_it_is_read_if_it_was_given_by_address_or_by_name() -> None:
    text = b"a table"
    by_url = Document(text, "P02023.xlsx", url="http://a.gov.cn/x/P02023.xlsx", role="attachment")
    by_name = Document(text, "2022年统计表.xlsx", role="attachment")
    other = Document(text, "另一份.xlsx", role="attachment")
    assert linked(LINK, by_url)[0].read
    assert linked(LINK, by_name)[0].read
    assert not linked(LINK, other)[0].read


def test_the_attachment_is_the_body_where_the_page_is_its_cover() -> None:
    cover = f"<html><body><p>{TITLE}</p><p>附件：<a href='r.txt'>年度报告.txt</a></p></body></html>"
    whole = Document(f"{TITLE}\n{SECTIONS}".encode(), "年度报告.txt", role="attachment")
    (report,) = read([Document(cover.encode(), "page.html"), whole])
    assert isinstance(report, Report)
    assert report.body == 1
    assert len(report.outline) == 6
    assert report.agency.name == "望江县教育局"


BROKEN = b"%PDF-1.7 nothing of a PDF"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (BROKEN, "the PDF is damaged or not whole"),
        (b"{\\rtf1 }", "the file is damaged or not whole"),
        (b"Rar!\x1a\x07\x00" + bytes(40), "archives of this kind cannot be read"),
        (b"", "the file is empty"),
    ],
)
def test_a_file_that_cannot_be_read_was_not_read_and_says_why(content: bytes, why: str) -> None:
    (found,) = linked(LINK, Document(content, "2022年统计表.xlsx", role="attachment"))
    assert (found.read, found.why) == (False, why)


def test_a_picture_of_a_table_was_not_read() -> None:
    png = b"\x89PNG\r\n\x1a\n" + bytes(60)
    (found,) = linked(LINK, Document(png, "2022年统计表.xlsx", role="attachment"))
    assert not found.read
    assert "picture" in found.why


def test_one_whole_file_of_the_name_is_enough() -> None:
    broken = Document(BROKEN, "2022年统计表.pdf", role="attachment")
    whole = Document(b"a table", "2022年统计表.xlsx", role="attachment")
    (found,) = linked(LINK, broken, whole)
    assert (found.read, found.why) == (True, "")


def test_a_file_at_hand_that_nobody_names_and_nobody_can_read_is_an_unread_attachment() -> None:
    assert linked("", Document(b"a table", "P02.xlsx", role="attachment")) == ()
    (found,) = linked("", Document(BROKEN, "P02.pdf", role="attachment"))
    assert (found.name, found.read) == ("P02.pdf", False)
