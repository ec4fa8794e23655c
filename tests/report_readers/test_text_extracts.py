"""Plain text as crawlers extract it, and Markdown."""

import pytest
from layouts import dropped, grids, lines, read

from report.model import Grid, Line


def test_line_numbers_are_those_of_the_file() -> None:
    layout = read("标题\n\n　　一、总体情况\n规章 | 0 | 1 |\n文件 | 2 | 3 |\n二、其他\n")
    first, second, table, last = layout.blocks
    assert isinstance(first, Line)
    assert first.no == 1
    assert isinstance(second, Line)
    assert (second.no, second.text) == (3, "一、总体情况")
    assert isinstance(table, Grid)
    assert [cell.line for row in table.rows for cell in row] == [4, 4, 4, 5, 5, 5]
    assert isinstance(last, Line)
    assert last.no == 6


def test_cells_end_in_pipes_and_trailing_empty_ones_are_kept() -> None:
    assert grids(read("行政许可 | 0 ||\n信息内容 | 件数 |||\n")) == [
        [["行政许可", "0", ""], ["信息内容", "件数", "", ""]]
    ]


def test_a_row_of_blank_cells_wrapped_over_lines_is_one_row() -> None:
    text = (
        "统计指标 | 单位 | 统计数 |\n一、主动公开情况 |\n|\n|\n"
        "信息数 | 条 | 2978 |\n八、机构 |\n| 0 |\n"
    )
    layout = read(text)
    assert grids(layout) == [
        [
            ["统计指标", "单位", "统计数"],
            ["一、主动公开情况", "", ""],
            ["信息数", "条", "2978"],
            ["八、机构", "", "0"],
        ]
    ]
    table = layout.blocks[0]
    assert isinstance(table, Grid)
    assert table.rows[1][0].line == 2
    assert not table.ruled


def test_an_empty_row_of_its_own_is_not_taken_for_the_rest_of_a_full_one() -> None:
    text = "信息内容 | 项目 | 金额 | 备注 |\n采购 | 0 | 0 |\n| | | |\n"
    assert grids(read(text))[0][1:] == [["采购", "0", "0"], ["", "", "", ""]]


def test_markdown_tables_lose_their_rule_and_outer_pipes() -> None:
    text = "# 年度报告\n\n## 一、总体情况\n\n| 规章 | 件 |\n|:---|---:|\n| **文件** | 3 |\n"
    layout = read(text)
    assert grids(layout) == [[["规章", "件"], ["文件", "3"]]]
    assert [(line.tag, line.text) for line in layout.blocks if isinstance(line, Line)] == [
        ("h1", "年度报告"),
        ("h2", "一、总体情况"),
    ]


def test_markdown_may_hold_html_tables() -> None:
    text = (
        "一、总体情况\n2023年公开信息3条。\n"
        "<table>\n<tr><td>规章</td><td>0</td></tr>\n</table>\n二、完\n"
    )
    layout = read(text)
    assert grids(layout) == [[["规章", "0"]]]
    assert lines(layout)[-1] == "二、完"
    assert layout.media_type == "text/plain"


def test_marks_of_markdown_are_taken_off_the_words() -> None:
    layout = read(
        "# 报告\n1\\. 公开**32**条\n- 一是公开\n![](1.jpg)\n附件：[统计表](a.xlsx)\n"
        "| 商业<br>企业 | \\- |\n"
    )
    assert lines(layout) == ["报告", "1. 公开32条", "一是公开", "附件:统计表"]
    assert grids(layout) == [[["商业 企业", "-"]]]
    assert layout.pictures == 1
    assert [link.href for link in layout.links] == ["a.xlsx"]


def test_rows_with_empty_lines_between_are_one_table() -> None:
    text = "\n\n".join(f"第{n}行 | {n} |" for n in range(5))
    assert len(grids(read(text))) == 1


def test_lone_pipes_between_cells_stay_lines() -> None:
    layout = read("规章\n|\n0\n|\n0\n|\n规范性文件\n|\n2\n")
    assert grids(layout) == []
    assert lines(layout).count("|") == 4


@pytest.mark.parametrize(
    "line",
    [
        "扫一扫在手机上打开页面",
        "扫一扫在手机打开当前页",
        "青岛政务网 发布日期 : 2019-01-17 来源 : 青岛市城市管理局",
        "字体大小: 打印",
        "发布时间:2022-01-21 15:08来源:某市某区市场监督管理局字号:[大 中 小]",
        "【字体: 大 中 小】 打印",
        "日期:2019-03-19 10:00    来源:北京市西城区人民政府",
        "来源: 浏览次数: 发布时间: 2020-02-20 16:53",
        "作者:本站原创 | 来源:本站原创 | 时间:2019-01-18 点击数:- 分享到:",
        "您现在所在的位置: 网站首页 > 政府信息公开 > 年报",
        "您访问的链接即将离开“首都之窗”门户网站 是否继续?",
        "  • 浏览次数:",
        "上一篇:关于印发通知的通知",
        "版权所有:某县人民政府 京ICP备05000000号",
    ],
)
def test_lines_of_the_page_are_set_apart(line: str) -> None:
    layout = read(f"一、总体情况\n{line}\n2023年公开信息3条。\n")
    assert len(dropped(layout)) == 1
    assert len(lines(layout)) == 2


@pytest.mark.parametrize(
    "line",
    [
        "附件:2018年度政府信息公开工作情况统计表",
        "2019年1月17日",
        "联系电话:010-84050608",
        "来源于群众的意见建议共12条,全部办结。",
        "微信",
        "大",
        "一是通过微信、微博公开信息。",
        "发布信息:2023年通过网站发布信息32条,微信12条,微博3条",
        "时间节点:严格按照规定期限答复申请人。",
        "政府信息公开工作年度报告",
    ],
)
def test_words_of_the_report_are_never_set_apart(line: str) -> None:
    layout = read(f"一、总体情况\n{line}\n2023年公开信息3条。\n")
    assert dropped(layout) == []


def test_the_box_of_the_index_number_is_no_table() -> None:
    layout = read(
        "索 引 号 | 014416330/2018-04736 | 分 类 | 年报 |\n"
        "发布机构 | 市政府办 | 发文日期 | 2018-02-28 |\n"
        "一、总体情况\n"
    )
    assert grids(layout) == []
    assert layout.meta["box:索引号"] == "014416330/2018-04736"
    assert layout.meta["box:发文日期"] == "2018-02-28"


def test_traditional_script_is_simplified_for_matching_and_kept_for_quotes() -> None:
    layout = read("西城區政府資訊公開工作年度報告\n統計數據 | 總計 |\n線上訪談 | 3 |\n")
    assert layout.traditional
    assert lines(layout) == ["西城区政府信息公开工作年度报告"]
    assert grids(layout)[0][1] == ["在线访谈", "3"]
    assert isinstance(layout.blocks[0], Line)
    assert layout.blocks[0].raw == "西城區政府資訊公開工作年度報告"


@pytest.mark.parametrize("mark", ["[…]", "[…shortened]", "[......]", "[省略]"])
def test_marks_of_omission_mean_that_the_capture_is_cut(mark: str) -> None:
    assert read(f"一、总体情况\n{mark} 公开信息3条。\n").cut
    assert not read("一、总体情况\n公开信息3条……\n").cut
