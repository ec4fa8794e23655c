"""Attachments that the report names: there, or missing or dead."""

from __future__ import annotations

from collections.abc import Iterable

from report.model import Evidence, Report
from rules.checks.base import Result, check
from rules.model import Context, Text
from rules.rule import Rule


@check("attachments-open")
def attachments_open(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """Every attachment that is named could be read; dead only after two visits."""
    if not report.attachments:
        yield Result("attachments", "not_applicable")
        return
    for attachment in report.attachments:
        name = attachment.name
        evidence = (Evidence(name, attachment.where),)
        if attachment.read:
            yield Result(name, "pass", {"attachment": name}, evidence=evidence)
        elif {name, attachment.url} & context.dead_attachments:
            yield Result(name, "fail", {"attachment": name, "name": name}, evidence=evidence)
        else:
            why = (
                Text("附件尚未取得", "the attachment has not been fetched")
                if attachment.url
                else Text("文中提到附件，但没有链接", "the attachment is named without a link")
            )
            yield Result(name, "unknown", {"attachment": name}, evidence=evidence, why=why)
