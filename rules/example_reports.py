"""The small report that an example describes, as judging takes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from pydantic import Field

from report.forms import form_for_year, load_forms, measure_label
from report.model import (
    Agency,
    AgencyKind,
    AgencyLevel,
    Attachment,
    Belonging,
    DayRange,
    Document,
    Hints,
    Layout,
    Measure,
    Place,
    Printing,
    Relation,
    Report,
    TableRead,
)
from rules.contents.copied import fingerprints, passages
from rules.contents.scope import scope_of
from rules.files import Strict
from rules.model import Context, OtherReport, PriorYear, RosterEntry, Stage, Verdict
from rules.rule import Rule
from rules.tables import tables_of

Days = date | tuple[date, date]
Figure = int | float | str


class Example(Strict):
    """A small report and what is known of it."""

    text: str = ""
    replace: dict[str, str] = Field(default_factory=dict)
    title: str = ""
    agency: str = ""
    kind: AgencyKind | None = None
    level: AgencyLevel | None = None
    region: str = ""
    portal: str | None = None
    year: int | None = None
    form: str | None = None
    published: Days | None = None
    published_by: str = "visible"
    signed: Days | None = None
    measures: dict[str, Figure] = Field(default_factory=dict)
    units: dict[str, str] = Field(default_factory=dict)
    raw: dict[str, str] = Field(default_factory=dict)
    """The words of a cell, where they are more than its figure: 251000元."""
    prior: dict[str, Figure] | None = None
    prior_text: str = ""
    """The words of last year's report."""
    other_text: str = ""
    """The words of another body's report of the year."""
    common_text: str = ""
    """What three bodies of the portal say alike."""
    attachments: tuple[str, ...] = ()
    attached: tuple[str, ...] = ()
    """Those of the attachments that were read."""
    scanned: tuple[str, ...] = ()
    """Those that are pictures of what they should say."""
    dead: tuple[str, ...] = ()
    attachment: dict[str, Figure] = Field(default_factory=dict)
    """The figures of the same tables in an attachment."""
    attachment_is: Relation = "own"
    complete: bool = False
    stage: Stage = "published"
    as_of: date = date(2030, 1, 1)
    first_seen: date | None = None
    sightings_before: int = 0
    absent_on: tuple[date, ...] = ()
    subject: str = ""
    verdict: Verdict | None = None


class ExampleError(ValueError):
    """An example that is no report, or does not say what an example must."""


def build(rule: Rule, example: Example) -> tuple[Report, Context]:
    """The report and context that an example describes. Raises ExampleError."""
    report = _read(rule, example) if example.text else _bare(example)
    form = example.form or report.form or _form(rule, report.reporting_year)
    measures = {**report.measures, **_measures(example)}
    of_form = tables_of(form or "")
    given = {of_form[name] for name in measures if name in of_form}
    tables = list(report.tables)
    for key in sorted(given - {table.key for table in tables}):
        tables.append(TableRead(key, form or "", Place(1), whole=True))
    changes: dict[str, Any] = {"form": form, "measures": measures, "tables": tuple(tables)}
    if example.published is not None:
        changes["published"] = _days(example.published, example.published_by)
    if example.signed is not None:
        changes["signed"] = _days(example.signed, "sign_off")
    if example.attachment:
        changes |= _again(report, example, form or "")
    if example.attachments:
        changes |= _attachments(changes.get("layouts", report.layouts), example)
    return replace(report, **changes), _context(example)


def _attachments(layouts: tuple[Layout, ...], example: Example) -> dict[str, Any]:
    """Those named; a scanned one is at hand as a picture."""
    scans = {name: len(layouts) + i for i, name in enumerate(example.scanned)}
    return {
        "layouts": (*layouts, *(Layout((), "application/pdf", pictures=1) for _ in scans)),
        "attachments": tuple(
            Attachment(
                name,
                "",
                read=name in example.attached and name not in scans,
                where=Place(1),
                is_report="年度报告" in name,
                is_table="统计表" in name,
                why="the file is a picture; its words cannot be read" if name in scans else "",
                document=scans.get(name),
            )
            for name in example.attachments
        ),
    }


