"""Whose requests a report says it counts: its own, its area's, or not said for certain."""

from __future__ import annotations

import pytest

from rules.contents.scope import scope_of


@pytest.mark.parametrize(
    "said",
    [
        "2023年，我局共收到政府信息公开申请5件。",
        "本机关新收政府信息公开申请 12 件，均按时办结。",
        "我镇未收到政府信息公开申请。",
        "２０２３年本单位受理政府信息公开申请3件",
    ],
)
def test_a_body_that_tells_of_itself_counts_its_own(said: str) -> None:
    assert scope_of(f"一、总体情况\n{said}\n二、主动公开\n") == "own"


@pytest.mark.parametrize(
    "said",
    ["2023年，全区共收到政府信息公开申请312件。", "全市各级行政机关共受理政府信息公开申请9件。"],
)
def test_a_government_may_count_its_whole_area(said: str) -> None:
    assert scope_of(said) == "area"


@pytest.mark.parametrize(
    "said",
    [
        "收到政府信息公开申请5件。",
        "全区共收到申请312件。我办收到申请3件。",
        "我局共收到申请5件，含局属单位收到的2件。",
        "我局共收到申请5件。因机构改革，部分职能划转。",
        "我局共收到申请5件。上年结转数据有误，已作调整。",
        "由其自我评估后收到申请5件。",
        "1.本机关不掌握相关政府信息 | 0 | 0\n本年新收政府信息公开申请数量 | 0",
        "",
    ],
)
def test_what_is_not_said_plainly_is_not_known(said: str) -> None:
    assert scope_of(said) == ""
