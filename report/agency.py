"""Whose report it is: names in title, text, sign-off and page, weighed against each other.

The document's own words decide; what the page or the list says only supports them. 我局
and 我乡 are no names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from report.bodies import Body, is_short_for
from report.body_words import body_in
from report.model import Agency, Evidence, Hints, Layout, Place
from report.naming import report_name, squeezed, year_mark
from report.quoting import quote_of
from report.running import Paragraph
from report.title import Title, without_label

_HAN = r"[^\W\da-zA-Z_]"  # quicker to compile than a range; `_body` looks again
_NAME = rf"({_HAN}{{2,40}}?(?:\({_HAN}{{1,12}}\){_HAN}{{0,12}})?)"
# A report named, not the notice that orders it. Looser than `report_name` and quicker to
# compile: what precedes it must be a body's name anyway.
_REPORT = r"(?:政府信息|政务|信息)[^,。;:《》]{0,24}?(?:报告|年报|总结)"
_OWN_REPORT = rf"{_REPORT}(?!有关|编制|编写|发布|公布|格式|的?通知|工作)"
_YEAR = r"(?:20\d\d|二\S{3})年?度?"
# The name stands right behind these words, or between them and a year or the report's name.
_ANNOUNCED = re.compile(
    rf"(?:由|系){_NAME}(?:\(以下简称.{{1,20}}\))?(?:负责)?(?:编制|编写|撰写|发布)"
    rf"|(?:公布|公开|发布|制定|编制|公示|报告)(?:了)?《?(?:{_YEAR})?{_NAME}(?:{_YEAR})?{_OWN_REPORT}"
)
_MADE = re.compile(rf"(?:^|[,。]){_NAME}(?:编制|编写|制作)了?《?{_YEAR}{_OWN_REPORT}")
_NAMED_AT_START = re.compile(rf"^{_NAME}{_YEAR}{_OWN_REPORT}")
_CONTACT = re.compile(
    rf"(?:请(?:直接)?(?:与|同|和|向)|请联系:?){_NAME}(?:联系|咨询|反映|\(|。|,|$)"
)
_FILE_NAME = re.compile(rf"附[件表]\s*\d?\s*[:：]\s*(?:\d[.、])?《?{_NAME}{_YEAR}{_REPORT}")
_SOURCE = re.compile(
    rf"(?:发布机构|发布单位|公开机构|责任单位|信息来源|文章来源|来源|单位名称)\s?[:：]?\s?({_HAN}{{2,40}})"
)
_CRUMB = re.compile(rf"[>›»]\s?({_HAN}{{2,40}})(?=\s?[>›»])")
_SUBJECT = re.compile(
    rf"(?:^|[。,;:《]|年度?){_NAME}(?:坚持|认真|结合|高度重视|严格|深入|紧紧|积极|在.{{1,12}}(?:领导|指导)|始终|拟对|主动公开|政府信息公开工作|信息公开工作|共收到|按照|全面|扎实)"
)
# 现将X镇人民政府2023年…报告如下; X镇人民政府编制本报告: the fuller name beside a short title.
_REPORTING = re.compile(
    rf"(?:^|[,。])现?将{_NAME}{_YEAR}|(?:^|[,。]){_NAME}编制(?:了)?本(?:年度)?报告"
)
# Below the opening a line that is nothing but a title is a link, perhaps to another's report.
_ONLY_A_TITLE = re.compile(rf"{_HAN}{{2,40}}{_YEAR}{_REPORT}(?:\.\w{{3,4}})?")
_IN_THE_OPENING = [
    ("announced", _ANNOUNCED),
    ("announced", _MADE),
    ("announced", _NAMED_AT_START),
    ("contact", _CONTACT),
    ("subject", _SUBJECT),
    ("subject", _REPORTING),
]
_CUT_AT = re.compile(
    r"政府信息公开|政务公开|信息公开|年度|工作报告|编制|公布|关于|联系|网站|门户网|官网|官方|微信|专栏|政务平台|以下简称|的"
)
# A column's name or the file's number before the title: 【年报】, 临水字〔2023〕3号.
_BEFORE_TITLE = re.compile(
    r"^(?:【[^】]{1,10}】|[^〔\[(【]{1,12}[〔\[(【]20\d\d[〕\])】]第?\d{1,4}号|[^:]{2,8}:)"
)
_OFFICE = re.compile(
    r"(?:政务公开|政府信息公开|信息公开|综合|党政|政务)?(?:办公室|办公厅|党政办|办)$"
)
_BEFORE_NAME = r"(?:^|[^\u4e00-\u9fff]|通过|在|由|与|向|和|对|为|登录|来自)"
_DATE_END = re.compile(rf"{_HAN}?(?:20\d\d|二[〇○零]).*$")

_WEIGHT = {
    "title": 6.0,
    "announced": 4.0,
    "top_line": 3.0,
    "sign_off": 4.0,
    "file_name": 3.0,
    "hint": 3.0,
    "contact": 2.0,
    "info_box": 2.0,
    "other_title": 2.0,
    "subject": 1.5,
    "source": 1.0,
    "crumb": 1.0,
    "site": 0.5,
}
_BOX = ("box:发布机构", "box:发布单位", "box:公开机构", "box:发文机关", "box:信息来源")
_ENOUGH = 1.5
_LONGEST_NAME = 40
_FIRST_LINES = 10
_OFFICIAL = ("人民政府", "办事处", "局", "委员会", "厅", "办公室", "中心", "海关", "署", "院", "校")


@dataclass(frozen=True, slots=True)
class _Mention:
    body: Body
    source: str
    evidence: Evidence | None

    @property
    def weight(self) -> float:
        return _WEIGHT[self.source]


@dataclass(frozen=True, slots=True)
class AgencyRead:
    """The agency, and the words that name another body where two were possible."""

    agency: Agency
    conflicts: tuple[Evidence, ...]


def agency_of(
    title: Title,
    layout: Layout,
    paragraphs: Sequence[Paragraph],
    sign_off: Sequence[Paragraph],
    hints: Hints,
    document: int = 0,
) -> AgencyRead:
    """The agency; its name is empty where neither text nor page nor list tells it."""
    mentions = [
        *_from_title(title),
        *_from_text(paragraphs),
        *_from_sign_off(sign_off),
        *_from_page(layout, document),
    ]
    if hints.agency_name and (body := body_in(hints.agency_name)):
        mentions.append(_Mention(body, "hint", None))
    groups = _groups(mentions)
    ranked = sorted(groups.items(), key=lambda item: _weigh(item[1]), reverse=True)
    if not ranked or _weigh(ranked[0][1]) < _ENOUGH:
        return AgencyRead(Agency("", hints.agency_kind, hints.agency_level), ())
    best = _placed(_fullest(ranked[0][1]), paragraphs)
    level = best.body.level or next((m.body.level for m in ranked[0][1] if m.body.level), None)
    agency = Agency(
        name=best.body.name,
        kind=best.body.kind or hints.agency_kind,
        level=level or hints.agency_level,
        region=_longest_region(best.body, ranked[0][1]),
        evidence=best.evidence,
    )
    return AgencyRead(agency, tuple(_conflicts(ranked)))


def _conflicts(ranked: Sequence[tuple[str, list[_Mention]]]) -> Iterator[Evidence]:
    """Words that name another body; an abbreviation of ours (区发改局) is no other."""
    own = ranked[0][0]
    for core, mentions in ranked[1:]:
        if is_short_for(core, own) or is_short_for(own, core):
            continue
        for mention in mentions:
            if mention.source in ("announced", "sign_off", "file_name") and mention.evidence:
                yield mention.evidence


def _weigh(mentions: Iterable[_Mention]) -> float:
    """Sources add up; a source that repeats itself counts once more at most."""
    seen: dict[str, int] = defaultdict(int)
    total = 0.0
    for mention in mentions:
        seen[mention.source] += 1
        if seen[mention.source] <= 2:
            total += mention.weight if seen[mention.source] == 1 else mention.weight / 2
    return total


def _groups(mentions: Sequence[_Mention]) -> dict[str, list[_Mention]]:
    """Mentions of one body together: 杨柳镇, 杨柳镇人民政府, and its office as its scribe."""
    groups: dict[str, list[_Mention]] = defaultdict(list)
    for mention in mentions:
        groups[mention.body.core].append(mention)
    for core in list(groups):
        scribe = core.removesuffix("办公室").removesuffix("办公厅")
        if scribe != core and scribe in groups and not _titled(groups[core]):
            groups[scribe].extend(
                m for other in groups.pop(core) if (m := _without_office(other)) is not None
            )
    return groups


def _titled(mentions: Iterable[_Mention]) -> bool:
    return any(m.source in ("title", "hint") for m in mentions)


def _without_office(mention: _Mention) -> _Mention | None:
    body = body_in(_OFFICE.sub("", mention.body.name))
    return _Mention(body, mention.source, mention.evidence) if body else None


def _fullest(mentions: Sequence[_Mention]) -> _Mention:
    """The best name of the body: official ending first, then the one that says most."""
    own = [m for m in mentions if m.source not in ("site", "crumb")] or list(mentions)
    weightiest = max(own, key=lambda m: m.weight).body
    return max(
        (m for m in own if _same_place(m.body, weightiest)),
        key=lambda m: (m.body.name.endswith(_OFFICIAL), len(m.body.region), len(m.body.name)),
    )


def _placed(mention: _Mention, paragraphs: Sequence[Paragraph]) -> _Mention:
    """县统计局 as 息烽县统计局, where the text has the name with its place elsewhere."""
    if len(mention.body.region) != 1:
        return mention
    pattern = re.compile(rf"{_BEFORE_NAME}({_HAN}{{2,7}}?{re.escape(mention.body.name)})")
    for paragraph in paragraphs:
        for match in pattern.finditer(squeezed(paragraph.text)):
            if body := body_in(match[1].removeprefix("通过")):
                return _Mention(body, mention.source, quote_of(paragraph, match[0]))
    return mention


def _longest_region(body: Body, mentions: Iterable[_Mention]) -> str:
    """大青镇, where another mention of the body has it as 云山县大青镇."""
    regions = (m.body.region for m in mentions if m.source not in ("site", "crumb", "hint"))
    return max(
        (r for r in (body.region, *regions) if body.region and r.endswith(body.region)),
        key=len,
        default=body.region,
    )


def _same_place(body: Body, other: Body) -> bool:
    """夷陵区教育局 may be 宜昌市夷陵区教育局, 县教育局 望江县教育局; two cities' are not one."""
    a, b = sorted((body.region, other.region), key=len)
    return a in b


