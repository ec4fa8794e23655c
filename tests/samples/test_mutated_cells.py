"""Mutation from a valid parent: a correct report has no finding; with any one cell that
stands in an equality changed by one, an arithmetic finding names its row or its column."""

from datetime import timedelta
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from report import read
from report.model import Report
from rules import judge, load_packs
from rules.model import Context, Outcome
from samples import SampleReport
from samples.agencies import AGENCIES
from samples.defects import change_cell
from samples.make import make_report
from samples.many import reports
from samples.official import dispute_measures, proactive_measures, request_measures
from samples.render_html import render_html
from samples.render_text import render_text
from samples.statistics import statistics_measures

FREE_2014 = {
    # bounded, or counted by themselves: in no sum
    "disclosed.total",
    "disclosed.normative_documents",
    "normative_documents.issued",
    *(f"channel.{way}" for way in ("gazette", "website", "weibo", "wechat", "other")),
    "response.hot_topics",
    "response.press_conferences.total",
    "response.press_conferences.by_leader",
    "response.interviews.total",
    "response.interviews.by_leader",
    "response.explanations",
    "response.by_microblog",
    "response.by_other",
    "complaints",
    "fees.amount_wan",
    "bodies",
    "reading_points",
    "funds.amount_wan",
    "meetings",
    "trainings.sessions",
    "trainings.participants",
}
"""The cells of 政府信息公开情况统计表 that stand in no equality; in the annual forms, those
of table two."""


@cache
def packs():
    return load_packs()


def findings(made: SampleReport) -> tuple[Outcome, ...]:
    """All findings of the report as the public would see it, with nothing withheld."""
    document = render_html(made, "trs") if made.seed % 2 else render_text(made)
    (result,) = read([document])
    assert isinstance(result, Report)
    as_of = made.published + timedelta(days=100)
    judged = judge(result, Context(as_of=as_of, complete=True), packs())
    assert not judged.crashed
    return judged.findings()


def summed(made: SampleReport) -> list[str]:
    """The cells that stand in an equality of the form."""
    if made.form == "statistics-2014":
        return [m for m in statistics_measures(made.variant) if m not in FREE_2014]
    return [*request_measures(made.form), *dispute_measures()]


@given(st.integers(0, 10**5))
@settings(max_examples=60)
def test_a_correct_report_has_no_finding(number: int) -> None:
    (made,) = reports(1, number)
    assert not [(o.rule, o.message.zh) for o in findings(made)]


@given(
    st.sampled_from(AGENCIES),
    st.integers(2014, 2024),
    st.integers(0, 10**5),
    st.sampled_from(["national", "beijing"]),
    st.sampled_from([1, -1]),
    st.data(),
)
@settings(max_examples=150)
def test_one_cell_changed_by_one_is_told_by_its_row_or_column(
    agency, year: int, seed: int, variant: str, by: int, data: st.DataObject
) -> None:
    made = make_report(agency, year, seed, variant=variant)
    cell = data.draw(st.sampled_from(summed(made)))
    if made.figures[cell] + by < 0:
        by = 1
    told = [o for o in findings(change_cell(made, cell, by)) if o.family == "arithmetic"]
    row, _, column = cell.rpartition(".")
    assert any(
        o.subject.startswith(f"{row}.") or o.subject.endswith(f".{column}") or row in o.subject
        for o in told
    ), f"{cell} {by:+d} of {made.title} (seed {seed}): {[(o.rule, o.subject) for o in told]}"


def test_the_cells_that_stand_in_no_equality_are_these() -> None:
    assert set(statistics_measures("national")) > FREE_2014
    assert len(proactive_measures("annual-2019")) == 22
    assert len(proactive_measures("annual-2021")) == 10
    assert not set(proactive_measures("annual-2021")) & set(request_measures("annual-2021"))
