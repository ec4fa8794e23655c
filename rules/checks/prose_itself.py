"""Figures in the prose against each other: said twice, or more answered than was asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from report.model import Report, Statement
from rules.checks.base import Result, check
from rules.checks.together import one_each
from rules.drawing import named
from rules.model import Context
from rules.rule import Rule

_NEW, _CARRIED = "applications.new.total", "applications.carried_in.total"
_BOTH_IN_ONE = re.compile(r"公开[^;。]{0,10}[(]?含部分公开")


def _own(report: Report) -> list[tuple[str, Statement]]:
    """The exact statements of the body's own figures, each with the sum it claims."""
    return [
        (name, s)
        for s in report.statements
        if not s.approximate and s.scope == "own" and (name := s.measure or "+".join(s.sum_of))
    ]


@check("prose-twice")
def prose_twice(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """What the prose says twice of one measure it says alike (where no table tells)."""
    first: dict[str, Statement] = {}
    carried = {s.value for name, s in _own(report) if name == _CARRIED}
    results = []
    for name, statement in _own(report):
        if statement.measure is None:
            continue
        cell = report.measures.get(name)
        if cell is not None and cell.state == "written":
            continue
        before = first.setdefault(name, statement)
        if before is statement:
            continue
        apart = abs(before.value - statement.value)
        # 收到30件 may hold the 3 carried in, beside 新收27件.
        same = not apart or (name == _NEW and apart in carried)
        results.append(
            Result(
                name,
                "pass" if same else "fail",
                {
                    "label": named(name),
                    "first": _plain(before.value),
                    "second": _plain(statement.value),
                },
                expected=_plain(before.value),
                found=_plain(statement.value),
                evidence=(before.where, statement.where),
            )
        )
    yield from one_each(results) or [Result("prose", "not_applicable")]


@check("prose-balance")
def prose_balance(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """The outcomes told in the prose are not more than the requests told there."""
    told: dict[str, Statement] = {}
    for name, statement in _own(report):
        told.setdefault(name, statement)
    received = [told.get(str(name)) for name in rule.params["received"]]
    results = [s for group in rule.params["outcomes"] for s in _of_group(told, str(group))]
    if received[0] is None or len(results) < 2:
        yield Result("balance", "not_applicable")
        return
    have = sum((s.value for s in received if s is not None), Decimal(0))
    done = sum((s.value for s in results), Decimal(0))
    carried_known = all(s is not None for s in received)
    twice = any(_BOTH_IN_ONE.search(s.sentence) for s in results)
    too_many = done > have and carried_known and not twice
    yield Result(
        "balance",
        "fail" if too_many else "pass" if done == have else "unknown",
        {"stated": _plain(have), "counted": _plain(done), "difference": _plain(abs(have - done))},
        expected=" + ".join(_plain(s.value) for s in received if s) + f" = {_plain(have)}",
        found=" + ".join(_plain(s.value) for s in results) + f" = {_plain(done)}",
        evidence=tuple(dict.fromkeys(s.where for s in (*received, *results) if s)),
    )


def _of_group(told: dict[str, Statement], group: str) -> Sequence[Statement]:
    """不予公开8件, or, where that is not told, its rows: 属于国家秘密1件."""
    of_it = {
        name: s
        for name, s in told.items()
        if all(part.startswith(group) and part.endswith(".total") for part in name.split("+"))
    }
    whole = [s for name, s in of_it.items() if "+" in name]
    return whole[:1] or list(of_it.values())


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