def _read(rule: Rule, example: Example) -> Report:
    from report import read

    hints = Hints(agency_name=example.agency, agency_kind=example.kind, agency_level=example.level)
    text = example.text
    for these, those in example.replace.items():
        if text.count(these) != 1:
            raise ExampleError(
                f"rule {rule.id}: {these!r} stands {text.count(these)} times in the text"
            )
        text = text.replace(these, those)
    results = read([Document(text.encode(), name="example.txt", media_type="text/plain")], hints)
    if len(results) != 1 or not isinstance(results[0], Report):
        raise ExampleError(f"rule {rule.id}: the text of an example is not read as one report")
    return results[0]


def _bare(example: Example) -> Report:
    return Report(
        title=example.title,
        agency=Agency(example.agency, example.kind, example.level, example.region),
        reporting_year=example.year,
        year_evidence=(),
        published=None,
        signed=None,
        form=None,
        layouts=(Layout((), "text/plain"),),
    )


def _form(rule: Rule, year: int | None) -> str | None:
    if rule.applies.forms and year is not None:
        for form in rule.applies.forms:
            if form in load_forms() and year in load_forms()[form].years:
                return form
    return form_for_year(year) if year else None


def _measures(example: Example) -> dict[str, Measure]:
    figures = dict(example.measures)
    everything = figures.pop("*", None)
    if everything is not None:
        figures = dict.fromkeys(figures, everything)
    return {name: _measure(name, given, example) for name, given in figures.items()}


def _measure(name: str, given: Figure, example: Example) -> Measure:
    unit = example.units.get(name, "")
    where = Place(1, label=measure_label(name))
    if given in ("blank", "unread"):
        state: Literal["blank", "unread"] = "blank" if given == "blank" else "unread"
        return Measure(name, state, None, "", where, unit)
    raw = example.raw.get(name, str(given))
    return Measure(name, "written", _decimal(given), raw, where, unit)


def _decimal(given: Figure) -> Decimal:
    try:
        return Decimal(str(given))
    except InvalidOperation:
        raise ExampleError(f"{given!r} is neither a number nor blank nor unread") from None


def _context(example: Example) -> Context:
    prior = None
    if example.prior is not None or example.prior_text:
        year = (example.year or 0) - 1
        figures = {name: _decimal(value) for name, value in (example.prior or {}).items()}
        prior = PriorYear(
            year,
            form_for_year(year),
            figures,
            scope=scope_of(example.prior_text),
            sentences=fingerprints(example.prior_text),
        )
    alike = None
    if example.other_text:
        common = fingerprints(example.common_text)
        alike = OtherReport("某局", passages(example.other_text, common), common)
    agency = None
    if example.kind or example.level or example.region:
        agency = RosterEntry("example", example.agency, example.kind, example.level, example.region)
    return Context(
        as_of=example.as_of,
        complete=example.complete,
        stage=example.stage,
        agency=agency,
        portal=example.portal,
        first_seen=example.first_seen,
        sightings_before=example.sightings_before,
        dead_attachments=frozenset(example.dead),
        prior=prior,
        alike=alike,
        absent_on=example.absent_on,
    )


def _again(report: Report, example: Example, form: str) -> dict[str, Any]:
    """The tables once more, in an attachment of their own."""
    of_form = tables_of(form)
    cells: dict[str, dict[str, Measure]] = {}
    for name, given in example.attachment.items():
        cell = _measure(name, given, example)
        at = replace(cell.where, document=1)
        cells.setdefault(of_form.get(name, ""), {})[name] = replace(cell, where=at)
    return {
        "layouts": (*report.layouts, Layout((), "text/plain")),
        "belongings": (Belonging("own"), Belonging(example.attachment_is)),
        "printings": tuple(
            Printing(key, form, Place(1, 1), whole=True, measures=figures)
            for key, figures in cells.items()
        ),
    }


def _days(days: Days, source: str) -> DayRange:
    first, last = days if isinstance(days, tuple) else (days, days)
    return DayRange(first, last, source)
