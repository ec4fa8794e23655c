"""Is it an annual report at all? Told from its words, not from its title alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from report.attachments import links_to_files
from report.headings import at_start
from report.model import Evidence, FormId, Heading, Layout, NotAReport, Place
from report.naming import OTHER_DOCUMENT, report_name, squeezed
from report.running import Paragraph
from report.title import Title, enclosed

_ERROR = re.compile(
    r"404|页面不存在|页面(?:没有|未)找到|找不到(?:该|您|页面)|(?:访问|请求)(?:被拒绝|被拦截|过于频繁)"
    r"|无法访问|系统(?:繁忙|维护|错误)|网站(?:维护|升级)中|安全验证|人机验证|验证码"
    r"|(?:开启|启用|enable)\s?JavaScript|Bad Gateway|Forbidden|Not Found|Service Unavailable"
    r"|__jsl|acw_sc|wzws",
    re.IGNORECASE,
)
_WEBSITE_SHEET = re.compile(
    r"政府网站(?:年度)?工作年度报表|政府网站工作年报|政府网站年度报表|网站监管年度报表"
)
_MODEL = re.compile(
    r"[X×xＸ]{2,}(?:[省市区县镇乡局委厅]|年|单位|人民政府|街道)|\*{2,}年|_{2,}年|某某|(?:模板|范本|样式|参考文本)"
)
_SENTENCES = re.compile(
    r"统计(?:数据)?(?:期限|时限|时间|起止)|编制本(?:年度)?报告|本(?:年度)?报告(?:所列|中所列)?数据"
)
_SUBJECT = re.compile(r"主动公开|依申请|政府信息公开申请|信息公开")
_OTHER_REPORT = re.compile(
    r"法治政府建设|依法行政|预算|决算|绩效|财政|统计公报|工作要点|实施方案|信息公开指南|公开目录|年度工作计划|任前公示|招聘|采购公告"
)
_ABOUT_A_REPORT = re.compile(
    r"一图(?:读懂|看懂|速览|了解)|图解|图说|长图|解读|来啦|来了|出炉|亮相|看点|(?:近日|顺利|圆满|按时|全面)完成"
    r"|(?:召开|举办|开展|组织)|^(?!关于)[^《》]{2,30}?(?:发布|公布|公开)《?20\d\d"
)
_SUMMARY_OF_OPENNESS = re.compile(r"政务公开[^,。;《》]*总结")
NOTICE = "a notice or format about such reports"
MODEL_TEXT = "a model text, not a report"
WEBSITE_SHEET = "a yearly sheet on the government's website"
LIST_PAGE = "a list of reports, not a report"
SET_ASIDE = frozenset({NOTICE, MODEL_TEXT, WEBSITE_SHEET, LIST_PAGE})
"""What is surely of another kind, even as an attachment of a report."""
_ERROR_LENGTH = 400
_EMPTY_LENGTH = 30
_NEWS_AT_MOST = 600
_PROSE = 80
_TITLES_OF_A_LIST = 5
_TITLES_ALONE = 3
"""So many titles make a list where no sentence stands beside them."""
_ENOUGH = 3
_BEYOND_DOUBT = 8


def not_a_report(
    title: Title,
    layout: Layout,
    paragraphs: Sequence[Paragraph],
    outline: Sequence[Heading],
    form: FormId | None,
    number: int = 0,
) -> NotAReport | None:
    """Why the document is none; None if it may be a report, whole or in part."""
    length = sum(len(p.text) for p in paragraphs)
    elsewhere = bool(title.text) and (layout.pictures > 0 or links_to_files(layout))
    if length < _ERROR_LENGTH and form is None:
        for paragraph in paragraphs:
            if found := _ERROR.search(paragraph.text):
                return NotAReport(f"an error or challenge page: {found[0]}", _quote(paragraph))
    if length < _EMPTY_LENGTH and form is None and not elsewhere:
        return NotAReport("the document has no text to read")
    if listed := _list_page(layout, paragraphs, number):
        return listed
    score = _score(title, paragraphs, outline, form)
    bodiless = form is None and not any(heading.key for heading in outline)
    if bodiless and (about := _about_a_report(layout, paragraphs, number)):
        return about
    if other := _other_document(title, layout, paragraphs, score, number):
        return other
    if score >= _ENOUGH and not (bodiless and _only_mentions(title, paragraphs)):
        return None
    if score >= _ENOUGH:
        return NotAReport(
            "it only mentions such a report: it has neither its title nor any of its sections"
        )
    return NotAReport(
        "nothing in it names, or has the sections or tables of, an annual report on government "
        "information disclosure"
    )


def _score(
    title: Title,
    paragraphs: Sequence[Paragraph],
    outline: Sequence[Heading],
    form: FormId | None,
) -> int:
    score = 3 if title.text else 0
    score += 3 if form else 0
    score += 2 * len({h.key for h in outline if h.key in _TELLING})
    text = "".join(squeezed(p.text) for p in paragraphs)
    score += 2 if report_name.search(text) else 0
    score += 2 if _SENTENCES.search(text) else 0
    score += min(3, len(_SUBJECT.findall(text)))
    return score


_TELLING = ("proactive", "requests", "disputes")


def _list_page(layout: Layout, paragraphs: Sequence[Paragraph], number: int) -> NotAReport | None:
    """Many titles of reports and hardly a sentence."""
    titles = [p for p in paragraphs if len(p.text) <= _PROSE and report_name.search(p.text)]
    # Rows of a list may run together into one long paragraph; they hold no full stop.
    sentences = sum(len(p.text) > _PROSE and "。" in p.text for p in paragraphs)
    linked = sum(report_name.search(link.text) is not None for link in layout.links)
    spoken = any("。" in p.text for p in paragraphs)
    enough = _TITLES_OF_A_LIST if spoken else _TITLES_ALONE
    if max(len(titles), linked) >= enough and sentences <= 1:
        where = _quote(titles[0]) if titles else None
        return NotAReport(LIST_PAGE, where)
    return None


def _other_document(
    title: Title, layout: Layout, paragraphs: Sequence[Paragraph], score: int, number: int
) -> NotAReport | None:
    for name, evidence in _names(layout, paragraphs, number):
        bare = squeezed(name)
        if _WEBSITE_SHEET.search(bare):
            return NotAReport(WEBSITE_SHEET, evidence)
        named = report_name.search(bare)
        tail = bare[named.end() :] if named else ""
        if named and enclosed(name):
            continue
        if named and OTHER_DOCUMENT.search(tail) and not title.text:
            return NotAReport(NOTICE, evidence)
        other = _OTHER_REPORT.search(bare) or _ordering(bare)
        if other and not named and not title.text and score < _BEYOND_DOUBT:
            return NotAReport("another kind of document", evidence)
        if named and _MODEL.search(bare):
            return NotAReport(MODEL_TEXT, evidence)
    return None


def _about_a_report(
    layout: Layout, paragraphs: Sequence[Paragraph], number: int
) -> NotAReport | None:
    """News of a report, pictures that explain one, the year's summary of other work: words
    without any section or table of a report, whatever they are headed with."""
    for name, evidence in _names(layout, paragraphs, number):
        bare = squeezed(name)
        if report_name.search(bare) and _ABOUT_A_REPORT.search(bare):
            return NotAReport("news or an explanation of such a report", evidence)
        if _SUMMARY_OF_OPENNESS.search(bare) and "政府信息公开" not in bare:
            return NotAReport("a summary of work on openness, not of its kind", evidence)
    return None


def _only_mentions(title: Title, paragraphs: Sequence[Paragraph]) -> bool:
    """A short text without a title: longer ones may be what is left of a report."""
    if title.text or sum(len(p.text) for p in paragraphs) > _NEWS_AT_MOST:
        return False
    return not any(_SENTENCES.search(squeezed(p.text)) for p in paragraphs)


def _ordering(name: str) -> bool:
    return re.search(r"关于.{2,60}的?(?:通知|通报|函|意见|办法|公示)$", name) is not None


def _names(
    layout: Layout, paragraphs: Sequence[Paragraph], number: int
) -> Iterator[tuple[str, Evidence]]:
    """What the page calls the document: meta, information box, headings, first lines."""
    top = Place(line=1, document=number)
    for key in ("articletitle", "box:信息名称", "box:名称", "box:标题", "box:文件名称"):
        if name := layout.meta.get(key, ""):
            yield name, Evidence(name, top)
    above: Paragraph | None = None
    for paragraph in paragraphs[:5]:
        if at_start(paragraph.text):
            break
        if len(paragraph.text) <= _PROSE or paragraph.tag in ("h1", "h2"):
            yield paragraph.text, _quote(paragraph)
        if above is not None and len(above.text) + len(paragraph.text) <= _PROSE:
            yield above.text + paragraph.text, _quote(above)  # a name broken in two
        above = paragraph
    if layout.page_title:
        yield layout.page_title, Evidence(layout.page_title, top)


def _quote(paragraph: Paragraph) -> Evidence:
    return Evidence(paragraph.raw.strip()[:120], paragraph.place())
