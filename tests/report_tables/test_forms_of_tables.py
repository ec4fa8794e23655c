"""Which form a table is of, and what its rows may look like in each."""

from __future__ import annotations

import pytest
from drawn import KINDS, NEW, NOTE, RESULTS, figures, ruled, text

from report.model import Layout
from report.tables import read_tables


def blocks(*items: tuple[str, list[str], list[str]]) -> Layout:
    return ruled(
        *(row for item, heads, row in items for row in ([item], ["信息内容", *heads], row))
    )


TRIAL_1 = (
    "第二十条第（一）项",
    ["本年新制作数量", "本年新公开数量", "对外公开总数量"],
    ["规章", *"123"],
)
NOW_5 = ("第二十条第（五）项", ["本年处理决定数量"], ["行政许可", "2"])
NOW_6 = ("第二十条第（六）项", ["本年处理决定数量"], ["行政处罚", "3"])
TRIAL_5 = (
    "第二十条第（五）项",
    ["上一年项目数量", "本年增/减", "处理决定数量"],
    ["行政许可", "71", "-11", "0"],
)


def test_blocks_of_two_forms_in_one_table_keep_their_own_measures() -> None:
    read = read_tables([blocks(TRIAL_1, NOW_5, NOW_6)], 2021)
    assert read.form == "annual-2021"
    assert figures(read, "regulations.made", "licences.decisions", "regulations.issued") == [
        1,
        2,
        None,
    ]


def test_a_superseded_form_is_told_whatever_the_year() -> None:
    read = read_tables([blocks(TRIAL_1, TRIAL_5)], 2022)
    assert read.form == "annual-2019"
    assert figures(read, "licences.items_change") == [-11]


@pytest.mark.parametrize(("year", "form"), [(2020, "annual-2019"), (2023, "annual-2021")])
def test_tables_that_two_forms_share_are_of_the_years_form(year: int, form: str) -> None:
    page = ruled([NOTE, *KINDS], [NEW, *"1000001"])
    assert read_tables([page], year).form == form


@pytest.mark.parametrize("year", [2020, 2022])
def test_other_handling_may_be_one_row_or_three_in_either_form(year: int) -> None:
    one = ruled([NOTE, *KINDS], ["（六）其他处理", *"3000003"])
    three = ruled(
        [NOTE, *KINDS],
        ["（六）其他处理", *[""] * 7],
        ["1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", *"1000001"],
        ["2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", *"0000000"],
        ["3.其他", *"2000002"],
    )
    assert figures(
        read_tables([one], year), "outcome.otherwise.all.total", "outcome.otherwise.rest.total"
    ) == [3, None]
    assert figures(
        read_tables([three], year), "outcome.otherwise.rest.total", "outcome.otherwise.all.total"
    ) == [2, None]


def test_other_handling_printed_as_a_sum_over_its_rows_is_left_out() -> None:
    page = ruled(
        [NOTE, *KINDS],
        ["（六）其他处理", *"3000003"],
        ["1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", *"1000001"],
        ["3.其他", *"2000002"],
    )
    read = read_tables([page], 2022)
    assert figures(read, "outcome.otherwise.all.total") == [None]
    assert figures(read, "outcome.otherwise.fee_overdue.total") == ["unread"]


def test_no_table_gives_no_form_and_no_measure() -> None:
    read = read_tables([text("一、总体情况", "本年新收政府信息公开申请3件。")], 2021)
    assert (read.form, dict(read.measures), read.tables) == (None, {}, ())


def test_a_block_without_heads_is_of_the_form_of_the_others_or_unread() -> None:
    fees = [["第二十条第（八）项"], ["行政事业性收费", "8178"]]
    trial = ruled(
        ["第二十条第（五）项"],
        ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"],
        ["行政许可", *"123"],
        *fees,
    )
    read = read_tables([trial], 2020)
    assert figures(read, "fees.amount_wan", "fees.items_last_year") == [None, "unread"]
    now = ruled(["第二十条第（五）项"], ["信息内容", "本年处理决定数量"], ["行政许可", "2"], *fees)
    assert figures(read_tables([now], 2022), "fees.amount_wan") == [8178]


def statistics(*heads: str) -> Layout:
    return ruled(
        ["统计指标", *heads],
        ["一、主动公开情况", *[""] * len(heads)],
        ["（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", *"条12345"[: len(heads)]],
        ["其中：主动公开规范性文件数", *"条01230"[: len(heads)]],
        ["制发规范性文件总数", *"件01230"[: len(heads)]],
    )


def test_figures_of_several_layers_are_unread_but_for_their_sum() -> None:
    layers = statistics("单位", "区政府", "区直部门", "乡镇")
    assert figures(read_tables([layers], 2016), "disclosed.total") == ["unread"]
    summed = statistics("单位", "区政府", "区直部门", "乡镇", "合计")
    assert figures(read_tables([summed], 2016), "disclosed.total") == [4]


