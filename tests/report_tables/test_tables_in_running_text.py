"""Tables that came out of a page as lines: read where every figure has its place, else unread."""

from __future__ import annotations

from decimal import Decimal

import pytest
from drawn import text

from report.tables import TablesRead, read_tables

KINDS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
HEADS = [
    "(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)",
    "申请人情况",
    "自然人",
    "法人或其他组织",
    "总计",
    "商业",
    "企业",
    "科研",
    "机构",
    "社会公益组织",
    "法律服务机构",
    "其他",
]
NEW = "一、本年新收政府信息公开申请数量"
CARRIED_IN = "二、上年结转政府信息公开申请数量"


def values(read: TablesRead, row: str) -> list[Decimal | None]:
    return [m.value for name, m in read.measures.items() if name.startswith(f"{row}.")]


def states(read: TablesRead, row: str) -> set[str]:
    return {m.state for name, m in read.measures.items() if name.startswith(f"{row}.")}


def test_one_cell_a_line_with_heads_broken_over_lines() -> None:
    page = text(
        "三、收到和处理政府信息公开申请情况", *HEADS, NEW, *"2100003", CARRIED_IN, *"0000000"
    )
    read = read_tables([page], 2021)
    assert values(read, "applications.new") == [2, 1, 0, 0, 0, 0, 3]
    assert values(read, "applications.carried_in") == [0] * 7


@pytest.mark.parametrize("count", [5, 6, 8])
def test_more_or_fewer_figures_than_columns_are_unread(count: int) -> None:
    page = text(*HEADS, NEW, *["1"] * count, CARRIED_IN, *"0000000")
    read = read_tables([page], 2021)
    assert states(read, "applications.new") == {"unread"}
    assert values(read, "applications.carried_in") == [0] * 7


def test_a_row_of_figures_parted_by_spaces() -> None:
    page = text("四、结转下年度继续办理 0 1 0 0 0 0 1", "四、政府信息公开行政复议、行政诉讼情况")
    read = read_tables([page], 2020)
    assert values(read, "applications.carried_forward") == [0, 1, 0, 0, 0, 0, 1]
    assert read.consumed == {(0, 1)}


@pytest.mark.parametrize(
    "lines",
    [
        ["2.没有现成信息需要另行制", "作 5 0 0 0 0 0 5"],
        ["2.没有现成信息需要另行制 5 0 0 0 0 0 5", "作"],
        ["2.没有现成信息需要另行制", "5 0 0 0 0 0 5", "作"],
        ["(四)无法提供 2.没有现成信息需要另行制作 5 0 0 0 0 0 5"],
        ["2.没有现成信息需要另行制作", *"5000005"],
    ],
)
def test_a_label_may_be_wrapped_around_its_figures(lines: list[str]) -> None:
    read = read_tables([text(*HEADS, *lines, "3.补正后申请内容仍不明确 0 0 0 0 0 0 0")], 2021)
    assert values(read, "outcome.unavailable.needs_creation") == [5, 0, 0, 0, 0, 0, 5]
    assert values(read, "outcome.unavailable.still_unclear") == [0] * 7


def test_labels_parted_from_their_figures_are_unread_where_the_order_matters() -> None:
    page = text(*HEADS, NEW, CARRIED_IN, *"1000001", *"2000002")
    read = read_tables([page], 2021)
    assert states(read, "applications.new") == states(read, "applications.carried_in") == {"unread"}


def test_labels_parted_from_their_figures_are_read_where_all_orders_are_the_same() -> None:
    page = text(*HEADS, NEW, CARRIED_IN, *"0000000", *"0000000")
    read = read_tables([page], 2021)
    assert values(read, "applications.new") == values(read, "applications.carried_in") == [0] * 7


@pytest.mark.parametrize(
    ("figures", "told"),
    [(["9", "4"], [9, 4]), (["9"], [None, None]), (["9", "4", "1"], [None, None])],
)
def test_labels_of_one_figure_each_take_them_in_order_or_not_at_all(
    figures: list[str], told: list[int | None]
) -> None:
    page = text(
        "第二十条第(六)项", "信息内容", "本年处理决定数量", "行政处罚", "行政强制", *figures
    )
    read = read_tables([page], 2022)
    assert [read.measures[f"{n}.decisions"].value for n in ("penalties", "compulsion")] == told


def test_cells_between_lone_pipes_may_be_empty() -> None:
    heads = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
    cells = ["第二十条第(一)项", *heads, "规章", "", "", "", "行政规范性文件", "2", "", "9"]
    page = text(*(line for cell in cells for line in ([cell, "|"] if cell else ["|"])))
    read = read_tables([page], 2022)
    assert [m.value for m in read.measures.values()][:6] == [None, None, None, 2, None, 9]
    assert [m.state for m in read.measures.values()][:3] == ["blank"] * 3


def test_labels_without_any_figure_are_unread_not_blank() -> None:
    page = text(
        "第二十条第(五)项", "信息内容", "本年处理决定数量", "行政许可", "", "第二十条第(八)项"
    )
    assert {m.state for m in read_tables([page], 2022).measures.values()} == {"unread"}


