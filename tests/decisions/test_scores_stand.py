"""Scores that can be defended: the same again for the same, whatever the order; and on one
footing for the years of one form."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report import read
from report.model import Report
from rules.judge import judge
from rules.model import Context, Score
from rules.packs.load import Packs, load_packs
from rules.scores import score
from samples.agencies import EDUCATION
from samples.make import make_report
from samples.render_html import render_html
from store.ranking import MOST_UNASSESSED
from tests.store.shelf import outcome

VERDICTS = st.sampled_from(["pass", "fail", "unknown", "not_applicable"])
OUTCOMES = st.lists(
    st.builds(
        lambda rule, verdict, subject, weight: replace(
            outcome(rule, verdict, subject), weight=weight
        ),
        st.sampled_from(["R-1", "R-2", "R-3"]),
        VERDICTS,
        st.sampled_from("abc"),
        st.integers(0, 9),
    ),
    max_size=12,
)


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs()


def scored(year: int, packs: Packs) -> Score:
    (found,) = read([render_html(make_report(EDUCATION, year))])
    assert isinstance(found, Report)
    return judge(found, Context(date(year + 2, 1, 1)), packs).score


@given(st.data())
def test_the_order_of_outcomes_does_not_matter(data: st.DataObject) -> None:
    outcomes = data.draw(OUTCOMES)
    assert score(data.draw(st.permutations(outcomes))) == score(outcomes)


def test_the_same_report_has_the_same_score_again(packs: Packs) -> None:
    assert scored(2024, packs) == scored(2024, load_packs())


def test_correct_reports_of_one_form_score_alike_in_every_year(packs: Packs) -> None:
    years = [scored(year, packs) for year in (2021, 2022, 2023, 2024)]
    assert {one.value for one in years} == {100.0}
    assert max(one.unassessed for one in years) <= MOST_UNASSESSED
