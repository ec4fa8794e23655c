"""Last year's report beside this one: what was carried forward must be carried in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from report.model import Evidence, Report, Statement
from rules.checks.base import Result, check
from rules.checks.together import one_each
from rules.contents.scope import scope_of
from rules.drawing import label, named, number
from rules.model import Context, PriorYear, Text
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
        and _says_the_same(prior, report)
        and prior.whole
        and whole
        and not report.cut
    )


def _says_the_same(prior: PriorYear, report: Report) -> bool:
    """Both years say whose requests they count, and say the same."""
    own = scope_of("\n".join(p.text for p in report.passages))
    return prior.scope != "" and prior.scope == own


@check("prior-in-prose")
def prior_in_prose(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """What the prose says of last year (上年3件) is what last year's report says."""
    prior = context.prior
    told = [s for s in report.statements if s.base is not None and s.growth is not None]
    told = [s for s in told if s.measure and not s.approximate and s.scope == "own"]
    if prior is None or not told:
        yield Result("prose", "not_applicable")
        return
    yield from one_each(_held_against(s, prior, report, context) for s in told)


def _held_against(s: Statement, prior: PriorYear, report: Report, context: Context) -> Result:
    name = str(s.measure)
    then = prior.measures.get(name)
    if then is None or s.base is None:
        why = Text(f"上一年度的{label(name)}空白或未读出", f"last year's {name} is not known")
        return Result(name, "unknown", why=why)
    if then == s.base:
        return Result(name, "pass")
    fields: dict[str, str | Text] = {
        "label": named(name),
        "stated": number(s.base),
        "counted": number(then),
        "prior_year": str(prior.reporting_year),
    }
    sure = prior.whole and prior.same_kind and _says_the_same(prior, report)
    return Result(
        name, "fail", fields, number(then), number(s.base), (s.where,), None if sure else "info"
    )
