"""The page: every proof is marked where it stands, and nothing in a report does anything."""

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from night.record import record
from outputs.drawn import drawn_rows
from outputs.marking import Mark, find, runs
from outputs.page import page
from outputs.views import ReportView, view
from report import read
from report.model import Document, Grid, Line, Report
from rules import judge, load_packs
from rules.model import Context
from samples.agencies import EDUCATION
from samples.defects import change_cell
from samples.make import make_report
from samples.render import render_all
from samples.render_html import render_html

PACKS = load_packs()
AS_OF = date(2025, 4, 10)


def shown(document: Document) -> tuple[Report, ReportView]:
    (report,) = read([document])
    assert isinstance(report, Report)
    judgement = judge(report, Context(as_of=AS_OF, complete=True), PACKS)
    entry = record("a.html", [document], report, judgement, lang="zh")
    return report, view(entry, report)


def wrong() -> Document:
    return render_html(change_cell(make_report(EDUCATION, 2024), "outcome.total.total"))


def html(one: ReportView, lang: str = "zh") -> str:
    return page([one], [], lang, lambda rule: "改正")


def test_every_proof_of_a_finding_is_marked_and_led_to() -> None:
    _, one = shown(wrong())
    assert one.findings
    text = html(one)
    anchors = set(re.findall(r'id="(r1f\d+e\d+)"', text))
    leads = set(re.findall(r'href="#(r1f\d+e\d+)"', text))
    told = sum(len(f["evidence"]) for f in one.findings)
    assert anchors == leads
    assert len(anchors) == told


def test_the_offending_cell_is_marked_in_the_grid() -> None:
    _, one = shown(wrong())
    assert re.search(r'<td class="figure hit +error">.*2</td>', html(one))


def test_a_clean_report_says_so_and_marks_nothing() -> None:
    _, one = shown(render_html(make_report(EDUCATION, 2024)))
    text = html(one)
    assert "未发现问题" in text
    assert "<mark" not in text


def test_the_page_speaks_english_about_a_chinese_report() -> None:
    _, one = shown(wrong())
    text = html(one, "en")
    assert "Findings" in text
    assert "云溪市教育局" in text


class Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_words_of_a_report_never_become_markup() -> None:
    report, one = shown(wrong())
    evil = '</style></p><script>alert(1)</script><img src=x onerror="x"><a href="//evil">'
    blocks = tuple(
        replace(b, raw=evil + b.raw) if isinstance(b, Line) else b for b in report.layouts[0].blocks
    )
    layout = replace(report.layouts[0], blocks=blocks)
    entry = {**one.entry, "title": evil, "source": evil, "agency": {"name": evil}}
    elements = Elements()
    elements.feed(html(view(entry, replace(report, layouts=(layout,)))))
    tags = {tag for tag, _ in elements.found}
    assert not tags & {"script", "img", "iframe", "object", "link", "form", "base"}
    for _, attributes in elements.found:
        assert (attributes.get("href") or "#").startswith("#")
        assert not any(name.startswith("on") or name in ("src", "style") for name in attributes)


def test_the_page_may_load_and_run_nothing() -> None:
    _, one = shown(wrong())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html(one))
    assert policy is not None
    assert "default-src 'none'" in unescape(policy[1])
    assert "unsafe" not in policy[1]


def test_personal_numbers_are_masked_in_text_and_tables() -> None:
    report, one = shown(wrong())
    number = "13912345678"
    blocks = tuple(
        replace(b, raw=b.raw + number)
        if isinstance(b, Line)
        else replace(
            b, rows=tuple(tuple(replace(c, raw=f"张 {number}") for c in row) for row in b.rows)
        )
        for b in report.layouts[0].blocks
    )
    text = html(
        view(one.entry, replace(report, layouts=(replace(report.layouts[0], blocks=blocks),)))
    )
    assert number not in text
    assert "139****5678" in text


def test_a_quote_is_found_whatever_its_widths_and_blanks() -> None:
    assert find("共受理 申请１２件（含结转）。", "受理申请12件(含结转)") == (1, 14)


@given(st.text(min_size=1), st.data())
def test_runs_are_the_text_and_marks_lie_where_they_were_put(
    text: str, data: st.DataObject
) -> None:
    at = st.integers(0, len(text))
    spans = [
        (first, last, Mark(n, 1, "error"))
        for n, (first, last) in enumerate(data.draw(st.lists(st.tuples(at, at), max_size=4)), 1)
        if first < last
    ]
    cut = runs(text, spans)
    assert "".join(run.text for run in cut) == text
    for first, last, mark in spans:
        assert "".join(run.text for run in cut if mark in run.marks) == text[first:last]
        assert sum(mark in run.begins for run in cut) == 1


def test_a_sentence_wrapped_over_lines_is_marked_on_each() -> None:
    report, one = shown(wrong())
    line = next(b for b in report.layouts[0].blocks if isinstance(b, Line) and len(b.raw) > 40)
    halves = (replace(line, raw=line.raw[:20]), replace(line, no=line.no, raw=line.raw[20:]))
    blocks = (halves[0], replace(halves[1], no=line.no + 1))
    layout = replace(report.layouts[0], blocks=blocks)
    where = {
        "line": line.no,
        "document": 0,
        "table": None,
        "row": None,
        "column": None,
        "label": "",
    }
    finding = {**one.findings[0], "evidence": [{"quote": line.raw[10:30], "where": where}]}
    entry = {**one.entry, "verdicts": [finding]}
    text = html(view(entry, replace(report, layouts=(layout,))))
    assert text.count("<mark") == 2


def test_drawn_rows_mark_the_cells_in_question() -> None:
    report, one = shown(wrong())
    row = next(f for f in one.findings if f["rule"] == "T21-3a")
    (line,) = drawn_rows(report, row, "zh")
    assert "（七）总计" in line
    assert line.endswith("▶2◀")


def test_rows_of_a_long_column_that_say_nothing_are_only_counted() -> None:
    report, one = shown(wrong())
    column = next(f for f in one.findings if f["rule"] == "T21-3b")
    lines = drawn_rows(report, column, "zh")
    assert 2 <= len(lines) < len(column["evidence"])
    assert "另有" in lines[-1]


def test_evidence_that_stands_nowhere_is_told_without_a_link() -> None:
    report, one = shown(wrong())
    where = {"line": 99999, "document": 0, "table": None, "row": None, "column": None, "label": ""}
    finding = {**one.findings[0], "evidence": [{"quote": "不在文中", "where": where}]}
    text = html(view({**one.entry, "verdicts": [finding]}, report))
    assert 'class="absent"' in text
    assert "不在文中" in text


def test_grids_keep_their_spans() -> None:
    report, one = shown(wrong())
    spans = sum(
        cell.column_span > 1
        for block in report.layouts[0].blocks
        if isinstance(block, Grid)
        for row in block.rows
        for cell in row
    )
    assert html(one).count("colspan=") == spans


def test_the_style_that_may_apply_is_the_pages_own() -> None:
    _, one = shown(wrong())
    text = html(one)
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"sha256-{digest}" in unescape(text)


@pytest.mark.parametrize("name", ["text", "lines", "markdown", "docx", "pdf", "html-traditional"])
def test_every_proof_is_found_in_every_format(name: str) -> None:
    rendered = render_all(change_cell(make_report(EDUCATION, 2024), "outcome.total.total"))
    (document,) = rendered[name]
    _, one = shown(document)
    told = {(n, e) for n, f in enumerate(one.findings, 1) for e in range(1, len(f["evidence"]) + 1)}
    assert told
    assert one.placed == told
