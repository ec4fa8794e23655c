"""The audit would notice: what it changes, what it counts, and what it calls a false alarm."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

from audit import parts
from audit.bound import upper_bound
from audit.cases import Case, Made, compared
from audit.changes import characters, extract, sheets
from audit.fuzz import cases as fuzz_cases
from audit.fuzz import rows as fuzz_rows
from audit.fuzz import verdicts as fuzz_verdicts
from audit.judging import Told, told_of
from audit.prose.corpus import Facts
from report import read
from report.model import Report
from samples import defects, make_report
from samples.agencies import CIVIL_AFFAIRS
from samples.render_html import render_html
from samples.render_text import render_text
from samples.sheet import Sheet

CASE = Case("generated", "report", 0)
NOTHING = Told({}, {})
SOUND = make_report(CIVIL_AFFAIRS, 2023, 5, new=44)
BROKEN = defects.change_cell(SOUND, "outcome.total.total")


def test_a_finding_that_the_report_does_not_deserve_is_a_false_alarm() -> None:
    outcome = compared(CASE, Made((render_text(BROKEN),)), NOTHING)
    assert outcome.added
    assert any("T21-3" in fault for fault in outcome.faults)


def test_a_finding_that_is_gone_is_a_fault_but_no_false_alarm() -> None:
    base = told_of([render_text(BROKEN)])
    outcome = compared(CASE, Made((render_text(SOUND),)), base)
    assert outcome.faults
    assert not outcome.added


def test_what_a_change_hides_may_become_unknown_but_not_a_pass() -> None:
    base = told_of([render_text(BROKEN)])
    unread = defects.write_cell(BROKEN, "outcome.total.total", "4件5")
    hidden = compared(CASE, Made((render_html(unread),), hides=True), base)
    assert hidden.faults == ()
    passed = compared(CASE, Made((render_html(SOUND),), hides=True), base)
    assert passed.faults


def test_a_document_that_is_not_read_as_a_report_is_a_fault() -> None:
    document = replace(render_text(SOUND), content=b"")
    assert "unreadable" in compared(CASE, Made((document,)), NOTHING).faults[0]


@pytest.mark.parametrize(
    ("seen", "tries", "bound"),
    [(0, 100, 0.0295), (0, 3000, 0.000998), (1, 100, 0.0466), (5, 10, 0.7776), (4, 4, 1.0)],
)
def test_the_bound_is_that_of_clopper_and_pearson(seen: int, tries: int, bound: float) -> None:
    assert upper_bound(seen, tries) == pytest.approx(bound, rel=2e-3)


@pytest.mark.parametrize(
    "name", ["transformed/000_e92d345624aa1390/17", "generated/report/4999", "sentences/x/0"]
)
def test_a_case_is_made_again_from_its_name(name: str) -> None:
    assert parts.case_of(name).name == name


@pytest.mark.parametrize("name", ["", "nothing/report/1", "generated/report/x", "generated/3"])
def test_what_is_no_case_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="part/subject/number"):
        parts.case_of(name)


def test_the_same_case_gives_the_same_bytes() -> None:
    for part in ("generated", "wordings"):
        case = Case(part, "report", 7)
        first, second = parts.made(case), parts.made(case)
        assert [d.content for d in first.documents] == [d.content for d in second.documents]


def texts(sheet: Sheet) -> list[list[str]]:
    return [[cell.text if starts else "" for cell, starts in row] for row in sheet.expanded()]


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("key", ["proactive", "requests"])
def test_a_table_in_two_holds_every_row_and_figure_of_it(seed: int, key: str) -> None:
    sheet = SOUND.sheets()[key]
    first, second = sheets.in_two(sheet, Random(seed))
    height = len(sheet.rows)
    below = texts(second)[-(height - len(first.rows)) :]
    figures = [c.text for row in sheet.rows for c in row if c.measure]
    got = [c.text for part in (first, second) for row in part.rows for c in row if c.measure]
    assert got == figures
    assert len(first.rows) + len(below) == height
    assert {len(row) for row in texts(first) + texts(second)} == {sheet.width}


@pytest.mark.parametrize("name", sheets.LAYOUTS)
def test_every_layout_keeps_the_width_and_the_figures_above_nought(name: str) -> None:
    for key, sheet in SOUND.sheets().items():
        changed = sheets.LAYOUTS[name](SOUND.form, sheet, Random(key))
        assert {len(row) for row in changed.expanded()} == {sheet.width}
        figures = [c.text for row in sheet.rows for c in row if c.measure and c.text != "0"]
        got = [c.text for row in changed.rows for c in row if c.measure]
        assert [text for text in got if text not in ("0", *sheets.BLANKS)] == figures


@pytest.mark.parametrize("name", characters.CHANGES)
def test_characters_change_nothing_but_their_look(name: str) -> None:
    from report.normal import normalise
    from report.script import simplify

    text = "2023年，我局共收到申请12件（含上年结转1件），其中“网络”7件。"
    changed = characters.whole(name, "seed")(text)
    quotes = str.maketrans(dict.fromkeys('“”「」‘’"＂', "'"))
    same = normalise(simplify(changed)).replace(" ", "").translate(quotes)
    assert same == normalise(text).replace(" ", "").translate(quotes)


def test_wrapped_lines_hold_the_same_words_and_whole_figures() -> None:
    lines = ["2023年，全年公开信息12345条，其中网站678条。" * 5, "一、本年新收 | 12 | 0 |"]
    wrapped = extract.wrapped(lines, Random(1))
    assert "".join(wrapped[:-1]) == lines[0]
    assert wrapped[-1] == lines[1]
    assert len(wrapped) > 3
    assert not any(line[0] in "，。" for line in wrapped)


def test_facts_whose_sums_do_not_hold_are_refused() -> None:
    cells = {"applications.new": {"natural_person": Decimal(3)}}
    facts = Facts(id="x", agency="EDUCATION", year=2023, cells=cells, texts=("x",))
    with pytest.raises(ValueError, match="3 came in"):
        facts.figures()


def test_facts_of_cells_that_the_form_has_not_are_refused() -> None:
    facts = Facts(
        id="x", agency="EDUCATION", year=2023, cells={"nothing": Decimal(3)}, texts=("x",)
    )
    with pytest.raises(ValueError, match="has no nothing"):
        facts.figures()


def test_every_name_of_the_fuzz_gives_its_document_again() -> None:
    names = [n for n in fuzz_cases.names(6, 0) if n.startswith(("damaged/made-h", "hostile/soup"))]
    assert names
    for name in names:
        first, _ = fuzz_cases.document(name)
        again, _ = fuzz_cases.document(name)
        assert first.content == again.content


def test_what_is_read_of_a_damaged_table_is_compared_with_the_whole() -> None:
    document, _ = fuzz_rows.whole("report-4")
    report = read([document])[0]
    assert isinstance(report, Report)
    assert fuzz_verdicts.faults("rows/report-4/4", report, ()) == []
    name, measure = next((n, m) for n, m in report.measures.items() if m.value)
    other = replace(measure, value=measure.value + 1 if measure.value else None)
    wrong = replace(report, measures={**report.measures, name: other})
    assert fuzz_verdicts.faults("rows/report-4/4", wrong, ())[0].startswith(f"invented {name}")


def test_rows_are_harmed_in_every_rendering_with_a_table() -> None:
    harmed = [fuzz_rows.harmed(f"report-{n}", Random(n)) for n in range(12)]
    whole = [fuzz_rows.whole(f"report-{n}")[0] for n in range(12)]
    assert [d.content for d, _ in harmed] != [d.content for d in whole]
    assert not [how for _, how in harmed if how.endswith("no table")]
