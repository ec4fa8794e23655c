"""Figures in a sentence: numbers with their units, approximations, percentages.

Sentences are given bare of spaces. Years, dates, document numbers, telephone numbers and
whatever stands between 《》 are no figures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from report.numerals import number_of

UNITS = (
    "人次|万人次|件次|篇次|条次|批次|场次|期次|亿元|万元|元|件|条|宗|起|例|份|篇|次|期|批|场|项|个|人"
    "|名|家|户|处|则|封|单|页|部|幅|类|种|本|台|套|小时|天|万字|字"
)
_CN = "[零〇一二两三四五六七八九十百千]"
_FIGURE = re.compile(
    rf"(?P<about>约|近|逾|超过?|不足|将近|大约)?"
    rf"(?<![\d.A-Za-z/:@-])(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|(?<![第之零〇一二两三四五六七八九十百千]){_CN}{{1,7}}(?=[万亿]?(?:余|多)?(?:件|条|宗|起|份|篇|次|人次|期|批)))"
    rf"(?P<more1>余|多)?(?P<scale>[万亿])?(?P<more2>余|多|来)?"
    rf"(?:(?P<unit>{UNITS})(?P<more3>余|多|左右|以上|上下)?|(?P<percent>[%％])|(?P<bare>(?=[(]其中|申请(?:公开|中))))"
)
_QUOTED = re.compile(r"《[^》]{0,80}》|〔[^〕]{0,12}〕|\[\d{4}\]|“[^”]{0,40}”|https?://[\w./-]+")
_DATED = re.compile(r"20\d\d年(?:度)?|\d{1,2}月(?:\d{1,2}日)?|\d{1,2}日")
# 第57项 · 十九届 · 三次以上 · 一件 of 一件事: ordinals and set phrases.
_ORDINAL_BEFORE = "第之"
# 受理一件 is a count, 每一条 and 建立一批 are ways of speaking.
_COUNTED_ONE = re.compile(
    r"(?:收到|受理|接到|结转|复议|诉讼|应诉|案件|申请|公开)(?:了|案件|申请)?$"
)
_PHRASE_AFTER = re.compile(r"[事案]通办|次性|人一|号|届|周年|条例|站式|窗|网通|张网|图读懂|体化|线")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as claimed, and where it stands in the sentence."""

    start: int
    end: int
    value: Decimal
    unit: str
    """Empty where the words give none; % for a percentage."""
    approximate: bool

    @property
    def is_percent(self) -> bool:
        return self.unit == "%"


def masked(sentence: str) -> str:
    """The sentence with names of documents and dates blanked out, offsets kept."""
    text = _QUOTED.sub(lambda m: "※" * len(m[0]), sentence)
    return _DATED.sub(lambda m: "年" * len(m[0]), text)


def figures_in(text: str) -> list[Figure]:
    """The figures of a masked sentence, in order."""
    found: list[Figure] = []
    for match in _FIGURE.finditer(text):
        at = match.start("number")
        if at and text[at - 1] in _ORDINAL_BEFORE:
            continue
        if _PHRASE_AFTER.match(text, match.end()):
            continue
        money = match["unit"] == "元" and match["scale"]
        value = number_of(match["number"] + ("" if money else match["scale"] or ""))
        if value is None or (match["number"] == "一" and not _COUNTED_ONE.search(text, 0, at)):
            continue
        # 48.2万件 is rounded; 12.5万元 is how the form writes money.
        vague = (
            (match["scale"] and not money)
            or match["about"]
            or match["more1"]
            or match["more2"]
            or match["more3"]
        )
        found.append(
            Figure(
                start=match.start(),
                end=match.end(),
                value=value,
                unit="%" if match["percent"] else f"{money or ''}{match['unit'] or ''}",
                approximate=bool(vague),
            )
        )
    return found
