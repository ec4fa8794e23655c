"""Pages read column by column: figures come before their labels, or far from them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from drawn import text

from report.model import Document, Layout
from report.readers import layout_of as read_layout
from report.tables import TablesRead, read_tables
from samples.statistics import statistics_measures

HEADS = ["(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)", "申请人情况"]
HEADS += ["自然人", "法人或其他组织", "总计", "商业企业", "科研机构", "社会公益组织"]
HEADS += ["法律服务机构", "其他"]
LABELS = [
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "(一)予以公开",
    "(二)部分公开",
    "1.属于国家秘密",
]
ROWS = ["2100003", "1000001", "3100004", "0000000", "0000000"]


def states(read: TablesRead) -> set[str]:
    return {measure.state for measure in read.measures.values()}


def test_figures_that_precede_their_labels_are_given_to_no_row() -> None:
    """Each row's figures stand before its label: taken for what follows, they would all be
    those of the row above, and every sum of a row would still agree."""
    body = [piece for label, row in zip(LABELS, ROWS, strict=True) for piece in (*row, label)]
    read = read_tables([text("三、收到和处理政府信息公开申请情况", *HEADS, *body)], 2022)
    assert [table.key for table in read.tables] == ["requests"]
    assert states(read) == {"unread"}


def test_from_where_two_rows_of_figures_meet_none_is_given() -> None:
    body = [LABELS[0], *ROWS[0], LABELS[1], *ROWS[1], *ROWS[2], LABELS[2], *ROWS[3], LABELS[3]]
    read = read_tables([text(*HEADS, *body)], 2022)
    figures = {name: m.value for name, m in read.measures.items() if m.state == "written"}
    assert figures["applications.new.total"] == Decimal(3)
    assert {name.rpartition(".")[0] for name in figures} == {"applications.new"}


def test_the_numbers_of_the_columns_under_the_heads_displace_nothing() -> None:
    read = read_tables([text(*HEADS, *"1234567", LABELS[0], *ROWS[0])], 2022)
    assert read.measures["applications.new.total"].value == 3


def test_figures_after_a_row_that_no_form_knows_displace_nothing() -> None:
    body = [LABELS[0], *ROWS[0], "其中通过网络提交的申请", *"1000001", LABELS[1], *ROWS[1]]
    read = read_tables([text(*HEADS, *body)], 2022)
    assert read.measures["applications.carried_in.total"].value == 1


@pytest.mark.parametrize("figures", [["1", "0", "0", "0", "0", "3"], list("1000003")])
def test_the_number_of_a_label_set_apart_is_no_figure(figures: list[str]) -> None:
    body = ["1.属于国家秘密", *figures, "2", ".其他法律行政法规禁止公开", *"0000000"]
    read = read_tables([text(*HEADS, LABELS[0], *ROWS[0], *body)], 2022)
    of_secrets = {m.state for n, m in read.measures.items() if ".state_secret." in n}
    assert of_secrets == ({"written"} if len(figures) == 7 else {"unread"})


def test_labels_in_one_column_and_figures_in_another_are_a_table_nobody_can_read() -> None:
    labels = ["一、主动公开情况", "（一）主动公开政府信息数", "其中：主动公开规范性文件数"]
    labels += ["制发规范性文件总数", "（二）通过不同渠道和方式公开政府信息的情况"]
    labels += [f"{at}.{name}公开政府信息数" for at, name in enumerate(CHANNELS, 1)]
    labels += ["（一）收到申请数", "1.当面申请数", "2.传真申请数", "3.网络申请数", "4.信函申请数"]
    page = text("统计指标", *labels, "单位", "统计数", *["条"] * 8, *"2531638", "41", "112", "7")
    read = read_tables([page], 2016)
    assert [table.key for table in read.tables] == ["statistics"]
    assert states(read) == {"unread"}
    assert set(read.measures) == set(statistics_measures("national"))


CHANNELS = ("政府公报", "政府网站", "政务微博", "政务微信", "其他方式")


def test_rows_of_figures_without_a_table_are_told() -> None:
    read = read_tables([text("四、其他情况", "2022年无。", "3 1 0 1 5 2 0 1 0 3")], 2022)
    assert [one.what for one in read.unrecognised] == ["table"]


def test_prose_with_figures_is_no_lost_table() -> None:
    read = read_tables([text("全年公开信息326条,其中网站281条、微信45条。", "2022", "1")], 2022)
    assert read.unrecognised == ()


@pytest.mark.parametrize(
    "printed",
    [
        ["（一）收到申请数件 143", "1.当面申请数件 22"],
        ["（一）收到申请数", "件 143", "1.当面申请数", "件 22"],
        ["（一）收到申请数 件 143", "1.当面申请数 件22"],
    ],
)
def test_a_unit_may_cling_to_label_or_figure(printed: list[str]) -> None:
    page = text("统计指标", "单位", "统计数", "三、依申请公开情况", *printed, "2.传真申请数 件 0")
    read = read_tables([page], 2016)
    assert read.measures["applications.received.total"].value == 143
    assert read.measures["applications.received.in_person"].value == 22


def test_a_label_may_end_below_its_figures() -> None:
    body = ["2.其他法律行 0 0 0 0 0 0 0", "政法规禁止公开", "5.要求行政机关确认或 1 0 0 0 0 0 1"]
    body += ["重新出具已获取信息", "二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0"]
    read = read_tables([text(*HEADS, LABELS[0] + " 2 1 0 0 0 0 3", *body)], 2022)
    assert read.measures["outcome.refused.forbidden_by_law.total"].value == 0
    assert read.measures["outcome.not_processed.reconfirmation.total"].value == 1


def test_the_corner_over_the_labels_tells_no_form() -> None:
    """信息内容 stands over every block of table two, of whichever form."""
    page = text("信息内容", "行政许可", "信息内容", "行政处罚", "行政强制", "二、其他")
    assert read_tables([page], 2020).form is None


def test_a_label_whose_beginning_stands_above_its_row_is_not_its_ends() -> None:
    """其中：主要负责同志 / 参加新闻发布会次数: its end alone looks like the row of the whole."""
    piped = (
        "统计指标| 单位| 统计数  \n---|---|---  \n1.参加或举办  \n新闻发布会总次数| 次| 9  \n"
        "其中：主要负责同志  \n参加新闻发布会次数| 次| 4  \n3.政策解读稿件发布数| 篇| 58  \n"
    )
    read = read_tables([layout_of(piped)], 2016)
    values = {n: m.value for n, m in read.measures.items() if m.state == "written"}
    assert values == {
        "response.press_conferences.total": 9,
        "response.press_conferences.by_leader": 4,
        "response.explanations": 58,
    }


def test_the_marks_of_a_group_are_not_the_figure_of_the_row_above() -> None:
    page = ["统计指标", "单位", "统计数", "（一）收到申请数", "件", "143", "1.当面申请数"]
    page += ["三、依申请公开", "——", "——", "2.传真申请数", "件", "0", "3.网络申请数", "件", "87"]
    read = read_tables([text(*page)], 2016)
    assert read.measures["applications.received.in_person"].state == "unread"
    assert read.measures["applications.received.fax"].value == 0


def layout_of(content: str) -> Layout:
    layout = read_layout(Document(content.encode(), "a.txt"))
    assert isinstance(layout, Layout)
    return layout
