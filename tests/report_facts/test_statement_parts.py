"""Lists of parts, shares and growth, as prose tells them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from facts_helpers import claims

from report.model import Statement


def whole(*lines: str, **setting: object) -> Statement:
    """The one statement that has parts."""
    (found,) = (s for s in claims(*lines, **setting) if s.parts)  # type: ignore[arg-type]
    return found


def values(statement: Statement) -> list[int]:
    return [int(part.value) for part in statement.parts]


@pytest.mark.parametrize(
    ("text", "stated", "parts"),
    [
        ("公开信息47条，其中部门文件22件，通知公告16条，工作总结9条。", 47, [22, 16, 9]),
        ("共895条，其中工作动态603条；通知公告132条；其它160条。", 895, [603, 132, 160]),
        (
            "公开政府信息共26条。主要类别：规范性文件2条、审计报告8条、部门动态16条。",
            26,
            [2, 8, 16],
        ),
        (
            "主动公开80条，全文电子化达100%。在主动公开的信息中，政策文件6条；通知公告34条。",
            80,
            [6, 34],
        ),
        (
            "公开政府信息189（其中组织机构信息33条，计划总结13条），政务微信公开111条。",
            189,
            [33, 13],
        ),
        ("累计公开59条，内容涵盖政务信息12条、工作动态46条以及检查公示1条。", 59, [12, 46, 1]),
        ("发稿1996篇，其中学习强国、新华社（网）等媒体28篇，晚报等66篇。", 1996, [28, 66]),
        (
            "不同意公开104项，占总数的7.88%；其中，涉及国家秘密0项；涉及商业秘密104项。",
            104,
            [0, 104],
        ),
        ("公开501条，其中12348公共法律服务15篇，八五普法7篇，五公开3篇。", 501, [15, 7, 3]),
    ],
)
def test_parts_follow_their_whole(text: str, stated: int, parts: list[int]) -> None:
    found = whole(text)
    assert found.value == stated
    assert values(found) == parts


def test_labels_are_the_reports_words() -> None:
    found = whole("公开4条，其中“三公”经费1条，《条例》解读3条。")
    assert [p.label for p in found.parts] == ["“三公”经费", "《条例》解读"]


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("公开5条，其中文件2条，动态3条。", False),
        ("公开5条，分别为文件2条，动态3条。", True),
        ("公开5条，其中文件2条，其他信息3条。", True),
        ("公开60条，其中文件2条，动态3条等。", False),
        ("公开60条，分别为文件2条，动态3条等。", False),
    ],
)
def test_a_list_is_closed_only_if_its_words_say_so(text: str, closed: bool) -> None:
    assert whole(text).closed is closed


def test_a_stronger_stop_ends_a_list_of_commas() -> None:
    found = whole("复议4件，其中维持2件，纠正0件，其他2件；提起诉讼9件。")
    assert values(found) == [2, 0, 2]


@pytest.mark.parametrize(
    "before",
    [
        "申请集中在社会救助方面，其中社会救助类7件。",
        "1件因内容不明确要求补正，1件需征求第三方意见。",
        "县本级收到申请90件，乡镇收到10件。",
    ],
)
def test_a_list_that_is_greater_is_of_a_whole_told_before(before: str) -> None:
    assert not [s for s in claims(f"{before}其中，网上申请8件，信函申请4件。") if s.parts]


def test_a_list_after_two_linked_figures_is_of_neither() -> None:
    found = claims("新收政府信息公开申请317件，上年结转3件。其中，予以公开184件，部分公开18件。")
    assert not [s for s in found if s.parts]


def test_a_list_behind_what_was_carried_in_is_of_the_sum() -> None:
    found = claims("新收政府信息公开申请40件，上年结转3件，其中予以公开14件、不予公开29件。")
    assert not [s for s in found if s.parts]


def test_things_counted_in_other_units_are_no_parts() -> None:
    assert not [s for s in claims("开展活动5次，其中参加人员200人，发放资料300份。") if s.parts]


def test_rough_figures_are_marked() -> None:
    found = whole("公开200余条，其中网站110条，公开栏10余条。")
    assert found.approximate
    assert [p.approximate for p in found.parts] == [False, True]


def test_a_share_of_a_total_named_before() -> None:
    found = claims("申请总数为1306件。", "当面申请510件，占总数的39.05%。")
    share = next(s for s in found if s.percent is not None)
    assert (share.value, share.percent, share.base) == (510, Decimal("39.05"), 1306)


def test_a_rate_is_of_the_figure_before_it() -> None:
    found = claims("受理群众反映问题41913件，结案39411件，结案率94%。")
    rate = next(s for s in found if s.percent is not None)
    assert (rate.value, rate.base) == (39411, 41913)


def test_a_share_without_its_total_has_no_base() -> None:
    (found,) = (s for s in claims("充值4.13亿元，占总金额的69.18%。") if s.percent)
    assert found.base is None


@pytest.mark.parametrize(
    ("text", "growth", "base"),
    [
        ("收到申请22起，比2021年（31起）下降29%。", -29, 31),
        ("公开380条，比上年增加80条，增长26.7%。", Decimal("26.7"), 300),
        ("受理12件，较上年增加20%。", 20, None),
        ("受理3件，同比下降50%。", -50, None),
    ],
)
def test_growth_knows_its_base_where_the_words_give_it(
    text: str, growth: Decimal, base: int | None
) -> None:
    found = next(s for s in claims(text) if s.growth is not None)
    assert (found.growth, found.base) == (growth, base)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("全县公开信息900条。", "wider"),
        ("截至年底历年累计公开900条。", "cumulative"),
        ("县政府办受理申请17件。", "part"),
        ("我局公开信息90条。", "own"),
    ],
)
def test_scopes(text: str, scope: str) -> None:
    assert claims(text)[0].scope == scope


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("根据《办法》第三十二条和国办发〔2018〕23号第57项要求，2022年12月31日前完成。", []),
        ("设立24小时热线12345，电话010-84050608。", [24]),
        ("认真对待每一条信息，推行一件事一次办。", []),
        ("受理一件。", [1]),
        ("访问量1,680万次，投入71.9万元。", [16800000, Decimal("71.9")]),
    ],
)
def test_dates_numbers_of_documents_and_set_phrases_are_no_figures(
    text: str, figures: list[int]
) -> None:
    assert [s.value for s in claims(text)] == figures
