"""Kinds: words that should not stand there: another year, another body, personal data."""

from __future__ import annotations

from audit.mutations import words
from audit.mutations.model import Kind

KINDS: tuple[Kind, ...] = (
    Kind(
        "period of another year", "finding", ("statistics-period",),
        "统计期限 names its days.",
        words.replaced(r"year年1月1日(?:起)?,?，?至?(?:year年)?12月31日", (-1, 1)),
    ),
    Kind(
        "report called by another year", "finding",
        ("own-year", "statistics-period", "attachments-year"),
        "The prose calls this report that of another year.",
        words.replaced(r"year年(?:度)?政府信息公开(?:工作)?年度报告", (-1, -2)),
    ),
    Kind(
        "facts of another year", "finding", ("year-of-facts",),
        "What was done is dated in another year where a year's work is told.",
        words.replaced(r"year年，(?:我|本|全|管委会|街道)[^。]{0,12}(?:收到|主动公开|办理)", (-1,)),
    ),
    Kind(
        "another body's name", "finding", ("own-name",),
        "Where the report names its own body in full.", words.other_body,
    ),
    Kind(
        "placeholder", "finding", ("placeholders", "figures-left-out"),
        "Something is left to be filled in.", words.inserted(*words.PLACEHOLDERS), once=True,
    ),
    Kind(
        "instruction", "finding", ("instructions-left-in",),
        "For the writer, not for the public.", words.inserted(*words.INSTRUCTIONS), once=True,
    ),
    Kind("mobile number", "finding", ("mobile-numbers",), "Personal data.", words.mobile_number),
    Kind(
        "identity number", "finding", ("identity-numbers", "identity-numbers-2007"),
        "Personal data, with a right check digit.", words.identity_number,
    ),
    Kind(
        "private mailbox", "finding", ("public-mailbox",), "A remark only.",
        words.inserted("电子邮箱：yxszfb@163.com。", "邮箱：xxgk2020@qq.com。"), once=True,
    ),
    Kind(
        "bracket left open", "finding", ("bracket-unclosed",),
        "A remark only, in paragraphs of sentences.", words.bracket, once=True,
    ),
    Kind(
        "stop printed twice", "finding", ("punctuation-doubled",), "A remark only.",
        words.stop_twice, once=True,
    ),
)  # fmt: skip
