"""The statistics table of reporting years 2014 to 2018."""

from __future__ import annotations

import re
from collections.abc import Iterable

from report.model import Evidence, Report
from rules.checks.base import Result, check
from rules.contents.prose import sentences
from rules.contents.whole import Missing, cannot_tell, is_plain_text
from rules.model import Context, Text
from rules.rule import Rule

_NAMED = re.compile(r"统计表|附表|情况表|见表|下表")
_ROWS = re.compile(
    r"(政府公报公开|政府网站公开|政务微博公开|政务微信公开|其他方式公开|公众关注热点|新闻发布会|在线访谈|"
    r"政策解读稿件|回应事件|当面申请|传真|网络申请|网络提交|信函|办结数|按时办结|延期办结|已主动公开范围|同意公开|"
    r"部分公开|不属于本行政机关|信息不存在|更改补充|其他途径|维持具体|依法纠错|专职人员|兼职人员|查阅点|专门机构|"
    r"专项经费|专题会议|培训班|接受培训|规范性文件数?|重点领域)[^。;,]{0,16}?\d"
)
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
    told = {m[1] for s in sentences(report) for m in _ROWS.finditer(s.text)}
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
