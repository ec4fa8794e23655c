"""The statistics table of reporting years 2014 to 2018."""

from __future__ import annotations

import re
from collections.abc import Iterable

from report.model import Evidence, Report
from rules.checks.base import Result, check
from rules.contents.prose import sentences
from rules.contents.whole import Missing, cannot_tell, is_plain_text
from rules.contents.words import words
from rules.model import Context, Text
from rules.rule import Rule

_NAMED = re.compile(r"统计表|附表|情况表|见表|下表")
_ENOUGH = 10
"""So many rows told in prose carry what the table would."""


@check("statistics-table")
def statistics_table(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """The table stands in a document of the report, or its figures stand in the prose."""
    table = next((t for t in report.tables if t.key == "statistics"), None)
    if table is not None:
        where = Evidence(table.where.label or "统计表", table.where)
        yield Result("statistics", "pass", evidence=(where,))
        return
    told = {m[1] for s in sentences(report) for m in words("statistics_rows").finditer(s.text)}
    if len(told) >= _ENOUGH:
        yield Result("statistics", "pass", found="表中数据写在正文里")
        return
    named = _named(report)
    why = cannot_tell(report, context, Missing(in_table=True))
    if named is not None:
        why = why or Text("文中提到的表格未读到", "the table that the report names was not read")
    elif why is None and not context.complete and is_plain_text(report):
        why = Text("文本提取时可能丢失了表格", "the table may have been lost in the text extract")
    yield Result(
        "statistics",
        "unknown" if why else "fail",
        expected="政府信息公开情况统计表",
        found="未见",
        evidence=(named,) if named else (),
        why=why,
    )


def _named(report: Report) -> Evidence | None:
    for attachment in report.attachments:
        if attachment.is_table:
            return Evidence(attachment.name, attachment.where)
    return next((s.evidence for s in sentences(report) if _NAMED.search(s.text)), None)
