"""PDF as browsers print it and offices stamp it: edges, watermarks, tables without rules."""

import pytest
from layouts import dropped, grids, lines, read
from reportlab.lib import colors
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import LongTable, TableStyle
from test_pdf_pages import FONT, canvas, put, table

from report import read as read_report
from report.model import Document, Report

NEW = "一、本年新收政府信息公开申请数量"


@pytest.fixture(scope="module", autouse=True)
def _font() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def stamp(made: Canvas, words: str) -> None:
    made.saveState()
    made.translate(150, 500)
    made.rotate(35)
    made.setFont(FONT, 60)
    made.drawString(0, 0, words)
    made.restoreState()
    made.setFont(FONT, 12)


def test_a_watermark_across_a_table_is_in_none_of_its_cells() -> None:
    made, stream = canvas()
    rows = [["规章", "1", "0", "3"], ["行政规范性文件", "12", "5", "86"]] * 6
    put(made, table(rows), 760)
    stamp(made, "内部资料请勿外传")
    made.drawString(72, 400, "三、其他")
    made.save()
    layout = read(stream.getvalue())
    assert grids(layout) == [rows]
    assert lines(layout) == ["三、其他"]


def test_what_a_browser_prints_at_the_edges_parts_no_table() -> None:
    made, stream = canvas()
    for page in (1, 2):
        made.setFont(FONT, 8)
        made.drawString(24, 825, "2022/1/18 上午9:12 某局年报")
        made.drawString(24, 14, f"https://www.example.gov.cn/zfxxgk/t{page}.html {page}/2")
        made.setFont(FONT, 12)
        put(made, table([["行政处罚", str(page)], ["行政强制", "0"]]), 800 if page == 2 else 100)
        made.showPage()
    made.save()
    layout = read(stream.getvalue())
    assert len(dropped(layout)) == 4
    first, second = ([["行政处罚", page], ["行政强制", "0"]] for page in "12")
    assert grids(layout) == [[*first, *second]]


def test_running_heads_with_a_number_in_them_are_set_apart() -> None:
    made, stream = canvas()
    for page in (1, 2, 3):
        made.drawString(72, 815, f"某某局2022年政府信息公开工作年度报告（第{page}页）")
        made.drawString(72, 700, f"{'甲乙丙'[page - 1]}段正文" + "认真贯彻落实条例" * 4 + "。")
        made.showPage()
    made.save()
    layout = read(stream.getvalue())
    assert [line for line in lines(layout) if "报告" in line] == [
        "某某局2022年政府信息公开工作年度报告(第1页)"
    ]


def test_cells_beyond_the_edge_of_the_page_are_read_or_left_out_but_never_blank() -> None:
    made, stream = canvas()
    wide = LongTable(
        [["政府网站公开政府信息数", "条", "24871"], ["政务微博公开政府信息数", "条", ""]],
        colWidths=[420, 60, 120],
        rowHeights=20,
    )
    wide.setStyle(
        TableStyle(
            [("FONT", (0, 0), (-1, -1), FONT, 10), ("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
        )
    )
    put(made, wide, 700)
    made.save()
    assert grids(read(stream.getvalue())) == [
        [["政府网站公开政府信息数", "条", "24871"], ["政务微博公开政府信息数", "条"]]
    ]


def test_columns_that_no_rule_parts_are_parted_by_their_gaps() -> None:
    made, stream = canvas()
    made.drawString(72, 740, "行政复议")
    made.drawString(300, 740, "行政诉讼")
    made.drawString(72, 720, "概")
    made.drawString(120, 720, "述")
    made.drawString(72, 700, "认真贯彻落实条例，" * 4)
    made.save()
    assert lines(read(stream.getvalue()))[:2] == ["行政复议 行政诉讼", "概述"]


def test_a_section_title_as_wide_as_the_page_ends_its_line() -> None:
    made, stream = canvas()
    for at, words in enumerate(
        (
            "根据中华人民共和国政府信息公开条例的要求编制本年度报告，",
            "五、因政府信息公开申请行政复议、提起行政诉讼的情况",
            "2016年未发生行政复议。",
        )
    ):
        made.drawString(72, 740 - 20 * at, words)
    made.save()
    assert lines(read(stream.getvalue()))[1:] == [
        "五、因政府信息公开申请行政复议、提起行政诉讼的情况",
        "2016年未发生行政复议。",
    ]


def test_a_table_without_any_rule_is_read_where_label_and_figures_share_a_line() -> None:
    made, stream = canvas()
    rows = [
        ("三、收到和处理政府信息公开申请情况",),
        ("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",),
        (NEW, "4", "1", "0", "0", "0", "0", "5"),
        ("二、上年结转政府信息公开申请数量", *"0000000"),
    ]
    made.setFont(FONT, 10)
    made.drawString(72, 780, "某县水利局2022年政府信息公开工作年度报告")
    for at, row in enumerate(rows):
        for column, word in enumerate(row):
            made.drawString(72 if not column else 250 + 30 * column, 740 - 20 * at, word)
    made.save()
    (report,) = read_report([Document(stream.getvalue(), "a.pdf")])
    assert isinstance(report, Report)
    figures = [m.value for n, m in report.measures.items() if n.startswith("applications.new.")]
    assert figures == [4, 1, 0, 0, 0, 0, 5]
