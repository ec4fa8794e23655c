"""Labels of rows however they are written, and rows that do not fit the form."""

from __future__ import annotations

import pytest
from drawn import KINDS, NEW, NOTE, figures, row_of, ruled, text

from report.tables import read_tables


@pytest.mark.parametrize(
    "label",
    [
        "2.其他法律行政法规禁止公开",
        "2、其它法律、行政法规禁止公开",
        "其他法律行政法规禁止公开",
        "（2）其他法律行政法规禁止公开",
        "2. 其他法律 行政法规 禁止公开",
        "2.其他法律行政止公开",
    ],
)
def test_a_label_is_known_however_it_is_written(label: str) -> None:
    page = ruled([NOTE, *KINDS], [label, "1", "2", "0", "0", "0", "0", "3"])
    read = read_tables([page], 2021)
    assert row_of(read, "outcome.refused.forbidden_by_law") == [1, 2, 0, 0, 0, 0, 3]


def test_a_label_split_over_two_cells_is_joined() -> None:
    page = ruled(
        [NOTE, "", *KINDS],
        ["4.保护第三方", "合法权益", "1", "0", "0", "0", "0", "0", "1"],
    )
    assert row_of(read_tables([page], 2021), "outcome.refused.third_party")[0] == 1


@pytest.mark.parametrize("figures_first", [True, False])
def test_a_label_wrapped_over_two_rows_is_joined(figures_first: bool) -> None:
    numbers = ["1", "0", "0", "0", "0", "0", "1"]
    empty = [""] * 7
    page = ruled(
        [NOTE, *KINDS],
        ["4.保护第三", *(numbers if figures_first else empty)],
        ["方合法权益", *(empty if figures_first else numbers)],
    )
    read = read_tables([page], 2021)
    assert row_of(read, "outcome.refused.third_party")[0] == 1
    assert read.unrecognised == ()


def test_equal_labels_are_told_apart_by_the_group_they_stand_in() -> None:
    page = ruled(
        ["统计指标", "单位", "统计数"],
        ["四、行政复议数量", "件", "6"],
        ["（一）维持具体行政行为数", "件", "3"],
        ["（二）被依法纠错数", "件", "2"],
        ["（三）其他情形数", "件", "1"],
        ["五、行政诉讼数量", "件", "9"],
        ["（一）维持具体行政行为或者驳回原告诉讼请求数", "件", "4"],
        ["（二）被依法纠错数", "件", "3"],
        ["（三）其他情形数", "件", "2"],
    )
    read = read_tables([page], 2017)
    assert figures(read, "review.other", "litigation.other") == [1, 2]
    assert figures(read, "review.corrected", "litigation.corrected") == [2, 3]


def test_an_unknown_row_is_kept_and_a_groups_sum_is_left_out() -> None:
    page = ruled(
        [NOTE, *KINDS],
        ["（三）不予公开", "9", "0", "0", "0", "0", "0", "9"],
        ["1.属于国家秘密", "4", "0", "0", "0", "0", "0", "4"],
        ["9.属于本地另加的一类", "5", "0", "0", "0", "0", "0", "5"],
        ["小计", "9", "0", "0", "0", "0", "0", "9"],
    )
    read = read_tables([page], 2021)
    assert row_of(read, "outcome.refused.state_secret")[0] == 4
    (kept,) = read.unrecognised
    assert kept.text.startswith("9.属于本地另加的一类 | 5")
    assert kept.where.row == 4


def test_a_group_and_its_row_may_share_one_cell() -> None:
    page = ruled(
        [NOTE, *KINDS],
        ["三、本年度办理结果（一）予以公开", *"1000001"],
        ["（三）不予公开 1.属于国家秘密", *"0200002"],
        ["（六）其他处理3.其他", *"0030003"],
    )
    read = read_tables([page], 2021)
    rows = ("outcome.granted", "outcome.refused.state_secret", "outcome.otherwise.rest")
    assert [row_of(read, row)[-1] for row in rows] == [1, 2, 3]


