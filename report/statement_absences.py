"""Absences and wholes claimed in words: 未收到申请, 无行政复议, 均已办结, 均为自然人.

Each says that a sum of measures is nought.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_PEOPLE = (
    r"(?:过|任何|公民|法人|和|或者|或|及|、|其[他它]组织|社会组织|群众|公众|市民|的|关于|有关"
    r"|提交|提出|本年度?|主动|要求|书面)*+"
)
_REQUEST = (
    r"(?:政府信息公开|政务信息公开|信息公开|政府信息依申请公开|依申请公开(?:的)?(?:政府)?信息|依申请公开|依申请信息公开|申请公开政府信息|公开政府信息)"
    r"(?:的)?(?:书面)?(?:申请件|申请|事项|件|要求|请求|案件|情况)?(?:的申请)?"
)
_NONE = r"(?:未曾?|没有|无|从未|尚未|暂未|不存在)"
_STOP = r"(?=[,。;)]|$|的?情况[,。;)]?|的?(?:案件|事项|申请)[,。;)])"

_ABSENT_REQUEST = re.compile(
    rf"(?:未|没有|尚未|从未|暂未|未曾|无)(?:收到|接到|受理|接受|发生|产生|出现|有)(?P<who>{_PEOPLE}){_REQUEST}{_STOP}"
)
# 没有公民、法人和其他组织向我局提出政府信息公开申请
_NOBODY_ASKED = re.compile(
    r"(?:没有|无|未有)(?P<who>(?:人|公民|个人|群众|自然人|法人|、|和|或者|或|及|其[他它]组织|任何|社会公众|公众)++)"
    rf"(?:向.{{1,10}}?)?(?:(?:提出|提交|申请)(?:的|过)?{_REQUEST}|申请公开(?:政府)?信息){_STOP}"
)
_REQUESTS_NOUGHT = re.compile(
    r"(?:政府信息公开申请|信息公开申请|依申请公开(?:政府信息)?(?:申请|事项|件)?)(?:的)?"
    r"(?:(?:数量|件数|总数|数|受理量|受理数)?(?:均)?为(?:0|零)(?:件|条|宗)?|零受理|零申请)(?=[,。;)]|$)"
)
_SOMEBODY = re.compile(r"公民|个人|自然人")
_ANYBODY = re.compile(r"群众|公众|市民|社会")
_ORGANISATION = re.compile(r"法人|组织|企业")
_NO_REQUEST = re.compile(
    rf"(?<![有并])(?:无|没有)(?:政府信息公开申请|依申请公开(?:政府信息|信息)?(?:事项|申请|件)?|信息公开申请){_STOP}"
)

_NO_CARRY_IN = re.compile(
    r"(?<!有)(?:无|没有|未有)(?:上一?年度?|去年)(?:度)?结转"
    r"|(?:上一?年度?|去年)(?:无|没有)结转(?:的)?(?:申请|件|事项)?(?=[,。;)]|$)"
)
_NO_CARRY_OUT = re.compile(
    r"(?<!有)(?:无|没有|未有)(?:需要?)?(?:申请)?结转(?:到|至)?(?:下一?年|次年|明年)"
)

_CAUSE = (
    r"(?:发生|出现|产生|收到|接到|受理|有|被|因|由|针对|涉及|与|任何|一起|[我本](?:省|市|区|县|镇|乡|街道|街|局|委|办|厅|中心|单位|机关|部门|年度|年|院|校|级)(?:办事处|政府)?|全年|提起|申请|引起|引发|导致|的|有关|相关|关于|政府信息公开|政务公开|信息公开"
    r"|政府信息|依申请公开|类|工作|申请人|不服|而|事务|答复|行为|方面|公民|群众|法人|其[他它]组织|和|或者|或|任何|对|及其|中|过|、)*+"
)
_REVIEW = r"(?:行政)?复议"
_SUIT = r"(?:行政)?(?:诉讼|应诉)"
_TAIL = r"(?:的)?(?:申请|案件|事项|案|情况|事件|行为|活动)*+(?:的)?(?:发生)?"
_AND = (
    r"(?:案件|申请|案|情况)?(?:、|和|及|与|或者|或|以及|,)"
    r"(?:被|因|申请|提起|的|无|未发生|未|没有|政府信息公开|信息公开){0,4}+"
)
_NO_DISPUTE = re.compile(
    rf"{_NONE}{_CAUSE}(?:(?P<both>{_REVIEW}{_AND}{_SUIT}|{_SUIT}{_AND}{_REVIEW})|(?P<review>{_REVIEW})|(?P<suit>{_SUIT}))"
    rf"{_TAIL}(?:(?:、|和|及|与|或)(?:有关的)?(?:申诉|举报|投诉|行政申诉)(?:案件|案|情况)*+)?(?=[,。;)]|$)"
)
_ZERO_DISPUTES = re.compile(
    r"行政复议[、和及与]?(?:行政)?诉讼(?:案件|数量|件数|情况)?(?:数)?[:,]?均?(?:无(?=[,。;)]|$)|为0|0件|为零|均无)(?:件|起)?(?=[,。;)]|$)"
)
_ALL_CLOSED = re.compile(
    r"(?:均|全部|都)(?:已)?(?:按时|按期|依法|依规|在.{2,10}内)?(?:予以)?办(?:理)?(?:结|完毕)(?=[,。;)]|$)"
)
# What fell due, what was carried in or goes on: the rest is told beside it.
_PART_CLOSED = re.compile(
    r"到期|届期|期满|应(?:当)?(?:答复|办结)|(?<!度)(?<!上年)(?<!去年)结转(?:到|至|入)?(?:下|次|20)?[^,。;]{0,6}\d+[件宗条][^。]*$|结转[^,。;]{0,12}$"
)
_NATURAL = re.compile(r"(?:申请人|申请|其).{0,12}(?:均|全部|都)(?:为|是|系|由)自然人")
_CAME_IN = re.compile(
    r"(?:收到|受理|接到|新收|办理)[^;。]{0,24}?(?:信息公开|依申请|公开)|信息公开申请"
)
_UPHELD = re.compile(
    r"行政复议.{0,30}?(?:均|全部|都)(?:获|被|为|予以|结果)?(?:结果)?维持(?:原.{1,10}|决定|答复)*+(?=[,。;)]|$)"
)
_NO_ACTS = re.compile(
    r"(?:未|没有|无)(?:作出|做出|实施|发生|开展|涉及|进行)?(?:过|任何)*+"
    r"(?P<kinds>行政(?:许可|处罚|强制)(?:、|和|及|或|以及|与|行政|许可|处罚|强制|措施|决定|执行|事项|行为|情况)*+)(?=[,。;)]|$)"
)
_ACTS = (("许可", "licences"), ("处罚", "penalties"), ("强制", "compulsion"))
_NO_DOCUMENT_MADE = re.compile(
    r"(?:无|没有)(?:新增|新)?(?:行政)?规范性文件(?:制发|出台|制定|发布|印发)(?=[,。;)]|$)"
)
_NO_DOCUMENTS = re.compile(
    r"(?:未|没有|无)(?:新)?(?:制定|制发|出台|发布|制作)(?:过|新的?|任何)*+(?:(?P<both>规章(?:、|和|及|或|与)(?:行政)?规范性文件)|(?P<documents>(?:行政)?规范性文件))(?=[,。;)]|$)"
)


def absences_in(sentence: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, link name) of every claim of nought, in order of kinds."""
    if "申请" in sentence or "信息公开" in sentence or "结转" in sentence:
        yield from _on_requests(sentence)
    if "议" in sentence or "诉" in sentence:
        yield from _on_disputes(sentence)
    if "行政" in sentence:
        for match in _NO_ACTS.finditer(sentence):
            for word, name in _ACTS:
                if word in match["kinds"]:
                    yield *match.span(), name
    if "规范性文件" in sentence:
        for match in _NO_DOCUMENT_MADE.finditer(sentence):
            yield *match.span(), "documents_made"
        for match in _NO_DOCUMENTS.finditer(sentence):
            yield *match.span(), "documents_made"
            if match["both"]:
                yield *match.span(), "rules_made"


