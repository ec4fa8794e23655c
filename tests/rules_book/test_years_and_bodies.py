"""Years and bodies of other reports, left in the text."""

from __future__ import annotations

import pytest
from asking import asked, report_2023, verdict


@pytest.mark.parametrize(
    ("period", "due"),
    [
        ("统计期限自2023年1月1日起至2023年12月31日止。", "pass"),
        ("统计期限为2023年1月1日至12月31日。", "pass"),
        ("统计时限为：2022年1月1日-2022年12月31日。", "fail"),
        ("统计期限自2022年1月1日起至2023年12月31日止。", "fail"),
        ("统计期限从202311日到1231日止。", "not_applicable"),
    ],
)
def test_the_period_is_the_reporting_year(period: str, due: str) -> None:
    assert verdict(report_2023(preamble=period), "statistics-period") == due


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("我镇认真编制了《田黄镇2022年政府信息公开工作年度报告》。", "fail"),
        ("现公布2023年度政府信息公开工作年度报告。", "pass"),
        (
            "根据《关于做好2022年政府信息公开工作年度报告编制工作的通知》，"
            "编制2023年度政府信息公开工作年度报告。",
            "pass",
        ),
        ("现将有关情况公布如下。", "pass"),
    ],
)
def test_the_report_calls_itself_by_its_own_year(said: str, due: str) -> None:
    assert verdict(report_2023(preamble=said), "own-year") == due


@pytest.mark.parametrize(
    ("told", "due"),
    [
        ("2022年，我镇通过县政府网站公开信息94条。", "fail"),
        ("2023年，我镇通过县政府网站公开信息94条。", "pass"),
        ("2022年公开信息80条，2023年公开信息94条。", "pass"),
        ("2022年，我局公开信息80条，同比增加4条。", "pass"),
        ("2022年，我局公开部门决算1份。", "pass"),
        ("撰写《水务局2022年政府信息公开工作年度报告》，梳理中心126项职责。", "pass"),
        ("计划在2023年、2024年分两批组织开放日18期。", "pass"),
        ("2024年，我局将召开培训班2次，力争公开信息400条以上。", "pass"),
        ("2024年，我局召开培训班2次，公开信息400条。", "fail"),
    ],
)
def test_facts_are_of_the_reporting_year(told: str, due: str) -> None:
    assert verdict(report_2023(overview=told), "year-of-facts") == due


def test_plans_for_the_year_that_is_over_are_only_a_hint() -> None:
    [found] = asked(report_2023(problems="更新不够及时。2023年将加强检查。"), "plans-year")
    assert (found.verdict, found.severity, found.basis) == ("fail", "info", "editorial")


@pytest.mark.parametrize(
    ("agency", "told", "due"),
    [
        ("深圳市光明区公明街道办事处", "2023年光明区共受理申请4件。", "fail"),
        ("深圳市光明区公明街道办事处", "2023年公明街道共受理申请4件。", "pass"),
        (
            "深圳市光明区公明街道办事处",
            "向市政府及市政府办公室提出的公开申请5件。",
            "fail",
        ),
        ("深圳市光明区水务局", "2023年光明区共受理申请4件。", "not_applicable"),
        ("青檀县湖口镇人民政府", "全县统一部署后，我镇收到申请4件。", "pass"),
    ],
)
def test_requests_are_the_bodys_own(agency: str, told: str, due: str) -> None:
    assert verdict(report_2023(agency, overview=told), "scope-of-requests") == due


def test_another_organs_way_to_say_we_is_a_hint() -> None:
    told = "我镇认真开展工作。我局公开信息20条。"
    [found] = asked(report_2023("青檀县湖口镇人民政府", overview=told), "own-words")
    assert (found.verdict, found.severity) == ("fail", "info")
    assert verdict(report_2023(overview="我局公开信息20条。"), "own-words") == "pass"


def test_a_title_of_another_year_is_told() -> None:
    period = "现公布2023年度政府信息公开工作年度报告，统计期限自2023年1月1日至2023年12月31日。"
    text = report_2023(preamble=period).replace("水务局2023年政府", "水务局2022年政府", 1)
    [found] = asked(text, "own-year")
    assert (found.verdict, found.found) == ("fail", "2022")


@pytest.mark.parametrize(
    ("announced", "due"),
    [
        ("本报告由青檀县水务局编制。", "pass"),
        ("本报告由县水务局办公室编制。", "pass"),
        ("本报告由青檀县教育局编制。", "fail"),
        ("现公布青檀县教育局2023年政府信息公开工作年度报告。", "fail"),
        ("按照《青檀县人民政府办公室关于做好年度报告的通知》编制。", "pass"),
    ],
)
def test_one_body_is_named_as_the_one_that_reports(announced: str, due: str) -> None:
    assert verdict(report_2023(preamble=announced), "own-name") == due


def test_a_sign_off_by_another_body_is_a_hint() -> None:
    text = report_2023() + "青檀县教育局\n2024年1月20日\n"
    [found] = asked(text, "own-name")
    assert (found.verdict, found.severity) == ("fail", "info")


def test_links_to_other_bodies_reports_below_the_text_name_no_one() -> None:
    links = "相关链接\n青檀县教育局2023年政府信息公开工作年度报告\n"
    assert verdict(report_2023() + links, "own-name") == "pass"


def test_a_government_signs_through_its_office() -> None:
    text = report_2023("青檀县人民政府") + "青檀县人民政府办公室\n2024年1月20日\n"
    assert verdict(text, "own-name") == "pass"


@pytest.mark.parametrize(
    ("agency", "said", "due"),
    [
        ("开化县民政局", "常山县民政局2023年共公开信息312条。", "fail"),
        ("开化县民政局", "开化县民政局2023年共公开信息312条。", "pass"),
        ("开化县民政局", "衢州市民政局2023年共公开信息312条。", "pass"),
        ("开化县民政局", "常山县教育局2023年共公开信息312条。", "pass"),
        ("凯里市舟溪镇人民政府", "2023年，凯里市三棵树镇共收到信息公开申请1件。", "fail"),
        ("凯里市舟溪镇人民政府", "2023年度我镇共收到信息公开申请1件。", "pass"),
        ("凯里市舟溪镇人民政府", "2023年，舟溪乡共收到信息公开申请1件。", "pass"),
        ("凯里市舟溪镇人民政府", "2023年，舟溪镇、三棵树镇分别收到信息公开申请1件。", "pass"),
        ("凯里市人民政府", "2023年，三棵树镇共收到信息公开申请1件。", "not_applicable"),
    ],
)
def test_work_is_told_of_this_body(agency: str, said: str, due: str) -> None:
    assert verdict(report_2023(agency, overview=said), "facts-of-others") == due
