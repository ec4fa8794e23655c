"""Texts as OCR and extractors leave them: Markdown around HTML, formulas, lost line ends."""

import pytest
from layouts import grids, lines, read

from report.normal import normalise

TABLE = "<table><tr><td>规章</td><td>0</td></tr><tr><td>行政规范性文件</td><td>12</td></tr></table>"


@pytest.mark.parametrize(
    "printed",
    [
        f"<html><body>{TABLE}</body></html>",
        f'<div style="text-align: center;"><html><body>{TABLE}</body></html></div>',
        TABLE.replace("<table>", "<table border=1 style='margin: auto; width: max-content;'>"),
        "\n".join(TABLE.replace("><", ">\n<").split("\n")),
    ],
)
def test_markdown_stays_markdown_whatever_its_tables_are_wrapped_in(printed: str) -> None:
    layout = read(
        f"# 某局2022年年报\n\n## 一、总体情况\n\n认真贯彻。\n\n{printed}\n\n## 二、其他\n\n无。\n"
    )
    assert layout.media_type == "text/markdown"
    assert lines(layout) == ["某局2022年年报", "一、总体情况", "认真贯彻。", "二、其他", "无。"]
    assert grids(layout) == [[["规章", "0"], ["行政规范性文件", "12"]]]


def test_a_centred_title_is_taken_out_of_its_block() -> None:
    layout = read(
        '<div style="text-align: center;">某局2022年年报</div>\n\n## 一、总体情况\n\n## 二、其他\n'
    )
    assert lines(layout) == ["某局2022年年报", "一、总体情况", "二、其他"]


def test_a_page_with_paragraphs_is_html_though_a_paragraph_looks_marked() -> None:
    layout = read("<div><p># 1 标题</p>\n# 甲\n# 乙\n<p>正文。</p></div>")
    assert layout.media_type == "text/html"


@pytest.mark.parametrize(
    ("printed", "read_as"),
    [
        ("$14$", "14"),
        ("$1 4$", "14"),
        ("占$ 12.5\\% $。", "占12.5%。"),
        ("$2 0 2 1$年", "2021年"),
        ("收$3$件、答$4$件", "收3件、答4件"),
        ("US$5和$b$", "US$5和$b$"),
    ],
)
def test_figures_set_as_formulas_are_figures(printed: str, read_as: str) -> None:
    assert normalise(printed) == read_as


def test_a_report_in_one_line_has_its_tables_put_on_lines() -> None:
    cells = "规章 0 0 0 行政规范性文件 12 5 86 行政许可 418 行政处罚 36 行政强制 0 事业性收费 15"
    prose = "2022年，本局认真贯彻落实条例，及时公开信息。" * 20
    layout = read(f"某局年报 一、总体情况 {prose} 二、主动公开情况 {cells} 三、其他 {prose}")
    found = lines(layout)
    assert found[:2] == ["某局年报", "一、总体情况"]
    at = found.index("规章")
    assert found[at : at + 8] == ["规章", "0", "0", "0", "行政规范性文件", "12", "5", "86"]
    assert found[-1] == found[2]


def test_a_long_line_of_prose_with_figures_stays_one() -> None:
    prose = "全年 公开 信息 23 条 ， 其中 网站 11 条 、 微信 12 条 。 " * 20
    assert len(lines(read(f"某局年报\n{prose}\n"))) == 2
