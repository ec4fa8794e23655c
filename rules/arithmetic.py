"""Judging one identity of a rule over a report: the verdict, and its proof for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from report.model import Evidence, Report
from rules.balance import Cells, judge_identity
from rules.checks.base import Result
from rules.drawing import PRIOR, draw, label, listed, named
from rules.identity import Identity, measures_in
from rules.model import Text
from rules.tables import TABLE_NAMES, tables_of

_SOME = Text("表格", "a table")

Bare = Literal["pass", "not_applicable"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report's cells, last year's among them under `prior.…`."""

    report: Report
    cells: Cells
    has_prior: bool


def chosen(alternatives: Sequence[Identity], sheet: Sheet) -> Identity:
    """Of the alternatives for one subject the first that most of the rows there are."""
    if len(alternatives) == 1:
        return alternatives[0]
    for one in alternatives:
        if sheet.cells.has_all(one.names):
            return one
    return min(alternatives, key=lambda one: _missing(one, sheet.cells))


def judge_subject(identity: Identity, subject: str, sheet: Sheet) -> Result | Bare:
    """The result for one subject; a bare `pass` or `not_applicable` needs no proof."""
    verdict, failed = judge_identity(identity, sheet.cells)
    if verdict in ("pass", "not_applicable"):
        return verdict
    form = sheet.report.form
    if verdict == "fail":
        drawn = draw(failed[0], sheet.cells, form)
        names = [name for relation in failed for name in measures_in(relation)]
        told = label(subject, form)
        fields: dict[str, str | Text] = {
            "subject": named(subject, form),
            "row": " · ".join(told.split(" · ")[1:-1]),
            "column": told.rpartition(" · ")[2],
            "label": named(measures_in(failed[0])[0], form),
            "operands": drawn.operands,
            "expected": drawn.expected,
            "found": drawn.found,
            "difference": drawn.difference,
        }
        return Result(
            subject, "fail", fields, drawn.expected, drawn.found, _evidence(names, sheet.report)
        )
    unread = [
        n for n in _names(identity) if n not in sheet.cells.written and n not in sheet.cells.blank
    ]
    if not unread:
        return _open(subject, identity, sheet)
    return _unread(subject, unread, sheet)


def _missing(identity: Identity, cells: Cells) -> int:
    return len(identity.names - cells.written.keys() - cells.blank)


def _names(identity: Identity) -> list[str]:
    return list(dict.fromkeys(n for r in identity.relations for n in measures_in(r)))


def _evidence(names: Iterable[str], report: Report) -> tuple[Evidence, ...]:
    measures = report.measures
    found = (measures[name] for name in dict.fromkeys(names) if name in measures)
    return tuple(Evidence(m.raw, m.where) for m in found if m.state == "written")


def _open(subject: str, identity: Identity, sheet: Sheet) -> Result:
    form = sheet.report.form
    blank = [name for name in _names(identity) if name in sheet.cells.blank]
    told = listed(blank, form)
    return Result(
        subject,
        "unknown",
        why=Text(
            f"有空白单元格（{told.zh}），空白可能是零也可能是漏填，无法判定是否相符",
            f"blank cells ({told.en}) may be zero or left out, so it cannot be told",
        ),
    )


def _unread(subject: str, unread: Sequence[str], sheet: Sheet) -> Result:
    report, form = sheet.report, sheet.report.form or ""
    prior = [name for name in unread if name.startswith(PRIOR)]
    if prior:
        return _without_prior(subject, prior, sheet)
    where = tables_of(form)
    table = next((where[name] for name in unread if name in where), "")
    read = any(one.key == table for one in report.tables)
    cause = f"{'cells' if read else 'table'}:{table}" if table else ""
    name = TABLE_NAMES.get(table, _SOME)
    if table and not read:
        why = Text(f"文件中没有读到{name.zh}", f"{name.en} was not read in the documents")
    else:
        told = listed(unread, form)
        why = Text(
            f"{name.zh}有未能读出的单元格：{told.zh}", f"cells that could not be read: {told.en}"
        )
    return Result(subject, "unknown", why=why, cause=cause)


def _without_prior(subject: str, prior: Sequence[str], sheet: Sheet) -> Result:
    if not sheet.has_prior:
        why = Text("没有上一年度的报告可供比对", "no report of the year before is at hand")
        return Result(subject, "unknown", why=why, cause="prior")
    told = listed(prior)
    why = Text(f"{told.zh}空白或未读出", f"blank or not read: {told.en}")
    return Result(subject, "unknown", why=why)
