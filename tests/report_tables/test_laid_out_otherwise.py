"""Panels side by side, and rows for columns: read where their heads tell, else not read."""

from __future__ import annotations

import pytest
from drawn import figures, ruled, text

from report.model import Layout
from report.tables import TablesRead, read_tables

HEADS = ["统计指标", "单位", "统计数"]
LEFT = [
    ["一、主动公开情况", "", ""],
    ["（一）主动公开政府信息数", "条", "120"],
    ["其中：主动公开规范性文件数", "条", "3"],
    ["制发规范性文件总数", "件", "4"],
    ["三、依申请公开情况", "", ""],
    ["（一）收到申请数", "件", "9"],
    ["1.当面申请数", "件", "4"],
    ["2.传真申请数", "件", "5"],
]
RIGHT = [
    ["四、行政复议数量", "件", "6"],
    ["（一）维持具体行政行为数", "件", "5"],
    ["（二）被依法纠错数", "件", "1"],
    ["（三）其他情形数", "件", "0"],
    ["五、行政诉讼数量", "件", "8"],
    ["（一）维持具体行政行为或者驳回原告诉讼请求数", "件", "7"],
    ["（二）被依法纠错数", "件", "1"],
    ["（三）其他情形数", "件", "0"],
]
TRUTH = {
    "disclosed.total": 120,
    "disclosed.normative_documents": 3,
    "normative_documents.issued": 4,
    "applications.received.total": 9,
    "applications.received.in_person": 4,
    "applications.received.fax": 5,
    "review.total": 6,
    "review.upheld": 5,
    "review.corrected": 1,
    "review.other": 0,
    "litigation.total": 8,
    "litigation.upheld": 7,
    "litigation.corrected": 1,
    "litigation.other": 0,
}
ROWS = [[*left, *right] for left, right in zip(LEFT, RIGHT, strict=True)]
TITLE = [("政府信息公开情况统计表", 1, 6)]


def written(read: TablesRead) -> dict[str, int]:
    return {n: int(m.value) for n, m in read.measures.items() if m.value is not None}


@pytest.mark.parametrize(
    "page",
    [
        ruled(TITLE, [*HEADS, *HEADS], *ROWS),
        ruled(
            ["序号", *HEADS, "序号", *HEADS],
            *[[str(n), *row[:3], str(n + 8), *row[3:]] for n, row in enumerate(ROWS, 1)],
        ),
        text(*(" | ".join(row) + " |" for row in [[*HEADS, *HEADS], *ROWS])),
    ],
)
def test_two_panels_are_read_one_after_the_other(page: Layout) -> None:
    assert written(read_tables([page], 2017)) == TRUTH


@pytest.mark.parametrize(
    "page",
    [
        ruled(TITLE, *ROWS),
        text("政府信息公开情况统计表", *(" | ".join(row) + " |" for row in ROWS)),
        text("政府信息公开情况统计表", *(" ".join(filter(None, row)) for row in ROWS)),
        text("附表", *HEADS, *HEADS, *(one for row in ROWS for one in row if one)),
        ruled([*HEADS, *HEADS], *[[*row[:2], (row[2], 1, 2), *row[4:]] for row in ROWS]),
    ],
)
def test_where_nothing_tells_the_panels_no_figure_is_taken_for_another(page: Layout) -> None:
    assert written(read_tables([page], 2017)).items() <= TRUTH.items()


def test_blocks_of_table_two_beside_each_other() -> None:
    page = ruled(
        [("第二十条第（五）项", 1, 2), ("第二十条第（六）项", 1, 2)],
        ["信息内容", "本年处理决定数量", "信息内容", "本年处理决定数量"],
        ["行政许可", "5", "行政处罚", "6"],
        ["", "", "行政强制", "7"],
    )
    read = read_tables([page], 2021)
    names = ("licences.decisions", "penalties.decisions", "compulsion.decisions")
    assert figures(read, *names) == [5, 6, 7]
    where = read.measures["penalties.decisions"].where
    assert (where.row, where.column) == (3, 4)


KINDS = [
    [["", "行政复议", ("行政诉讼", 1, 2)], ["", "", "未经复议直接起诉", "复议后起诉"]],
    [
        [("类别", 2, 1), ("行政复议", 2, 1), ("行政诉讼", 1, 2)],
        ["未经复议直接起诉", "复议后起诉"],
    ],
    [["结果", "行政复议", "未经复议直接起诉", "复议后起诉"]],
]
FIGURES = ["100", "020", "003", "000", "123"]
RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


@pytest.mark.parametrize("heads", KINDS[:2])
def test_table_four_with_its_results_as_rows(heads: list[list[str]]) -> None:
    rows = [[label, *row] for label, row in zip(RESULTS, FIGURES, strict=True)]
    read = read_tables([ruled(*heads, *rows)], 2021)
    names = [
        f"{kind}.{result}"
        for kind in ("review", "litigation_direct", "litigation_after_review")
        for result in ("upheld", "corrected", "other", "pending", "total")
    ]
    assert figures(read, *names) == [
        int(digit) for column in zip(*FIGURES, strict=True) for digit in column
    ]
    where = read.measures["litigation_direct.corrected"].where
    assert (where.row, where.column) == (len(heads) + 2, 3)


def test_results_as_rows_without_all_their_heads_are_not_read() -> None:
    rows = [[label, *row] for label, row in zip(RESULTS, FIGURES, strict=True)]
    assert written(read_tables([ruled(["", "行政复议", "行政诉讼", "合计"], *rows)], 2021)) == {}
    assert written(read_tables([ruled(*KINDS[2], *rows[:3])], 2021)) == {}
