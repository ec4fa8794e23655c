"""Shares and growth that the prose states, against the figures they are of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from report.model import Report, Statement
from rules.checks.base import Result, check
from rules.checks.together import one_each
from rules.model import Context, Severity, Verdict
from rules.rule import Rule

_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")
_SURE = 3
"""So many other shares of one section that fit a base prove it."""


@check("shares")
def shares(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """占总数的p%: p is the figure's share of its base; one unit in the last place is a hint."""
    by_section: dict[int | None, list[Statement]] = defaultdict(list)
    for statement in report.statements:
        by_section[statement.heading].append(statement)
    results = [r for said in by_section.values() for r in _of_section(said)]
    yield from one_each(results) or [Result("share", "not_applicable")]


def _of_section(said: Sequence[Statement]) -> Iterator[Result]:
    stated = [s for s in said if s.percent is not None and not s.approximate]
    common, fitting = _common_base(stated, said)
    for s in stated:
        whole = s.base or _whole_of(s, said)
        if whole:
            # 占总数 may look back to another whole than the nearest that is called one.
            sure = not any(_fits(s, o.value) for o in said if o.value)
            yield _judged(s, s.percent, s.value * 100 / whole, whole, sure=sure)
        elif common and fitting >= 2 and s.value <= common:
            together = any(o.sentence == s.sentence and _fits(o, common) for o in stated)
            sure = together and fitting >= _SURE
            sure = sure and not any(_fits(s, o.value) for o in said if o.value)
            yield _judged(s, s.percent, s.value * 100 / common, common, sure=sure)
        else:
            yield _result(s, "unknown", Decimal(0), None, None)


def _whole_of(part: Statement, said: Sequence[Statement]) -> Decimal | None:
    """The whole whose list of parts this figure stands in, in the same sentence."""
    for s in said:
        together = s.sentence == part.sentence and s is not part and not s.approximate
        if together and s.value and any(p.value == part.value for p in s.parts):
            return s.value
    return None


def _common_base(
    stated: Sequence[Statement], said: Sequence[Statement]
) -> tuple[Decimal | None, int]:
    """The figure of the section that most of its shares are shares of, and of how many."""
    best: Decimal | None = None
    most = 0
    for candidate in sorted({s.value for s in said if s.value}):
        count = sum(_fits(s, candidate) for s in stated)
        if count > most:
            best, most = candidate, count
    return best, most


def _fits(statement: Statement, base: Decimal) -> bool:
    percent = statement.percent
    if percent is None or statement.value > base:
        return False
    return abs(percent - statement.value * 100 / base) <= _last_place(percent) / 2


def _last_place(percent: Decimal) -> Decimal:
    exponent = percent.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


@check("growth")
def growth(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """较上年增长p%: p is the change against the figure of the year before."""
    results = [
        _judged(s, s.growth, (s.value - s.base) * 100 / s.base, s.base, sure=True)
        for s in report.statements
        if s.growth is not None and s.base and not s.approximate
    ]
    yield from one_each(results) or [Result("growth", "not_applicable")]


def _judged(
    statement: Statement, stated: Decimal | None, right: Decimal, base: Decimal, *, sure: bool
) -> Result:
    stated = stated or Decimal(0)
    off, last = abs(stated - right), _last_place(stated)
    if off <= last / 2:
        return _result(statement, "pass", right, base, None)
    if off < 2 * last:
        return _result(statement, "fail", right, base, "info")
    return _result(statement, "fail" if sure else "unknown", right, base, None)


def _result(
    statement: Statement,
    verdict: Verdict,
    right: Decimal,
    base: Decimal | None,
    severity: Severity | None,
) -> Result:
    stated = statement.percent if statement.growth is None else statement.growth
    last = _last_place(stated or Decimal(0))
    return Result(
        _FIGURES.sub("#", statement.sentence)[:40],
        verdict,
        {
            "sentence": statement.where.quote,
            "stated": f"{stated}%",
            "counted": f"{right.quantize(last)}%",
            "operands": f"{_plain(statement.value)} / {_plain(base or Decimal(0))}",
        },
        expected=f"{right.quantize(last)}%" if base else "",
        found=f"{stated}%",
        evidence=(statement.where,),
        severity=severity,
    )


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
