"""Generated reports: what a correct one contains, and what each defect changes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samples import defects
from samples.agencies import AGENCIES, CIVIL_AFFAIRS, EDUCATION, LUMING, TINGQUAN, YUNXI
from samples.make import make_report
from samples.report import SampleReport

YEARS = st.integers(2014, 2024)


def prose(report: SampleReport) -> str:
    return "\n".join(block.text for block in report.flow())


@given(st.sampled_from(AGENCIES), YEARS, st.integers(0, 10**6))
def test_no_slot_is_left_in_the_prose(agency, year: int, seed: int) -> None:
    text = prose(make_report(agency, year, seed))
    assert not set("{}") & set(text)
    assert agency.name in text
    assert f"{year}年1月1日" in text


@given(st.sampled_from(AGENCIES), YEARS, st.integers(0, 10**6))
def test_a_correct_report_is_published_in_time(agency, year: int, seed: int) -> None:
    day = make_report(agency, year, seed).published
    march = year <= 2018 or agency.kind == "government"
    assert date(year + 1, 1, 1) <= day <= date(year + 1, 3 if march else 1, 31)
    assert day.weekday() < 5


def test_prose_repeats_the_totals_of_table_three() -> None:
    report = make_report(EDUCATION, 2022, 4, new=44, carried_forward=3)
    assert "新收政府信息公开申请44件" in prose(report)
    assert "结转下年度继续办理3件" in prose(report)


def test_six_sections_in_their_order() -> None:
    headings = [b.text for b in make_report(EDUCATION, 2023, 1).flow() if b.kind == "heading"]
    assert headings == [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ]


def test_governments_tell_of_assessment_and_street_offices_need_not() -> None:
    for agency in (YUNXI, LUMING):
        assert "责任追究" in prose(make_report(agency, 2023, 1)) or "追究责任" in prose(
            make_report(agency, 2023, 1)
        )
    assert "社会评议" not in prose(make_report(TINGQUAN, 2023, 1))


def test_the_fee_statement_begins_with_2021() -> None:
    assert "信息处理费" in prose(make_report(CIVIL_AFFAIRS, 2021, 2))
    assert "信息处理费" not in prose(make_report(CIVIL_AFFAIRS, 2020, 2))


def test_no_two_reports_read_alike() -> None:
    texts = [prose(make_report(EDUCATION, 2023, seed)) for seed in range(8)]
    sentences = [set(text.split("。")) for text in texts]
    shared = len(sentences[0] & sentences[1]) / len(sentences[0])
    assert shared < 0.4


def test_a_changed_cell_differs_in_one_place() -> None:
    report = make_report(EDUCATION, 2023, 1)
    broken = defects.change_cell(report, "outcome.total.total")
    changed = [n for n in report.figures if report.figures[n] != broken.figures[n]]
    assert changed == ["outcome.total.total"]
    assert prose(broken) == prose(report)


def test_a_dropped_section_moves_the_others_up() -> None:
    report = defects.drop_section(make_report(EDUCATION, 2023, 1), "disputes")
    headings = [b.text for b in report.flow() if b.kind == "heading"]
    assert "四、存在的主要问题及改进情况" in headings
    assert not any("行政诉讼" in h for h in headings)


def test_a_dropped_table_leaves_its_heading() -> None:
    report = defects.drop_table(make_report(EDUCATION, 2023, 1), "requests")
    keys = [b.sheet.key for b in report.flow() if b.sheet]
    assert keys == ["proactive", "disputes"]
    assert "三、收到和处理政府信息公开申请情况" in prose(report)


def test_defects_of_the_text() -> None:
    report = make_report(EDUCATION, 2023, 1)
    assert "信息处理费" not in prose(defects.without_fee_statement(report))
    assert "一是" not in "".join(
        i.text for i in defects.without_problems(report).section("problems").items
    )
    assert "五、概况" not in prose(report)
    assert "一、概况" in prose(defects.rename_section(report, "overview", "概况"))
    assert "三、存在的" in prose(defects.renumber_section(report, "problems", "三"))
    assert "2022年" in prose(defects.wrong_year_in_text(report, "overview", 2022))
    late = defects.publish_on(report, date(2024, 5, 6))
    assert late.published == date(2024, 5, 6)


def test_prose_can_be_made_to_contradict_the_table() -> None:
    report = make_report(EDUCATION, 2022, 4, new=44)
    wrong = defects.replace_in_prose(report, "新收政府信息公开申请44件", "新收政府信息公开申请45件")
    assert "申请45件" in prose(wrong)
    with pytest.raises(ValueError, match="does not say"):
        defects.replace_in_prose(report, "没有这句话", "")
