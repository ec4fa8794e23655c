"""Attachments that the report names: there, or missing or dead."""

from __future__ import annotations

from collections.abc import Iterable

from report.model import Attachment, Evidence, Report
from rules.checks.base import Result, check
from rules.checks.together import one_each
from rules.model import Context, Text
from rules.rule import Rule


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
    if {name, attachment.url} & context.dead_attachments:
        return Result(name, "fail", {"attachment": name, "name": name}, evidence=evidence)
    why = (
        Text("附件尚未取得", "the attachment has not been fetched")
        if attachment.url
        else Text("文中提到附件，但没有链接", "the attachment is named without a link")
    )
    return Result(name, "unknown", {"attachment": name}, evidence=evidence, why=why)