def _from_title(title: Title) -> Iterator[_Mention]:
    if title.text and (body := name_in_title(title.text)):
        yield _Mention(body, "title", title.evidence)


def name_in_title(title: str) -> Body | None:
    """The body that a report's title names, if it names one."""
    bare = year_mark.sub("", _BEFORE_TITLE.sub("", squeezed(title)))
    name = report_name.split(bare, maxsplit=1)[0]
    name = name.replace("《", "").removeprefix("关于").removesuffix("关于")
    return body_in(_CUT_AT.split(name, maxsplit=1)[0])


def _from_text(paragraphs: Sequence[Paragraph]) -> Iterator[_Mention]:
    for number, paragraph in enumerate(paragraphs):
        text = squeezed(without_label(paragraph.text))
        if number < _FIRST_LINES and len(text) <= _LONGEST_NAME and (body := body_in(text)):
            yield _Mention(body, "top_line", Evidence(paragraph.raw.strip(), paragraph.place()))
        patterns = [("file_name", _FILE_NAME)] if "附" in text else []
        if number < 25 and not (number >= _FIRST_LINES and _ONLY_A_TITLE.fullmatch(text)):
            patterns += _IN_THE_OPENING
        for source, pattern in patterns:
            for match in pattern.finditer(text):
                name = next(group for group in match.groups() if group)
                if body := _named(name, source):
                    yield _Mention(body, source, quote_of(paragraph, match[0]))


