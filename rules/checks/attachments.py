"""Attachments that the report names: there, or missing or dead."""

from __future__ import annotations

import re
from collections.abc import Iterable

from report.model import Attachment, Evidence, Report
from report.said import said
from rules.checks.base import Result, check
from rules.checks.together import one_each
from rules.model import Context, Text
from rules.rule import Rule

_YEAR = re.compile(r"(?<!\d)(20\d\d)年")


@check("attachments-year")
def attachments_year(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """An attachment that bears the report's name, or is its table, bears its year."""
    named = [
        (a, {int(y) for y in _YEAR.findall(a.name)})
        for a in report.attachments
        if a.is_report or a.is_table
    ]
    if report.reporting_year is None or not any(years for _, years in named):
        yield Result("attachments", "not_applicable")
        return
    results = []
    for attachment, years in named:
        right = not years or report.reporting_year in years
        fields = {"attachment": attachment.name, "year": str(report.reporting_year)}
        evidence = (Evidence(attachment.name, attachment.where),)
        subject = _YEAR.sub("#年", attachment.name)[:40]
        results.append(Result(subject, "pass" if right else "fail", fields, evidence=evidence))
    yield from one_each(results)


@check("attachments-open")
def attachments_open(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """Every attachment that is named could be read; dead only after two visits."""
    if not report.attachments:
        yield Result("attachments", "not_applicable")
        return
    yield from one_each(_one(a, context) for a in report.attachments)


def _one(attachment: Attachment, context: Context) -> Result:
    name = attachment.name
    evidence = (Evidence(name, attachment.where),)
    if attachment.read:
        return Result(name, "pass", {"attachment": name}, evidence=evidence)
    if attachment.why:
        why = Text(
            f"附件未能（完整）读取：{said(attachment.why, 'zh')}",
            f"the attachment could not be read (whole): {said(attachment.why, 'en')}",
        )
        return Result(name, "unknown", {"attachment": name}, why=why)
    if {name, attachment.url} & context.dead_attachments:
        return Result(name, "fail", {"attachment": name, "name": name}, evidence=evidence)
    why = (
        Text("附件尚未取得", "the attachment has not been fetched")
        if attachment.url
        else Text("文中提到附件，但没有链接", "the attachment is named without a link")
    )
    return Result(name, "unknown", {"attachment": name}, evidence=evidence, why=why)
