"""A small slice of the audit: correct reports in every dress raise nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from audit import parts
from audit.cases import Case
from audit.changes.renderings import renderings
from audit.real import files


def faults(cases: Iterator[Case]) -> list[str]:
    return [
        f"{outcome.case.name} ({' · '.join(outcome.steps)}): {fault}"
        for outcome in map(parts.outcome, cases)
        for fault in outcome.faults
    ]


def test_paragraphs_written_by_hand_are_not_taken_for_contradictions() -> None:
    assert faults(parts.cases("sentences", 1)) == []


def test_wordings_of_seeded_figures_are_not_taken_for_contradictions() -> None:
    assert faults(parts.cases("wordings", 60, seed=1_000)) == []


def test_generated_reports_raise_nothing() -> None:
    assert faults(parts.cases("generated", 40, seed=1_000)) == []


def test_generated_reports_in_disguise_raise_nothing() -> None:
    assert faults(parts.cases("disguised", 16, seed=1_000)) == []


def test_excerpts_under_changes_of_their_text_raise_nothing_new(shared: Path) -> None:
    assert faults(parts.cases("excerpts", 2, seed=15)) == []


def test_the_whole_real_reports_raise_what_is_listed_and_nothing_else(shared: Path) -> None:
    assert faults(parts.cases("whole", 1)) == []


@pytest.mark.parametrize("name", sorted(files.real_reports()) or ["none"])
def test_real_reports_under_benign_changes_raise_nothing_new(shared: Path, name: str) -> None:
    numbers = range(9, 9 + 14)
    assert faults(iter(Case("transformed", name, n) for n in numbers)) == []


def test_every_rendering_of_a_real_report_raises_nothing_new(shared: Path) -> None:
    name = sorted(files.real_reports())[1]
    numbers = range(10, 10 + 2 * len(renderings()), 2)
    assert faults(iter(Case("transformed", name, n) for n in numbers)) == []
