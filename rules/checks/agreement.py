"""Figures in the prose against the same figures in the tables, and against each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache

from report.model import Evidence, Measure, Printing, Report, Statement
from rules.checks.base import Result, check
from rules.checks.together import one_each
from rules.contents.prose import OncePerReport
from rules.drawing import named
from rules.model import Context, Text, Verdict
from rules.rule import Rule
from rules.tables import tables_of

_NAMED_AT_MOST = 3
_WHOLE_AREA = re.compile(r"全[省市县区州旗盟镇乡]|各级|各部门|汇总|合计|总计")
_OWN_OFFICE = re.compile(
    r"(?<!各级)(?<!全[省市县区州旗])(?:[省市县区州旗]|人民)(?:人民)?政府(?!信息|及|和|各|部门|系统|规章|文件|网站|门户)|本级|政府办"
)
_OTHER_BODIES = Text(
    "正文与表格的统计范围可能不同", "prose and table may not count the same bodies"
)


@check("prose-table")
def prose_table(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """Figures in the prose are those in the table.

    `figures`: for each the `measures` whose sum it is, and `also` other readings of the same
    words, lists of names with `-` before what is taken away; the figure holds if one fits.
    Where the sentence has words of `strictly`, or says that there was none, it has no other
    reading; nor one with a figure of `apart` where the sentence tells that for itself.

    What a government says of all it governs (全县) or of nobody is an error only where another
    figure said so is the table's: else table and prose may differ in whom they count.
    """
    told = _told(report)
    results = []
    for figure in rule.params["figures"] if told else ():
        terms = tuple(str(n) for n in figure["measures"])
        strictly = str(figure.get("strictly", ""))
        for statement in told.get(frozenset(terms), ()):
            plain = bool(strictly) and re.search(strictly, statement.sentence) is not None
            plain |= not statement.value or _tells_apart(report, statement, figure.get("apart"))
            also = () if plain else figure.get("also", ())
            unsure = _counts_others(report, context, statement, terms)
            results.append(_compared(report, statement, terms, also, unsure))
    yield from one_each(results) or [Result("prose", "not_applicable")]


def _by_terms(report: Report) -> dict[frozenset[str], list[Statement]]:
    """The exact statements of the body's own figures, by the measures they speak of."""
    found: dict[frozenset[str], list[Statement]] = {}
    for s in report.statements:
        terms = (s.measure,) if s.measure else s.sum_of
        if terms and not s.approximate and s.scope in ("own", "wider"):
            found.setdefault(frozenset(terms), []).append(s)
    return found


def _tells_apart(report: Report, statement: Statement, name: object) -> bool:
    """予以公开8件,部分公开1件: the former holds none of the latter."""
    return any(
        s.measure == name and s.sentence == statement.sentence for s in report.statements if name
    )


_told = OncePerReport(_by_terms)


def _subject(terms: Sequence[str]) -> str:
    return "+".join(terms)


def _counts_others(
    report: Report, context: Context, statement: Statement, terms: Sequence[str]
) -> Verdict | None:
    """How a figure that is not the table's is told where the two may count other bodies.

    A government's prose may speak of its own office where its table covers the whole area,
    or the other way round; `unknown` where it names its office, `fail` (as a hint) where no
    other figure of the same scope proves that both count the same, None where it is sure.
    """
    kind = (context.agency.kind if context.agency else None) or report.agency.kind
    if kind != "government":
        return None
    if _OWN_OFFICE.search(statement.sentence):
        return "unknown"
    wide = _is_wide(statement)
    table = _written([report.measures.get(name) for name in terms])
    if wide and statement.value < table:
        return None  # no table counts more than the whole area
    for other in report.statements:
        names = (other.measure,) if other.measure else other.sum_of
        if not names or not other.value or set(names) & set(terms) or _is_wide(other) != wide:
            continue
        cells = [report.measures.get(name) for name in names]
        if not _OWN_OFFICE.search(other.sentence) and _verdict(other.value, cells)[0] == "pass":
            return None
    return "fail"


def _is_wide(statement: Statement) -> bool:
    return statement.scope == "wider" or _WHOLE_AREA.search(statement.sentence) is not None


