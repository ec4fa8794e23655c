"""What is no fault of the five real reports is told by nobody, at no severity."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_truth import MODES, judged, report_of

# Lines on which something is there to be found, at whatever severity. Whatever stands on
# other lines is in order: self-criticism, plans and years of other things, channels that
# overlap, extensions, withdrawn requests, blank and group rows of tables, page chrome.
LINES_WITH_FINDINGS = {
    "000_e92d345624aa1390.txt": {1, 2, 3, 17, 22, 120, 128, 129, 130, 131, 132},
    "001_0cb72870e0e1741c.txt": {8, 16, 72},
    "002_635cdd01f46716b0.txt": {5, 23, 43, 49, 53, 57, 61, 69, 77},
    "003_20c11ae4567b44d7.txt": {22, 50, 72, 74, 82, 84, 88, 100, 110, 114, 116, 150},
    "004_de73f9ff63829d5f.txt": {1, 2, 12, 15, 20, 22},
}
ABSENT = {
    "000_e92d345624aa1390.txt": {"A32-6"},
    "001_0cb72870e0e1741c.txt": set[str](),
    "002_635cdd01f46716b0.txt": set[str](),
    "003_20c11ae4567b44d7.txt": {"A32-6"},
    "004_de73f9ff63829d5f.txt": {"A32-2", "A32-3", "A32-4", "A32-6", "T14-table"},
}
"""Findings that stand on no line, because what they tell of is not there."""


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", LINES_WITH_FINDINGS)
def test_nothing_is_told_of_lines_that_are_in_order(shared: Path, name: str, mode: str) -> None:
    for finding in judged(report_of(shared / "reports" / name), mode).findings():
        if finding.evidence:
            lines = {e.where.line for e in finding.evidence}
            assert lines <= LINES_WITH_FINDINGS[name], finding
        else:
            assert finding.rule in ABSENT[name], finding


FOREIGN = {
    "000_e92d345624aa1390.txt": ("T19-", "T21-"),
    "001_0cb72870e0e1741c.txt": ("A32-", "T14-", "T19-"),
    "002_635cdd01f46716b0.txt": ("T19-", "T21-"),
    "003_20c11ae4567b44d7.txt": ("T19-", "T21-"),
    "004_de73f9ff63829d5f.txt": ("T19-", "T21-"),
}
"""Rules of other years: they are not applicable, whatever the report holds."""


@pytest.mark.parametrize("name", FOREIGN)
def test_rules_of_other_years_do_not_speak(shared: Path, name: str) -> None:
    for outcome in judged(report_of(shared / "reports" / name), "complete").outcomes:
        if outcome.rule.startswith(FOREIGN[name]):
            assert outcome.verdict == "not_applicable", outcome


@pytest.mark.parametrize("name", FOREIGN)
def test_extras_of_governments_are_asked_of_none_of_them(shared: Path, name: str) -> None:
    for outcome in judged(report_of(shared / "reports" / name), "complete").outcomes:
        if outcome.rule.endswith("-government"):
            assert outcome.verdict == "not_applicable", outcome
