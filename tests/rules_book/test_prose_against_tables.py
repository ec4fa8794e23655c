"""A figure in the prose is the one in the table, read fairly."""

from __future__ import annotations

import pytest
from asking import asked, report_2023

HEAD = (
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 申请人情况 |\n"
    "自然人 | 法人或其他组织 | 总计 |\n"
    "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n"
)


def row(label: str, persons: int, firms: int = 0) -> str:
    return f"{label} | {persons} | {firms} | 0 | 0 | 0 | 0 | {persons + firms} |\n"


def with_table(said: str, agency: str = "青檀县水务局") -> str:
    """5 new (4 + 1), 1 carried in, 6 closed, none carried forward."""
    table = (
        HEAD
        + row("一、本年新收政府信息公开申请数量", 4, 1)
        + row("二、上年结转政府信息公开申请数量", 1)
        + "三、本年度办理结果 | "
        + row("（一）予以公开", 5, 1)
        + row("（七）总计", 5, 1)
        + row("四、结转下年度继续办理", 0)
    )
    return report_2023(agency, overview=said, requests=table)


def verdicts(said: str, rule: str, agency: str = "青檀县水务局") -> set[tuple[str, str]]:
    return {(o.verdict, o.severity) for o in asked(with_table(said, agency), rule)}


@pytest.mark.parametrize(
    ("said", "rule", "due"),
    [
        ("全年新收政府信息公开申请5件。", "P-1", "pass"),
        ("全年新收政府信息公开申请6件。", "P-1", "fail"),
        ("全年共收到政府信息公开申请6件。", "P-1", "pass"),
        ("全年共收到政府信息公开申请50余件。", "P-1", "not_applicable"),
        ("全年未收到政府信息公开申请。", "P-1", "fail"),
        ("上年结转政府信息公开申请2件。", "P-2", "fail"),
        ("全年办结政府信息公开申请6件。", "P-3", "pass"),
        ("全年办结政府信息公开申请5件。", "P-3", "fail"),
        ("全年新收政府信息公开申请5件，申请人均为自然人。", "P-6", "fail"),
    ],
)
def test_figures_are_compared_as_they_are_meant(said: str, rule: str, due: str) -> None:
    assert due in {verdict for verdict, _ in verdicts(said, rule)}


REVIEWS = (
    "行政复议 | 行政诉讼 |\n"
    "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉 |\n"
    + "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | " * 2
    + "\n2 | 0 | 0 | 1 | 3 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
)
"""Three reviews: two upheld, one pending."""


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ("因政府信息公开被申请行政复议3件，均获维持。", {"review.upheld"}),
        ("因政府信息公开被申请行政复议2件，均获维持。", set()),
        ("政府信息公开行政复议3件，审结的2件均维持，1件尚未审结。", set()),
        (
            "政府信息公开行政复议3件，其中维持2件，其他结果1件，尚未审结0件。",
            {"review.other", "review.pending"},
        ),
        ("政府信息公开行政复议3件，其中维持2件，尚未审结1件。", set()),
    ],
)
def test_what_became_of_reviews_is_what_the_table_says(said: str, about: set[str]) -> None:
    outcomes = asked(report_2023(overview=said, disputes=REVIEWS), "P-7")
    assert {o.subject for o in outcomes if o.verdict == "fail"} == about


def test_of_those_newly_received_means_none_carried_in() -> None:
    said = "新收政府信息公开申请中，自然人提出5件，法人或其他组织提出1件。"
    assert "fail" in {v for v, _ in verdicts(said, "P-6")}
    whole = "新收政府信息公开申请5件，上年结转1件，其中自然人申请5件。"
    assert "fail" not in {v for v, _ in verdicts(whole, "P-6")}


def test_another_figure_of_the_sentence_does_not_save_a_wrong_one() -> None:
    said = "发放宣传册5件，新收政府信息公开申请8件。"
    assert "fail" in {v for v, _ in verdicts(said, "P-1")}


def test_both_places_and_the_difference_are_shown() -> None:
    outcomes = asked(with_table("全年新收政府信息公开申请8件。"), "P-1")
    [found] = [o for o in outcomes if o.verdict == "fail"]
    assert found.message.zh.startswith("正文写8，表格为5（")
    assert "相差3" in found.message.zh
    assert [e.quote for e in found.evidence] == ["全年新收政府信息公开申请8件。", "5"]


def test_a_governments_own_office_may_have_had_fewer_than_the_whole_area() -> None:
    said = "区政府收到政府信息公开申请3件。"
    assert ("fail", "warning") not in verdicts(said, "P-1", "青檀县人民政府")
    assert ("fail", "warning") in verdicts("新收政府信息公开申请3件。", "P-1")


def test_what_the_prose_says_twice_it_says_alike_where_no_table_tells() -> None:
    text = report_2023(
        overview="全年新收政府信息公开申请5件。", requests="全年新收政府信息公开申请6件。"
    )
    assert "fail" in {o.verdict for o in asked(text, "P-twice")}


@pytest.mark.parametrize(("n", "due"), [(4, "pass"), (6, "fail"), (3, "unknown")])
def test_outcomes_are_not_more_than_the_requests(n: int, due: str) -> None:
    said = f"新收政府信息公开申请7件，上年结转1件，予以公开3件，无法提供{n}件，结转下年度1件。"
    assert [o.verdict for o in asked(report_2023(overview=said), "P-balance")] == [due]
