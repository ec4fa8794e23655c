"""What counts as a content under the Regulations of 2007, and what is a passing remark."""

from __future__ import annotations

import pytest
from asking import asked, report_2017, verdict


@pytest.mark.parametrize(
    "told",
    [
        "本单位没有收到政府信息公开申请件。",
        "未收到申请公开政府信息要求。",
        "目前我乡尚未收到政府信息公开申请。",
        "没有接到群众主动要求公开政府信息的申请。",
        "今年共受理依申请公开事项28件，均依法予以答复。",
        "政府信息依申请公开系统共收到1宗信息。",
        "已到答复期的45件申请全部按期答复。",
        "公众申请公开信息一件，已同意公开。",
        "本年度依申请公开数量为零。",
    ],
)
def test_requests_are_told_in_many_ways(told: str) -> None:
    text = report_2017(requests="", proactive=f"公开政府信息120条。{told}")
    assert verdict(text, "A32-2") == "pass"


@pytest.mark.parametrize(
    "remark",
    [
        "依申请公开方面缺乏足够工作实例与案例研究。",
        "下一步，在依申请公开方面加强对典型案例的学习，依法受理，按时答复。",
        "编制主动公开、依申请公开、不予公开全清单，梳理办事事项103项。",
        "未发生因政府信息公开申请行政复议的情况。",
    ],
)
def test_a_remark_on_requests_is_no_content(remark: str) -> None:
    text = report_2017(requests="", problems=f"更新不够及时。{remark}")
    assert verdict(text, "A32-2") == "fail"


@pytest.mark.parametrize(
    ("answers", "due"),
    [
        ("收到申请3件，均依法依规予以答复。", "fail"),
        ("收到申请3件，同意公开2件，不存在1件。", "pass"),
        ("收到申请3件，全部予以公开。", "pass"),
        ("收到申请3件，没有不予公开的信息。", "pass"),
        ("除1件撤销外，其余2件申请均已按期答复。", "pass"),
        ("全年未收到政府信息公开申请。", "not_applicable"),
        ("全年收到政府信息公开申请0件。", "not_applicable"),
    ],
)
def test_answers_are_asked_for_only_where_there_were_requests(answers: str, due: str) -> None:
    assert verdict(report_2017(requests=answers), "A32-2-answers") == due


@pytest.mark.parametrize(
    "told",
    [
        "对信息公开免费提供，未收取任何费用。",
        "政府信息公开没有收费。",
        "并免除了申请人依申请公开相关费用。",
        "按照通知要求，已停止收取依申请公开政府信息费用。",
        "未产生检索、复印、邮递等成本费用。",
    ],
)
def test_fees_are_told_in_many_ways(told: str) -> None:
    text = report_2017(fees="", disputes=f"未发生行政复议和行政诉讼。{told}")
    assert verdict(text, "A32-3") == "pass"


@pytest.mark.parametrize("remark", ["公开收费项目、依据、标准及缴费办法。", "公布“三公”经费支出。"])
def test_fees_of_other_things_are_no_content(remark: str) -> None:
    text = report_2017(fees="", proactive=f"公开政府信息120条。{remark}")
    assert verdict(text, "A32-3") == "fail"


@pytest.mark.parametrize(
    "told",
    [
        "无行政复议及行政诉讼。",
        "没有发生行政复议案、行政诉讼案和有关的申诉案。",
        "全年行政应诉案件1起。",
    ],
)
def test_disputes_are_told_in_many_ways(told: str) -> None:
    text = report_2017(disputes="", fees=f"未收取任何费用。{told}")
    assert verdict(text, "A32-4") == "pass"


def test_a_plan_against_disputes_is_no_content() -> None:
    text = report_2017(disputes="", problems="更新不够及时。将有效降低行政复议、行政诉讼发生率。")
    assert verdict(text, "A32-4") == "fail"


def test_what_the_introduction_announces_is_not_yet_told() -> None:
    announced = "全文包括主动公开情况、依申请公开情况、存在的主要问题和其他需要报告的事项。\n"
    title, rest = report_2017(requests="", other="").split("\n", 1)
    text = f"{title}\n{announced}{rest}"
    assert verdict(text, "A32-2") == "fail"
    assert verdict(text, "A32-6") == "fail"


def test_absence_is_unknown_while_a_named_attachment_is_unread() -> None:
    text = report_2017(requests="") + "附件：青檀县水务局2017年政府信息公开工作年度报告\n"
    assert verdict(text, "A32-2", complete=False) == "unknown"
    assert verdict(text, "A32-2", complete=True) == "fail"


def test_absence_is_unknown_where_the_end_was_not_seen() -> None:
    text = report_2017(disputes="", problems="", other="")
    assert verdict(text, "A32-5", complete=False) == "unknown"


def test_absence_is_a_finding_once_the_sign_off_was_seen() -> None:
    text = report_2017(problems="", other="") + "青檀县水务局\n2018年2月1日\n"
    assert verdict(text, "A32-5", complete=False) == "fail"


def test_the_statistics_table_may_be_told_in_prose() -> None:
    rows = (
        "政府公报公开政府信息数5条；政府网站公开政府信息数37条；政务微博公开政府信息数9条；"
        "回应公众关注热点数6条；参加或举办新闻发布会7次；政府网站在线访谈1次；"
        "当面申请5件，传真申请1件，信函申请6件，申请办结数12件，按时办结数10件，延期办结数2件。"
    )
    assert verdict(report_2017(proactive=rows), "T14-table") == "pass"
    assert verdict(report_2017(), "T14-table") == "fail"


def test_a_statistics_table_that_is_named_is_not_missing() -> None:
    text = report_2017() + "附件：2017年度政府信息公开情况统计表\n"
    assert verdict(text, "T14-table", complete=True) == "unknown"


def test_the_finding_shows_where_it_stands() -> None:
    [found] = asked(report_2017(requests="收到申请3件，均予以答复。"), "A32-2-answers")
    assert found.evidence[0].quote == "收到申请3件，均予以答复。"
    assert found.evidence[0].where.line == 5
