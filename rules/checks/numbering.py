"""Numbers of headings: none twice, none left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from report.model import Heading, Report
from rules.checks.base import Result, check
from rules.checks.together import one_each
from rules.contents.prose import without_blanks
from rules.contents.whole import cut_within, is_plain_text, paragraphs_lost
from rules.model import Context, Text
from rules.rule import Rule

_CN = "〇一二三四五六七八九十"
_ROW = re.compile(
    r"^(本年新收|上年结转|本年度?办理结果|结转下|予以公开|部分公开|不予公开|无法提供|不予处理|其他处理|总计)"
)


_LOST = Text("取得的文本不完整，可能丢失了标题", "a heading may have been lost in the capture")


@check("heading-numbers-twice")
def twice(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """No two headings in a row under one parent bear the same number."""
    pairs = list(_neighbours(report))
    # Where lines were lost, the second may be of another list.
    lost = not context.complete and cut_within(report)
    nested = _lists_within(report)
    results = [
        _finding(report, here, after, "unknown" if lost else "fail", _LOST if lost else None)
        for here, after in pairs
        if here.ordinal == after.ordinal
        and here.title != after.title
        and not (nested and here.parent is None and _style(here.number) == "bracket")
    ]
    yield from one_each(results) or [Result("headings", "pass" if pairs else "not_applicable")]


def _lists_within(report: Report) -> bool:
    """Sections in brackets, with lists in brackets inside: which is which is not certain."""
    top = [h for h in report.outline if h.parent is None and _style(h.number) == "bracket"]
    firsts = sum(h.ordinal == 1 for h in top)
    return firsts > 1 and top[0].key is not None


@check("heading-numbers-gap")
def gap(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """The numbers of headings under one parent leave none out."""
    pairs = list(_neighbours(report))
    results = []
    for here, after in pairs:
        missing = [_like(here.number, n) for n in _between(here, after)]
        if missing and not any(_printed(report, number) for number in missing):
            results.append(_gap(report, context, here, after, missing))
    yield from one_each(results) or [Result("headings", "pass" if pairs else "not_applicable")]


def _between(here: Heading, after: Heading) -> range:
    return range((here.ordinal or 0) + 1, after.ordinal or 0)


def _gap(
    report: Report, context: Context, here: Heading, after: Heading, missing: list[str]
) -> Result:
    why = None
    if not context.complete and (cut_within(report) or paragraphs_lost(report)):
        why = _LOST
    result = _finding(report, here, after, "unknown" if why else "fail")
    plain = is_plain_text(report) and not context.complete
    return Result(
        result.subject,
        result.verdict,
        {**result.fields, "missing": "、".join(n.rstrip("、.") for n in missing)},
        evidence=result.evidence,
        severity="info" if plain else None,
        why=why,
    )


def _finding(
    report: Report, here: Heading, after: Heading, verdict: str, why: Text | None = None
) -> Result:
    parent = "" if here.parent is None else report.outline[here.parent].title
    return Result(
        f"{parent}{after.number}".strip(),
        "fail" if verdict == "fail" else "unknown",
        {"number": after.number, "first": here.title, "second": after.title, "section": parent},
        found=f"{here.number}{here.title} / {after.number}{after.title}",
        evidence=tuple(h.evidence for h in (here, after)),
        why=why,
    )


def _neighbours(report: Report) -> Iterator[tuple[Heading, Heading]]:
    """Headings that follow each other under one parent, numbered in one style."""
    last: dict[tuple[int | None, str], Heading] = {}
    for heading in report.outline:
        style = _style(heading.number)
        if heading.ordinal is None or not style or _ROW.match(without_blanks(heading.title)):
            continue
        before = last.get((heading.parent, style))
        if before is not None:
            yield before, heading
        last[heading.parent, style] = heading


def _style(number: str) -> str:
    """`一、` or `（一）`; empty for the numbers of lists, which begin anew anywhere."""
    if not any(c in _CN for c in number):
        return ""
    return "bracket" if "(" in number or ")" in number else "comma"


def _like(number: str, ordinal: int) -> str:
    tens, ones = divmod(ordinal, 10)
    word = ("" if tens < 2 else _CN[tens]) + ("十" if tens else "") + (_CN[ones] if ones else "")
    return re.sub(f"[{_CN}]+", word, number)


def _printed(report: Report, number: str) -> bool:
    """The number stands somewhere in the text, so its heading was printed though not read."""
    bare = number.rstrip("、.,:")
    mark = re.escape(bare)
    if "(" not in bare:
        # 举一反三,全面提升: behind a word the comma is of its sentence.
        mark = rf"{mark}[、.]|(?:^|(?<=[。;:!?)]))\s*{mark}[,:]"
    printed = re.compile(mark)
    return any(printed.search(without_blanks(line.text)) for line in report.lines())
