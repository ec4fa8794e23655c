"""Whatever the words: read never raises, and what it gives hangs together."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from report import read
from report.model import Document, Report

WORDS = """
一、 二、 三、 (一) (二) 1、 2. 第一章 总体情况 概述 主动公开政府信息情况 依申请公开
行政复议 行政诉讼 收费 问题 2022年 2021年度 1月1日 12月31日 至 统计期限 望江县教育局
我局 全县 各部门 人民政府 由 编制 公布 政府信息公开 工作年度报告 申请 收到 受理 新收
结转 上年 下年度 办结 予以公开 不予公开 未 没有 无 均 其中 分别为 等 其他 3 12 1,234
5.5 二十三 万 余 件 条 元 % 占 比上年增长 ， 。 ； ： （ ） 、 《 》 “ ” | 附件：
附表： 统计表.xls 发布日期： 2023-01-17 来源： 请与 联系 规范性文件 制发 废止 现行有效
…
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\n", "\n", " ", "\u00a0", "\u200b", "\ufffd"])


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=120).map("".join), st.booleans())
def test_reading_never_raises_and_hangs_together(words: str, page: bool) -> None:
    text = f"望江县教育局2022年政府信息公开工作年度报告\n一、总体情况\n{words}"
    if page:
        text = "<html><body><p>" + text.replace("\n", "</p><p>") + "</p></body></html>"
    for found in read([Document(text.encode(), "page.html" if page else "page.txt")]):
        if isinstance(found, Report):
            hangs_together(found)


def hangs_together(report: Report) -> None:
    for position, heading in enumerate(report.outline):
        assert heading.index == position
        assert heading.parent is None or heading.parent < position
        assert heading.last_line >= heading.where.line
    sections = set(range(len(report.outline))) | {None}
    assert all(passage.heading in sections for passage in report.passages)
    assert all(passage.text for passage in report.passages)
    for statement in report.statements:
        assert statement.heading in sections
        assert statement.where.quote
        assert statement.measure is None or not statement.sum_of
        assert not (statement.approximate and statement.measure)
    if report.published:
        assert report.published.first <= report.published.last
