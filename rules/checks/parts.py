"""A stated whole and the parts it is said to be made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from report.model import Part, Report, Statement
from rules.checks.base import Result, check
from rules.checks.together import one_each
from rules.model import Context, Severity, Verdict
from rules.rule import Rule

_ITEMS = frozenset("条篇件个项则份宗起例")
_CHANNEL = re.compile(
    r"网站|门户|政务网|微信|微博|公众号|客户端|公开栏|公示栏|报纸|报刊|日报|晚报|电视|广播|公报|头条|抖音|视频号"
    r"|APP|媒体|电台|宣传栏|平台"
)
_INNER = re.compile(r"其中|包含|包括|含[^,;()]{0,12}\d")
_BESIDE = re.compile(r"结转|另|还|此外|尚|未办|正在|剩余|其余未")
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
    verdict, severity = _weighed(statement, total)
    return Result(
        _FIGURES.sub("#", statement.sentence)[:40],
        verdict,
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


def _weighed(statement: Statement, total: Decimal) -> tuple[Verdict, Severity | None]:
    parts, whole = statement.parts, statement.value
    rough = any(p.approximate for p in parts)
    if total == whole or _several_ways(parts, whole):
        return ("unknown" if rough else "pass"), None
    if len(_INNER.findall(statement.sentence)) > 1:
        return "unknown", None  # parts of parts may stand in the list
    if total < whole:
        return ("fail" if statement.closed and not rough else "unknown"), None
    channels = sum(_CHANNEL.search(p.label) is not None for p in parts)
    if channels * 2 >= len(parts) and max(p.value for p in parts) <= whole:
        return "fail", "info"  # one item on several channels is lawfully counted on each
    return "fail", None


def _several_ways(parts: Sequence[Part], whole: Decimal) -> bool:
    """The list divides the whole once, then goes on with something else.

    Again by another mark (自然人, 企业; 网络, 信函), or with what is no part of it
    (办结39件,其中公开14件…其他处理1件,结转下年度4件).
    """
    so_far, divided = Decimal(0), False
    for part in parts:
        if divided and so_far == 0 and _BESIDE.search(part.label):
            return True
        so_far += part.value
        if so_far == whole:
            so_far, divided = Decimal(0), True
    again = so_far == 0 or whole / 2 <= so_far <= whole
    return divided and again


def _operands(parts: tuple[Part, ...]) -> str:
    return " + ".join(_plain(p.value) for p in parts)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
