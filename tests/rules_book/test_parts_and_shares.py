"""Parts against their whole, shares against their base: what is certain, and what is not."""

from __future__ import annotations

import pytest
from asking import asked, report_2023


def told(text: str, rule: str) -> list[tuple[str, str]]:
    return [(o.verdict, o.severity) for o in asked(report_2023(overview=text), rule)]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("主动公开信息89条，其中公开指南2条，机构信息5条，业务信息83条。", "fail"),
        ("主动公开信息89条，其中公开指南2条，机构信息5条，业务信息82条。", "pass"),
        ("主动公开信息89条，其中公开指南2条，机构信息5条。", "unknown"),
        ("主动公开信息89条，其中公开指南2条，机构信息5条，其他信息81条。", "fail"),
        ("主动公开信息60条，其中概况信息2篇，公文1篇，政务动态45篇，财政信息3篇等。", "unknown"),
        ("主动公开信息20余条，其中公文15条，动态45条。", "not_applicable"),
        ("收到申请20件，其中自然人18件，企业2件，网上申请15件，信函申请5件。", "pass"),
        ("收到申请20件，其中自然人18件，企业2件，网上申请15件。", "pass"),
    ],
)
def test_parts_against_their_whole(text: str, due: str) -> None:
    assert due in {verdict for verdict, _ in told(text, "P-13")}


def test_one_item_on_several_channels_is_counted_on_each() -> None:
    text = "发布信息2483条，其中网站319条，微信851条，微博2348条。"
    assert told(text, "P-13") == [("fail", "info")]


def test_a_part_greater_than_its_whole_is_wrong_however_rough_the_others() -> None:
    text = "发布统计信息127篇，其中统计分析40余篇，各类统计信息164篇。"
    assert told(text, "P-13") == [("fail", "warning")]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("收到申请20件，其中当面申请5件，占总数的25%。", ("pass", "warning")),
        ("收到申请20件，其中当面申请5件，占总数的35%。", ("fail", "warning")),
        ("收到申请1319件，其中不属于本机关214件，占总数的16.23%。", ("fail", "info")),
        ("缴费金额4.13亿元，占总充值金额的69.18%。", ("unknown", "warning")),
    ],
)
def test_a_share_is_judged_where_its_base_is_certain(text: str, due: tuple[str, str]) -> None:
    assert due in told(text, "P-15")


def test_growth_against_the_figure_of_the_year_before() -> None:
    right = "收到申请22件，比2022年（31件）下降29%。"
    assert told(right, "P-15-growth") == [("pass", "warning")]
    assert told(right.replace("29%", "39%"), "P-15-growth") == [("fail", "warning")]
