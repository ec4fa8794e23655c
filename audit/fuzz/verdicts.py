"""What may not be said of a damaged document: a figure that is not there, a new accusation."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from audit.fuzz import rows
from audit.fuzz.subjects import subjects
from audit.judging import Told, told_of
from audit.real import files
from report.model import Report
from rules.model import Outcome

_COMPARED = ("cut", "neatly", "rows")
"""Of what was damaged by chance nobody can say what it should be."""


def faults(name: str, report: Report, findings: Sequence[Outcome]) -> list[str]:
    """Figures read other than they are in the whole report, findings that it has not."""
    kind, _, rest = name.partition("/")
    if kind not in _COMPARED:
        return []
    whole = _told(kind, rest.rpartition("/")[0])
    known = {(rule, subject) for _, rule, subject in whole.findings}
    wrong = [
        f"added {o.rule} {o.subject}: {o.message.zh}"
        for o in findings
        if o.severity in ("error", "warning") and (o.rule, o.subject) not in known
    ]
    return wrong + [
        f"invented {name}: {measure.raw!r} for {_shown(whole.figures.get(name))}"
        for name, measure in report.measures.items()
        if measure.state == "written" and measure.value != whole.figures.get(name)
    ]


def _shown(value: Decimal | None) -> str:
    return "a cell that is not read" if value is None else str(value)


@cache
def _told(kind: str, what: str) -> Told:
    if kind == "rows":
        return told_of([rows.whole(what)[0]])
    return told_of([subjects()[what] if what in subjects() else files.document(what)])
