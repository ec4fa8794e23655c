"""Last year's report beside this one: what was carried forward must be carried in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from report.model import Evidence, Report
from rules.checks.base import Result, check
from rules.contents.scope import scope_of
from rules.drawing import label, number
from rules.model import Context, Text
from rules.rule import Rule

_IN = "applications.carried_in"
_FORWARD = "applications.carried_forward"
_CAUSE = "carried-over"


@check("carried-over")
def carried_over(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """The totals. An error only when agency, kind and stated scope are the same, both
    tables were read whole and neither has another revision; a warning otherwise."""
    result = _compared(report, context, "total", cause="")
    if result.verdict == "fail" and not _surely_comparable(report, context):
        yield replace(result, severity="warning")
    else:
        yield result


@check("carried-over-columns")
def carried_over_columns(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """The columns (`columns`), where the totals agree; else they follow from the totals."""
    for column in rule.params["columns"]:
        yield _compared(report, context, str(column), cause=_CAUSE)


def _compared(report: Report, context: Context, column: str, cause: str) -> Result:
    name, before = f"{_IN}.{column}", f"{_FORWARD}.{column}"
    if context.prior is None:
        why = Text("没有上一年度的报告可供比对", "no report of the year before is at hand")
        return Result(name, "unknown", why=why, cause="prior")
    then = context.prior.measures.get(before)
    now = report.measures.get(name)
    if now is None or now.state == "unread":
        read = any(table.key == "requests" for table in report.tables)
        why = Text(f"{label(name)}未读出", f"{name} was not read")
        return Result(name, "unknown", why=why, cause=f"{'cells' if read else 'table'}:requests")
    if then is None:
        why = Text(f"上一年度的{label(before)}空白或未读出", f"last year's {before} is not known")
        return Result(name, "unknown", why=why)
    if now.value is None:
        if then == 0:
            return Result(name, "pass")
        why = Text(f"{label(name)}空白，上一年度结转{number(then)}件", f"{name} is blank")
        return Result(name, "unknown", why=why)
    if now.value == then:
        return Result(name, "pass")
    return _differing(name, now.value, then, context, report, cause)


def _differing(
    name: str, now: Decimal, then: Decimal, context: Context, report: Report, cause: str
) -> Result:
    assert context.prior is not None
    measure = report.measures[name]
    fields = {
        "column": label(name).rpartition(" · ")[2],
        "value": number(now),
        "other": number(then),
        "prior_year": str(context.prior.reporting_year),
        "difference": number(abs(now - then)),
    }
    proof = (Evidence(measure.raw, measure.where),)
    return Result(name, "fail", fields, number(then), number(now), proof, cause=cause)


def _surely_comparable(report: Report, context: Context) -> bool:
    prior = context.prior
    assert prior is not None
    whole = any(table.key == "requests" and table.whole for table in report.tables)
    return (
        context.agency is not None
        and prior.same_kind
        and prior.scope != ""
        and prior.scope == scope_of("\n".join(p.text for p in report.passages))
        and prior.whole
        and whole
        and not report.cut
    )
