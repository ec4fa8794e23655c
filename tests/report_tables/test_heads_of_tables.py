"""Column heads: followed, tolerated, or reason to leave the figures unread."""

from __future__ import annotations

import pytest
from drawn import KINDS, NEW, NOTE, figures, row_of, ruled

from report.tables import read_tables


def test_heads_recognised_in_another_order_are_followed() -> None:
    page = ruled(
        ["第二十条第（一）项"],
        ["信息内容", "现行有效件数", "本年制发件数", "本年废止件数"],
        ["规章", "9", "2", "1"],
    )
    read = read_tables([page], 2022)
    names = [f"regulations.{c}" for c in ("issued", "repealed", "in_force")]
    assert figures(read, *names) == [2, 1, 9]


def test_heads_that_contradict_the_form_leave_the_figures_unread() -> None:
    page = ruled(
        ["第二十条第（一）项"],
        ["信息内容", "现行有效件数", "本年制发件数", "说明"],
        ["规章", "9", "2", "1"],
    )
    read = read_tables([page], 2022)
    assert figures(read, "regulations.issued", "regulations.in_force") == ["unread", "unread"]
    assert "表头" in read.measures["regulations.issued"].why


@pytest.mark.parametrize(
    "heads",
    [
        ["本年新", "本年新", "对外公开总数量"],
        ["本年新制作数量", "本年新制作数量", "对外公开总数量"],
        ["本年新 制作数量", "本年新 公开数量", "对外公开总数"],
        ["本年新制作数量", "???", "对外公开总数量"],
    ],
)
def test_damaged_or_doubled_heads_pass_where_the_rest_agrees(heads: list[str]) -> None:
    page = ruled(["第二十条第（一）项"], ["信息内容", *heads], ["规章", "3", "2", "8"])
    read = read_tables([page], 2019)
    names = [f"regulations.{c}" for c in ("made", "newly_disclosed", "disclosed_total")]
    assert figures(read, *names) == [3, 2, 8]


@pytest.mark.parametrize(
    ("down", "over", "told"),
    [(1, 5, [1, 2, 0, 0, 0, 0, 3]), (2, 1, ["unread"] * 7)],
    ids=["row span lost", "column span lost"],
)
def test_heads_whose_spans_are_damaged_mislead_nobody(
    down: int, over: int, told: list[int | str]
) -> None:
    page = ruled(
        [(NOTE, 3, 3), ("申请人情况", 1, 7)],
        [("自然人", down, 1), ("法人或其他组织", 1, over), ("总计", 2, 1)],
        KINDS[1:-1],
        [(NEW, 1, 3), *"1200003"],
    )
    assert row_of(read_tables([page], 2021), "applications.new") == told


def test_heads_repeated_in_the_middle_of_a_table_change_nothing() -> None:
    page = ruled(
        [NOTE, *KINDS],
        [NEW, "1", "0", "0", "0", "0", "0", "1"],
        [NOTE, *KINDS],
        ["二、上年结转政府信息公开申请数量", "2", "0", "0", "0", "0", "0", "2"],
    )
    read = read_tables([page], 2021)
    assert row_of(read, "applications.carried_in") == [2, 0, 0, 0, 0, 0, 2]
    assert len(read.tables) == 1


def test_a_column_that_no_form_has_is_kept_and_the_others_are_read() -> None:
    page = ruled(
        [NOTE, *KINDS, "备注"],
        [NEW, "1", "0", "0", "0", "0", "0", "1", "无"],
    )
    read = read_tables([page], 2021)
    assert row_of(read, "applications.new") == [1, 0, 0, 0, 0, 0, 1]
    assert [(one.what, one.text) for one in read.unrecognised] == [("column", "备注")]


def test_the_unit_in_a_head_is_told_with_the_figure() -> None:
    page = ruled(
        ["第二十条第（八）项"],
        ["信息内容", "本年收费金额（单位：元）"],
        ["行政事业性收费", "251000"],
    )
    measure = read_tables([page], 2022).measures["fees.amount_wan"]
    assert (measure.value, measure.unit) == (251000, "元")
