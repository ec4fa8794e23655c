"""A stated whole and the parts it is said to be made of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from report.model import Part, Report, Statement
from rules.checks.base import Result, check
from rules.checks.together import one_each
from rules.model import Context, Severity, Verdict
from rules.rule import Rule

_ITEMS = frozenset("条篇件个项则份宗起例")
_CHANNEL = re.compile(
    r"网站|门户|政务网|微信|微博|公众号|客户端|公开栏|公示栏|报纸|报刊|日报|晚报|电视|广播|公报|头条|抖音|视频号"
    r"|APP|媒体|电台|宣传栏|平台|其[他它](?:方式|形式|途径|渠道)"
)
# 同一件 may be read in print and on screen, led by one and attended by another, begun and done.
_FORM = re.compile(
    r"解读|图解|图文|文字|视频|音频|动漫|H5|负责人|负责同志|领导|出席|纸质|电子|语音|线上|线下|现场|涉及"
)
_STATE = re.compile(
    r"办结|答复|^已|均|全部|主办|协办|会办|分办|满意|采纳|整改|补正|延期|按时|按期|原创|转载|阅读|转发|点赞"
    r"|浏览|访问|新增|更新|完成|通过|以上|参加|办理"
)
_IN_TIME = re.compile(r"^(?:按时|按期|延期)(?:办结|答复)")
_PEOPLE = frozenset({"人", "人次", "名", "户", "家", "家次", "户次"})
_INNER = re.compile(r"其中|包含|包括|含[^,;()]{0,12}\d")
_CARRIED_ON = re.compile(r"结转(?:至|到|入)?(?:下|次|2|年|继续)|下年")
_REQUESTS = re.compile(r"申请|收到|受理|接到|办结|答复|办理")
_BESIDE = re.compile(r"结转|另|还|此外|尚|未办|正在|剩余|其余未")
_OVERLAP = re.compile(
    r"同时(?:涉及|包含|属于|申请|发布|公开)|交叉|重复(?:计|统计)|兼有|同一(?:件|条|申请)|一次发布多|部分[^,。;]{1,10}(?:多|两|重复)"
)
_OUTCOME = re.compile(
    r"^(?:其中)?(?:予以公开|部分公开|不予公开|无法提供|不予处理|其[他它]处理|结转.{0,8})(?:的)?$"
)
_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")


@check("parts-whole")
def parts_whole(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """Parts are not more than their whole; a list that claims to be complete adds up to it."""
    carried = _carried(report)
    results = [
        _added(s, carried)
        for s in report.statements
        if not s.approximate and len(s.parts) > 1 and _alike(s)
    ]
    yield from one_each(results) or [Result("parts", "not_applicable")]


def _alike(statement: Statement) -> bool:
    """The parts are counted in the whole's unit, or in one that counts the same things."""
    units = {p.unit for p in statement.parts if p.unit} | ({statement.unit} - {""})
    return len(units) < 2 or units <= _ITEMS


def _carried(report: Report) -> frozenset[Decimal]:
    """By how much what was received and what was answered may lawfully differ."""
    into, on = (
        {c.value for name in names if (c := report.measures.get(name)) and c.value is not None}
        for names in (("applications.carried_in.total",), ("applications.carried_forward.total",))
    )
    for statement in report.statements:
        if "结转" in statement.subject:
            (on if _CARRIED_ON.search(statement.subject) else into).add(statement.value)
    return frozenset({*into, *(-value for value in on), *(i - o for i in into for o in on)})


def _added(statement: Statement, carried: Collection[Decimal] = ()) -> Result:
    parts, whole = statement.parts, statement.value
    total = sum((p.value for p in parts), Decimal(0))
    verdict, severity = _weighed(statement, total, carried)
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


def _weighed(
    statement: Statement, total: Decimal, carried: Collection[Decimal]
) -> tuple[Verdict, Severity | None]:
    parts, whole = statement.parts, statement.value
    rough = any(p.approximate for p in parts)
    # 办结39件,其中…,结转下年度4件: what is carried forward is no outcome.
    inside = sum((p.value for p in parts if not _BESIDE.search(p.label)), Decimal(0))
    if whole in (total, inside) or _divided_before_the_end(parts, whole):
        return ("unknown" if rough else "pass"), None
    of_requests = _REQUESTS.search(statement.subject) is not None
    if of_requests and {total - whole, inside - whole} & set(carried):
        return ("unknown" if rough else "pass"), None
    if len(_INNER.findall(statement.sentence)) > 1:
        return "unknown", None  # parts of parts may stand in the list
    if total < whole:
        return ("fail" if statement.closed and not rough else "unknown"), None
    if inside < whole or _OVERLAP.search(statement.where.quote):
        return "unknown", None
    greatest = max(p.value for p in parts)
    if greatest <= whole and not statement.closed:
        stages = any(_STATE.search(p.label) and not _IN_TIME.match(p.label) for p in parts)
        if statement.unit in _PEOPLE or stages:
            return "unknown", None
        if any(_FORM.search(f"{statement.subject}{p.label}") for p in parts):
            return "fail", "info"
    channels = sum(_CHANNEL.search(p.label) is not None for p in parts)
    if channels * 2 >= len(parts) and (greatest <= whole or not statement.closed):
        return "fail", "info"  # one item on several channels is lawfully counted on each
    return "fail", None


def _divided_before_the_end(parts: Sequence[Part], whole: Decimal) -> bool:
    """The first items are the whole; what follows is something else, or divides it again.

    Again by another mark (自然人, 企业; 网络, 信函), or with what is no part of it
    (办结39件,其中公开14件…其他处理1件,结转下年度4件).
    """
    if all(_OUTCOME.match(part.label) for part in parts):
        return False  # each request has one outcome: the list has no second division
    so_far, items, divided = Decimal(0), 0, False
    for part in parts:
        so_far, items = so_far + part.value, items + 1
        if so_far == whole:
            if items > 1 and whole:
                return True
            so_far, items, divided = Decimal(0), 0, True
    return divided and (so_far == 0 or whole / 2 <= so_far <= whole)


def _operands(parts: tuple[Part, ...]) -> str:
    return " + ".join(_plain(p.value) for p in parts)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
