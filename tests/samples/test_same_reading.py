"""The same report in every rendering: the same agency, year, outline and measures."""

from itertools import cycle, islice

import pytest

from report import read
from report.model import Document, Report
from samples import SampleReport, make_report
from samples.agencies import AGENCIES
from samples.render import RENDERERS
from samples.render_lines import render_markdown

YEARS = (2014, 2016, 2018, 2019, 2020, 2021, 2022, 2023, 2024)
CHUNKS, EACH = 10, 50
ROTATING = 3
"""Formats each report is read in; over all reports every format has its turn."""


def one(documents: list[Document]) -> Report:
    (result,) = read(documents)
    assert isinstance(result, Report), result
    return result


def sample(number: int) -> SampleReport:
    agency = AGENCIES[number % len(AGENCIES)]
    variant = "beijing" if number % 5 == 0 else "national"
    return make_report(agency, YEARS[number % len(YEARS)], number, variant=variant)


def headings(report: SampleReport) -> list[str]:
    return [b.text for b in report.flow() if b.kind == "heading"]


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_every_rendering_reads_the_same(chunk: int) -> None:
    for number in range(chunk * EACH, (chunk + 1) * EACH):
        made = sample(number)
        skip = number * ROTATING % len(RENDERERS)
        for name, render in islice(cycle(RENDERERS.items()), skip, skip + ROTATING):
            got = one(render(made))
            told = f"{name}: {made.title} (seed {number})"
            assert got.agency.name == made.agency.name, told
            assert got.reporting_year == made.year, told
            assert got.form == made.form, told
            top = [f"{h.number.rstrip('、')}、{h.title}" for h in got.outline if h.level == 1]
            assert top == headings(made), told
            written = {n: m.value for n, m in got.measures.items() if m.state == "written"}
            assert written == made.figures, told


@pytest.mark.parametrize("name", sorted(set(RENDERERS) - {"lines", "lines-bars", "lines-close"}))
@pytest.mark.parametrize("mark", ["", "/", "—"])
def test_zeros_left_blank_are_blank_in_every_rendering(name: str, mark: str) -> None:
    """In text a row may begin with blanks, where a bar at its beginning is an ornament: such
    a row cannot be told from a shorter one, and is unread."""
    made = make_report(AGENCIES[5], 2023, 3)
    got = one(RENDERERS[name](made.blank_zeros(mark)))
    for measure, value in made.figures.items():
        cell = got.measures[measure]
        assert cell.value == (value or None), measure
        if value == 0:
            assert cell.state == "blank" or (not mark and cell.state == "unread"), measure


def test_repeated_spans_in_markdown_invent_no_figure() -> None:
    for year in (2019, 2023):
        made = make_report(AGENCIES[1], year, 2)
        got = one([render_markdown(made, spans="repeat")])
        for measure, cell in got.measures.items():
            assert cell.state == "unread" or cell.value == made.figures[measure], measure
