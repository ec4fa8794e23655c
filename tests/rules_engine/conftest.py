"""The packs, loaded once for all tests of the engine; a check that says what it is told to."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from report.model import Report
from rules import Packs, load_packs
from rules.checks.base import CHECKS, Result
from rules.model import Context
from rules.rule import Rule


@pytest.fixture(scope="session")
def packs() -> Packs:
    return load_packs()


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Result] | Exception]:
    """What the made-up check says for each rule: results, or an exception to raise."""
    words: dict[str, list[Result] | Exception] = {}

    def check(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
        word = words[rule.id]
        if isinstance(word, Exception):
            raise word
        return word

    monkeypatch.setitem(CHECKS, "made-up", check)
    return words
