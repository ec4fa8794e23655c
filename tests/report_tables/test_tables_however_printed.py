"""The same table gives the same measures, however a page prints it."""

from __future__ import annotations

import pytest
from drawn import (
    FORMS,
    SEEDS,
    Drawing,
    between_lone_pipes,
    glued,
    in_markdown,
    mixture,
    one_cell_a_line,
    over_two_pages,
    parted_by_spaces,
    report_of,
    with_pipes,
    with_spans,
    without_spans,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from report.tables import read_tables
from samples.sheet import Sheet

IN_CELLS = (with_spans, without_spans, glued, over_two_pages, in_markdown, with_pipes)
RUNNING = (one_cell_a_line, between_lone_pipes, parted_by_spaces)
MARKS = ("", "/", "—", "无")


@pytest.mark.parametrize("draw", [*IN_CELLS, *RUNNING], ids=lambda draw: draw.__name__)
@settings(max_examples=20)
@given(form=st.sampled_from(FORMS), seed=SEEDS)
def test_every_figure_is_read(draw: Drawing, form: str, seed: int) -> None:
    figures, tables = report_of(form, seed)
    read = read_tables([draw(tables)], None)
    assert {name: m.value for name, m in read.measures.items()} == figures
    assert read.form == form
    assert all(table.whole for table in read.tables)
    assert read.unrecognised == ()


@pytest.mark.parametrize("draw", IN_CELLS, ids=lambda draw: draw.__name__)
@settings(max_examples=20)
@given(form=st.sampled_from(FORMS), seed=SEEDS, mark=st.sampled_from(MARKS))
def test_zeros_left_blank_are_blank_cells(draw: Drawing, form: str, seed: int, mark: str) -> None:
    figures, tables = report_of(form, seed, mark)
    measures = read_tables([draw(tables)], None).measures
    told = {name: m.value if m.state == "written" else m.state for name, m in measures.items()}
    assert told == {name: value or "blank" for name, value in figures.items()}


@pytest.mark.parametrize("draw", RUNNING, ids=lambda draw: draw.__name__)
@settings(max_examples=15)
@given(form=st.sampled_from(FORMS), seed=SEEDS)
def test_cells_that_leave_no_trace_never_shift_a_figure(
    draw: Drawing, form: str, seed: int
) -> None:
    figures, tables = report_of(form, seed, "")
    for name, measure in read_tables([draw(tables)], None).measures.items():
        assert measure.state != "written" or measure.value == figures[name]


@settings(max_examples=40)
@given(form=st.sampled_from(FORMS[1:]), seed=SEEDS, data=st.data())
def test_a_cell_lost_from_a_row_of_text_leaves_that_row_unread(
    form: str, seed: int, data: st.DataObject
) -> None:
    figures, tables = report_of(form, seed)
    key = data.draw(st.sampled_from(sorted(tables)))
    sheet = tables[key]
    rows = [y for y, row in enumerate(sheet.rows) if sum(bool(c.measure) for c in row) > 1]
    y = data.draw(st.sampled_from(rows))
    row = sheet.rows[y]
    x = data.draw(st.sampled_from([x for x, c in enumerate(row) if c.measure]))
    shorter = (*sheet.rows[:y], (*row[:x], *row[x + 1 :]), *sheet.rows[y + 1 :])
    damaged = {**tables, key: Sheet(key, sheet.width, shorter, sheet.header_rows)}
    hit = {c.measure for c in row if c.measure}
    for draw in (one_cell_a_line, parted_by_spaces):
        measures = read_tables([draw(damaged)], None).measures
        assert {measures[name].state for name in hit} == {"unread"}
        others = {n: m.value for n, m in measures.items() if n not in hit}
        assert others == {n: v for n, v in figures.items() if n not in hit}


@settings(max_examples=80)
@given(seed=SEEDS, year=st.sampled_from((None, 2016, 2020, 2022)))
def test_any_mixture_of_known_words_is_read_without_fault(seed: int, year: int | None) -> None:
    read = read_tables([mixture(seed)], year)
    for measure in read.measures.values():
        assert (measure.state == "written") == (measure.value is not None)
        assert (measure.state == "unread") == bool(measure.why)