def _compared(
    report: Report,
    statement: Statement,
    terms: tuple[str, ...],
    also: Sequence[Sequence[str]],
    unsure: Verdict | None,
) -> Result:
    cells = [report.measures.get(name) for name in terms]
    verdict, why = _verdict(statement.value, cells)
    if verdict == "fail" and (
        any(_fits(report, statement.value, reading) for reading in also)
        or _one_of_several(report, statement, cells)
    ):
        verdict = "pass"
    if verdict == "fail" and unsure == "unknown":
        verdict, why = "unknown", _OTHER_BODIES
    written = [c for c in cells if c is not None and c.state == "written"]
    total = _written(cells)
    name = _label(terms)
    fields: dict[str, str | Text] = {}
    if verdict == "fail":
        fields = {
            "sentence": statement.where.quote,
            "stated": _stated(statement),
            "counted": _plain(total),
            "label": name,
            "difference": _plain(abs(statement.value - total)),
        }
    return Result(
        _subject(terms),
        verdict,
        fields,
        expected=f"{name.zh} {_plain(total)}",
        found=_plain(statement.value),
        evidence=(statement.where, *(Evidence(c.raw, c.where) for c in written)),
        severity="info" if unsure and verdict == "fail" else None,
        why=why,
        cause=_cause(report, terms, statement.value, verdict),
    )


def _verdict(stated: Decimal, cells: Sequence[Measure | None]) -> tuple[Verdict, Text | None]:
    """Blanks may stand for zero or for something left out: they decide nothing alone."""
    if any(c is None or c.state == "unread" for c in cells):
        return "unknown", Text("表格中没有读到对应的数据", "the figure was not read in the table")
    written = [c.value for c in cells if c is not None and c.value is not None]
    total = sum(written, Decimal(0))
    if stated == total:
        return "pass", None
    if len(written) < len(cells) and (not written or stated > total):
        return "unknown", Text("表格中对应的单元格为空", "the cell in the table is blank")
    return "fail", None


def _written(cells: Sequence[Measure | None]) -> Decimal:
    return sum((c.value for c in cells if c is not None and c.value is not None), Decimal(0))


def _one_of_several(report: Report, statement: Statement, cells: Sequence[Measure | None]) -> bool:
    """市政府收到58件;各部门收到173件;各县区收到281件: the table counts them all."""
    total = _written(cells)
    added = Decimal(0)
    itself = False
    for other in report.statements:
        if other.sentence != statement.sentence or other.unit != statement.unit:
            continue
        if other is not statement and (other.measure or other.sum_of or other.percent):
            continue
        itself |= other is statement
        added += other.value
        if itself and added == total:
            return True
    return False


def _fits(report: Report, stated: Decimal, reading: Sequence[str]) -> bool:
    total = Decimal(0)
    for name in reading:
        cell = report.measures.get(name.lstrip("-"))
        if cell is None or cell.state == "unread":
            return False
        total += (cell.value or Decimal(0)) * (-1 if name.startswith("-") else 1)
    return total == stated


def _stated(statement: Statement) -> Text | str:
    """The figure; of what is only said in words (均已办结) the words too."""
    value = _plain(statement.value)
    if not statement.negated or re.search(r"\d|零", statement.subject):
        return value
    return Text(f"“{statement.subject}”（即{value}）", f"“{statement.subject}” (that is {value})")


# A sum of many cells by what the form calls them together.
_TOGETHER = (
    ("outcome.refused.", Text("表三不予公开各项之和", "table 3, all refusals")),
    ("outcome.unavailable.", Text("表三无法提供各项之和", "table 3, all that could not be given")),
    ("outcome.not_processed.", Text("表三不予处理各项之和", "table 3, all not processed")),
    ("outcome.otherwise.", Text("表三其他处理各项之和", "table 3, all handled otherwise")),
    (
        "applications.new.",
        Text("表三本年新收法人或其他组织各栏之和", "table 3, new, organisations"),
    ),
    ("litigation", Text("表四两类行政诉讼总计之和", "table 4, lawsuits of both kinds")),
)


@cache
def _label(terms: tuple[str, ...]) -> Text:
    for beginning, together in _TOGETHER if len(terms) > 1 else ():
        if all(name.startswith(beginning) for name in terms):
            return together
    more = "…" if len(terms) > _NAMED_AT_MOST else ""
    told = [named(name) for name in terms[:_NAMED_AT_MOST]]
    return Text(" + ".join(t.zh for t in told) + more, " + ".join(t.en for t in told) + more)


def _cause(report: Report, terms: Sequence[str], stated: Decimal, verdict: Verdict) -> str:
    """The table that the figure should be in: not there, or another form's in its place.

    Prose that says what an attachment's table says contradicts the page's table only.
    """
    if verdict == "fail" and any(_sum(p, terms) == stated for p in report.printings):
        return "printings"
    table = tables_of(report.form or "").get(terms[0], "")
    read = any(one.key == table for one in report.tables)
    return f"{'cells' if read else 'table'}:{table}" if table else ""


def _sum(printing: Printing, terms: Sequence[str]) -> Decimal | None:
    """None where not all of them are written there."""
    values = [m.value for name in terms if (m := printing.measures.get(name)) is not None]
    told = [value for value in values if value is not None]
    return sum(told, Decimal(0)) if len(told) == len(terms) else None


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
