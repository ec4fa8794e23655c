"""What the sample portals tell: fourteen bodies, eight reporting years, a handful of defects.

Everything follows from constants, so that each run tells the same story as of `AS_OF`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from samples import agencies as a
from samples import defects
from samples.agencies import SampleAgency
from samples.make import make_report
from samples.report import SampleAttachment, SampleReport
from samples.sheet import Figures

FORGOTTEN = 2
"""Cases that LUMING carries out of 2023, and of which its next report knows nothing."""
AS_OF = date(2025, 4, 10)
"""The day on which the samples are judged: every report for 2024 is due."""
FIRST_YEAR, LAST_YEAR = 2017, 2024
YEARS = range(FIRST_YEAR, LAST_YEAR + 1)

PORTALS: Mapping[str, tuple[SampleAgency, ...]] = {
    "yunxi": (
        a.YUNXI,
        a.EDUCATION,
        a.HOUSING,
        a.WATER,
        a.CITY_SERVICE,
        a.ZONE,
        a.WANGSHU,
        a.CIVIL_AFFAIRS,
        a.MARKET,
        a.TINGQUAN,
        a.LUMING,
    ),
    "qingtan": (a.QINGTAN, a.AGRICULTURE, a.METEOROLOGY),
}
"""Which bodies publish on which portal; a third one, `wanglan`, is always down."""


@dataclass(frozen=True, slots=True)
class Defect:
    agency: SampleAgency
    year: int
    what: str
    make: Callable[[SampleReport], SampleReport | None]
    """None: the report was never published."""


def _table_attached(report: SampleReport) -> SampleReport:
    attached = SampleAttachment(f"{report.year}年政府信息公开情况统计表.xlsx", "xlsx", "tables")
    return replace(report, tables_attached=True, attachments=(attached,))


def _dead_attachment(report: SampleReport) -> SampleReport:
    attached = SampleAttachment(f"{report.title}.docx", "docx", "report", linked=False)
    return replace(report, attachments=(attached,))


def _attachment_differs(report: SampleReport) -> SampleReport:
    """The whole report as a file too, in which one figure was not put right."""
    granted = "outcome.granted.natural_person"
    attached = SampleAttachment(
        f"{report.title}.docx", "docx", "report", figures={granted: report.figures[granted] + 1}
    )
    return replace(report, attachments=(attached,))


DEFECTS: tuple[Defect, ...] = (
    Defect(
        a.EDUCATION,
        2023,
        "the total of results is one too many",
        lambda r: defects.change_cell(r, "outcome.total.total"),
    ),
    Defect(
        a.WATER,
        2020,
        "reviews do not add up",
        lambda r: defects.change_cell(r, "review.total", 2),
    ),
    Defect(
        a.METEOROLOGY,
        2018,
        "staff do not add up",
        lambda r: defects.change_cell(r, "staff.total", 3),
    ),
    Defect(
        a.HOUSING,
        2022,
        "no section on review and litigation",
        lambda r: defects.drop_section(r, "disputes"),
    ),
    Defect(
        a.CIVIL_AFFAIRS,
        2024,
        "published two weeks late",
        lambda r: defects.publish_on(r, date(2025, 2, 17)),
    ),
    Defect(a.MARKET, 2024, "never published", lambda r: None),
    Defect(
        a.LUMING,
        2024,
        "carried in differs from what last year carried forward",
        lambda r: r,  # `story` makes it from a year that carried nothing forward
    ),
    Defect(a.TINGQUAN, 2022, "names no problem", defects.without_problems),
    Defect(a.AGRICULTURE, 2021, "no fee statement", defects.without_fee_statement),
    Defect(
        a.AGRICULTURE,
        2023,
        "prose says other than the table",
        lambda r: defects.replace_in_prose(
            r,
            f"新收政府信息公开申请{r.figures['applications.new.total']}件",
            f"新收政府信息公开申请{r.figures['applications.new.total'] + 7}件",
        ),
    ),
    Defect(a.WATER, 2022, "page and attached file differ in one figure", _attachment_differs),
    Defect(a.CITY_SERVICE, 2024, "the attachment cannot be downloaded", _dead_attachment),
)


def story(agency: SampleAgency) -> list[SampleReport]:
    """The body's published reports, oldest first, each year going on from the last."""
    broken = {d.year: d.make for d in DEFECTS if d.agency is agency}
    prior = None
    published = []
    for year in YEARS:
        left = FORGOTTEN if (agency, year + 1) == (a.LUMING, 2024) else None
        report = make_report(agency, year, prior=prior, carried_forward=left)
        prior = _without_carried_forward(report.figures) if left else report.figures
        if year <= 2018 and agency.kind == "department":
            report = _table_attached(report)
        told = broken[year](report) if year in broken else report
        if told is not None:
            published.append(told)
    return published


def _without_carried_forward(figures: Figures) -> dict[str, Decimal]:
    row = "applications.carried_forward."
    return {n: Decimal(0) if n.startswith(row) else v for n, v in figures.items()}
