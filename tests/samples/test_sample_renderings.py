"""Renderings hold the tables and the text as they were given."""

import lxml.html
import pytest

from samples.agencies import CIVIL_AFFAIRS, EDUCATION, YUNXI
from samples.make import make_report
from samples.render_html import DIALECTS, render_html
from samples.render_text import render_text
from samples.sheet import sheets


def cells_of(table: lxml.html.HtmlElement) -> list[list[str]]:
    return [
        ["".join(cell.text_content().split()) for cell in row.iter("td")]
        for row in table.iter("tr")
    ]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_figure_stands_in_the_page(dialect: str) -> None:
    report = make_report(CIVIL_AFFAIRS, 2023, 11)
    page = lxml.html.fromstring(render_html(report, dialect).content.decode())
    tables = [cells_of(t) for t in page.iter("table")]
    for sheet in report.sheets().values():
        expected = [["".join(c.text.split()) for c in row] for row in sheet.rows]
        assert expected in tables


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_page_says_when_it_was_published(dialect: str) -> None:
    report = make_report(CIVIL_AFFAIRS, 2023, 11)
    page = lxml.html.fromstring(render_html(report, dialect).content.decode())
    metas = {m.get("name", "").lower(): m.get("content", "") for m in page.iter("meta")}
    assert metas["pubdate"].startswith(str(report.published))
    assert metas["articletitle"] == report.title


def test_attachments_are_named_and_linked_when_there_is_an_address() -> None:
    from dataclasses import replace

    from samples.report import SampleAttachment

    attached = SampleAttachment("统计表.xlsx", "xlsx", "tables")
    report = replace(make_report(EDUCATION, 2017, 1), attachments=(attached,))
    linked = render_html(report, attachment_links=(("统计表.xlsx", "./P01.xlsx"),)).content.decode()
    assert '<a href="./P01.xlsx">统计表.xlsx</a>' in linked
    named = render_html(report).content.decode()
    assert "附件：统计表.xlsx" in named
    assert "P01" not in named


def test_a_page_can_lie_about_its_charset() -> None:
    document = render_html(make_report(EDUCATION, 2023, 1), charset="gb18030", declared="utf-8")
    assert document.charset == "utf-8"
    assert "云溪市教育局" in document.content.decode("gb18030")


def test_the_text_extract_pads_rows_with_bars() -> None:
    lines = render_text(make_report(EDUCATION, 2021, 1)).content.decode().splitlines()
    assert "第二十条第(一)项 | |||" in lines
    assert any(line.startswith("一、本年新收") and line.endswith("| ||") for line in lines)
    assert any(line.startswith("(三)不予公开 | 1.属于国家秘密 |") for line in lines)
    assert all(line.count("|") == 10 for line in lines if line.startswith("2.重复申请"))


def test_zeros_left_blank() -> None:
    report = make_report(YUNXI, 2019, 3)
    for mark in ("", "/", "—"):
        for key, sheet in report.blank_zeros(mark).sheets().items():
            full = report.sheets()[key]
            for row, original in zip(sheet.rows, full.rows, strict=True):
                for cell, was in zip(row, original, strict=True):
                    assert cell.text == (mark if was.measure and was.text == "0" else was.text)


def test_a_table_expands_to_its_full_width() -> None:
    report = make_report(YUNXI, 2023, 3)
    for sheet in sheets(report.form, report.figures).values():
        assert {len(row) for row in sheet.expanded()} == {sheet.width}
