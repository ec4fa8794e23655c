"""PDF with a text layer, made on the spot."""

import io

import pytest
from layouts import dropped, grids, lines, read
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import LongTable, TableStyle

from report.model import Document, Grid, Unreadable
from report.readers import layout_of

FONT = "STSong-Light"
WIDTH, HEIGHT = A4


@pytest.fixture(scope="module", autouse=True)
def _font() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def canvas() -> tuple[Canvas, io.BytesIO]:
    stream = io.BytesIO()
    made = Canvas(stream, pagesize=A4)
    made.setFont(FONT, 12)
    return made, stream


def table(rows: list[list[str]], *spans: tuple[tuple[int, int], tuple[int, int]]) -> LongTable:
    made = LongTable(rows, colWidths=[120] + [60] * (len(rows[0]) - 1), rowHeights=20)
    made.setStyle(
        TableStyle(
            [("FONT", (0, 0), (-1, -1), FONT, 10), ("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
            + [("SPAN", start, end) for start, end in spans]
        )
    )
    return made


def put(made: Canvas, flow: LongTable, top: float) -> None:
    flow.wrapOn(made, WIDTH, HEIGHT)
    flow.drawOn(made, 72, top - 20 * len(flow._cellvalues))


def test_wrapped_lines_are_one_paragraph_and_page_numbers_are_set_apart() -> None:
    made, stream = canvas()
    text = "2023年，本机关认真贯彻落实政府信息公开条例，主动公开政府信息，" * 4
    made.drawString(96, 760, text[:34])
    for at in range(3):
        made.drawString(72, 740 - 20 * at, text[34 + 36 * at : 70 + 36 * at])
    made.drawString(96, 660, "一、总体情况")
    made.drawString(290, 30, "- 1 -")
    made.save()
    layout = read(stream.getvalue())
    assert lines(layout)[1:] == ["一、总体情况"]
    assert len(lines(layout)[0]) > 100
    assert dropped(layout) == ["- 1 -"]


def test_a_table_over_a_page_break_is_one_table() -> None:
    made, stream = canvas()
    head = ["信息内容", "制发", "废止", "现行"]
    put(
        made, table([["第二十条", "", "", ""], head, ["规章", "0", "", "0"]], ((0, 0), (3, 0))), 140
    )
    made.showPage()
    put(made, table([head, ["规范性文件", "3", "0", "8"]]), 780)
    made.save()
    layout = read(stream.getvalue())
    assert grids(layout) == [
        [["第二十条"], head, ["规章", "0", "", "0"], head, ["规范性文件", "3", "0", "8"]]
    ]
    grid = layout.blocks[0]
    assert isinstance(grid, Grid)
    assert grid.rows[0][0].column_span == 4


def test_header_rows_repeated_on_the_next_page_are_read_once() -> None:
    made, stream = canvas()
    head = ["信息内容", "制发", "废止", "现行"]
    put(made, table([head, ["规章", "0", "", "0"]]), 140)
    made.showPage()
    put(made, table([head, ["规范性文件", "3", "0", "8"]]), 780)
    made.save()
    assert grids(read(stream.getvalue())) == [
        [head, ["规章", "0", "", "0"], ["规范性文件", "3", "0", "8"]]
    ]


def test_a_group_cell_cut_by_the_page_break_spans_on() -> None:
    made, stream = canvas()
    put(made, table([["四、无法提供", "不掌握", "1"], ["", "没有", "2"]], ((0, 0), (0, 1))), 140)
    made.showPage()
    put(made, table([["", "不明确", "3"], ["七、总计", "", "6"]]), 780)
    made.save()
    layout = read(stream.getvalue())
    assert grids(layout) == [
        [["四、无法提供", "不掌握", "1"], ["没有", "2"], ["不明确", "3"], ["七、总计", "", "6"]]
    ]
    grid = layout.blocks[0]
    assert isinstance(grid, Grid)
    assert grid.rows[0][0].row_span == 3


def test_coloured_backgrounds_of_lines_make_no_table() -> None:
    made, stream = canvas()
    for at in range(4):
        made.setFillColorRGB(1, 1, 1)
        made.rect(72, 700 - 20 * at, 400, 20, stroke=0, fill=1)
        made.setFillColorRGB(0, 0, 0)
        made.drawString(72, 705 - 20 * at, f"第{at}段，公开信息若干条。")
    made.save()
    assert grids(read(stream.getvalue())) == []


def test_a_scan_is_known_as_pictures() -> None:
    from reportlab.lib.utils import ImageReader

    pixel = b"P6 1 1 255\n\x80\x80\x80"
    made, stream = canvas()
    made.drawImage(ImageReader(io.BytesIO(pixel)), 0, 0, WIDTH, HEIGHT)
    made.save()
    layout = read(stream.getvalue())
    assert layout.pictures == 1
    assert layout.blocks == ()


def test_a_locked_pdf_says_so() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    stream = io.BytesIO()
    made = Canvas(stream, encrypt=StandardEncryption("secret", strength=128))
    made.drawString(72, 700, "x")
    made.save()
    result = layout_of(Document(stream.getvalue(), "a.pdf"))
    assert isinstance(result, Unreadable)
    assert "password" in result.why


def test_rows_of_a_table_without_rules_stay_lines() -> None:
    made, stream = canvas()
    for at, row in enumerate(("规章 0 0 0", "规范性文件 3 0 8", "二、其他")):
        for column, word in enumerate(row.split()):
            made.drawString(72 + 110 * column, 700 - 20 * at, word)
    made.save()
    assert lines(read(stream.getvalue())) == ["规章 0 0 0", "规范性文件 3 0 8", "二、其他"]


def test_a_number_that_opens_a_line_opens_a_paragraph() -> None:
    made, stream = canvas()
    made.drawString(72, 700, "公" * 36)
    made.drawString(72, 680, "（二）依申请公开" + "信" * 28)
    made.drawString(72, 660, "息共三件。")
    made.save()
    assert [len(line) for line in lines(read(stream.getvalue()))] == [36, 41]
