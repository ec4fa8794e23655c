"""The six sections and the three tables of the forms of 2019 and 2021."""

from __future__ import annotations

import re
from collections.abc import Iterable

from report.model import Evidence, Grid, Heading, Report
from rules.checks.base import Result, check
from rules.checks.contents import absent
from rules.contents.found import find, has_text, headings_of
from rules.contents.lexicon import items, listed_titles
from rules.contents.prose import prose, sentences
from rules.contents.whole import FORM_ORDER, Missing, cannot_tell, is_plain_text
from rules.contents.words import words
from rules.model import Context, Text
from rules.rule import Rule

_COUNTS = re.compile(r"\d+余?(条|件|篇|份|次|宗|期)")


@check("section")
def section(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """The section stands there: under its heading, or its content under another."""
    key = str(rule.params["section"])
    headings = [h for h in report.outline if h.key == key]
    if headings:
        yield Result(key, "pass", evidence=(headings[0].evidence,))
        return
    proof = find(report, key)
    shown = proof.evidence if proof else _before_the_rest(report) if key == "overview" else None
    if shown is not None:
        yield Result(key, "pass", evidence=(shown,))
        return
    yield absent(report, context, rule, key)


def _before_the_rest(report: Report) -> Evidence | None:
    """Whatever tells of the work ahead of the second part does for an overview."""
    parts = [h for h in report.outline if h.key in FORM_ORDER[1:]]
    # （一）主动公开 before 二、 stands in the overview, whose own heading is not there.
    tops = [h for h in parts if h.number[:1] not in "(（"] or parts
    second = next((h.index for h in tops), None)
    for sentence in sentences(report):
        ahead = sentence.heading is None or second is None or sentence.heading < second
        if ahead and _tells(sentence.text):
            return sentence.evidence
    return None


@check("section-empty")
def section_empty(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """Under the heading stands something: words, or the table it announces."""
    for key in (str(k) for k in rule.params["sections"]):
        headings = [h for h in report.outline if h.key == key]
        if not headings:
            yield Result(key, "not_applicable")
            continue
        tables = [t for t in report.tables if t.key == key]
        full = next((h for h in headings if has_text(report, h)), None)
        if tables or full:
            yield Result(key, "pass", evidence=((full or headings[0]).evidence,))
            continue
        yield _empty(report, context, key, headings[0])


def _empty(report: Report, context: Context, key: str, heading: Heading) -> Result:
    why = cannot_tell(report, context, Missing(section=key))
    if why is None and not context.complete and is_plain_text(report) and key != "problems":
        why = Text(
            "文本提取时可能丢失了表格或图片，不能断定该部分为空",
            "a table or a picture may have been lost in the text extract",
        )
    title = items()[key].title
    return Result(
        key,
        "unknown" if why else "fail",
        {"section": title, "heading": heading.title},
        expected=title.zh,
        found="标题下无内容",
        evidence=(heading.evidence,),
        why=why,
    )


@check("section-order")
def section_order(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """The sections that stand there stand in the order of the form."""
    seen: list[Heading] = []
    for heading in report.outline:
        known = heading.level == 1 and heading.key in FORM_ORDER
        if known and heading.key not in {h.key for h in seen}:
            seen.append(heading)
    if len(seen) < 2:
        yield Result("order", "not_applicable")
        return
    ranks = [FORM_ORDER.index(h.key or "") for h in seen]
    if ranks == sorted(ranks):
        yield Result("order", "pass")
        return
    first = next(i for i in range(1, len(ranks)) if ranks[i] < ranks[i - 1])
    yield Result(
        "order",
        "fail",
        {"first": seen[first - 1].title, "second": seen[first].title},
        expected=" → ".join(items()[k].title.zh for k in FORM_ORDER if k in {h.key for h in seen}),
        found=" → ".join(h.title for h in seen),
        evidence=(seen[first - 1].evidence, seen[first].evidence),
    )


@check("table-present")
def table_present(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """The form's table was found in some document of the report."""
    key = str(rule.params["table"])
    table = next((t for t in report.tables if t.key == key), None)
    if table is not None:
        yield Result(key, "pass", evidence=(Evidence(table.where.label or key, table.where),))
        return
    why = cannot_tell(report, context, Missing(in_table=True, section=key))
    if why is None:
        why = _may_be_overlooked(report, key, context)
    headings = headings_of(report, key)
    yield Result(
        key,
        "unknown" if why else "fail",
        {"table": items()[key].title},
        expected=str(rule.params.get("expected", "")),
        found="未见表格",
        evidence=tuple(h.evidence for h in headings[:1]),
        why=why,
        cause=f"section:{key}",
    )


def _may_be_overlooked(report: Report, key: str, context: Context) -> Text | None:
    """Signs that the table stands there and could not be read."""
    if any(u.what == "table" for u in report.unrecognised):
        return _UNRECOGNISED
    if words(f"labels_{key}").search(prose(report)) is not None:
        return _UNRECOGNISED
    if context.complete:
        return None
    if is_plain_text(report):
        return Text("文本提取时可能丢失了表格", "the table may have been lost in the text extract")
    unread = any(
        block.rows and (number, block.rows[0][0].line) not in report.table_lines
        for number, layout in enumerate(report.layouts)
        for block in layout.blocks
        if isinstance(block, Grid) and len(block.rows) > 1 and block.rows[0]
    )
    return _UNRECOGNISED if unread else None


_UNRECOGNISED = Text(
    "文中有未能识别的表格", "the document holds a table that could not be recognised"
)


@check("overview-tells")
def overview_tells(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """The overview holds more than the report's own introduction."""
    headings = [h for h in report.outline if h.key == "overview" and h.level == 1]
    if not headings:
        yield Result("overview", "not_applicable")
        return
    inside = {p.where for h in headings for p in report.under(h)}
    said = [s for s in sentences(report) if s.where in inside]
    subs = [h for h in report.outline if h.parent in {x.index for x in headings}]
    if not said or subs:
        yield Result("overview", "pass" if subs else "not_applicable")
        return
    if any(_tells(s.text) for s in said):
        yield Result("overview", "pass")
        return
    why = cannot_tell(report, context, Missing(section="overview"))
    yield Result(
        "overview",
        "unknown" if why else "fail",
        {"section": items()["overview"].title},
        expected="主动公开、依申请公开、政府信息管理、平台建设、监督保障的情况",
        found="只有编制依据、统计期限等说明",
        evidence=(said[0].evidence,),
        why=why,
    )


def _tells(sentence: str) -> bool:
    """Whether some part of a sentence says more than what the report is and covers."""
    return any(len(part) > 8 and not _introduces(part) for part in re.split("[;；]", sentence))


def _introduces(words_of: str) -> bool:
    return bool(words("introductions").search(words_of)) and not _COUNTS.search(words_of)


@check("overview-aspects")
def overview_aspects(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """Which of the aspects that the form lists for the overview the report never touches."""
    keys = [str(k) for k in rule.params["items"]]
    if not any(h.key == "overview" for h in report.outline):
        yield Result("overview", "not_applicable")
        return
    missing = [k for k in keys if find(report, k) is None]
    names = listed_titles(missing)
    if not missing:
        yield Result("overview", "pass")
        return
    why = cannot_tell(report, context, Missing(section="overview"))
    yield Result(
        "overview",
        "unknown" if why else "fail",
        {"missing": names, "section": items()["overview"].title},
        expected=listed_titles(keys).zh,
        found=f"未见：{names.zh}",
        why=why,
        cause="overview",
    )
