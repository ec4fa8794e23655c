"""Reports built from figures alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from report.forms import load_forms, measure_label
from report.model import (
    Agency,
    AgencyKind,
    AgencyLevel,
    DayRange,
    Layout,
    Measure,
    Place,
    Report,
    TableRead,
)
from rules.model import Context
from rules.tables import tables_of

AS_OF = date(2026, 1, 1)
CONTEXT = Context(as_of=AS_OF)
Figure = int | str | Decimal


def cell(name: str, figure: Figure) -> Measure:
    where = Place(1, label=measure_label(name))
    if figure in ("blank", "unread"):
        return Measure(name, "blank" if figure == "blank" else "unread", None, "", where)
    raw = f"{figure}元" if name == "procurement.amount" else str(figure)
    return Measure(name, "written", Decimal(str(figure)), raw, where)


def report_of(
    figures: Mapping[str, Figure],
    year: int | None = 2022,
    *,
    form: str | None = None,
    kind: AgencyKind | None = "department",
    level: AgencyLevel | None = "county",
    published: DayRange | None = None,
    signed: DayRange | None = None,
) -> Report:
    """A report that holds these cells and nothing else."""
    form = form or next((f.id for f in load_forms().values() if year and year in f.years), None)
    keys = {tables_of(form or "").get(name) for name in figures} - {None}
    return Report(
        title="",
        agency=Agency("某局", kind, level),
        reporting_year=year,
        year_evidence=(),
        published=published,
        signed=signed,
        form=form,
        layouts=(Layout((), "text/plain"),),
        measures={name: cell(name, figure) for name, figure in figures.items()},
        tables=tuple(TableRead(k, form or "", Place(1), True) for k in sorted(filter(None, keys))),
    )
