"""How much of the report was seen: whether what is not found may be called absent.

What is missing from the text may stand in an attachment that the document names, or in what
the capture lost. Only when neither is possible does `cannot_tell` return None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from report.model import Attachment, Report
from report.said import said
from rules.contents.declared import declared
from rules.contents.prose import OncePerReport, without_blanks
from rules.model import Context, Text

FORM_ORDER = ("overview", "proactive", "requests", "disputes", "problems", "other_matters")
_TABLE_SECTIONS = frozenset({"proactive", "requests", "disputes"})
_PLAIN = frozenset({"text/plain", "text/markdown"})
_CUT_AT_END = re.compile(r"it ends|the text ends|only the first|figures of a date")
_HARDLY_A_WORD = 200
_LOST_LIST = re.compile(r"(其中|如下|包括|分别为|主要有)[::]$")


@dataclass(frozen=True, slots=True)
class Missing:
    """What is being looked for, so that it is known where else it could be."""

    in_table: bool = False
    """A statistics table would carry it."""
    section: str = ""
    """The section of the form it belongs to: its place in the order is then known."""


def cannot_tell(report: Report, context: Context, what: Missing = Missing()) -> Text | None:
    """Why the absence of something proves nothing here; None if it is truly absent."""
    unseen = unread(report, context)
    if context.complete and not is_picture(report):
        # What the files at hand lack is missing; what nobody could read of them is not.
        unseen = tuple(a for a in unseen if a.why)
    for attachment in unseen:
        if attachment.is_report or what.in_table or not attachment.is_table:
            return Text(
                f"文中提到的附件“{attachment.name}”未读到，不能断定没有",
                f"the attachment “{attachment.name}” was not read, so it may stand there",
            )
    if context.complete and not is_picture(report):
        return None
    if what.in_table and _table_announced(report):
        return Text(
            "开头说明附有统计表，未读到，不能断定没有",
            "the report says that it has a table, which was not read; it may stand there",
        )
    if is_picture(report):
        return Text(
            "报告以图片发布，文字无法读取",
            "the report is published as a picture and cannot be read",
        )
    if what.section and not cut_within(report) and _followed(report, what.section):
        return None
    if report.cut:
        return Text(
            f"取得的文本不完整（{said(report.cut, 'zh')}），不能断定没有",
            f"the captured text is not whole ({said(report.cut, 'en')}),"
            " so it may be missing from it only",
        )
    if not _end_seen(report):
        return Text(
            "取得的文本看不出已到报告末尾，不能断定没有",
            "nothing shows that the captured text reaches the end of the report",
        )
    return None


def _table_announced(report: Report) -> bool:
    """It counts 附表 among its parts, and no table was read."""
    said = declared(report)
    return not report.tables and said is not None and "table" in dict(said.parts)


def unread(report: Report, context: Context) -> tuple[Attachment, ...]:
    """Attachments the document names that nobody has read and that are not known to be dead."""
    return tuple(
        a
        for a in report.unread_attachments()
        if a.why or not {a.name, a.url} & context.dead_attachments
    )


def cut_within(report: Report) -> bool:
    """Something is missing from the midst of the text, not only from its end."""
    return bool(report.cut) and _CUT_AT_END.match(report.cut) is None


def is_picture(report: Report) -> bool:
    """Pictures and hardly a word: what the report says stands in the pictures."""
    return report.layouts[report.body].pictures > 0 and hardly_a_word(report)


def hardly_a_word(report: Report) -> bool:
    """No table, and no more text than a page that only covers for something else has."""
    words = sum(len(passage.text) for passage in report.passages)
    return words < _HARDLY_A_WORD and not report.tables


def is_plain_text(report: Report) -> bool:
    """A text extract: links, pictures and sometimes tables are lost in it."""
    return report.layouts[report.body].media_type in _PLAIN


def _followed(report: Report, section: str) -> bool:
    """A later section of the form was seen, so the place where this one should be was too."""
    after = FORM_ORDER[FORM_ORDER.index(section) + 1 :] if section in FORM_ORDER else ()
    keys = {h.key for h in report.outline if h.level == 1}
    return any(key in keys for key in after) and not paragraphs_lost(report)


def _end(report: Report) -> bool:
    if not is_plain_text(report) or report.signed is not None:
        return True
    last = max((p.where.line for p in report.passages), default=0)
    last = max([last, *(h.where.line for h in report.outline)])
    if any(a.where.line > last for a in report.attachments):
        return True
    if any(line.no > last for line in report.layouts[report.body].dropped):
        return True
    closing = [h for h in report.outline if h.key == "other_matters"]
    return bool(closing) and any(report.under(h) for h in closing)


def _lost(report: Report) -> bool:
    """Paragraphs seem to have fallen out: an announced list is not there."""
    for here, after in zip(report.passages, (*report.passages[1:], None), strict=True):
        if not _LOST_LIST.search(without_blanks(here.text)):
            continue
        if after is None or after.heading != here.heading:
            between = range(here.where.line + 1, after.where.line if after else 10**9)
            if not _anything_between(report, between, here.heading):
                return True
    return False


def _anything_between(report: Report, lines: range, heading: int | None) -> bool:
    """A table or a sub-heading follows, which may be the list itself."""
    if any(line in lines for _, line in report.table_lines):
        return True
    return any(h.where.line in lines and h.parent == heading for h in report.outline)


_end_seen = OncePerReport(_end)
paragraphs_lost = OncePerReport(_lost)
"""`paragraphs_lost(report)`: the extraction seems to have dropped paragraphs."""
