"""What reports say of processing fees, in the words they say it in."""

from __future__ import annotations

import pytest
from asking import asked, reading, report_2023

from rules.contents.fees import fees_told


@pytest.mark.parametrize(
    ("said", "notices", "wanted", "collected"),
    [
        ("发出收费通知0件，总金额0元，实际收取0元。", 0, 0, 0),
        ("发出收费通知的件数、总金额以及实际收取的总金额均为0。", 0, None, None),
        ("发出收费通知的件数为2件，总金额为200元，实际收取的总金额为100元。", 2, 200, 100),
        ("本年度发出2件信息处理费收费通知，通知收取的总金额0.02万元。", 2, 200, None),
        ("未发出收费通知，未收取信息处理费。", 0, None, None),
        ("本年度没有产生信息处理费收费通知。", 0, None, None),
        ("发出收费通知若干件，实际收取0元。", None, None, 0),
        ("发出收费通知3件，总金额0元。", 3, 0, None),
        ("信息处理费总金额约200元。", None, None, None),
        ("2023年度未收取信息处理费。", None, None, None),
        ("发出收费通知的件数：1件；总金额：100元；实际收取总金额：100元。", 1, 100, 100),
    ],
)
def test_notices_and_sums_are_read(
    said: str, notices: int | None, wanted: int | None, collected: int | None
) -> None:
    told = fees_told(reading(report_2023(other="依据《政府信息公开信息处理费管理办法》，" + said)))
    assert (told.notices, told.asked, told.collected) == (notices, wanted, collected)


@pytest.mark.parametrize(
    "said",
    [
        "未收取信息处理费。",
        "发出收费通知0件，总金额0元，实际收取300元。",
        "发出收费通知31件，总金额2100元，实际收取1800元。",
    ],
)
def test_nothing_is_said_of_fees_that_may_be_right(said: str) -> None:
    assert {o.verdict for o in asked(report_2023(other=said), "P-12")} <= {"pass", "not_applicable"}
