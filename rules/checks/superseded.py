"""Tables of a form that was replaced before the reporting year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from report.forms import form_for_year, load_forms, measures_of
from report.model import Evidence, Measure, Report
from rules.checks.base import Result, check
from rules.model import Context, Severity, Text
from rules.rule import Rule
from rules.tables import tables_of


@check("superseded-form")
def superseded_form(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """The tables are those of the form for the year. Some rows of an older one are milder, and
    no more than a hint where every table of the year's form stands there with its own rows.

    What is not there, or is not what it should be, because another form was filled in, follows
    from that: the tables of the year's form, and what the prose says beside cells of the other.
    """
    year = report.reporting_year
    due = form_for_year(year) if year else None
    if due is None or not report.tables:
        yield Result("form", "unknown" if year is None else "not_applicable")
        return
    own = frozenset(measures_of(due))
    foreign = [m for name, m in report.measures.items() if name not in own]
    used = _form_of(foreign) if foreign else due
    if not foreign or _only_added(report, foreign, used, due):
        yield Result("form", "pass")
        return
    only_due = own - frozenset(measures_of(used))
    mixed = any(name in only_due for name in report.measures)
    names = {"stated": _title(used), "expected": _title(due)}
    yield Result(
        "form",
        "fail",
        {"year": str(year), **names},
        expected=names["expected"].zh,
        found=names["stated"].zh,
        evidence=tuple(Evidence(m.raw, m.where) for m in foreign[:3]),
        severity=_milder(report, due) if mixed else None,
        explains=() if mixed else tuple(_explained(_replaced(report, foreign, used, due))),
    )


def _only_added(report: Report, foreign: list[Measure], used: str, due: str) -> bool:
    """Every table of the year's form stands there; the other form's is one more, in the place
    of none."""
    known = tables_of(used)
    places = {known.get(m.name, "") for m in foreign}
    return _has_all(report, due) and not places & set(tables_of(due).values())


def _milder(report: Report, due: str) -> Severity:
    return "info" if _has_all(report, due) else "warning"


def _has_all(report: Report, due: str) -> bool:
    there = {table.key for table in report.tables if table.form == due}
    return set(tables_of(due).values()) <= there


def _explained(tables: Iterable[str]) -> Iterator[str]:
    yield "form"
    for table in tables:
        yield from (f"section:{table}", f"table:{table}", f"cells:{table}")


def _replaced(report: Report, foreign: list[Measure], used: str, due: str) -> list[str]:
    """The tables that are not what the year asks for: of the form used, and of the one due."""
    wanted = dict.fromkeys(tables_of(due).values())
    known = tables_of(used)
    instead = {known[m.name] for m in foreign if m.name in known}
    if not instead <= wanted.keys():  # one table for all: the statistics table
        instead |= wanted.keys() - {table.key for table in report.tables}
    return sorted(instead)


def _title(form: str) -> Text:
    """The form's title, told from others of that title by its instrument."""
    found = load_forms()[form]
    return Text(f"《{found.title}》（{found.instrument}）", f"{form} ({found.instrument})")


def _form_of(foreign: list[Measure]) -> str:
    """The form that most of the foreign rows belong to, the newest of equals."""
    names = {m.name for m in foreign}
    return max(load_forms(), key=lambda form: len(names & set(measures_of(form))))
