"""Which measure a figure in prose speaks of: only where the words leave no doubt."""

from __future__ import annotations

import pytest
from facts_helpers import claims, linked

NEW = "applications.new.total"
IN = "applications.carried_in.total"
OUT = "applications.carried_forward.total"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2022年，我局新收政府信息公开申请15件。", {NEW: 15}),
        ("全年共收到政府信息公开申请二十三件。", {NEW: 23}),
        ("共收到公民、法人和其他组织政府信息公开申请27件。", {NEW: 27}),
        ("全年共收到3件政府信息公开申请。", {NEW: 3}),
        ("本年新收申请32件，上年度结转2件。", {NEW: 32, IN: 2}),
        ("已办结9件，结转下年度继续办理1件。", {"outcome.total.total": 9, OUT: 1}),
        ("收到政府信息公开申请0件、办结0件。", {NEW: 0, "outcome.total.total": 0}),
        ("共收到政府信息公开申请14件（含上年结转2件）。", {f"{NEW} + {IN}": 14}),
        (
            "受理政府信息公开申请8件，其中新收7件，上年结转1件。",
            {f"{NEW} + {IN}": 8, NEW: 7, IN: 1},
        ),
        (
            "共收到政府信息公开申请8件（自然人6件，商业企业2件）。",
            {NEW: 8, "applications.new.natural_person": 6, "applications.new.commercial": 2},
        ),
        (
            "其中，“予以公开”10件，“部分公开”3件，重复申请类1件。",
            {"outcome.granted.total": 10, "outcome.partly_granted.total": 3},
        ),
        (
            "本机关不掌握相关政府信息的3件，没有现成信息需要另行制作的1件。",
            {
                "outcome.unavailable.not_held.total": 3,
                "outcome.unavailable.needs_creation.total": 1,
            },
        ),
    ],
)
def test_applications_are_linked(sentence: str, expected: dict[str, int]) -> None:
    assert linked(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "全县共收到政府信息公开申请153件。",
        "各部门收到政府信息公开申请153件。",
        "县政府办代表县政府受理政府信息公开申请17件。",
        "县住建局收到政府信息公开申请3件。",
        "通过网络受理政府信息公开申请3件。",
        "2021年，我局收到政府信息公开申请10件。",
        "上半年收到政府信息公开申请6件。",
        "截至2022年6月底，收到政府信息公开申请6件。",
        "自2008年以来累计收到政府信息公开申请60件。",
        "收到政府信息公开申请约20件。",
        "收到政府信息公开申请20余件。",
        "全年收到行政许可申请300件。",
        "收到政府信息公开咨询30件。",
        "收到申请9件，撤回1件，办结8件。",
        "不予受理政府信息公开申请2件。",
        "收到群众来信20件，办结20件。",
        "除网络渠道外，未收到政府信息公开申请。",
        "收到申请，其中网上申请均为自然人。",
    ],
)
def test_other_bodies_times_and_things_are_not(sentence: str) -> None:
    assert linked(sentence) == {}


def test_whom_a_sentence_begins_with_holds_for_its_later_clauses() -> None:
    assert linked("县住建局高度重视，全年共收到政府信息公开申请5件。") == {}


def test_a_list_leans_on_the_scope_of_the_sentence_before() -> None:
    assert linked("全县共收到政府信息公开申请50件。其中，予以公开30件。") == {}


def test_an_abbreviation_of_the_agency_is_the_agency() -> None:
    assert linked("县教育局共收到政府信息公开申请7件。") == {NEW: 7}
    assert linked("网格中心新收政府信息公开申请2件。", agency="东城区网格化服务管理中心") == {
        NEW: 2
    }


def test_figures_of_another_year_beside_ours_do_not_mislead() -> None:
    assert linked("2021年收到申请10件，2022年收到政府信息公开申请12件。") == {NEW: 12}


@pytest.mark.parametrize(
    ("sentence", "measures"),
    [
        ("未收到政府信息公开申请。", {NEW}),
        ("本单位没有收到公民、法人或者其他组织的政府信息公开申请。", {NEW}),
        ("我镇没有接到群众主动要求公开政府信息的申请。", {NEW}),
        ("全年无依申请公开事项。", {NEW}),
        ("未收到政府信息公开申请，也没有上年结转的申请。", {NEW, IN}),
        ("无结转下年度继续办理的申请。", {OUT}),
        ("上年度无结转。", {IN}),
        ("共收到政府信息公开申请3件，均已按时办结。", {NEW, OUT}),
    ],
)
def test_absences_are_noughts(sentence: str, measures: set[str]) -> None:
    noughts = {s.measure for s in claims(sentence) if s.value == 0 and s.negated}
    assert noughts == measures - ({NEW} if "3件" in sentence else set())


