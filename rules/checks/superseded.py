"""A form that was replaced before the reporting year."""

from __future__ import annotations

from collections.abc import Iterable

from report.forms import form_for_year, load_forms
from report.model import Evidence, Report
from rules.checks.base import Result, check
from rules.model import Context
from rules.rule import Rule

_ONLY_2019 = frozenset(
    {"made", "newly_disclosed", "disclosed_total", "items_last_year", "items_change"}
)
_ONLY_2021 = ("issued", "repealed", "in_force")


@check("superseded-form")
def superseded_form(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """The tables are those of the form for the year; some rows of an older one are milder."""
    year = report.reporting_year
    if year is None or not report.tables:
        yield Result("form", "unknown" if year is None else "not_applicable")
        return
    due = form_for_year(year)
    others = [t for t in report.tables if t.form != due and t.key == "proactive"]
    if due is None or not others:
        yield Result("form", "pass")
        return
    used = others[0]
    last = [name.rpartition(".")[2] for name in report.measures]
    procured = any(name.startswith("procurement.") for name in report.measures)
    old, new = any(x in _ONLY_2019 for x in last), any(x in _ONLY_2021 for x in last)
    mixed = new or not (old and procured)
    evidence = Evidence(used.where.label or load_forms()[used.form].title, used.where)
    yield Result(
        "form",
        "fail",
        {
            "year": str(year),
            "stated": load_forms()[used.form].title,
            "expected": load_forms()[due].title,
        },
        expected=load_forms()[due].title,
        found=load_forms()[used.form].title,
        evidence=(evidence,),
        severity="warning" if mixed else None,
    )
