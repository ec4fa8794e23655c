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
        ("受理申请3件，其中涉及经济2件，涉及人口2件（1件同时涉及两类）。", "unknown"),
        ("受理申请3件。其中涉及经济2件，涉及人口2件（1件同时涉及两类）。", "unknown"),
        ("收到申请20件，其中自然人18件，企业2件，网上申请15件。", "pass"),
        ("公开信息320条，比上年增加12条，其中网站200条，微信120条。", "not_applicable"),
        ("公开信息320条，同比增长12条，其中网站200条，微信120条。", "not_applicable"),
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


@pytest.mark.parametrize(
    "text",
    [
        "全年新收申请40件，上年结转3件，办结39件，其中予以公开14件、部分公开5件、不予公开4件、"
        "无法提供12件、不予处理3件、其他处理1件，结转下年度继续办理4件。",
        "办结39件，其中予以公开30件、结转下年度4件、不予公开9件。",
        "办结39件，其中予以公开30件、不予公开9件，尚有4件正在办理。",
        "收到申请40件，分别为予以公开14件、部分公开9件、不予公开13件，结转下年度4件。",
    ],
)
def test_what_is_carried_forward_is_no_outcome(text: str) -> None:
    assert told(text, "P-13") == [("pass", "warning")]


@pytest.mark.parametrize(
    "text",
    [
        "办结申请39件，其中予以公开30件、不予公开9件，接待来访5件。",
        "收到申请40件，其中予以公开20件、不予公开20件，维持1件。",
    ],
)
def test_items_behind_a_list_that_has_added_up_are_none_of_it(text: str) -> None:
    assert ("pass", "warning") in told(text, "P-13")


@pytest.mark.parametrize(
    "text",
    [
        "新收申请40件，其中予以公开14件、部分公开9件、不予公开20件。上年结转3件。",
        "上年结转3件。收到申请40件，分别为予以公开14件、部分公开9件、不予公开16件。"
        "结转下年度继续办理4件。",
    ],
)
def test_answers_are_of_what_was_received_and_carried_in(text: str) -> None:
    assert ("pass", "warning") in told(text, "P-13")


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("发布信息2483条，其中网站2319条，微博851条，其他方式48条。", ("fail", "info")),
        ("发布信息2483条，其中网站319条，微博2851条。", ("fail", "info")),
        ("发布信息2483条，分别为网站319条，微博2851条。", ("fail", "warning")),
        ("发布信息2483条，分别为网站319条，微博851条。", ("fail", "warning")),
        ("发布信息2483条，其中网站319条，微博851条。", ("unknown", "warning")),
    ],
)
def test_lists_of_channels(text: str, due: tuple[str, str]) -> None:
    assert told(text, "P-13") == [due]