@pytest.mark.parametrize(
    "title",
    [
        "第二十条第（五）项",
        "第二十条（五）项",
        "第二十条第五项",
        "《条例》第二十条第一款第（五）项",
    ],
)
def test_the_title_of_a_block_is_known_however_it_is_written(title: str) -> None:
    page = ruled([title], ["信息内容", "本年处理决定数量"], ["行政许可", "7"])
    assert figures(read_tables([page], 2022), "licences.decisions") == [7]


def test_a_row_of_another_number_of_cells_is_unread_and_says_why() -> None:
    page = ruled([NOTE, *KINDS], [NEW, "1", "0", "0", "0", "0", "1"])
    read = read_tables([page], 2021)
    assert row_of(read, "applications.new") == ["unread"] * 7
    assert read.measures["applications.new.total"].why == "格式为7栏，此行为6栏"


def test_a_group_cell_with_too_short_a_span_shifts_no_figure() -> None:
    page = ruled(
        [(NOTE, 1, 3), *KINDS],
        [("三、本年度办理结果", 2, 1), ("（三）不予公开", 1, 1), "1.属于国家秘密", *"1000001"],
        ["2.其他法律行政法规禁止公开", *"0200002"],
    )
    read = read_tables([page], 2021)
    assert row_of(read, "outcome.refused.state_secret") == [1, 0, 0, 0, 0, 0, 1]
    assert row_of(read, "outcome.refused.forbidden_by_law") == [0, 2, 0, 0, 0, 0, 2]


def test_empty_cells_at_the_end_of_a_row_of_text_are_left_out() -> None:
    page = text(
        "第二十条第(一)项 | |||",
        "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |",
        "规章 | 0 | 0 | 0 | ||",
        "第二十条第(五)项 | |||",
        "信息内容 | 本年处理决定数量 | ||",
        "行政许可 | 7 | ||",
    )
    assert figures(read_tables([page], 2021), "licences.decisions") == [7]


def test_text_with_cells_in_place_is_never_shifted_by_empty_labels() -> None:
    page = text(
        f"| {NOTE} | | 申请人情况 | | | | | | |",
        "| | | 自然人 | 法人或其他组织 | | | | | 总计 |",
        "| | | | 商业企业 | □□□□ | 社会公益组织 | 法律服务机构 | 其他 | |",
        f"| {NEW} | | | 5 | | | | | |",
        "| 二、上年结转政府信息公开申请数量 | | 2 | 3 | 0 | 0 | 0 | 0 | 5 |",
    )
    read = read_tables([page], 2021)
    assert "written" not in {m.state for n, m in read.measures.items() if ".new." in n}
    assert row_of(read, "applications.carried_in") == [2, 3, 0, 0, 0, 0, 5]


def test_a_form_left_blank_has_tables_but_no_figure() -> None:
    page = ruled(
        ["第二十条第（一）项"],
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "", "", ""],
        ["行政规范性文件", "", "", ""],
    )
    read = read_tables([page], 2021)
    assert [table.key for table in read.tables] == ["proactive"]
    assert not read.any_written


def test_a_row_printed_twice_with_other_figures_is_unread() -> None:
    page = ruled([NOTE, *KINDS], [NEW, *"1000001"], [NEW, *"2000002"])
    assert row_of(read_tables([page], 2021), "applications.new") == ["unread"] * 7


def test_merged_cells_copied_into_their_columns_are_one_figure() -> None:
    page = text(
        "| 第二十条第(五)项 | 第二十条第(五)项 | 第二十条第(五)项 |",
        "| 信息内容 | 本年处理决定数量 | 本年处理决定数量 |",
        "| 行政许可 | 5 | 5 |",
    )
    assert figures(read_tables([page], 2022), "licences.decisions") == [5]