def test_fifteen_figures_after_the_heads_of_table_four() -> None:
    page = text(
        "四、政府信息公开行政复议、行政诉讼情况",
        "行政复议 行政诉讼",
        "未经复议直接起诉 复议后起诉",
        "结 结 其 尚",
        "果 果 他 未 总",
        "维 纠 结 审 计",
        "持 正 果 结",
        "1 0 0 2 3 0 0 0 0 0 0 4 0 0 4",
        "五、存在的主要问题及改进情况",
    )
    read = read_tables([page], 2020)
    assert values(read, "review") == [1, 0, 0, 2, 3]
    assert values(read, "litigation_after_review") == [0, 4, 0, 0, 4]
    assert (0, 1) not in read.consumed
    assert (0, 9) not in read.consumed


def test_rows_of_the_statistics_table_parted_by_spaces() -> None:
    page = text(
        "统计指标 单位 统计数",
        "一、主动公开情况",
        "(一)主动公开政府信息数 条 1,306",
        "其中:主动公开规范性文件数 条 2",
        "制发规范性文件总数 件 2",
        "七、依申请公开信息收取的费用 万元 0.5",
    )
    read = read_tables([page], 2016)
    names = ("disclosed.total", "normative_documents.issued", "fees.amount_wan")
    assert [read.measures[n].value for n in names] == [1306, 2, Decimal("0.5")]


@pytest.mark.parametrize(
    "lines",
    [
        [
            "(一)予以公开",
            "全年予以公开的申请共3件,均按期答复。",
            "(二)部分公开",
            "没有部分公开的申请。",
        ],
        ["一、主动公开情况", "(一)政府网站公开情况", "全年公开12条。"],
        ["行政复议", "全年未发生行政复议。", "行政诉讼", "全年未发生行政诉讼。"],
        ["总计", "5", "其他", "3"],
        ["行政许可", "12", "行政处罚", "4"],
    ],
)
def test_prose_and_other_lists_are_no_tables(lines: list[str]) -> None:
    read = read_tables([text(*lines)], 2021)
    assert (read.form, read.consumed) == (None, frozenset())


def test_a_heading_in_the_words_of_a_group_of_rows_stays_a_heading() -> None:
    page = text(
        "一、主动公开情况",
        "全年主动公开政府信息12条。",
        "三、依申请公开情况",
        "全年收到申请3件。",
        "统计指标 | 单位 | 统计数 |",
        "一、主动公开情况 | | |",
        "(一)主动公开政府信息数 | 条 | 12 |",
        "其中:主动公开规范性文件数 | 条 | 0 |",
        "制发规范性文件总数 | 件 | 0 |",
    )
    read = read_tables([page], 2016)
    assert {line for _, line in read.consumed} == {5, 6, 7, 8, 9}


def test_upright_labels_of_groups_run_into_the_rows_beside_them() -> None:
    page = text(
        "(本列数据的勾稽关系为:第一项加第二项之 申请人情况",
        "和,等于第三项加第四项之和) 自然 法人或其他组织 总计",
        "人 商业 科研 社会公 法律服 其他",
        "企业 机构 益组织 务机构",
        "一、本年新收政府信息公开申请数量 95 0 0 0 0 0 95",
        "二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0",
        "三、本 (一)予以公开 50 0 0 0 0 0 50",
        "年度办 (二)部分公开(区分处理的,只计这一情",
        "9 0 0 0 0 0 9",
        "理结果 形,不计其他情形)",
        "(三)不 1.属于国家秘密 0 0 0 0 0 0 0",
        "予公开 2.其他法律行政法规禁",
        "止公开 1 0 0 0 0 0 1",
        "3.危及“三安全一稳定” 2 0 0 0 0 0 2",
        "(四)无 1.本机关不掌握相关政府信息 31 0 0 0 0 0 31",
        "法提供 2.没有现成信息需要另行制作 1 0 0 0 0 0 1",
        "(六)其 1.申请人无正当理由逾期不补正、行政机关",
        "他处理 不再处理其政府信息公开申请 1 0 0 0 0 0 1",
        "3.其他 0 0 0 0 0 0 0",
        "(七)总计 95 0 0 0 0 0 95",
        "四、结转下年度继续办理 0 0 0 0 0 0 0",
        "五、存在的主要问题及改进情况",
    )
    read = read_tables([page], 2024)
    totals = {name: m.value for name, m in read.measures.items() if name.endswith(".total")}
    assert {name: value for name, value in totals.items() if value is not None} == {
        "applications.new.total": 95,
        "applications.carried_in.total": 0,
        "outcome.granted.total": 50,
        "outcome.partly_granted.total": 9,
        "outcome.refused.state_secret.total": 0,
        "outcome.refused.forbidden_by_law.total": 1,
        "outcome.refused.endangers_security.total": 2,
        "outcome.unavailable.not_held.total": 31,
        "outcome.unavailable.needs_creation.total": 1,
        "outcome.otherwise.correction_overdue.total": 1,
        "outcome.otherwise.rest.total": 0,
        "outcome.total.total": 95,
        "applications.carried_forward.total": 0,
    }
