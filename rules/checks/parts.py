"""A stated whole and the parts it is said to be made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from report.model import Part, Report, Statement
from rules.checks.base import Result, check
from rules.checks.together import one_each
from rules.model import Context, Severity
from rules.rule import Rule

_ITEMS = frozenset("条篇件个项则份宗起例")
_CHANNEL = re.compile(
    r"网|微信|微博|公众号|客户端|公开栏|公示栏|报|电视|广播|公报|头条|抖音|视频|APP|平台|媒体|栏|热线|电台|渠道"
)
_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")


@check("parts-whole")
def parts_whole(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """Parts are not more than their whole; a list that claims to be complete adds up to it."""
    results = [
        _added(s) for s in report.statements if not s.approximate and len(s.parts) > 1 and _alike(s)
    ]
    yield from one_each(results) or [Result("parts", "not_applicable")]


def _alike(statement: Statement) -> bool:
    """The parts are counted in the whole's unit, or in one that counts the same things."""
    units = {p.unit for p in statement.parts if p.unit} | ({statement.unit} - {""})
    return len(units) < 2 or units <= _ITEMS


def _added(statement: Statement) -> Result:
    parts, whole = statement.parts, statement.value
    total = sum((p.value for p in parts), Decimal(0))
    rough = any(p.approximate for p in parts)
    largest = max(parts, key=lambda p: p.value)
    severity: Severity | None = None
    if total == whole:
        verdict = "unknown" if rough else "pass"
    elif total > whole:
        verdict = "fail"
        channels = sum(_CHANNEL.search(p.label) is not None for p in parts)
        if channels * 2 >= len(parts) and largest.value <= whole:
            severity = "info"  # one item on several channels is lawfully counted on each
    else:
        verdict = "fail" if statement.closed and not rough else "unknown"
    return Result(
        _FIGURES.sub("#", statement.sentence)[:40],
        "fail" if verdict == "fail" else "pass" if verdict == "pass" else "unknown",
        {
            "sentence": statement.where.quote,
            "stated": _plain(whole),
            "counted": _plain(total),
            "difference": _plain(abs(total - whole)),
            "operands": _operands(parts),
        },
        expected=_plain(whole),
        found=f"{_operands(parts)} = {_plain(total)}",
        evidence=(statement.where,),
        severity=severity,
    )


def _operands(parts: tuple[Part, ...]) -> str:
    return " + ".join(_plain(p.value) for p in parts)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
