"""Word, PDF, workbook, cell-a-line and Traditional renderings, looked at with other eyes than
the reader's."""

from io import BytesIO

import docx
import openpyxl
import pdfplumber
import pytest

from samples import make_report, render_all
from samples.agencies import CIVIL_AFFAIRS, EDUCATION
from samples.render_docx import render_docx
from samples.render_lines import render_lines, render_markdown
from samples.render_pdf import render_pdf
from samples.render_text import render_text
from samples.render_traditional import traditional
from samples.render_xlsx import render_xlsx

REPORT = make_report(CIVIL_AFFAIRS, 2023, 11)


def test_a_word_file_has_the_spans_of_the_form() -> None:
    word = docx.Document(BytesIO(render_docx(REPORT).content))
    for table, sheet in zip(word.tables, REPORT.sheets().values(), strict=True):
        shown = [[cell.text for cell in row.cells] for row in table.rows]
        assert shown == [[cell.text for cell, _ in row] for row in sheet.expanded()]


def test_a_pdf_breaks_its_tables_over_pages() -> None:
    with pdfplumber.open(BytesIO(render_pdf(REPORT).content)) as pdf:
        tables = [table for page in pdf.pages for table in page.extract_tables()]
        assert len(pdf.pages) >= 3
        assert "- 1 -" in pdf.pages[0].extract_text()
    assert len(tables) >= len(REPORT.sheets())
    assert sum(len(t) for t in tables) == sum(len(s.rows) for s in REPORT.sheets().values())


def test_a_repeated_header_stands_on_every_page_of_its_table() -> None:
    report = make_report(EDUCATION, 2017, 4)
    with pdfplumber.open(BytesIO(render_pdf(report, repeat_header=True).content)) as pdf:
        heads = [p.extract_text().count("统计指标 单位 统计数") for p in pdf.pages]
    assert sum(heads) >= 2


def test_pdf_and_workbook_are_the_same_bytes_each_time() -> None:
    assert render_pdf(REPORT).content == render_pdf(REPORT).content
    assert render_xlsx(REPORT).content == render_xlsx(REPORT).content


def test_a_workbook_holds_numbers_and_merged_labels() -> None:
    book = openpyxl.load_workbook(BytesIO(render_xlsx(REPORT).content))
    sheet = book["依申请公开"]
    row = next(r for r in sheet.iter_rows() if r[0].value == "一、本年新收政府信息公开申请数量")
    total = REPORT.figures["applications.new.total"]
    assert row[9].value == total
    assert any(str(merged) == "A3:C5" for merged in sheet.merged_cells.ranges)


@pytest.mark.parametrize("separator", ["blank", "bar", "none"])
def test_one_cell_a_line(separator: str) -> None:
    lines = render_lines(REPORT, separator).content.decode().splitlines()
    start = lines.index("一、本年新收政府信息公开申请数量")
    step = 1 if separator == "none" else 2
    row = [REPORT.figures[f"applications.new.{c}"] for c in ("natural_person", "commercial")]
    assert lines[start + step] == str(row[0])
    assert lines[start + 2 * step] == str(row[1])
    assert (lines[start + 1] == "|") == (separator == "bar")


def test_markdown_leaves_or_repeats_what_spans_cover() -> None:
    blank = render_markdown(REPORT).content.decode()
    assert "| （一）予以公开 |  |" in blank
    assert "# 云溪市望舒区民政局" in blank
    repeated = render_markdown(REPORT, "repeat").content.decode()
    assert "| 三、本年度办理结果 | （一）予以公开 | （一）予以公开 |" in repeated


def test_traditional_script() -> None:
    text = traditional(render_text(REPORT)).content.decode()
    assert "政府信息公開" in text
    assert "公开" not in text


def test_what_stands_in_attachments_is_named_and_linked_by_the_page() -> None:
    for name, documents in render_all(REPORT).items():
        page, *attachments = documents
        assert page.role == "page"
        for attachment in attachments:
            assert attachment.role == "attachment", name
            assert attachment.name in page.content.decode()
            assert attachment.url.rsplit("/", 1)[1] in page.content.decode()
