"""Numerals, quotes behind normalised text, wrapped lines, collections."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import pytest
from facts_helpers import SECTIONS
from hypothesis import given
from hypothesis import strategies as st

from report import read
from report.alignment import raw_slice
from report.model import Document, Layout, Line, Report
from report.normal import normalise
from report.numerals import number_of, ordinal_of, year_of, years_in
from report.running import paragraphs
from samples.agencies import EDUCATION, WATER
from samples.make import make_report
from samples.render_html import render_html


@pytest.mark.parametrize(
    ("text", "value"),
    [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("二十三", 23), ("7", 7)],
)
def test_ordinals(text: str, value: int) -> None:
    assert ordinal_of(text) == value


@pytest.mark.parametrize("text", ["", "百", "十十", "零", "甲"])
def test_no_ordinals(text: str) -> None:
    assert ordinal_of(text) is None


@given(st.integers(1, 99))
def test_every_ordinal_of_two_digits_reads_back(number: int) -> None:
    digits = "零一二三四五六七八九"
    tens, units = divmod(number, 10)
    text = (digits[tens] if tens > 1 else "") + ("十" if tens else "")
    text += digits[units] if units else ""
    assert ordinal_of(text) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234", "1234"),
        ("121.13万", "1211300"),
        ("4.13亿", "413000000"),
        ("一百二十", "120"),
        ("两", "2"),
    ],
)
def test_counts(text: str, value: str) -> None:
    assert number_of(text) == Decimal(value)


@given(st.text(alphabet="零一二三十百千万亿0123456789.,余 ", max_size=30))
def test_counts_never_raise(text: str) -> None:
    value = number_of(text)
    assert value is None or value >= 0


def test_years() -> None:
    assert year_of("二〇一八") == 2018
    assert year_of("1998") is None
    assert years_in("自2018年到二〇一九年,编号12018") == [(1, 2018), (7, 2019)]


@pytest.mark.parametrize(
    ("raw", "words", "quote"),
    [
        ("共公开信息３条，其中网站２条。", "其中网站2条", "其中网站２条"),
        ("甲。\u00a0\u00a0 二、乙：丙", "二、乙", "二、乙"),
        ("省略…之后，仍然对齐。", "仍然对齐", "仍然对齐"),
    ],
)
def test_a_quote_is_cut_out_of_the_raw_words(raw: str, words: str, quote: str) -> None:
    text = normalise(raw)
    at = text.index(words)
    assert raw_slice(raw, text, at, at + len(words)) == quote


@given(st.text(alphabet="甲乙，。；：（）１2、…《》 \u00a0", max_size=40), st.data())
def test_a_quote_is_always_part_of_the_raw_words(raw: str, data: st.DataObject) -> None:
    text = normalise(raw)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert raw_slice(raw, text, start, end) in raw


def layout(*lines: str) -> Layout:
    blocks = tuple(Line(n, line, normalise(line)) for n, line in enumerate(lines, 1))
    return Layout(blocks, "text/plain")


def test_lines_broken_at_one_width_are_joined() -> None:
    lines = (
        "四、政府信息公开行政复议、行政诉讼情况",
        "2020年，我单位对形成的政府信息实现了依法、有序公开并及",
        "时更新，围绕群众关心的热点问题做好解读回应，未出现申请",
        "行政复议、提起行政诉讼的情况。",
        "五、存在的主要问题及改进情况",
        "2020年，公开工作取得了一些成绩，但仍存在着一些短板和不",
        "足，有待提升。",
    )
    found = paragraphs(layout(*lines), 0, ())
    assert [p.line for p in found] == [1, 2, 5, 6]
    assert found[1].text.endswith("未出现申请行政复议、提起行政诉讼的情况。")
    assert found[1].place(found[1].text.index("未出现")).line == 3


def test_lines_as_wide_as_they_look_are_joined() -> None:
    """Figures are half as wide as characters, so a line of them has more in it."""
    lines = (
        "截止 2021 年 12 月 31 日，通过网站主动公开政府信息共 88 条，其",
        "中包括政策解读、机关文件、财政决算以及信息公开指南等",
        "工作动态 48 条，通知公告 5 条，机构职能 27 条，年报 1 条，其中",
        "围绕群众关心的热点问题做好解读回应，并且全部及时更新",
        "完毕。",
    )
    assert len(paragraphs(layout(*lines), 0, ())) == 1


def test_a_line_that_begins_with_a_stop_ends_the_one_before() -> None:
    lines = (
        "围绕群众关心的热点问题做好解读回应，未出现申请行政复议",
        "提起行政诉讼的情况，公开工作取得了一些成绩，如有疑问请",
        "与办公室联系（地址：明渠路，电话",
        "：0745-4451017）。",
        "仍存在着一些短板和不足，主要是公开内容还不够丰富，更新",
        "不够及时。",
    )
    assert [p.line for p in paragraphs(layout(*lines), 0, ())] == [1, 5]


def test_paragraphs_of_all_lengths_are_left_alone() -> None:
    lines = (
        "短行",
        "一段没有句号的较长的文字，后面还有别的段落，它们的长短各不相同",
        "又一行",
        "末行",
    )
    assert len(paragraphs(layout(*lines), 0, ())) == 4


def test_page_numbers_and_words_about_the_extract_are_no_text() -> None:
    lines = ("#URL http://a.gov.cn", "#NOTE collected", "正文。", "- 1 -", "第 2 页")
    assert [p.text for p in paragraphs(layout(*lines), 0, ())] == ["正文。"]


def collection(*names: str) -> list[str]:
    text = "\n".join(f"{name}2022年政府信息公开工作年度报告\n{SECTIONS}" for name in names)
    found = read([Document(text.encode(), "all.txt")])
    return [r.agency.name for r in found if isinstance(r, Report)]


def test_a_collection_holds_a_report_for_each_title() -> None:
    names = ["望江县教育局", "望江县水利局", "望江县民政局"]
    assert collection(*names) == names


def test_the_date_of_one_page_in_an_archive_is_not_that_of_the_next() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for agency, year in ((EDUCATION, 2015), (WATER, 2022)):
            archive.writestr(f"{year}.html", render_html(make_report(agency, year)).content)
    found = read([Document(stream.getvalue(), "年报.zip")])
    assert [r.agency.name for r in found if isinstance(r, Report)] == [EDUCATION.name, WATER.name]
    days = [r.published for r in found if isinstance(r, Report)]
    assert all(day is None or day.source == "sign_off" for day in days)


def test_a_title_repeated_makes_no_collection() -> None:
    assert collection("望江县教育局", "望江县教育局") == ["望江县教育局"]


def test_links_to_other_reports_below_make_no_collection() -> None:
    others = (
        "望江县水利局2022年政府信息公开工作年度报告\n望江县民政局2022年政府信息公开工作年度报告"
    )
    text = f"望江县教育局2022年政府信息公开工作年度报告\n{SECTIONS}\n相关报告：\n{others}"
    assert len(read([Document(text.encode(), "one.txt")])) == 1
