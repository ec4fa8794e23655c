"""The report's title: its name as the page, the document or its first lines give it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from report.alignment import raw_slice
from report.bodies import body_of
from report.model import Evidence, Hints, Layout, Place
from report.naming import report_name, squeezed, year_mark
from report.running import Paragraph

_LONGEST = 70
_FIRST_LINES = 12
_SITE_SUFFIX = re.compile(r"\s*[-_|—–>»:]+\s*[^-_|—–>»]{2,30}$")
_SENTENCE = re.compile(r"[。;!?]|本报告|本年度?报告|根据《|按照|现将|现向|特向|[(（]?以下简称")
_NOT_A_TITLE = re.compile(
    r"^附|^\d{1,2}[、.]|^[一二三四五六七八九十]{1,2}、|^\(|https?://|^来源|^发布|[>›»|]"
)
_TAIL = re.compile(r"(?:》|[(].{0,24}[)]|的?(?:公告|公示|公开|通告)|全文|正文|[\W_])*")
_LABEL = re.compile(r"^(?:信息|文件|公文)?(?:名\s*称|标\s*题|题\s*名)\s?[:：]?\s?(?=\S)")
_COVERING = re.compile(r"(?:印发|发布|公布|公开|报送)《.{0,80}(?:通知|公告|函)\W*$")


@dataclass(frozen=True, slots=True)
class Title:
    """The title as printed (normalised), whence, and with what weight it speaks."""

    text: str
    evidence: Evidence | None
    source: str
    """`meta`, `heading`, `first_lines`, `page_title`, `list`; empty without a title."""


NO_TITLE = Title("", None, "")


def title_of(
    layout: Layout, paragraphs: Sequence[Paragraph], hints: Hints, document: int = 0
) -> Title:
    """The title of one document; empty when the capture has none."""
    at_top = Place(line=1, document=document)
    named = layout.meta.get("articletitle", "").strip()
    if is_title(named):
        return Title(_tidy(named), Evidence(named, at_top), "meta")
    in_text = list(_in_text(paragraphs))
    if in_text:
        # A column may be called 某镇信息公开年报 above the title that has the year.
        whole = [t for t in in_text if not _lacks_agency(t.text)] or in_text
        return next((t for t in whole if year_mark.search(squeezed(t.text))), whole[0])
    page = without_site(layout.page_title)
    if is_title(page):
        return Title(_tidy(page), Evidence(page, at_top), "page_title")
    return NO_TITLE


def other_names(layout: Layout, hints: Hints) -> Iterator[tuple[str, str]]:
    """(source, text) of what else names the document: the page's title, the list's words."""
    if layout.page_title:
        yield "page_title", _tidy(without_site(layout.page_title))
    if hints.list_title:
        yield "list", _tidy(hints.list_title)


def _in_text(paragraphs: Sequence[Paragraph]) -> Iterator[Title]:
    headed = [i for i, p in enumerate(paragraphs) if p.tag in ("h1", "h2", "h3", "title")]
    first = [i for i in range(min(_FIRST_LINES, len(paragraphs))) if i not in headed]
    for index in [*headed, *first]:
        paragraph = paragraphs[index]
        text = _title_part(without_label(paragraph.text))
        if not is_title(text):
            text = enclosed(paragraph.text) or _broken_in_two(paragraphs, index)
        if not text:
            continue
        begin = max(paragraph.text.find(text), 0)
        raw = raw_slice(paragraph.raw, paragraph.text, begin, begin + len(text))
        evidence = Evidence(raw, paragraph.place())
        above = paragraphs[index - 1].text if index else ""
        text = _tidy(text)
        if _lacks_agency(text) and _is_bare_body(above):
            text = f"{above.strip()}{text}"
        yield Title(text, evidence, "heading" if index in headed else "first_lines")


def _broken_in_two(paragraphs: Sequence[Paragraph], index: int) -> str:
    """望江县教育局2021年政府信息公开 / 工作年度报告: a title too long for its line."""
    if index + 1 >= len(paragraphs):
        return ""
    above, below = paragraphs[index].text, paragraphs[index + 1].text
    if is_title(below) or len(above) > _LONGEST // 2 or len(below) > _LONGEST // 2:
        return ""
    whole = f"{above}{below}"
    return whole if is_title(whole) and not report_name.search(squeezed(below)) else ""


def _title_part(text: str) -> str:
    """A title and what the extraction ran into it: 2016年…年度报告 本年报是按照…"""
    if len(text) <= _LONGEST:
        return text
    match = report_name.search(text, 0, _LONGEST)
    if match and text[match.end() : match.end() + 1] == " ":
        return text[: match.end()]
    return text


def is_title(text: str) -> bool:
    """Whether a line is the name of a report and nothing more."""
    bare = squeezed(text)
    if not 6 <= len(bare) <= _LONGEST or _SENTENCE.search(text) or _NOT_A_TITLE.search(text):
        return False
    named = list(report_name.finditer(bare))
    return bool(named) and _TAIL.fullmatch(bare, named[-1].end()) is not None


def enclosed(text: str) -> str:
    """The report that a covering line sends: 关于印发《某某局2022年…年度报告》的通知."""
    if len(text) > _LONGEST + 20 or not _COVERING.search(text):
        return ""
    inner = re.findall(r"《([^《》]{8,60})》", text)
    named = (t for t in inner if is_title(t) and not _lacks_agency(t) and year_mark.search(t))
    return next(named, "")


def _lacks_agency(title: str) -> bool:
    name = report_name.split(year_mark.sub("", squeezed(title)), maxsplit=1)[0]
    return len(name.replace("关于", "").replace("《", "")) < 2


def _is_bare_body(text: str) -> bool:
    """昌荣镇人民政府, or with the year that the next line lacks: 昌荣镇人民政府2025年."""
    name = year_mark.sub("", squeezed(text)).removeprefix("关于")
    return 3 <= len(name) <= 40 and body_of(name) is not None


def _tidy(text: str) -> str:
    return text.strip(" 《》\"'“”*·•")


def without_label(text: str) -> str:
    """名称：…年度报告, a row of an information box, without the label."""
    return _LABEL.sub("", text)


def without_site(page_title: str) -> str:
    """A page title without the names of column and site behind it."""
    text = page_title.strip()
    while (shorter := _SITE_SUFFIX.sub("", text)) != text and report_name.search(squeezed(shorter)):
        text = shorter
    return text