def _named(name: str, source: str) -> Body | None:
    """The body in words that may hold more than its name."""
    name = _CUT_AT.split(name, maxsplit=1)[0]
    if source == "contact":
        # 请与X办公室联系: the office answers for X, unless X is a government.
        whole, owner = body_in(name), body_in(_OFFICE.sub("", name))
        return owner or whole
    return body_in(name)


def _from_sign_off(sign_off: Sequence[Paragraph]) -> Iterator[_Mention]:
    for paragraph in sign_off:
        words = paragraph.text.strip("| ")
        if len(words) > _LONGEST_NAME:  # the sign-off run into the last paragraph
            words = words.rpartition(" ")[2]
        if report_name.search(squeezed(words)):
            continue  # a link to a report, perhaps another body's
        name = _DATE_END.sub("", squeezed(words)).strip("|:()")
        if len(name) <= _LONGEST_NAME and (body := body_in(name)):
            yield _Mention(body, "sign_off", Evidence(paragraph.raw.strip(), paragraph.place()))


def _from_page(layout: Layout, document: int) -> Iterator[_Mention]:
    """Byline, information box, path of the page, name of the site."""
    if body := body_in(layout.meta.get("contentsource", "")):
        yield _Mention(body, "source", None)
    for name in _BOX:
        if body := body_in(layout.meta.get(name, "")):
            yield _Mention(body, "info_box", Evidence(body.name, Place(line=1, document=document)))
            break
    for line in layout.dropped:
        where = Evidence(line.raw.strip(), Place(line=line.no, document=document))
        for match in _SOURCE.finditer(line.text):
            if body := body_in(match[1]):
                yield _Mention(body, "source", where)
        for match in _CRUMB.finditer(line.text):
            if body := body_in(match[1]):
                yield _Mention(body, "crumb", where)
    page = re.split(r"[-_|—>]", layout.page_title)
    for part in page:
        if body := name_in_title(part) or body_in(squeezed(part)):
            yield _Mention(body, "other_title" if report_name.search(part) else "site", None)
