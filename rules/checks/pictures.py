"""A report that is published as pictures: nothing in it can be searched, copied or checked."""

from __future__ import annotations

from collections.abc import Iterable

from report.model import Evidence, Place, Report
from rules.checks.base import Result, check
from rules.contents.whole import is_picture, unread
from rules.model import Context, Text
from rules.rule import Rule


@check("not-a-picture")
def not_a_picture(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """The page holds the report's words, not only pictures of them."""
    layout = report.layouts[report.body]
    if not layout.pictures:
        yield Result("picture", "pass" if report.passages or report.tables else "not_applicable")
        return
    if not is_picture(report):
        yield Result("picture", "pass")
        return
    why = None
    if unread(report, context) and not context.complete:
        why = Text(
            "附件未读到，全文可能在附件中", "the text may stand in an attachment not yet read"
        )
    title = report.title_evidence or Evidence(report.title, Place(1))
    count = str(layout.pictures)
    yield Result(
        "picture", "unknown" if why else "fail", {"count": count}, evidence=(title,), why=why
    )
