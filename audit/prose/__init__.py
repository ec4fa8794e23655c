"""Correct prose beside correct tables: words that must not be taken for a contradiction."""

from __future__ import annotations

from random import Random

from audit.cases import Case, Made
from audit.judging import Told, Who
from audit.prose.corpus import facts
from audit.prose.reports import report_around
from audit.prose.wordings import paragraph
from samples.agencies import AGENCIES
from samples.figures import figures
from samples.make import form_of
from samples.render_html import render_html
from samples.render_text import render_text
from samples.report import SampleReport

__all__ = ["sentence", "sentences", "truth", "wording"]

_BODIES = tuple(a for a in AGENCIES if a.kind in ("department", "institution", "vertical"))


def sentences() -> list[tuple[str, int]]:
    """Facts and number of every paragraph written by hand."""
    return [(one.id, n) for one in facts().values() for n in range(len(one.texts))]


def sentence(case: Case) -> Made:
    """A report that says the paragraph."""
    report, said = _of_sentence(case)
    return Made((render_text(report),), said)


def wording(case: Case) -> Made:
    """A report that says seeded figures in a random choice of wordings."""
    report, said = _of_wording(case)
    render = Random(f"{case.name}/render").choice((render_text, render_html))  # noqa: S311
    return Made((render(report),), said)


def truth(case: Case) -> Told:
    """What is true of the report of a case: its words agree with its figures."""
    report, _ = _of_sentence(case) if case.part == "sentences" else _of_wording(case)
    who = Who(report.agency.name, report.agency.kind, report.year, report.form)
    return Told({}, {}, figures=report.figures, who=who)


def _of_sentence(case: Case) -> tuple[SampleReport, tuple[str, ...]]:
    one = facts()[case.subject]
    text = one.texts[case.number]
    texts = {"overview": text} if isinstance(text, str) else dict(text)
    return report_around(one.body(), one.year, one.figures(), texts), tuple(texts.values())


def _of_wording(case: Case) -> tuple[SampleReport, tuple[str, ...]]:
    random = Random(case.name)  # noqa: S311
    year = random.randint(2021, 2025)
    form = form_of(year)
    new = random.choice((None, 0, 1, random.randint(2, 30)))
    numbers = figures(form, random.randrange(10**9), new=new)
    text = paragraph(form, year, numbers, random)
    report = report_around(random.choice(_BODIES), year, numbers, {"overview": text})
    return report, (text.replace("\n", " / "),)