def _on_requests(sentence: str) -> Iterator[tuple[int, int, str]]:
    for pattern in (_ABSENT_REQUEST, _NOBODY_ASKED):
        for match in pattern.finditer(sentence):
            yield *match.span(), _of_whom(match["who"])
    for pattern, name in (
        (_NO_REQUEST, "received"),
        (_REQUESTS_NOUGHT, "received"),
        (_NO_CARRY_IN, "carried_in"),
        (_NO_CARRY_OUT, "carried_forward"),
    ):
        for match in pattern.finditer(sentence):
            yield *match.span(), name
    for match in _NATURAL.finditer(sentence):
        if "其中" not in sentence[: match.end()].rpartition(";")[2]:
            yield *match.span(), "not_natural_persons"
    for match in _ALL_CLOSED.finditer(sentence):
        head = sentence[: match.start()]
        # 上年结转2件,均已办结 and 其中网上申请5件,均已办结 close a part only.
        part = "其中" in head.rpartition(";")[2] or _PART_CLOSED.search(head)
        if _CAME_IN.search(head) and not part:
            yield *match.span(), "carried_forward"


def _of_whom(words: str) -> str:
    """未收到法人和其他组织的申请 says nothing of the citizens."""
    persons, bodies = _SOMEBODY.search(words), _ORGANISATION.search(words)
    if _ANYBODY.search(words) or bool(persons) == bool(bodies):
        return "received"
    return "persons" if persons else "organisations"


def _on_disputes(sentence: str) -> Iterator[tuple[int, int, str]]:
    for match in _NO_DISPUTE.finditer(sentence):
        if match["both"] or match["review"]:
            yield *match.span(), "review"
        if match["both"] or match["suit"]:
            yield *match.span(), "litigation"
    for match in _ZERO_DISPUTES.finditer(sentence):
        yield *match.span(), "review"
        yield *match.span(), "litigation"
    for match in _UPHELD.finditer(sentence):
        # What is pending may be told beside them: 审结3件,均维持,2件尚未审结.
        for result in ("review_corrected", "review_other"):
            yield *match.span(), result
