"""The same figures in the words of many offices: right ones stay silent, wrong ones are found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from asking import AS_OF, packs

from audit.prose.corpus import Facts
from audit.prose.reports import report_around
from report import read
from report.model import Report
from rules import judge
from rules.model import Context
from samples.render_text import render_text

GIVEN = yaml.safe_load((Path(__file__).parent / "idioms.yaml").read_text("utf-8"))
SAID: list[str] = GIVEN["said"]
DENIED: list[str] = GIVEN["denied"]
BUREAU = Facts(
    id="idioms", agency=GIVEN["agency"], year=GIVEN["year"], cells=GIVEN["cells"], texts=()
)
FIGURE = re.compile(r"<(\d+)>")


def found(words: str) -> set[str]:
    """The rules on agreement that warn."""
    made = report_around(BUREAU.body(), BUREAU.year, BUREAU.figures(), {"overview": words})
    [result] = read([render_text(made)])
    assert isinstance(result, Report)
    findings = judge(result, Context(as_of=AS_OF, complete=True), packs()).findings()
    return {o.rule for o in findings if o.family == "agreement" and o.severity != "info"}


def with_one_changed(said: str) -> Iterator[str]:
    for changed in FIGURE.finditer(said):
        start, end = changed.span()
        told = f"{said[:start]}{int(changed[1]) + 3}{said[end:]}"
        yield FIGURE.sub(r"\1", told)


@pytest.mark.parametrize("said", SAID)
def test_figures_of_the_table_are_no_contradiction(said: str) -> None:
    assert found(FIGURE.sub(r"\1", said)) == set()


@pytest.mark.parametrize("told", [told for said in SAID for told in with_one_changed(said)])
def test_another_figure_is_one(told: str) -> None:
    assert found(told)


@pytest.mark.parametrize("said", DENIED)
def test_what_the_table_counts_cannot_be_denied(said: str) -> None:
    assert found(said)
