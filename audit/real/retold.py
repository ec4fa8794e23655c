"""A real report told again from what was read of it, to be rendered in every form.

Its words are those of the report, its tables the official ones filled with the figures read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache

from audit.real import files
from report.model import Heading, Line, Measure, Report
from samples.agencies import SampleAgency
from samples.official import REQUEST_ROWS, dispute_measures, proactive_measures, request_measures
from samples.report import Flow, FlowKind, SampleReport
from samples.sheet import CellStyle, Sheet, sheets
from samples.statistics import Variant, statistics_measures


@dataclass(frozen=True, slots=True)
class Retold(SampleReport):
    """A report whose blocks are given, not generated."""

    blocks: tuple[Flow, ...] = ()
    tables: tuple[tuple[str, Sheet], ...] = ()

    def flow(self) -> tuple[Flow, ...]:
        return self.blocks

    def sheets(self) -> dict[str, Sheet]:
        return dict(self.tables)


@cache
def retold(name: str) -> Retold:
    """The real report of that name. Raises ValueError if it is not read as a report."""
    report = files.report(name)
    tables = tuple(_tables(report))
    return Retold(
        agency=_agency(name, report),
        year=report.reporting_year or 0,
        form=report.form or "",
        title=_title(report),
        preamble=(),
        sections=(),
        figures={},
        published=_published(report),
        blocks=tuple(_blocks(report, dict(tables))),
        tables=tables,
    )


def with_sheets(report: Retold, changed: Mapping[str, Sheet]) -> Retold:
    """The same report with other tables in the places of its own."""
    blocks = tuple(
        replace(b, sheet=changed.get(b.sheet.key, b.sheet)) if b.sheet else b for b in report.blocks
    )
    tables = tuple((key, changed.get(key, sheet)) for key, sheet in report.tables)
    return replace(report, blocks=blocks, tables=tables)


def _title(report: Report) -> str:
    year = report.reporting_year
    return report.title or f"{report.agency.name}{year}年政府信息公开工作年度报告"


def _published(report: Report) -> date:
    if report.published:
        return report.published.first
    return date((report.reporting_year or 0) + 1, 1, 20)


def _agency(name: str, report: Report) -> SampleAgency:
    agency = report.agency
    return SampleAgency(
        id=name,
        name=agency.name,
        kind=agency.kind or "department",
        level=agency.level or "county",
        field="",
        self_name="",
        region_code="990100",
        site_name=f"{agency.region or agency.name}政府网",
    )


def _blocks(report: Report, tables: Mapping[str, Sheet]) -> Iterator[Flow]:
    """The report's lines in order, each table where it began."""
    title = _title(report)
    yield Flow("title", title)
    headings = {h.where.line: h for h in report.outline if not h.run_in}
    first = min((h.where.line for h in report.outline), default=0)
    placed: list[tuple[float, Flow]] = [
        (table.where.line - 0.5, Flow("table", "", tables[table.key])) for table in report.tables
    ]
    for line in report.layouts[report.body].blocks:
        if not isinstance(line, Line) or (report.body, line.no) in report.table_lines:
            continue
        text = line.raw.strip()
        if not text or (line.no < first and text in title):
            continue
        placed.append((line.no, Flow(_kind(headings.get(line.no)), text)))
    for _, block in sorted(placed, key=lambda one: one[0]):
        if block.sheet and block.sheet.key == "statistics":
            yield Flow("paragraph", "政府信息公开情况统计表")
        yield block


def _kind(heading: Heading | None) -> FlowKind:
    if heading is None:
        return "paragraph"
    return "heading" if heading.level == 1 else "subheading"


def _tables(report: Report) -> Iterator[tuple[str, Sheet]]:
    """The official tables of the report, filled with what was read of them."""
    keys = [table.key for table in report.tables]
    if not keys or report.form is None:
        return
    variant: Variant = "beijing" if "disclosed.key_areas.total" in report.measures else "national"
    form = "annual-2019" if "outcome.otherwise.all.total" in report.measures else report.form
    for key in keys:
        printed = form if key == "requests" else report.form
        names = _names(printed, key, variant)
        figures, style = _filled(names, report.measures)
        yield key, sheets_of(printed, key, figures, style, variant)


def sheets_of(
    form: str, key: str, figures: Mapping[str, Decimal], style: CellStyle, variant: Variant
) -> Sheet:
    everything = dict.fromkeys(
        (*request_measures(form), *proactive_measures(form), *dispute_measures())
        if form in REQUEST_ROWS
        else statistics_measures(variant),
        Decimal(0),
    )
    return sheets(form, {**everything, **figures}, style, variant)[key]


def _names(form: str, key: str, variant: Variant) -> tuple[str, ...]:
    if key == "statistics":
        return statistics_measures(variant)
    if key == "requests":
        return request_measures(form)
    return proactive_measures(form) if key == "proactive" else dispute_measures()


def _filled(
    names: tuple[str, ...], measures: Mapping[str, Measure]
) -> tuple[dict[str, Decimal], CellStyle]:
    """Figures as written; cells that were blank (or could not be read) stay blank."""
    figures = {}
    blank = []
    for name in names:
        measure = measures.get(name)
        if measure is None or measure.value is None:
            blank.append((name, ""))
        else:
            figures[name] = measure.value
    return figures, CellStyle(overrides=tuple(blank))
