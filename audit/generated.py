"""Correct reports of our own making, in every form, kind, year and rendering: none is at fault."""

from __future__ import annotations

from dataclasses import fields, replace
from random import Random

from audit.cases import Case, Made
from audit.judging import Told, Who
from audit.real.retold import Retold
from audit.transformed import disguised
from samples.agencies import AGENCIES
from samples.make import make_report
from samples.render import RENDERERS
from samples.report import SampleReport
from samples.statistics import Variant

YEARS = range(2014, 2026)
_VARIANTS: tuple[Variant, ...] = ("national", "national", "beijing")
_BLANKS = ("/", "—", "-", "无", "")


def make(case: Case) -> Made:
    """The report of one number; each rendering, kind and year has its turn."""
    random = Random(case.name)  # noqa: S311
    report = _report(case.number, random)
    names = list(RENDERERS)
    name = names[case.number % len(names)]
    steps = [f"{report.agency.name} {report.year}", name]
    if random.random() < 0.3 and not name.startswith("lines"):
        mark = random.choice(_BLANKS)
        report = report.blank_zeros(mark)
        steps.append(f"zeros blank {mark!r}")
    hides = name.startswith("lines")  # one cell a line: a blank cell leaves no trace
    return Made(tuple(RENDERERS[name](report)), tuple(steps), hides=hides)


def make_disguised(case: Case) -> Made:
    """The same under the changes that real reports are put through."""
    random = Random(case.name)  # noqa: S311
    report = _report(case.number, random)
    tables = tuple(report.sheets().items())
    told = Retold(
        **{f.name: getattr(report, f.name) for f in fields(report)},
        blocks=report.flow(),
        tables=tables,
    )
    made = disguised(told, case.number, case.name, random)
    steps = (f"{report.agency.name} {report.year}", *made.steps)
    return replace(made, steps=steps)


def truth(case: Case) -> Told:
    """What is true of the report of a case: nothing is wrong with it, and its figures."""
    report = _report(case.number, Random(case.name))  # noqa: S311
    who = Who(report.agency.name, report.agency.kind, report.year, report.form)
    return Told({}, {}, figures=report.figures, who=who)


def _report(number: int, random: Random) -> SampleReport:
    agency = AGENCIES[number % len(AGENCIES)]
    year = random.choice(YEARS)
    variant: Variant = random.choice(_VARIANTS)
    prior = None
    if random.random() < 0.3:
        prior = make_report(agency, year - 1, number).figures
    return make_report(
        agency,
        year,
        random.randrange(10**6),
        variant=variant,
        prior=prior,
        new=random.choice((None, None, None, 0, 1, random.randint(100, 3000))),
    )