@pytest.mark.parametrize(
    "sentence",
    [
        "上年结转2件，均已办结。",
        "收到政府信息公开申请9件，其中网上申请5件，均已办结。",
        "收到政府信息公开申请9件，1件正在办理，其余均已办结。",
        "全年收到行政许可申请300件，均已办结。",
    ],
)
def test_a_part_that_is_closed_says_nothing_of_the_rest(sentence: str) -> None:
    assert OUT not in linked(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "全年受理林地使用审核申请83件，办结79件。",
        "收到低保申请316件，予以公开316件。",
        "办理工伤认定1184件，办结1100件；收到政府信息公开申请情况见下表。",
        "审核政府信息880条，不予公开7条，退回修改37条。",
        "公文类信息公开属性认定265件，其中予以公开63件，不予公开154件。",
        "去年同期收到申请19件，办结18件。",
    ],
)
def test_what_was_reached_on_other_things_is_no_outcome(sentence: str) -> None:
    assert linked(sentence) == {}


def test_an_outcome_is_of_the_requests_told_of_before_it() -> None:
    sentence = "收到邮寄申请6件、网上申请6件，办结11件，予以公开5件。"
    assert linked(sentence) == {"outcome.total.total": 11, "outcome.granted.total": 5}


LITIGATION = "litigation_direct.total + litigation_after_review.total"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("未发生因政府信息公开引发的行政复议、行政诉讼。", {"review.total": 0, LITIGATION: 0}),
        (
            "没有因政府信息公开引起的行政复议、行政诉讼情况发生。",
            {"review.total": 0, LITIGATION: 0},
        ),
        (
            "未发生信息公开行政复议案件；办理信息公开行政应诉案件1起。",
            {"review.total": 0, LITIGATION: 1},
        ),
        ("我乡收到有关政府信息公开行政复议申请0件。", {"review.total": 0}),
        (
            "因政府信息公开被申请行政复议3件，其中维持2件，纠正1件；行政诉讼1件。",
            {"review.total": 3, "review.upheld": 2, "review.corrected": 1, LITIGATION: 1},
        ),
        (
            "因政府信息公开引发的行政复议2件，结果维持1件、纠正1件；行政诉讼0件。",
            {"review.total": 2, "review.upheld": 1, "review.corrected": 1, LITIGATION: 0},
        ),
        (
            "因政府信息公开引发的行政复议2件；不服处罚的复议维持3件。",
            {"review.total": 2},
        ),
        (
            "政府信息公开行政复议2件，均获维持。",
            {"review.total": 2, "review.upheld": 2, "review.corrected": 0, "review.other": 0},
        ),
        (
            "政府信息公开行政复议5件，审结的3件均维持，2件尚未审结。",
            {"review.total": 5, "review.corrected": 0, "review.other": 0},
        ),
    ],
)
def test_reviews_and_suits_are_linked(sentence: str, expected: dict[str, int]) -> None:
    assert linked(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "未发生行政复议被纠正的情形。",
        "全年办理行政复议案件120件，其中涉及政府信息公开的3件。",
        "行政复议、行政诉讼案件共3件。",
        "政府信息公开行政诉讼一审案件2件。",
    ],
)
def test_the_offices_own_work_on_disputes_is_not(sentence: str) -> None:
    assert linked(sentence) == {}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("全年制发行政规范性文件4件。", {"normative_documents.issued": 4}),
        (
            "行政规范性文件：本年制发3件，废止1件，现行有效20件。",
            {
                "normative_documents.issued": 3,
                "normative_documents.repealed": 1,
                "normative_documents.in_force": 20,
            },
        ),
        ("未制定规章、规范性文件。", {"regulations.issued": 0, "normative_documents.issued": 0}),
        ("作出行政处罚决定36件。", {"penalties.decisions": 36}),
        ("公示行政处罚信息36条。", {}),
        ("接受备案规范性文件25件。", {}),
        ("发布规范性文件解读5件。", {}),
    ],
)
def test_acts_are_linked(sentence: str, expected: dict[str, int]) -> None:
    assert linked(sentence) == expected


def test_rows_of_the_statistics_table_are_linked_by_their_own_words() -> None:
    found = linked(
        "“不属于本行政机关公开”214项，“申请信息不存在”285项，“不同意公开”104项。",
        "政府网站公开政府信息数37250条；政务微信公开政府信息数9169条。",
        "政府信息公开专项经费71.9万元；接受培训人员数3650人次。",
        form="statistics-2014",
        year=2018,
    )
    assert found == {
        "replies.not_this_organ": 214,
        "replies.not_existing": 285,
        "replies.refused.total": 104,
        "channel.website": 37250,
        "channel.wechat": 9169,
        "funds.amount_wan": 71,
        "trainings.participants": 3650,
    }


def test_one_row_of_the_rest_is_one_measure_in_the_form_of_2019() -> None:
    assert linked("其他处理2件。", form="annual-2019", year=2020) == {
        "outcome.otherwise.all.total": 2
    }


def test_without_a_form_nothing_is_linked_and_all_is_kept() -> None:
    (statement,) = claims("未收到政府信息公开申请。", form="", year=2010)
    assert statement.negated
    assert statement.measure is None


def test_cases_carried_over_in_reviews_are_no_applications() -> None:
    found = claims("四、政府信息公开行政复议、行政诉讼情况", "新收3件，上年结转1件，予以公开2件。")
    assert [s.measure for s in found] == [None, None, None]


@pytest.mark.parametrize("text", ["未办结12件，结转下一年度。", "尚未办结的申请12件。"])
def test_what_is_not_closed_yet_is_not_closed(text: str) -> None:
    assert not any(name.startswith("outcome.total") for name in linked(text))
