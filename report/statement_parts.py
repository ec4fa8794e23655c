"""Lists of parts: 共80条,其中组织机构0条、政策文件6条… and whether they claim to be whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from report.figures import Figure
from report.model import Part

# The words that open a list, right behind the whole or at the head of the next sentence.
_OPENS = re.compile(
    r"[,:;(。]*(?:"
    r"其中[,:]?(?:主要)?(?:包括|包含|有|为)?"
    r"|(?:主要)?(?:内容)?(?:包括|包含|涵盖)(?:了)?|主要类别(?:为|有)?"
    r"|(?:具体|分别|依次)(?:为|是|有|包括)"
    r"|(?:在|从)(?:主动)?公开的?(?:政府)?信息(?:工作)?中"
    r"|按(?:类别|类型|内容|主题)(?:分|划分)?(?:为)?"
    r")[,:]*"
    r"|(?:申请|信息)?中[,:](?:其中)?"
    r"|[(:](?=[\u4e00-\u9fff]{2,16}\d{1,5}(?:件|条|宗|起)[,、;])"
)
_CLOSED = re.compile(r"分别|依次")
_REST = re.compile(r"^(?:及|和|以及|与)?(?:其[他它余]|另有|剩余)")
# Words that begin something new: the list has ended before them.
_BREAKS = re.compile(
    r"^(?:此外|另外|同时|全年|累计|共计?(?=.{0,8}(?:发布|公开|收到|办理|受理|推送))|总计|我[局镇乡街区县市]|目前|并|通过.{1,20}共|与|较|比|同比|占|达|增长|下降|其中)"
)
# 收到27件(2022年35件,去年41件): figures beside it, none of it. Years are masked.
_OTHER_TIME = re.compile(
    r"[,;、(]*(?:年{5,6}(?:收到|新收|受理|为|共|是)?$|(?!.*结转)(?:去年|上年|上一年|同期|往年|前年))"
)
# 复议45件,其中…9件;办理应诉38件: the stronger stop ends a list where another thing is done.
_ANOTHER_DEED = re.compile(
    r"^(?:办理|收到|受理|新收|发生|被|因|提起|组织|召开|开展|举办|发布|推送|参加|回应|制发|答复|办结|完成|行政(?:复议|诉讼|应诉)|上年|结转)"
)
_SUBLIST = re.compile(r"\([^()]{0,120}\)")
_INTERCHANGEABLE = (
    frozenset({"条", "篇", "件", "个", "项", "份", "宗", "起", "则", "例", "次", "期", ""}),
    frozenset({"人", "名"}),
    frozenset({"元"}),
    frozenset({"万元"}),
)
_NEW_LIST = re.compile(r"[,;](?:其中|包括)")
_SHARE = re.compile(r"[,(]?约?占")
_LONGEST_LABEL = 90


@dataclass(frozen=True, slots=True)
class PartList:
    """The parts of one whole; `closed` when the words claim that they are all of it."""

    parts: tuple[Part, ...]
    closed: bool
    end: int
    """Offset behind the last part."""


def opens_list(text: str, at: int) -> int | None:
    """The offset behind the words that open a list at `at`; None if none do."""
    match = _OPENS.match(text, at)
    return match.end() if match and match.end() > at else None


def list_from(
    text: str, words: str, start: int, figures: Sequence[Figure], unit: str, opening: str
) -> PartList | None:
    """The parts that follow `start`; `figures` are those of the sentence, in order.

    `text` is the masked sentence, `words` the same unmasked, for the labels.

    Items in brackets behind a part are its own parts and are passed over.
    """
    bracketed = opening.lstrip(",:;。").startswith("(")
    limit = text.find(")", start) if bracketed else len(text)
    limit = len(text) if limit < 0 else limit
    skip = [] if bracketed else [m.span() for m in _SUBLIST.finditer(text, start)]
    parts: list[Part] = []
    cursor, whole_list, last_rest, delimiters = start, True, False, ""
    for figure in figures:
        if figure.start < start or figure.end > limit:
            continue
        if any(a <= figure.start < b for a, b in skip):
            continue
        between = words[cursor : figure.start]
        if figure.is_percent and _SHARE.match(between):
            cursor = figure.end
            continue
        label = _SUBLIST.sub("", between).strip(",;、:。以及和 ")
        unlike = figure.is_percent or len(label) > _LONGEST_LABEL or "。" in label
        if _OTHER_TIME.match(text[cursor : figure.start]):
            whole_list = False
            break
        if between[:1] == ";" and ";" not in delimiters and _ANOTHER_DEED.match(label):
            break
        if unlike or _BREAKS.match(label) or _NEW_LIST.search(label):
            whole_list = False
            break
        if not _same_kind(unit, figure.unit):
            whole_list = False
            break
        if between[:1] == ";" and len(parts) > 1 and ";" not in delimiters:
            break  # 其中维持2件,纠正1件;提起行政诉讼4件: the stronger stop ends the list
        delimiters += between[:1]
        last_rest = _REST.match(label) is not None
        parts.append(Part(label, figure.value, figure.unit, figure.approximate))
        cursor = figure.end
        if text[cursor : cursor + 1] not in (",", ";", "、", "和", "及", "与", "以", "(", "的"):
            break
    if not parts:
        return None
    open_ended = text[cursor : cursor + 1] == "等" or text[cursor : cursor + 2] in (",等", "、等")
    closed = whole_list and not open_ended and (last_rest or bool(_CLOSED.search(opening)))
    return PartList(tuple(parts), closed, cursor)


def _same_kind(whole: str, part: str) -> bool:
    if whole == part:
        return True
    return any(whole in group and part in group for group in _INTERCHANGEABLE)
