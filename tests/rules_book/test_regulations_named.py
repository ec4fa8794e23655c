"""Whether a report names the Regulations: any 条例 that may mean them does."""

from __future__ import annotations

import pytest
from asking import report_2023, verdict


@pytest.mark.parametrize(
    "text",
    [
        "为贯彻落实条例，全年在网站主动公开信息320条。",
        "认真学习新条例，全年在网站主动公开信息320条。",
        "根据《条例》规定，全年在网站主动公开信息320条。",
        "根据《北京市政府信息公开条例实施办法》编制。",
        "根据国务院令第711号编制。",
    ],
)
def test_any_regulations_that_may_mean_them_do(text: str) -> None:
    assert verdict(report_2023(overview=text), "regulations-named") == "pass"


def test_regulations_on_something_else_do_not() -> None:
    text = "宣传《优化营商环境条例》，全年在网站主动公开信息320条。"
    assert verdict(report_2023(overview=text), "regulations-named") == "fail"
