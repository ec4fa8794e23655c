"""What a cell says: a figure, a blank, or nothing that can be relied on."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.cells import parse_cell


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("22", "22"),
        (" 22 ", "22"),
        ("１２", "12"),
        ("1,234", "1234"),
        ("１，２３４", "1234"),
        ("12\u200b", "12"),
        ("〇", "0"),
        ("+1036", "1036"),
        ("-71", "-71"),
        ("增15", "15"),
        ("减4", "-4"),
        ("减少4", "-4"),
        ("增加 15", "15"),
        ("22件", "22"),
        ("3项", "3"),
        ("3.0", "3"),
        ("0。", "0"),
    ],
)
def test_a_count_is_read_however_it_is_written(text: str, value: str) -> None:
    cell = parse_cell(text, "件")
    assert (cell.state, cell.value) == ("written", Decimal(value))


@pytest.mark.parametrize("text", ["", "  ", "\u00a0", "—", "——", "－", "/", "\\", "-", "--", "无"])
def test_an_empty_cell_or_a_mark_for_nothing_is_blank(text: str) -> None:
    assert parse_cell(text, "件").state == "blank"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("约20", "约数"),
        ("20余", "约数"),
        ("1 2", "哪一个数"),
        ("1-2", "哪一个数"),
        ("00", "哪一个数"),
        ("007", "哪一个数"),
        ("1,23", "哪一个数"),
        ("22①", "带圈"),
        ("2²", "带圈"),
        ("76.3%", "百分比"),
        ("1.5", "小数"),
        ("1.000", "小数"),
        ("1.2万", "精确的计数"),
        ("3元", "金额"),
        ("—5", "破折号"),
        ("同上", "不是数字"),
        ("O", "不是数字"),
        ("一", "不是数字"),
        ("(22)", "哪一个数"),
        ("1234567890123456", "哪一个数"),
    ],
)
def test_what_is_not_surely_one_exact_figure_is_unread_and_says_why(text: str, why: str) -> None:
    cell = parse_cell(text, "件")
    assert (cell.state, cell.value) == ("unread", None)
    assert why in cell.why


@pytest.mark.parametrize(
    ("text", "value", "remark"),
    [
        ("22（其中修订16件）", "22", "其中修订16件"),
        ("22(含修订16件)", "22", "含修订16件"),
        ("22件，其中修订16件", "22", "其中修订16件"),
        ("5 (网上)", "5", "网上"),
    ],
)
def test_a_remark_beside_the_figure_is_kept(text: str, value: str, remark: str) -> None:
    cell = parse_cell(text, "件")
    assert (cell.value, cell.remark) == (Decimal(value), remark)


@pytest.mark.parametrize(
    ("text", "form_unit", "value", "unit"),
    [
        ("251000元", "元", "251000", "元"),
        ("8040", "元", "8040", "元"),
        ("0.5万元", "万元", "0.5", "万元"),
        ("7545.25", "万元", "7545.25", "万元"),
        ("5000元", "万元", "5000", "元"),
        ("15.2万", "元", "15.2", "万元"),
        ("¥251,000.00", "元", "251000.00", "元"),
    ],
)
def test_money_keeps_its_decimals_and_tells_its_unit_without_converting(
    text: str, form_unit: str, value: str, unit: str
) -> None:
    cell = parse_cell(text, form_unit)
    assert (cell.state, cell.value, cell.unit) == ("written", Decimal(value), unit)


def test_a_count_where_money_belongs_is_unread() -> None:
    assert parse_cell("5件", "万元").state == "unread"


@pytest.mark.parametrize("text", ["—8", "–8", "−8", "-8", "减8", "↓8"])
def test_any_dash_before_an_increment_is_a_minus(text: str) -> None:
    assert parse_cell(text, "项", signed=True).value == Decimal(-8)


def test_an_increment_may_be_said_to_be_none() -> None:
    assert parse_cell("持平", "项", signed=True).value == 0
    assert parse_cell("持平", "项").state == "unread"


@given(st.integers(0, 10**12), st.sampled_from(["{}", "{:,}", " {} ", "{}件", "{}(其中涉企1件)"]))
def test_every_count_is_read_back(figure: int, shape: str) -> None:
    assert parse_cell(shape.format(figure), "件").value == figure


@given(st.text(max_size=30), st.sampled_from(["", "件", "元", "万元"]))
def test_any_text_is_written_blank_or_unread_and_only_written_has_a_value(
    text: str, unit: str
) -> None:
    cell = parse_cell(text, unit)
    assert (cell.state == "written") == (cell.value is not None)
    assert (cell.state == "unread") == bool(cell.why)
