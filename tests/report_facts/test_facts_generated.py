"""Over generated correct reports: the facts are read back, and no figure is claimed wrongly."""

from __future__ import annotations

from functools import cache
from random import Random

import pytest

from report import read
from report.model import Report
from samples.agencies import AGENCIES
from samples.make import make_report
from samples.render_html import DIALECTS, render_html
from samples.render_text import render_text
from samples.report import SampleReport

YEARS = (2015, 2018, 2019, 2020, 2021, 2023)
SEEDS = range(60)


@cache
def sample(seed: int) -> tuple[SampleReport, Report]:
    random = Random(seed)
    made = make_report(random.choice(AGENCIES), random.choice(YEARS), seed)
    document = render_text(made) if seed % 2 else render_html(made, DIALECTS[seed % len(DIALECTS)])
    (found,) = read([document])
    assert isinstance(found, Report)
    return made, found


@pytest.mark.parametrize("seed", SEEDS)
def test_the_facts_are_read_back(seed: int) -> None:
    made, found = sample(seed)
    assert found.agency.name == made.agency.name
    assert found.agency.kind == made.agency.kind
    assert (found.reporting_year, found.form) == (made.year, made.form)
    assert found.title == made.title
    assert found.published is not None
    assert found.published.first == made.published
    assert [h.title for h in found.outline if h.level == 1] == [s.heading for s in made.sections]
    assert (found.cut, found.attachments) == ("", ())
    assert (found.year_conflicts, found.agency_conflicts) == ((), ())


@pytest.mark.parametrize("seed", SEEDS)
def test_every_linked_figure_is_that_of_the_table(seed: int) -> None:
    _, found = sample(seed)
    for statement in found.statements:
        names = (statement.measure,) if statement.measure else statement.sum_of
        cells = [found.measures[name] for name in names if name in found.measures]
        if cells and all(cell.value is not None for cell in cells):
            assert statement.value == sum(cell.value or 0 for cell in cells), statement


@pytest.mark.parametrize("seed", SEEDS)
def test_no_list_of_parts_exceeds_its_whole(seed: int) -> None:
    _, found = sample(seed)
    for statement in found.statements:
        assert sum(part.value for part in statement.parts) <= statement.value, statement


def test_prose_is_linked_often_enough_to_be_worth_checking() -> None:
    linked = [s for seed in SEEDS for s in sample(seed)[1].statements if s.measure or s.sum_of]
    assert len(linked) > 10 * len(SEEDS)
