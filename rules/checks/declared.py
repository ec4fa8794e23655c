"""What the report announces of its own make-up, against what is there."""

from __future__ import annotations

from collections.abc import Iterable

from report.model import Report
from rules.checks.base import Result, check
from rules.contents.declared import Declared, declared
from rules.contents.found import find
from rules.contents.lexicon import items
from rules.contents.whole import Missing, cannot_tell
from rules.model import Context
from rules.rule import Rule


@check("declared-parts")
def declared_parts(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """Each part that is announced stands there: as a heading, a table or plain content."""
    said = declared(report)
    if said is None:
        yield Result("parts", "not_applicable")
        return
    for key, name in said.parts:
        yield _table(report, said) if key == "table" else _part(report, context, said, key, name)


def _part(report: Report, context: Context, said: Declared, key: str, name: str) -> Result:
    evidence = (said.sentence.evidence,)
    if any(h.key == key for h in report.outline) or find(report, key) is not None:
        return Result(key, "pass", evidence=evidence)
    in_table = key in ("requests", "fees", "disputes", "proactive")
    why = cannot_tell(report, context, Missing(in_table, key))
    return Result(
        key,
        "unknown" if why else "fail",
        {"section": name, "what": items()[key].title},
        expected=name,
        found="全文未见这一部分",
        evidence=evidence,
        why=why,
        cause=f"section:{key}",
    )


def _table(report: Report, said: Declared) -> Result:
    """An announced table may be an attachment; whether that can be read is told elsewhere."""
    there = report.tables or report.attachments
    return Result("table", "pass" if there else "unknown", evidence=(said.sentence.evidence,))


@check("declared-number")
def declared_number(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """No more sections than the number announced; no more announced than are named."""
    said = declared(report)
    if said is None or said.stated is None:
        yield Result("parts", "not_applicable")
        return
    tops = [h for h in report.outline if h.level == 1 and h.ordinal is not None]
    counts_up = [h.ordinal for h in tops] == list(range(1, len(tops) + 1))
    if not tops or not counts_up:
        yield Result("parts", "unknown", evidence=(said.sentence.evidence,))
        return
    more = len(tops) > said.stated
    fewer_named = not said.open and said.named < said.stated
    counted = len(tops) if more else said.named
    yield Result(
        "parts",
        "fail" if more or fewer_named else "pass",
        {"stated": str(said.stated), "counted": str(counted)},
        expected=f"{said.stated} 个部分",
        found=f"{len(tops)} 个部分" if more else f"只列出 {said.named} 个",
        evidence=(said.sentence.evidence,),
        severity=None if more else "info",
    )
