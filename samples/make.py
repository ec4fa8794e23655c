"""Correct reports by seed: figures, prose that says the same, dates in good time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from samples.agencies import SampleAgency
from samples.figures import figures
from samples.make_2007 import sections_2007
from samples.make_2019 import sections_2019
from samples.prose import Writer
from samples.report import SampleReport
from samples.statistics import Variant


def form_of(year: int) -> str:
    """The form in force for a reporting year."""
    if year <= 2018:
        return "statistics-2014"
    return "annual-2019" if year <= 2020 else "annual-2021"


def make_report(
    agency: SampleAgency,
    year: int,
    seed: int = 0,
    *,
    prior: Mapping[str, Decimal] | None = None,
    variant: Variant = "national",
    new: int | None = None,
    carried_forward: int | None = None,
) -> SampleReport:
    """A report with which nothing is wrong. Equal arguments give an equal report.

    `prior`, last year's figures, makes the years follow on from each other; without it
    cases carried in come from nowhere. `new` and `carried_forward` choose the totals.
    """
    form = form_of(year)
    if prior is not None and (form == "statistics-2014" or "disclosed.total" in prior):
        prior = None
    random = Random(f"{agency.id}/{year}/{seed}")  # noqa: S311
    numbers = figures(
        form,
        random.randrange(10**9),
        prior=prior,
        new=new,
        carried_forward=carried_forward,
        rule_making=agency.rule_making,
        variant=variant,
    )
    values = _names(agency, year, random)
    old = form == "statistics-2014"
    sections = sections_2007 if old else sections_2019
    writer = Writer(random, values, agency.field)
    # A report calls itself by one name throughout.
    writer = writer.knowing(report=writer.one("report_name"))
    published = _publication_day(agency, year, random)
    return SampleReport(
        agency=agency,
        year=year,
        form=form,
        title=writer.one("title"),
        preamble=(writer.one("preamble_2007" if old else "preamble_2019"),),
        sections=sections(agency, year, numbers, values, random),
        figures=numbers,
        published=published,
        variant=variant,
        signed=random.choice((None, published - timedelta(days=random.randint(0, 2)))),
        seed=seed,
    )


def _names(agency: SampleAgency, year: int, random: Random) -> dict[str, str]:
    place = agency.name.removeprefix("云溪市").removesuffix("人民政府")
    return {
        "name": agency.name,
        "self": agency.self_name,
        "year": str(year),
        "next": str(year + 1),
        "site": f"http://{agency.site}/",
        "site_name": agency.site_name,
        "address": f"{place[:3]}明渠路{random.randint(2, 180)}号",
        "postcode": f"9900{random.randint(10, 99)}",
        "phone": f"0340-{random.randint(2_000_000, 8_999_999)}",
    }


def _publication_day(agency: SampleAgency, year: int, random: Random) -> date:
    """A working day in good time: January for bodies due on the 31st, March for the others."""
    by_march = year <= 2018 or (
        agency.kind == "government" and agency.level in ("province", "prefecture", "county")
    )
    day = date(year + 1, 3 if by_march else 1, random.randint(5, 24))
    return day - timedelta(days=max(0, day.weekday() - 4))
