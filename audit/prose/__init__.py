"""Correct prose beside correct tables: words that must not be taken for a contradiction."""

from __future__ import annotations

from random import Random

from audit.cases import Case, Made
from audit.prose.corpus import facts
from audit.prose.reports import report_around
from audit.prose.wordings import paragraph
from samples.agencies import AGENCIES
from samples.figures import figures
from samples.make import form_of
from samples.render_html import render_html
from samples.render_text import render_text

__all__ = ["sentence", "sentences", "wording"]

_BODIES = tuple(a for a in AGENCIES if a.kind in ("department", "institution", "vertical"))


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


def wording(case: Case) -> Made:
    """A report that says seeded figures in a random choice of wordings."""
    random = Random(case.name)  # noqa: S311
    year = random.randint(2021, 2025)
    form = form_of(year)
    new = random.choice((None, 0, 1, random.randint(2, 30)))
    numbers = figures(form, random.randrange(10**9), new=new)
    text = paragraph(form, year, numbers, random)
    report = report_around(random.choice(_BODIES), year, numbers, {"overview": text})
    render = random.choice((render_text, render_html))
    return Made((render(report),), (text.replace("\n", " / "),))
