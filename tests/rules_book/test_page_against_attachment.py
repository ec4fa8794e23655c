"""The tables of a page against those of its attachments: what is one report, what disagrees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from report import read
from report.model import Document, Hints, Report
from rules import judge, load_packs
from rules.model import Context, Outcome
from samples import defects
from samples.agencies import AGRICULTURE, EDUCATION
from samples.make import make_report
from samples.render_docx import render_docx
from samples.render_html import render_html
from samples.render_pdf import render_pdf
from samples.render_text import render_text
from samples.render_xlsx import render_xlsx
from samples.report import SampleAttachment, SampleReport

CELL = "outcome.granted.natural_person"
SAMPLE = make_report(EDUCATION, 2022)
OTHER = defects.change_cell(SAMPLE, CELL, 3)
Render = Callable[[SampleReport, str], Document]


def together(
    attached: SampleReport,
    name: str = f"{SAMPLE.title}.docx",
    *,
    page: SampleReport = SAMPLE,
    render: Render = render_docx,
    change: Callable[[str], str] = str,
) -> Report:
    """The page, which links to a file of this name, and the file, read together."""
    linked = replace(page, attachments=(SampleAttachment(name, "docx", "report"),))
    html = render_html(linked, attachment_links=((name, "./P01.docx"),))
    base = "http://a.gov.cn/x/"
    file = replace(render(attached, name), url=f"{base}P01.docx", role="attachment")
    content = change(html.content.decode()).encode()
    (report,) = read([replace(html, content=content, url=f"{base}t.html"), file])
    assert isinstance(report, Report)
    return report


def findings(report: Report) -> list[Outcome]:
    judged = judge(report, Context(as_of=date(2024, 1, 1)), load_packs())
    return [o for o in judged.outcomes if o.verdict == "fail" and o.severity != "info"]


def of_attachments(report: Report) -> list[Outcome]:
    return [o for o in findings(report) if o.rule == "P-attachment"]


@pytest.mark.parametrize("render", [render_docx, render_pdf, render_xlsx])
def test_a_figure_that_differs_is_told_with_both_cells(render: Render) -> None:
    report = together(OTHER, render=render)
    (found,) = findings(report)
    assert (found.rule, found.subject) == ("P-attachment", "requests")
    own, other = found.evidence
    assert (own.where.document, other.where.document) == (0, 1)
    assert own.where.label == other.where.label == "表三 · （一）予以公开 · 自然人"
    figures = [f"{s.figures[CELL]}" for s in (SAMPLE, OTHER)]
    assert [own.quote, other.quote] == figures
    assert f"{figures[0]} ≠ {figures[1]}" in found.message.zh
    assert SAMPLE.title in found.message.zh


def test_arithmetic_is_judged_on_the_page() -> None:
    wrong = together(SAMPLE, page=OTHER)
    assert {o.rule for o in findings(wrong)} > {"P-attachment"}
    assert wrong.measures[CELL].where.document == 0
    assert {o.rule for o in findings(together(OTHER))} == {"P-attachment"}


def test_prose_that_agrees_with_the_attachment_is_told_under_it() -> None:
    new = "applications.new.total"
    words = f"新收政府信息公开申请{SAMPLE.figures[new]}件"
    assert any(words in item.text for section in SAMPLE.sections for item in section.items)
    report = together(SAMPLE, page=defects.change_cell(SAMPLE, new, 5))
    judged = judge(report, Context(as_of=date(2024, 1, 1)), load_packs())
    prose = [o for o in judged.outcomes if o.rule == "P-1" and o.verdict == "fail"]
    assert [o.suppressed_by for o in prose] == ["P-attachment#requests"]


def blank(report: SampleReport) -> SampleReport:
    figures = dict.fromkeys(report.figures, Decimal(0))
    return replace(report, figures=figures).blank_zeros()


@pytest.mark.parametrize(
    ("attached", "name"),
    [
        (SAMPLE, f"{SAMPLE.title}.docx"),
        (SAMPLE.blank_zeros(), f"{SAMPLE.title}.docx"),
        (make_report(EDUCATION, 2021), f"{make_report(EDUCATION, 2021).title}.docx"),
        (make_report(EDUCATION, 2021), "附件.docx"),
        (make_report(AGRICULTURE, 2022), f"{make_report(AGRICULTURE, 2022).title}.docx"),
        (make_report(AGRICULTURE, 2022), "附件2.docx"),
        (OTHER, f"{SAMPLE.title}（更正前）.docx"),
        (OTHER, f"{SAMPLE.title}（旧版）.docx"),
        (OTHER, "2021年统计表.docx"),
        (OTHER, "2022年全市汇总统计表.docx"),
        (blank(SAMPLE), f"{SAMPLE.title}.docx"),
    ],
)
def test_silent_where_nothing_disagrees_or_it_is_another_report(
    attached: SampleReport, name: str
) -> None:
    report = together(attached, name)
    assert of_attachments(report) == []
    assert report.measures == together(SAMPLE).measures


def only_table(report: SampleReport, name: str) -> Document:
    """Table three in a workbook that does not say whose it is."""
    return replace(render_xlsx(replace(report, title=""), name), role="attachment")


def test_a_file_that_does_not_say_whose_it_is_and_differs_throughout_is_no_proof() -> None:
    stranger = make_report(AGRICULTURE, 2022, seed=3)
    assert of_attachments(together(stranger, "附件1.xlsx", render=only_table)) == []
    (found,) = of_attachments(together(OTHER, "附件1.xlsx", render=only_table))
    assert found.subject == "requests"


def test_a_sheet_over_the_whole_area_is_not_held_against_the_bodys_own() -> None:
    title = "2022年全市政府信息公开工作情况统计表"

    def whole_area(report: SampleReport, name: str) -> Document:
        return replace(render_xlsx(replace(report, title=title), name), role="attachment")

    assert of_attachments(together(OTHER, "附件1.xlsx", render=whole_area)) == []


def without_tables(html: str) -> str:
    while "<table" in html:
        start, end = html.index("<table"), html.index("</table>") + len("</table>")
        html = html[:start] + html[end:]
    return html


def test_tables_that_stand_in_the_attachment_only_are_the_reports() -> None:
    report = together(SAMPLE, "2022年统计表.xlsx", render=render_xlsx, change=without_tables)
    assert {m.where.document for m in report.measures.values() if m.state == "written"} == {1}
    assert findings(report) == []


@pytest.mark.parametrize("name", ["附件.xlsx", "2022年统计表.xlsx"])
def test_a_table_of_another_year_is_not_taken_for_this_years_and_none_is_said_to_be_missing(
    name: str,
) -> None:
    last = make_report(EDUCATION, 2021)
    report = together(last, name, render=render_xlsx, change=without_tables)
    assert not report.measures
    assert [(a.read, "another year (2021)" in a.why) for a in report.attachments] == [(False, True)]
    assert findings(report) == []


def test_of_several_files_behind_a_cover_the_one_of_its_year_is_the_report() -> None:
    reports = [make_report(EDUCATION, year) for year in (2021, 2022, 2023)]
    links = "".join(f"<p><a href='{r.year}.docx'>{r.title}</a></p>" for r in reports)
    html = f"<html><body><h1>{SAMPLE.title}</h1>{links}</body></html>"
    files = [replace(render_docx(r, f"{r.year}.docx"), role="attachment") for r in reports]
    (report,) = read([Document(html.encode(), "t.html"), *files])
    assert isinstance(report, Report)
    assert (report.body, report.reporting_year) == (2, 2022)
    assert {m.where.document for m in report.measures.values()} == {2}
    assert report.printings == ()


def test_a_collection_behind_a_cover_is_read_report_by_report() -> None:
    texts = [render_text(make_report(a, 2022)).content.decode() for a in (EDUCATION, AGRICULTURE)]
    cover = "<html><body><h1>青檀县2022年政府信息公开工作年度报告汇编</h1></body></html>"
    pair = [
        Document(cover.encode(), "t.html"),
        Document("\n".join(texts).encode(), "汇编.txt", role="attachment"),
    ]
    names = [r.agency.name for r in read(pair) if isinstance(r, Report)]
    assert names == [EDUCATION.name, AGRICULTURE.name]


def test_a_collection_beside_a_report_is_not_read_into_it() -> None:
    def collection(_: SampleReport, name: str) -> Document:
        reports = [make_report(a, 2022, seed=9) for a in (EDUCATION, AGRICULTURE)]
        text = "\n".join(render_text(r).content.decode() for r in reports)
        return Document(text.encode(), name, role="attachment")

    report = together(SAMPLE, "汇编.txt", render=collection)
    assert report.measures == together(SAMPLE).measures
    assert report.belongings[1].relation == "other"


@pytest.mark.parametrize(
    "other", [make_report(EDUCATION, 2021), make_report(AGRICULTURE, 2022)], ids=["year", "body"]
)
def test_a_file_of_another_year_or_body_behind_a_cover_is_not_this_report(
    other: SampleReport,
) -> None:
    cover = f"<html><body><h1>{SAMPLE.title}</h1><p><a href='a.docx'>附件</a></p></body></html>"
    file = replace(render_docx(other, "a.docx"), role="attachment")
    (report,) = read([Document(cover.encode(), "t.html"), file])
    assert isinstance(report, Report)
    assert (report.body, report.agency.name, report.reporting_year) == (0, EDUCATION.name, 2022)
    assert not report.measures
    assert findings(report) == []


def test_a_list_may_name_a_report_by_the_year_it_was_put_up() -> None:
    cover = "<html><body><p>附件：<a href='a.docx'>全文</a></p></body></html>"
    file = replace(render_docx(SAMPLE, "a.docx"), role="attachment")
    listed = Hints(list_title=SAMPLE.title.replace("2022", "2023"))
    (report,) = read([Document(cover.encode(), "t.html"), file], listed)
    assert isinstance(report, Report)
    assert (report.body, report.reporting_year) == (1, 2022)
