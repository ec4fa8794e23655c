"""How tables are read: heads, labels, units, groups, printings; what is kept and what is told."""

from __future__ import annotations

from decimal import Decimal

import pytest
from drawn import ruled, text

from report.model import Layout
from report.tables import TablesRead, read_tables

NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
KINDS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
HEADS_3 = ["事项", *KINDS]
NEW = "一、本年新收政府信息公开申请数量"
RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


def figures(read: TablesRead, *names: str) -> list[Decimal | str | None]:
    """Values of written measures, else their states; None for one that is not there."""
    told: list[Decimal | str | None] = []
    for name in names:
        measure = read.measures.get(name)
        state = measure.state if measure else None
        told.append(measure.value if measure and state == "written" else state)
    return told


def row_of(read: TablesRead, name: str) -> list[Decimal | str | None]:
    columns = (
        "natural_person",
        "commercial",
        "research",
        "public_welfare",
        "legal_service",
        "other_organisation",
        "total",
    )
    return figures(read, *(f"{name}.{column}" for column in columns))


# ---------------------------------------------------------------- heads


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


# ---------------------------------------------------------------- labels


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


# ---------------------------------------------------------------- rows that do not fit


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


# ---------------------------------------------------------------- forms


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


# ---------------------------------------------------------------- the statistics table


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


# ---------------------------------------------------------------- table four


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


# ---------------------------------------------------------------- several documents


def test_where_page_and_attachment_differ_both_figures_are_told() -> None:
    page = ruled([NOTE, *KINDS], [NEW, *"1000001"])
    attachment = ruled([NOTE, *KINDS], [NEW, *"3000003"])
    read = read_tables([page, attachment], 2021)
    assert row_of(read, "applications.new")[0] == 1
    pairs = {(a.name, a.value, b.value, b.where.document) for a, b in read.disagreements}
    assert pairs == {
        ("applications.new.natural_person", 1, 3, 1),
        ("applications.new.total", 1, 3, 1),
    }


def test_the_printing_with_more_of_the_table_counts() -> None:
    page = ruled([NOTE, *KINDS], [NEW, *"100000"])
    attachment = ruled([NOTE, *KINDS], [NEW, *"1000001"])
    read = read_tables([page, attachment], 2021)
    assert row_of(read, "applications.new") == [1, 0, 0, 0, 0, 0, 1]
    assert read.measures["applications.new.total"].where.document == 1


# ---------------------------------------------------------------- where


def test_a_figure_knows_its_cell_and_what_to_call_it() -> None:
    page = ruled([NOTE, *KINDS], ["4.保护第三方合法权益", *"0100001"])
    where = read_tables([page], 2021).measures["outcome.refused.third_party.commercial"].where
    assert (where.table, where.row, where.column) == (1, 2, 3)
    assert where.label == "表三 · （三）4.保护第三方合法权益 · 商业企业"


def test_headings_inside_a_table_are_no_rows_of_it() -> None:
    page = ruled(
        ["二、主动公开政府信息情况"],
        ["第二十条第（五）项"],
        ["信息内容", "本年处理决定数量"],
        ["行政许可", "2"],
        ["三、收到和处理政府信息公开申请情况"],
        [NOTE, *KINDS],
        [NEW, *"1000001"],
    )
    read = read_tables([page], 2021)
    assert [line.text for _, line in read.titles] == [
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
    ]
    assert {line for _, line in read.consumed} == {2, 3, 4, 6, 7}


def test_a_text_that_ends_inside_a_table_is_cut() -> None:
    page = text(
        "三、收到和处理政府信息公开申请情况",
        f"{NOTE} | 申请人情况 |",
        "自然人 | 法人或其他组织 | 总计 |",
        "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |",
        f"{NEW} | 1 | 0 | 0 | 0 | 0 | 0 | 1 |",
        "二、上年结转政府信息",
    )
    assert read_tables([page], 2021).cut == "the text ends inside 表三"


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


def test_an_unofficial_list_is_not_table_four() -> None:
    page = ruled(["行政复议"], ["3", "2", "1"], ["行政诉讼"], ["0", "0"])
    assert read_tables([page], 2022).tables == ()


def test_a_table_of_another_form_beside_it_changes_no_figure() -> None:
    four = ruled(
        [("行政复议", 1, 5), ("行政诉讼", 1, 10)],
        [*RESULTS, ("未经复议直接起诉", 1, 5), ("复议后起诉", 1, 5)],
        [*[""] * 5, *RESULTS, *RESULTS],
        [*"10001", *"00000", *"00022"],
    )
    old = ruled(
        ["统计指标", "单位", "统计数"],
        ["四、行政复议数量", "件", "6"],
        ["六、举报投诉数量", "件", "5"],
        ["七、依申请公开信息收取的费用", "万元", "4"],
    )
    read = read_tables([four, old], 2021)
    assert read.form == "annual-2021"
    assert figures(read, "review.total", "complaints") == [1, 5]


def test_a_blank_form_attached_does_not_outweigh_the_page() -> None:
    page = ruled([NOTE, *KINDS], [NEW, *"1000001"])
    blank = ruled([NOTE, *KINDS], [NEW, *[""] * 7], ["（七）总计", *[""] * 7])
    assert row_of(read_tables([page, blank], 2021), "applications.new")[-1] == 1


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


def test_merged_cells_copied_into_their_columns_are_one_figure() -> None:
    page = text(
        "| 第二十条第(五)项 | 第二十条第(五)项 | 第二十条第(五)项 |",
        "| 信息内容 | 本年处理决定数量 | 本年处理决定数量 |",
        "| 行政许可 | 5 | 5 |",
    )
    assert figures(read_tables([page], 2022), "licences.decisions") == [5]
