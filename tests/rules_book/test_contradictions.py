"""What contradicts the table beside it is found, there, and nothing else is."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from asking import AS_OF, packs

from audit.prose.corpus import facts
from audit.prose.reports import report_around
from report import read
from report.model import Report
from rules import judge
from rules.model import Context, Outcome
from samples.render_text import render_text

LISTED = yaml.safe_load((Path(__file__).parent / "contradictions.yaml").read_text("utf-8"))
CASES = [(group["of"], one) for group in LISTED for one in group["said"]]


def told(of: str, section: str, words: str) -> list[Outcome]:
    one = facts()[of]
    text = words.replace(" / ", "\n")
    made = report_around(one.body(), one.year, one.figures(), {section: text} if words else {})
    [result] = read([render_text(made)])
    assert isinstance(result, Report)
    judgement = judge(result, Context(as_of=AS_OF, complete=True), packs())
    assert not judgement.crashed
    return list(judgement.findings())


@cache
def told_anyway(of: str) -> frozenset[str]:
    """The rules that speak of the report without the sentence."""
    return frozenset(o.rule for o in told(of, "overview", ""))


@pytest.mark.parametrize(("of", "case"), CASES, ids=[f"{of}-{c['say'][:24]}" for of, c in CASES])
def test_a_contradiction_is_found_and_nothing_else(of: str, case: dict[str, Any]) -> None:
    found = told(of, case.get("in", "overview"), case["say"])
    agreement = [o for o in found if o.family == "agreement"]
    grave = {o.rule for o in agreement if o.severity != "info"}
    assert grave == set(case.get("find", ()))
    assert set(case.get("hint", ())) <= {o.rule for o in agreement if o.severity == "info"}
    others = {o.rule for o in found if o.severity != "info"} - grave
    assert others <= told_anyway(of)


def test_the_words_and_the_cell_are_quoted() -> None:
    [found] = told("finance-2023", "overview", "2023年，我局共收到政府信息公开申请28件。")
    assert [e.quote for e in found.evidence] == [
        "2023年,我局共收到政府信息公开申请28件。",
        "27",
    ]
    assert found.message.zh.startswith("正文写28，表格为27（表三 · 一、本年新收")
