"""The letter as DOCX, laid out like official letters are (GB/T 9704-2012): A4 with a type area
of 156 × 225 mm, title in size 2, text in size 3 仿宋 at 28 pt a line, headings of parts in 黑体.

Number, deadline, signature and date are left blank; every page is marked 送审稿.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from letters.notice import Letter, Problem

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

BODY, HEADING, PART, TITLE = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"
SIZE_2, SIZE_3, SIZE_4 = 22, 16, 14
LINE = 28
MARK = "送审稿"
CAUTION = "本稿由核查结果生成，供审核修改；未经审核签发，不得对外发送。"
MOST_CELLS = 4
_NOUGHT = frozenset({"", "0", "/", "—", "-", "－", "无", "０"})
_NUMERALS = "零一二三四五六七八九"


def notice_docx(letter: Letter, made: date) -> bytes:
    """The file's bytes. `made`: the day it says it was made, in its properties only."""
    import docx

    document = docx.Document()
    _page(document)
    _properties(document, letter, made)
    _mark(document)
    _line(document, "〔    〕    号", align="center", after=LINE)
    title = f"关于整改{letter.year}年度政府信息公开\n工作年度报告有关问题的通知"
    _line(document, title, font=TITLE, size=SIZE_2, align="center", height=36, after=LINE)
    _line(document, f"{letter.agency}：", indent=0)
    _line(
        document,
        f"经核查，你单位《{letter.report}》存在以下{letter.count}个问题，现予指出，请认真整改。",
    )
    for no, problem in enumerate(letter.problems, 1):
        _problem(document, no, problem)
    _line(
        document,
        "请于    年    月    日前完成整改，更正并重新公布年度报告，将整改情况书面报送我单位。"
        "对上述问题如有异议，请一并书面说明理由并附证明材料。",
    )
    _line(document, "联系人：            联系电话：            ", after=LINE)
    _line(document, "（发文机关署名）", align="right", right=2)
    _line(document, "    年    月    日", align="right", right=2)
    if letter.url:
        _line(
            document, f"附注：所核查年度报告的网址为 {letter.url}", size=SIZE_4, indent=0, left=True
        )
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _problem(document: Document, no: int, problem: Problem) -> None:
    _line(document, f"{numeral(no)}、{problem.title}", font=HEADING, keep=True)
    several = len(problem.instances) > 1
    for i, one in enumerate(problem.instances, 1):
        _labelled(document, f"（{numeral(i)}）" if several else "问题：", _ended(one.what))
        if one.quotes:
            _labelled(document, "原文：", _quoted(one.quotes))
    if problem.law:
        _labelled(document, "依据：", _ended("；".join(problem.law)))
    if problem.remedy:
        _labelled(document, "整改要求：", _ended(problem.remedy))


def numeral(no: int) -> str:
    """1 to 99 as Chinese numerals: 一, 十二, 三十."""
    tens, ones = divmod(no, 10)
    if not tens:
        return _NUMERALS[ones]
    return (_NUMERALS[tens] if tens > 1 else "") + "十" + (_NUMERALS[ones] if ones else "")


def _quoted(quotes: Sequence[tuple[str, str]]) -> str:
    """Where it stands and, in quotation marks, the report's own words. Of a long row of cells
    those that say nothing or nought are only counted."""
    told = quotes
    if len(quotes) > MOST_CELLS:
        told = [one for one in quotes if one[0] not in _NOUGHT] or quotes[:1]
    shown = "；".join(f"{place}“{words}”" for words, place in told)
    rest = len(quotes) - len(told)
    return f"{shown}；其余{rest}格为零或空白。" if rest else f"{shown}。"


def _ended(text: str) -> str:
    return text if text.endswith(("。", "！", "？", "…", "”", ".")) else f"{text}。"


def _labelled(document: Document, label: str, text: str) -> None:
    paragraph = _line(document, label, font=PART)
    _run(paragraph, text, BODY, SIZE_3)


def _line(
    document: Document,
    text: str,
    *,
    font: str = BODY,
    size: int = SIZE_3,
    align: str = "justify",
    indent: int = 2,
    right: int = 0,
    height: int = LINE,
    after: int = 0,
    keep: bool = False,
    left: bool = False,
) -> Paragraph:
    """One paragraph; `indent` (of the first line) and `right` in characters."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    form.alignment = getattr(WD_ALIGN_PARAGRAPH, "LEFT" if left else align.upper())
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.line_spacing = Pt(height)
    form.space_before, form.space_after = Pt(0), Pt(after)
    form.keep_with_next = keep
    if align == "justify":
        form.first_line_indent = Pt(size * indent)
    if right:
        form.right_indent = Pt(size * right)
    _run(paragraph, text, font, size)
    return paragraph


def _run(paragraph: Any, text: str, font: str, size: int) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.font.name = "Times New Roman"
    properties = run._element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), font)
    # Quotation marks and dashes are Chinese ones here, not narrow Latin ones.
    fonts.set(qn("w:hint"), "eastAsia")
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")
    properties.append(language)
    return run


def _page(document: Document) -> None:
    from docx.shared import Mm

    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.left_margin = Mm(37), Mm(28)
    page.bottom_margin, page.right_margin = Mm(35), Mm(26)
    page.header_distance, page.footer_distance = Mm(20), Mm(25)


def _mark(document: Document) -> None:
    """送审稿 at the top of every page; caution and page number at its foot."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    section = document.sections[0]
    head = section.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _run(head, MARK, HEADING, SIZE_3)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(foot, f"{CAUTION}  — ", BODY, 10)
    number = _run(foot, "", BODY, 10)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        if text:
            element = OxmlElement("w:instrText")
            element.text = text
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        number._element.append(element)
    _run(foot, " —", BODY, 10)


def _properties(document: Document, letter: Letter, made: date) -> None:
    told = document.core_properties
    told.title = f"整改通知（{MARK}）：{letter.agency}{letter.year}年度"
    told.author = told.last_modified_by = "gouji"
    told.comments = CAUTION
    told.created = told.modified = datetime.combine(made, time())
