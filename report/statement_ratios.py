"""Shares and growth: 占总数的39.05%, 办结率94%, 比2022年(31起)下降29%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from report.figures import Figure

_SHARE = re.compile(
    r"[,(]?(?:约)?占(?P<whole>[^,。;0-9%]{0,16}?)(?:的)?(?:比例|比重|比)?(?:的|为|达|约)?$"
)
_SHARE_OF = re.compile(r"[,(]?占[^,。;0-9%]{0,14}")
_OF_TOTAL = re.compile(r"总|全部|比")
_RATE = re.compile(r"[,(]?(?P<verb>办结|结案|答复|回复|办理)率(?:为|达|达到|是)?$")
_GROWTH = re.compile(
    r"[,(]?(?:比|较|同比|与)(?:上一?年度?|去年|20\d\d年度?|上年度?|年+)?(?:同期)?(?:相比)?(?:\((?P<base>[^()]{0,12})\)|的?(?P<was>\d+(?:件|条|宗|起|次|篇|份|个)))?[,]?"
    r"(?P<sign>增长|增加|上升|提高|上涨|增|下降|减少|降低|降)(?:了|约)?$"
)


_STEP = re.compile(
    r"[,(]?(?:比|较|同比|与)(?:上一?年度?|去年|上年度?|年+)?(?:同期)?(?:相比)?"
    r"(?P<sign>增长|增加|上升|增|下降|减少|降低)(?:了)?"
)
_THEN = re.compile(r"[,、]?(?:同比)?(?:增长|增幅|上升|下降|降幅|减少)(?:了|为|达)?")


@dataclass(frozen=True, slots=True)
class Ratio:
    """A percentage and the figure it is taken of; None where the words leave that open."""

    percent: Decimal
    base: Decimal | None
    of: str = ""
    """The words for the base where no figure stands with them: 办结总数."""


def share_at(
    text: str, figures: Sequence[Figure], position: int, *, in_list: bool = False
) -> Ratio | None:
    """The share that the figure at `position` is said to be of another.

    `in_list`: it is a member of a list, and 占7.9% alone is its share of the list's whole.
    """
    percent = _next_percent(figures, position)
    if percent is None:
        return _of_a_figure(text, figures, position)
    figure = figures[position]
    between = text[figure.end : percent.start]
    if match := _SHARE.fullmatch(between):
        whole_words = match["whole"]
        of_whole = _OF_TOTAL.search(whole_words) or (in_list and not whole_words)
        return Ratio(percent.value, None, whole_words) if of_whole else None
    if (match := _RATE.fullmatch(between)) and position:
        whole = figures[position - 1]
        clause = text[whole.end : figure.start]
        if match["verb"] in clause and whole.unit == figure.unit and not whole.approximate:
            return Ratio(percent.value, whole.value)
    return None


def _of_a_figure(text: str, figures: Sequence[Figure], position: int) -> Ratio | None:
    """办结26件,占受理总数27件的96.3%: the base stands with its share."""
    if position + 2 >= len(figures):
        return None
    figure, base, percent = figures[position : position + 3]
    if not percent.is_percent or percent.approximate or base.is_percent or base.approximate:
        return None
    before, behind = text[figure.end : base.start], text[base.end : percent.start]
    if base.unit != figure.unit or not _SHARE_OF.fullmatch(before) or behind not in ("的", ""):
        return None
    return Ratio(percent.value, base.value)


def growth_at(text: str, figures: Sequence[Figure], position: int) -> Ratio | None:
    """The growth that the figure at `position` is said to show against the year before."""
    figure = figures[position]
    if by := _by_increment(text, figures, position):
        return by
    base: Figure | None = None
    for following in figures[position + 1 : position + 3]:
        between = text[figure.end : following.start]
        if not following.is_percent:
            base = following
            continue
        if following.approximate or len(between) > 40:
            return None
        match = _GROWTH.fullmatch(between)
        if match is None:
            return None
        if match["base"] is None and match["was"] is None:
            base = None
        sign = -1 if match["sign"][0] in "下减降" else 1
        return Ratio(sign * following.value, base.value if base else None)
    return None


def _by_increment(text: str, figures: Sequence[Figure], position: int) -> Ratio | None:
    """380条,比上年增加80条,增长26.7%: the base is what it was before."""
    if position + 2 >= len(figures):
        return None
    figure, step, percent = figures[position : position + 3]
    if not percent.is_percent or step.unit != figure.unit:
        return None
    if step.approximate or percent.approximate:
        return None
    change = _STEP.fullmatch(text[figure.end : step.start])
    then = _THEN.fullmatch(text[step.end : percent.start])
    if change is None or then is None:
        return None
    sign = -1 if change["sign"][0] in "下减降" else 1
    return Ratio(sign * percent.value, figure.value - sign * step.value)


def _next_percent(figures: Sequence[Figure], position: int) -> Figure | None:
    if position + 1 >= len(figures):
        return None
    following = figures[position + 1]
    return following if following.is_percent and not following.approximate else None