def test_a_unit_column_may_be_missing_or_tell_another_unit() -> None:
    rows = [
        ["六、举报投诉数量", "3"],
        ["七、依申请公开信息收取的费用", "200元"],
        ["（二）设置政府信息公开查阅点数", "2"],
    ]
    read = read_tables([ruled(["统计指标", "统计数"], *rows)], 2016)
    fee = read.measures["fees.amount_wan"]
    assert (fee.value, fee.unit) == (200, "元")
    assert figures(read, "complaints", "reading_points") == [3, 2]


@pytest.mark.parametrize(
    "page",
    [
        ruled(
            ["序号", "统计指标", "代码", "单位", "统计数", "备注"],
            ["1", "六、举报投诉数量", "901", "件", "3", ""],
            ["2", "（一）政府信息公开工作专门机构数", "902", "个", "1", "见说明2"],
            ["3", "（二）设置政府信息公开查阅点数", "903", "个", "2", ""],
        ),
        text(
            "统计指标 | 单位 | 2016年统计数 | 备注 |",
            "六、举报投诉数量 | 件 | 3 |",
            "(一)政府信息公开工作专门机构数 | 个 | 1 | 见说明2 |",
            "(二)设置政府信息公开查阅点数 | 个 | 2 | |",
        ),
    ],
    ids=["ruled", "text"],
)
def test_columns_beside_the_figures_are_left_alone(page: Layout) -> None:
    read = read_tables([page], 2016)
    assert figures(read, "complaints", "bodies", "reading_points") == [3, 1, 2]


def test_a_stray_figure_in_a_heading_row_is_told() -> None:
    page = ruled(
        ["统计指标", "单位", "统计数"],
        ["八、机构建设和保障经费情况", "", "0"],
        ["（一）政府信息公开工作专门机构数", "个", "1"],
        ["（二）设置政府信息公开查阅点数", "个", "1"],
        ["（三）从事政府信息公开工作人员数", "人", "2"],
    )
    read = read_tables([page], 2016)
    assert [one.text for one in read.unrecognised] == ["八、机构建设和保障经费情况 | 0"]


def test_rows_of_one_region_are_asked_for_only_where_one_is_printed() -> None:
    page = ruled(
        ["统计指标", "单位", "统计数"],
        ["五、行政诉讼数量", "件", "3"],
        ["（一）一审案件数量", "件", "2"],
        ["1.维持具体行政行为或者驳回原告诉讼请求数", "件", "2"],
        ["（二）二审案件数量", "件", "1"],
    )
    read = read_tables([page], 2017)
    assert figures(read, "litigation.first_instance.upheld", "litigation.upheld") == [2, None]
    assert figures(read, "litigation.first_instance.corrected") == ["unread"]


def test_table_four_left_empty_is_blank() -> None:
    page = ruled(
        [("行政复议", 1, 5), ("行政诉讼", 1, 10)],
        [*RESULTS, ("未经复议直接起诉", 1, 5), ("复议后起诉", 1, 5)],
        [*[""] * 5, *RESULTS, *RESULTS],
        [""] * 15,
    )
    read = read_tables([page], 2021)
    assert {m.state for m in read.measures.values()} == {"blank"}
    assert len(read.measures) == 15


def test_the_numbers_of_the_columns_are_no_figures() -> None:
    page = ruled(
        [("行政复议", 1, 5), ("行政诉讼", 1, 10)],
        [*RESULTS, ("未经复议直接起诉", 1, 5), ("复议后起诉", 1, 5)],
        [*[""] * 5, *RESULTS, *RESULTS],
        [str(rank) for rank in range(1, 16)],
        [*"10001", *"00000", *"00022"],
    )
    read = read_tables([page], 2021)
    assert figures(read, "review.upheld", "litigation_after_review.total") == [1, 2]


def test_table_four_may_be_printed_kind_by_kind_or_in_two_tables() -> None:
    by_kind = ruled(
        ["类别", "", *RESULTS],
        [("行政复议", 1, 2), *"10001"],
        [("行政诉讼", 2, 1), "未经复议直接起诉", *"02002"],
        ["复议后起诉", *"00303"],
    )
    apart = [
        ruled([("行政复议", 1, 5)], RESULTS, [*"10001"]),
        ruled(
            [("行政诉讼", 1, 10)],
            [("未经复议直接起诉", 1, 5), ("复议后起诉", 1, 5)],
            [*RESULTS, *RESULTS],
            [*"02002", *"00303"],
        ),
    ]
    names = ("review.upheld", "litigation_direct.corrected", "litigation_after_review.total")
    assert figures(read_tables([by_kind], 2021), *names) == [1, 2, 3]
    assert figures(read_tables(apart, 2021), *names) == [1, 2, 3]


def test_an_unofficial_list_is_not_table_four() -> None:
    page = ruled(["行政复议"], ["3", "2", "1"], ["行政诉讼"], ["0", "0"])
    assert read_tables([page], 2022).tables == ()
