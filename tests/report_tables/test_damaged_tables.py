"""Rows that lost a cell, tables that break off: what cannot be told is unread, never shifted."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from report.model import Document, Layout
from report.readers import layout_of
from report.tables import TablesRead, read_tables

HEAD = (
    "三、收到和处理政府信息公开申请情况",
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 申请人情况 | ||||||||",
    "自然人 | 法人或其他组织 | 总计 | |||||||",
    "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||",
)
ROWS = (
    "一、本年新收政府信息公开申请数量 | 2 | 1 | 0 | 3 | 1 | 4 | 11 | ||",
    "二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 | ||",
    "三、本年度办理结果 | （一）予以公开 | 2 | 0 | 0 | 0 | 0 | 0 | 2 | |",
)


def told(lines: Sequence[str], end: str = "\n", name: str = "report.txt") -> TablesRead:
    layout = layout_of(Document(("\n".join(lines) + end).encode(), name))
    assert isinstance(layout, Layout)
    return read_tables([layout], 2023)


def row(read: TablesRead, name: str) -> list[Decimal | str | None]:
    cells = [m for key, m in read.measures.items() if key.startswith(f"{name}.")]
    return [m.value if m.state == "written" else m.state for m in cells]


def test_a_row_filled_up_with_empty_cells_is_read() -> None:
    assert row(told([*HEAD, *ROWS]), "applications.new") == [2, 1, 0, 3, 1, 4, 11]


@pytest.mark.parametrize("lost", range(1, 8))
def test_a_row_that_lost_one_cell_is_unread_not_moved_up(lost: int) -> None:
    cells = ROWS[0].split(" | ")
    short = " | ".join([*cells[:lost], *cells[lost + 1 :]])
    assert set(row(told([*HEAD, short, *ROWS[1:]]), "applications.new")) == {"unread"}


def test_a_row_filled_up_again_after_it_lost_a_cell_is_unread() -> None:
    moved = "一、本年新收政府信息公开申请数量 | 2 | 1 | 3 | 1 | 4 | 11 | | ||"
    assert set(row(told([*HEAD, moved, *ROWS[1:]]), "applications.new")) == {"unread"}


def test_a_table_that_leaves_all_its_sums_blank_is_read() -> None:
    rows = [line.rpartition(" | 11 |")[0] + " |  | ||" for line in ROWS[:1]]
    rows += [line.replace(" | 2 | ||", " |  | ||") for line in ROWS[1:2]]
    read = told([*HEAD, *rows])
    assert row(read, "applications.new") == [2, 1, 0, 3, 1, 4, "blank"]


def test_a_table_that_leaves_most_of_its_sums_blank_is_read() -> None:
    results = [
        line.replace(" | 2 | |", " |  | |") for line in (ROWS[2], ROWS[2].replace("一", "二"))
    ]
    results[1] = results[1].replace("三、本年度办理结果 | （二）予以公开", "（二）部分公开")
    read = told([*HEAD, *ROWS[:1], *results, results[1].replace("（二）部分公开", "（七）总计")])
    assert row(read, "applications.new")[-1] == 11
    assert row(read, "outcome.granted") == [2, 0, 0, 0, 0, 0, "blank"]


def test_two_cells_run_into_one_are_no_negative_count() -> None:
    dashes = "一、本年新收政府信息公开申请数量 | 2 | - | - | - | - | -  2 |"
    read = told([*HEAD, dashes, *ROWS[1:]])
    assert "written" not in {m.state for n, m in read.measures.items() if "new.total" in n}
    assert Decimal(-2) not in row(read, "applications.new")


def test_the_last_figure_of_a_text_that_nothing_closes_may_go_on() -> None:
    broken = "二、上年结转政府信息公开申请数量 | 12 | 0 | 0 | 0 | 0 | 0 | 1"
    assert row(told([*HEAD, ROWS[0], broken], ""), "applications.carried_in")[-1] == "unread"
    assert row(told([*HEAD, ROWS[0], broken]), "applications.carried_in")[-1] == 1


@pytest.mark.parametrize("last", ["0 | 12", "1 | 13"])
def test_a_last_figure_that_is_the_right_sum_is_whole(last: str) -> None:
    line = f"二、上年结转政府信息公开申请数量 | 12 | 0 | 0 | 0 | 0 | {last}"
    read = row(told([*HEAD, ROWS[0], line], ""), "applications.carried_in")
    assert read[-1] == Decimal(last.rpartition(" ")[2])


@pytest.mark.parametrize("end", ["2", "26", ""])
def test_the_last_cell_of_a_page_that_breaks_off_is_unread(end: str) -> None:
    page = (
        "<html><body><table><tr><td>第二十条第（五）项</td><td></td></tr>"
        "<tr><td>信息内容</td><td>本年处理决定数量</td></tr>"
        f"<tr><td>行政许可</td><td>{end}"
    )
    read = told([page], "", "page.html")
    assert row(read, "licences") == ["unread"]


@pytest.mark.parametrize("begun", ["三、本", "三、本年度办", "四、结转"])
def test_the_beginning_of_a_label_at_the_end_is_no_heading(begun: str) -> None:
    lines = [*HEAD, *ROWS[:2], begun]
    assert (0, len(lines)) in told(lines, "").consumed


def test_the_next_section_at_the_end_is_a_heading() -> None:
    lines = [*HEAD, *ROWS[:2], "四、政府信息公开行政复议、行政诉讼情况"]
    assert (0, len(lines)) not in told(lines, "").consumed


@pytest.mark.parametrize("count", [4, 6])
def test_a_miscounted_span_above_the_heads_swaps_no_columns(count: int) -> None:
    heads = "".join(
        f"<td>{name}</td>"
        for name in ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
    )
    page = (
        "<html><body><table><tr><td rowspan=3>勾稽关系为：第一项加第二项之和</td>"
        "<td colspan=7>申请人情况</td></tr><tr><td rowspan=2>自然人</td>"
        f"<td colspan={count}>法人或其他组织</td><td rowspan=2>总计</td></tr><tr>{heads}</tr>"
        "<tr><td>一、本年新收政府信息公开申请数量</td>"
        f"{''.join(f'<td>{n}</td>' for n in (2, 1, 0, 3, 1, 4, 11))}</tr></table></body></html>"
    )
    assert row(told([page], "", "page.html"), "applications.new") in (
        [2, 1, 0, 3, 1, 4, 11],
        ["unread"] * 7,
    )


def test_a_head_too_many_makes_the_figures_unread() -> None:
    heads = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "法律服务机构", "其他")
    page = (
        "<html><body><table><tr><td rowspan=3>勾稽关系为：第一项加第二项之和</td>"
        "<td colspan=7>申请人情况</td></tr><tr><td rowspan=2>自然人</td>"
        "<td colspan=5>法人或其他组织</td><td rowspan=2>总计</td></tr>"
        f"<tr>{''.join(f'<td>{name}</td>' for name in heads)}</tr>"
        "<tr><td>一、本年新收政府信息公开申请数量</td>"
        f"{''.join(f'<td>{n}</td>' for n in (2, 1, 0, 3, 1, 4, 11))}</tr></table></body></html>"
    )
    assert set(row(told([page], "", "page.html"), "applications.new")) == {"unread"}
