"""Words that should not stand in a published report."""

from __future__ import annotations

import pytest
from asking import asked, judging, report_2017, report_2023, verdict


@pytest.mark.parametrize(
    ("heading", "due"),
    [
        ("一、总体情况（宋体加粗小四号字）", "fail"),
        ("一、总体情况（黑体，三号）", "fail"),
        ("一、总体情况（含直属单位）", "pass"),
    ],
)
def test_instructions_for_layout_are_found(heading: str, due: str) -> None:
    text = report_2023().replace("一、总体情况", heading)
    assert verdict(text, "instructions-left-in") == due


@pytest.mark.parametrize(
    ("told", "due"),
    [
        ("全年公开信息XX条。", "fail"),
        ("全年收到申请__件。", "fail"),
        ("20XX年我局公开信息20条。", "fail"),
        ("青檀水务APP公开信息20条。", "pass"),
        ("完成XXE漏洞整改20个。", "pass"),
    ],
)
def test_places_left_to_be_filled_in_are_found(told: str, due: str) -> None:
    assert verdict(report_2023(overview=told), "placeholders") == due


@pytest.mark.parametrize(
    ("told", "open_at"),
    [
        ("依据《条例》（国令第711号编制，可以来函（地址：青檀县）联系。", "(国令第711号"),
        ("依据《条例》（国令第711号）编制，可以来函（地址：青檀县联系。", "(地址"),
        ("依据《条例》（国令第711号（修订））编制。", ""),
        ("要求有：1）及时；2）准确（见附件。", ""),
    ],
)
def test_the_bracket_that_is_left_open_is_shown(told: str, open_at: str) -> None:
    found = [o.found for o in asked(report_2023(overview=told), "bracket-unclosed")]
    assert all(one.startswith(open_at) for one in found)
    assert (verdict(report_2023(overview=told), "bracket-unclosed") == "fail") == bool(open_at)


def test_a_blank_for_a_figure_may_be_the_extracts_own() -> None:
    text = report_2023(overview="全年主动公开信息  条，收到申请3件。")
    assert verdict(text, "figures-left-out", complete=False) == "unknown"
    assert verdict(text, "figures-left-out", complete=True) == "fail"


@pytest.mark.parametrize(
    ("told", "due"),
    [
        ("信箱dcjdzx@163.com。", "fail"),
        ("信箱gkb@qingtan.gov.cn。", "pass"),
        ("2018年2月，通过@北京西城政务微博直播20场。", "pass"),
    ],
)
def test_a_mailbox_has_a_domain(told: str, due: str) -> None:
    assert verdict(report_2023(overview=told), "public-mailbox") == due


def test_a_mailbox_is_never_shown_whole() -> None:
    [found] = asked(report_2023(overview="信箱dcjdzx@163.com。"), "public-mailbox")
    shown = found.message.zh + found.found + "".join(e.quote for e in found.evidence)
    assert "dcjdzx" not in shown
    assert "d***@163.com" in shown


@pytest.mark.parametrize(
    ("told", "due"),
    [
        ("更新信息共计361余篇。", "fail"),
        ("公开动态755多条。", "fail"),
        ("微话题近20余个。", "fail"),
        ("发布信息2000余条。", "pass"),
        ("发布微博9310余条。", "pass"),
        ("推送新闻报道70余篇。", "pass"),
    ],
)
def test_exact_and_more_is_told_of_exact_figures_only(told: str, due: str) -> None:
    assert verdict(report_2023(overview=told), "exact-and-more") == due


@pytest.mark.parametrize(
    "words",
    [
        "领导小组组长",
        "统一为为民服务热线",
        "公文文件",
        "法律法规规定",
        "主任办公会会前学法",
        "供水水质",
        "产品品质",
    ],
)
def test_words_that_look_doubled_are_no_slips(words: str) -> None:
    judgement = judging(report_2023(overview=f"全年公开信息320条，涉及{words}等。"))
    assert not [o for o in judgement.findings() if words in o.message.zh]


def test_an_identity_number_is_an_error_and_is_masked() -> None:
    number = "990101199003077776"
    while True:
        [found] = asked(report_2023(overview=f"申请人证件{number}。"), "identity-numbers")
        if found.verdict == "fail":
            break
        number = number[:-1] + str((int(number[-1]) + 1) % 10)
    assert found.severity == "error"
    assert number not in found.evidence[0].quote


def test_a_mobile_number_given_as_contact_is_only_a_hint() -> None:
    [open_number] = asked(report_2023(overview="申请人19900001111。"), "mobile-numbers")
    [contact] = asked(report_2023(overview="联系电话：19900001111。"), "mobile-numbers")
    assert (open_number.severity, contact.severity) == ("warning", "info")


@pytest.mark.parametrize(
    ("basis", "due"),
    [
        ("依据国办公开办函〔2019〕60号编制。", "fail"),
        ("依据县政办发〔2019〕60号编制。", "pass"),
        ("依据国办公开办函〔2021〕30号（国办公开办函〔2019〕60号同时废止）编制。", "pass"),
    ],
)
def test_only_the_trial_form_itself_is_superseded(basis: str, due: str) -> None:
    assert verdict(report_2023(preamble=basis), "superseded-notice") == due


def test_the_size_of_print_offered_by_a_site_is_no_instruction() -> None:
    text = report_2023(preamble="（字号：大 中 小）")
    assert verdict(text, "instructions-left-in") == "pass"


def test_the_trial_form_is_superseded_from_2021_only() -> None:
    basis = "依据国办公开办函〔2019〕60号编制。"
    assert verdict(report_2023(preamble=basis), "superseded-notice") == "fail"
    assert verdict(report_2023(year=2020, preamble=basis), "superseded-notice") == "not_applicable"
    assert verdict(report_2017(), "superseded-notice") == "not_applicable"
