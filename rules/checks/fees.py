"""Processing fees: notices told in the prose, rows of table three that need one, and tariffs."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from report.model import Evidence, Measure, Report
from rules.checks.base import Result, check
from rules.contents.fees import Fees, fees_told
from rules.drawing import number
from rules.model import Context, Severity, Text
from rules.rule import Rule

_OVERDUE = "outcome.otherwise.fee_overdue.total"
_CARRIED_IN = "applications.carried_in.total"
_STEP = 10
"""Every tariff of the measures is a multiple of ten yuan."""


@check("fee-notices")
def fee_notices(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """Requests dropped because a fee was not paid are at most the notices sent.

    A request whose notice was sent last year was carried in, so those may be more by as many.
    """
    overdue = report.measures.get(_OVERDUE)
    if overdue is None or overdue.state == "unread":
        read = any(table.key == "requests" for table in report.tables)
        why = Text("逾期未缴费一行未读出", "the row of unpaid fees was not read")
        cause = f"{'cells' if read else 'table'}:requests"
        yield Result("notices", "unknown", why=why, cause=cause)
        return
    if not overdue.value or overdue.value < 0:
        yield Result("notices", "not_applicable")
        return
    before = report.measures.get(_CARRIED_IN)
    told = fees_told(report)
    if before is None or before.value is None or not told.said:
        why = Text(
            "上年结转空白或未读出，或者正文没有写信息处理费",
            "carried in is blank or unread, or the prose says nothing of fees",
        )
        yield Result("notices", "unknown", why=why)
        return
    if (told.notices or 0) + before.value >= overdue.value:
        yield Result("notices", "pass")
        return
    yield _too_few(overdue, before, told)


def _too_few(overdue: Measure, before: Measure, told: Fees) -> Result:
    assert overdue.value is not None
    assert before.value is not None
    stated = (
        Text("没有写发出收费通知的件数", "does not tell how many notices were sent")
        if told.notices is None
        else Text(f"写发出收费通知{told.notices}件", f"tells of {told.notices} notices")
    )
    return Result(
        "notices",
        "fail",
        {"value": number(overdue.value), "other": number(before.value), "stated": stated},
        expected=f"≥ {number(overdue.value - before.value)}",
        found=str(told.notices or 0),
        evidence=(Evidence(overdue.raw, overdue.where), told.said[0].evidence),
        severity="info" if told.notices is None else None,
    )


@check("fee-amounts")
def fee_amounts(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """Without a notice no sum was asked for; what was asked for is a multiple of ten yuan."""
    told = fees_told(report)
    if told.asked is None:
        yield Result("fees", "not_applicable")
        return
    wrong: Text | None = None
    severity: Severity | None = None
    if told.notices == 0 and told.asked > 0:
        wrong = Text(
            f"发出收费通知0件，通知的金额却是{_yuan(told.asked)}元",
            f"no notice was sent, yet {_yuan(told.asked)} yuan were asked for",
        )
    elif told.asked % _STEP:
        severity = "info"
        wrong = Text(
            f"通知的金额{_yuan(told.asked)}元不是十元的整倍数",
            f"{_yuan(told.asked)} yuan asked for are no multiple of ten",
        )
    if wrong is None:
        yield Result("fees", "pass")
        return
    evidence = tuple(s.evidence for s in told.said[:2])
    fields = {"what": wrong}
    yield Result("fees", "fail", fields, "", _yuan(told.asked), evidence, severity)


@check("fee-too-early")
def fee_too_early(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """No processing fee was asked for, or came in, before there was one."""
    told = fees_told(report)
    above = [value for value in (told.asked, told.collected) if value]
    if not told.said:
        yield Result("fees", "not_applicable")
    elif not above:
        yield Result("fees", "pass")
    else:
        fields = {"value": _yuan(above[0])}
        evidence = tuple(s.evidence for s in told.said[:2])
        yield Result("fees", "fail", fields, "0", _yuan(above[0]), evidence)


def _yuan(value: Decimal) -> str:
    return f"{value.normalize():f}"
