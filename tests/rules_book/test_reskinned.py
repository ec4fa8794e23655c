"""The same report under other names and years, with other figures, is judged the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from test_truth import AS_OF, MODES, NAMES, packs

from report import read
from report.model import Document, Report
from rules import judge
from rules.model import Context

NAMES_OF = {
    "000_e92d345624aa1390.txt": {"东城": "西林", "网格": "数据", "东打磨厂": "南市"},
    "001_0cb72870e0e1741c.txt": {"东城": "西林", "城市管理指挥": "数据管理", "城指": "数管"},
    "002_635cdd01f46716b0.txt": {"青岛": "云溪", "城市管理局": "园林绿化局"},
    "003_20c11ae4567b44d7.txt": {"西城": "南岸"},
    "004_de73f9ff63829d5f.txt": {"北新桥": "柳树园", "东城": "西林"},
}


def renamed(text: str, name: str) -> str:
    for old, new in NAMES_OF[name].items():
        text = text.replace(old, new)
    return text


def a_year_earlier(text: str, name: str) -> str:
    """Reports for 2018 are made those for 2017; the form stays in force."""
    if "2018" not in text or name.startswith(("001", "004")):
        return text
    return re.sub(r"20(1[0-9])(?=年|-)", lambda m: f"20{int(m[1]) - 1:02d}", text)


def other_telephones(text: str, name: str) -> str:
    return re.sub(r"(?<=010-)\d{8}|8286\d{4}", lambda m: m[0][:4] + "0000", text)


DATED = {"T14-I"}
"""Rules for one of the two years only: in April of the one a charge was abolished."""
CHANGES: tuple[Callable[[str, str], str], ...] = (renamed, a_year_earlier, other_telephones)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", NAMES)
def test_verdicts_rest_on_nothing_of_one_file(
    shared: Path, name: str, change: Callable[[str, str], str], mode: str
) -> None:
    original = (shared / "reports" / name).read_text(encoding="utf-8")
    changed = change(original, name)
    before, after = (_verdicts(text, mode) for text in (original, changed))
    assert after == before


def _verdicts(text: str, mode: str) -> set[tuple[str, str, str]]:
    [report] = read([Document(text.encode(), "report.txt")])
    assert isinstance(report, Report)
    judgement = judge(report, Context(as_of=AS_OF, complete=mode == "complete"), packs())
    assert not judgement.crashed
    return {
        (o.rule, o.verdict, o.severity)
        for o in judgement.outcomes
        if o.verdict in ("fail", "pass") and o.suppressed_by is None and o.rule not in DATED
    }
