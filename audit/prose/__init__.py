"""Correct prose beside correct tables: words that must not be taken for a contradiction."""

from __future__ import annotations

from audit.cases import Case, Made
from audit.prose.corpus import facts
from audit.prose.reports import report_around
from samples.render_text import render_text

__all__ = ["sentence", "sentences"]


def sentences() -> list[tuple[str, int]]:
    """Facts and number of every paragraph written by hand."""
    return [(one.id, n) for one in facts().values() for n in range(len(one.texts))]


def sentence(case: Case) -> Made:
    """A report that says the paragraph."""
    one = facts()[case.subject]
    text = one.texts[case.number]
    texts = {"overview": text} if isinstance(text, str) else dict(text)
    report = report_around(one.body(), one.year, one.figures(), texts)
    return Made((render_text(report),), tuple(texts.values()))
