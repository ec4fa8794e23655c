"""A report that is published as pictures: nothing in it can be searched, copied or checked."""

from __future__ import annotations

from collections.abc import Iterable

from report.model import Attachment, Evidence, Place, Report
from rules.checks.base import Result, check
from rules.contents.whole import hardly_a_word, is_picture, unread
from rules.model import Context, Text, Verdict
from rules.rule import Rule


@check("not-a-picture")
def not_a_picture(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """The page, or the file that it only covers for, holds words, not only pictures of them."""
    scanned = [a for a in _scanned(report) if a.is_report] if hardly_a_word(report) else []
    if not scanned and not is_picture(report):
        there = report.layouts[report.body].pictures or report.passages or report.tables
        yield Result("picture", "pass" if there else "not_applicable")
        return
    why = None
    if not context.complete and any(a not in scanned for a in unread(report, context)):
        why = Text(
            "附件未读到，全文可能在附件中", "the text may stand in an attachment not yet read"
        )
    title = report.title_evidence or Evidence(report.title, Place(1))
    named = tuple(Evidence(a.name, a.where) for a in scanned)
    numbers = {report.body, *(a.document for a in scanned if a.document is not None)}
    count = str(sum(report.layouts[number].pictures for number in numbers))
    yield Result(
        "picture",
        "unknown" if why else "fail",
        {"count": count},
        evidence=named or (title,),
        why=why,
    )


@check("tables-not-pictures")
def tables_not_pictures(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """The statistics table of a report in words is no scan."""
    scanned = [a for a in _scanned(report) if a.is_table]
    if not scanned or hardly_a_word(report):
        found = any(a.is_table and a.read for a in report.attachments)
        yield Result("picture", "pass" if found else "not_applicable")
        return
    verdict: Verdict = "pass" if report.tables else "fail"
    evidence = tuple(Evidence(a.name, a.where) for a in scanned)
    fields = {"attachment": "、".join(a.name for a in scanned)}
    if verdict == "fail" and any(a not in scanned for a in unread(report, context)):
        why = Text("其他附件未读到", "other attachments have not been read")
        yield Result("picture", "unknown", fields, evidence=evidence, why=why)
        return
    yield Result("picture", verdict, fields, evidence=evidence)


def _scanned(report: Report) -> list[Attachment]:
    """Attachments at hand that are pictures of what they should say."""
    return [
        a
        for a in report.unread_attachments()
        if a.document is not None and report.layouts[a.document].pictures
    ]
