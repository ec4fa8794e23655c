"""What has to be known before other rules can speak: the root causes of much `unknown`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from report.model import Measure, Report
from report.said import said
from rules.applies import case_of
from rules.checks.base import Result, check
from rules.model import Context, Text
from rules.rule import Rule
from rules.tables import TABLE_NAMES, tables_of


@check("year-known", fails=False)
def year_known(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    if report.reporting_year is not None:
        yield Result("year", "pass")
        return
    why = Text("标题和正文都没有写明统计年度", "neither title nor text tells the reporting year")
    yield Result("year", "unknown", why=why)


@check("kind-known", fails=False)
def kind_known(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    if case_of(report, context).kind:
        yield Result("kind", "pass")
        return
    why = Text("从名称看不出是哪一类机关", "the name does not tell what kind of body it is")
    yield Result("kind", "unknown", why=why)


@check("prior-known", fails=False)
def prior_known(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    if context.prior is not None:
        yield Result("prior", "pass")
        return
    why = Text("没有上一年度的报告可供比对", "no report of the year before is at hand")
    yield Result("prior", "unknown", why=why)


@check("table-read", fails=False)
def table_read(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """`table` of the form was found and every cell of it could be read.

    The root of `table:…` (not found), unless another rule's outcome explains why it is
    not there, and of `cells:…` (found, but not all of it could be read).
    """
    key = str(rule.params["table"])
    name, subject = TABLE_NAMES[key], f"table:{key}"
    if not any(table.key == key for table in report.tables):
        why = Text(f"文件中没有读到{name.zh}", f"{name.en} was not read in the documents")
        yield Result(subject, "unknown", why=why, cause=subject)
        return
    of_form = tables_of(report.form or "")
    unread = [
        measure
        for measure_name, measure in report.measures.items()
        if measure.state == "unread" and of_form.get(measure_name) == key
    ]
    missing = next((t.missing_rows for t in report.tables if t.key == key), ())
    if not unread and not missing:
        yield Result(subject, "pass")
        return
    told = _lacking(unread, missing)
    why = Text(f"{name.zh}未能全部读出：{told.zh}", f"not all of it could be read: {told.en}")
    yield Result(subject, "unknown", why=why)


def _lacking(unread: Sequence[Measure], missing: Sequence[str]) -> Text:
    zh, en = [], []
    if unread:
        why = unread[0].why
        zh.append(f"{len(unread)}个单元格" + (f"（{said(why, 'zh')}）" if why else ""))
        en.append(f"{len(unread)} cells" + (f" ({said(why, 'en')})" if why else ""))
    if missing:
        zh.append(f"缺{len(missing)}行（{missing[0]}）")
        en.append(f"{len(missing)} rows are missing (“{missing[0]}”)")
    return Text("，".join(zh), ", ".join(en))
