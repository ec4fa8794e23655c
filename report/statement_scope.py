"""Whose figure is it: the agency's own for the year, or a wider, narrower or running count."""

from __future__ import annotations

import re

from report.bodies import is_short_for
from report.model import Agency, StatementScope

_WIDER = re.compile(
    r"全(?:国|省|市|区|县|州|盟|旗|系统|辖区)(?!性|面)|各(?:级|部门|单位|乡镇|镇街|街道|委办局|科室|行政机关|区县|县区|县市|地)"
    r"|(?:市|区|县|省)(?:直|属)|辖区|乡镇(?:和|及|、|街道)|下属|所属单位|部门(?:和|及)街道|系统内"
)
_PART = re.compile(
    r"本级|代表.{1,6}政府|(?:政府|区|市|县)办(?:公室)?(?:代表|作为|共|受理|收到)|牵头部门|备案"
)
_CUMULATIVE = re.compile(
    r"历年|历史|自.{2,14}(?:以来|施行|实施|开通|上线)|累计(?:至|到)|截至目前累计|总计历年|五年来|近年来"
)
_TIME = re.compile(
    r"20\d\d年(?:度|以来|来|内|末|底)?|年※*|※+|截[止至](?:到)?.{0,14}?(?:底|末|日|目前|年)|本年度?(?:内)?|全年度?|年内|今年(?:以来)?|当年"
    r"|\d{1,2}月(?:\d{1,2}日)?(?:起|至|到)?|一年来|年度(?:内)?|目前|期间|统计期(?:内|间)?|报告期(?:内)?|年"
)
_OWN_AREA = re.compile(
    r"全(省|市|区|县|旗|盟|州)(?:范围内)?(?:各级)?(?:各(?:行政机关|部门|单位|级))*(?:行政机关|政府机关|政府及其?(?:工作)?部门|政府系统)?"
    r"(?!.{0,2}(?:直|属|级|本级|办|系统))"
)
_OWN = re.compile(
    r"(?:我|本|全|该)(?:省|市|区|县|旗|镇|乡|街道|街|局|委|办|厅|院|校|站|所|社|处|中心|单位|机关|部门|行政机关|级政府|级|系统)"
)
_WORDS = re.compile(
    r"办理结果(?:中|为|方面)?|答复结果(?:中|为)?|类|政府信息公开(?:工作|方面|受理机构)?|政务公开(?:工作)?|信息公开(?:工作)?|依申请公开(?:工作|方面|政府信息|情况)?|政府信息"
    r"|共计?|累计|总共|一共|总计|合计|实际|均|已|依法|依规|按规定|主动|积极|认真|及时|严格|规范|有效|切实|扎实|并|且|也|还|未|没有|尚|暂|无|有关|有|收到|新收|新增|接到|受理|办理|发生|产生|引发|引起|涉及|因|被|由|提起|申请|案件|制发|制定|出台|印发|作出|做出|废止|包括|从事|与|其中|以及|及|和|上述"
    r"|在.{0,12}(?:方面|工作中|期限内)|对|于|的|了|[、:()“”\"'·-]"
)


def own_subject(words: str, agency: Agency) -> bool:
    """Whether the words before a verb name the agency itself, or nobody.

    我局共, 2021年城指中心, 区民政局 are; 全市各部门, 区政府办代表区政府 and other bodies are not.
    """
    words = _without_own_area(words, agency)
    rest = _WORDS.sub("", _OWN.sub("", _TIME.sub("", words)))
    if not rest:
        return True
    # 光明区 alone is the place, not its street office.
    if rest[-1] in "省市区县州" and agency.kind != "government":
        return False
    return is_short_for(rest, agency.name)


def is_cumulative(words: str) -> bool:
    """Whether what is counted began before the year."""
    if _CUMULATIVE.search(words):
        return True
    return _RUNNING.search(words) is not None and _THIS_YEAR.search(words) is None


def scope_of(before: str, own: bool) -> StatementScope:
    """The scope of a figure from the words before it in its sentence."""
    if _WIDER.search(before):
        return "wider"
    if is_cumulative(before):
        return "cumulative"
    if _PART.search(before) or "其中" in before.rpartition(";")[2] or not own:
        return "part"
    return "own"


def of_own_area(words: str, agency: Agency) -> bool:
    """Whether a government counts all that it governs: 全县各级行政机关共收到."""
    return _without_own_area(words, agency) != words


def _without_own_area(words: str, agency: Agency) -> str:
    if agency.kind != "government":
        return words
    area = agency.name.removesuffix("人民政府")[-1:]
    return _OWN_AREA.sub(lambda m: "" if area and m[1] in (area, "") else m[0], words)


def speaks_of_others(words: str, agency: Agency) -> bool:
    """Whether a sentence up to a figure counts more, other or earlier than the agency's year."""
    words = _without_own_area(words, agency)
    if _WIDER.search(words) or _PART.search(words) or is_cumulative(words):
        return True
    subject = _SUBJECT_BODY.match(_TIME.sub("", words).lstrip(",、"))
    return subject is not None and not own_subject(subject[1], agency)


def of_part_of_year(words: str) -> bool:
    """Whether a figure is of a month, a quarter, the year up to a month, or of several years."""
    return _PART_OF_YEAR.search(words) is not None


# 区住建局高度重视,共收到…: whom the sentence begins with holds for its later clauses too.
_SUBJECT_BODY = re.compile(
    r"([\u4e00-\u9fff]{1,14}?(?:局|委|厅|办|政府|镇|乡|街道|部门|公司|医院|学校))"
    r"(?=[,、:]|高度|认真|共|积极|全年|收到|受理|办理|按照|根据|严格)"
)
_PART_OF_YEAR = re.compile(
    r"(20\d\d)年?度?(?:至|到|—|-|~)(?!\1)20\d\d年|半年|季度|每月|月均|截[至止](?:到)?(?:20\d\d年)?(?:[1-9]|1[01])月"
    r"|(?:[2-9]|1[0-2])月(?:\d{1,2}日)?(?:以来|起|以后|之后|后)(?!至)"
    r"|(?:施行|实施|修订|上线|开通|成立|组建|挂牌|改革)(?:以来|以后|之后|后)"
    r"|(?:[2-9]|1[0-2])月(?:\d{1,2}日)?(?:起)?(?:至|到|-|—|~)\d{1,2}月|1月(?:1日)?(?:起)?(?:至|到|-|—|~)(?:20\d\d年)?(?:[1-9]|1[01])月"
    r"|(?<!\d)(?:(?:[2-9]|1[0-2])(?:至|到|-|—|~)\d{1,2}|1(?:至|到|-|—|~)(?:[1-9]|1[01]))月|(?:[年,;。]|^)(?:[1-9]|1[0-2])月份?,?(?:收到|受理|新收)"
)
# 截至2018年底,累计… runs on from earlier years; 全年累计, 2018年累计 do not.
_RUNNING = re.compile(r"截[至止][^。;]{0,16}累计|(?:^|[,;])累计(?=公开|主动|发布)")
_THIS_YEAR = re.compile(r"全年|年内|本年|今年|当年|年度|20\d\d年(?!底|末|\d|1[012]月|[1-9]月|以来)")
