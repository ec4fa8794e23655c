"""A stated whole and the parts it is said to be made of; shares and growth."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from report.model import Part, Report, Statement
from rules.checks.base import Result, check
from rules.checks.together import one_each
from rules.model import Context, Severity, Verdict
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


@check("shares")
def shares(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """占总数的p%: p is the figure's share of its base; one unit in the last place is a hint."""
    results = [
        _percentage(s, s.percent, s.value * 100 / s.base)
        for s in report.statements
        if s.percent is not None and s.base and not s.approximate
    ]
    yield from one_each(results) or [Result("share", "not_applicable")]


@check("growth")
def growth(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """较上年增长p%: p is the change against the figure of the year before."""
    results = [
        _percentage(s, s.growth, (s.value - s.base) * 100 / s.base)
        for s in report.statements
        if s.growth is not None and s.base and not s.approximate
    ]
    yield from one_each(results) or [Result("growth", "not_applicable")]


def _percentage(statement: Statement, stated: Decimal, right: Decimal) -> Result:
    exponent = stated.as_tuple().exponent
    last_place = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    off = abs(stated - right)
    right_there = _plain(statement.base or Decimal(0)) in statement.sentence.replace(",", "")
    severity: Severity | None = "info" if off < 2 * last_place or not right_there else None
    verdict: Verdict = "pass" if off <= last_place / 2 else "fail"
    if verdict == "fail" and not right_there and off > 1:
        verdict = "unknown"  # a base told elsewhere may be the base of something else
    shown = right.quantize(last_place)
    return Result(
        _FIGURES.sub("#", statement.sentence)[:40],
        verdict,
        {
            "sentence": statement.where.quote,
            "stated": f"{stated}%",
            "counted": f"{shown}%",
            "operands": f"{_plain(statement.value)} / {_plain(statement.base or Decimal(0))}",
        },
        expected=f"{shown}%",
        found=f"{stated}%",
        evidence=(statement.where,),
        severity=severity,
    )
