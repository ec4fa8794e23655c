"""Labels of rows and columns in one way of writing, whatever was done to them in print.

Numbers in front, remarks in brackets, quotes, commas and spaces are left out; so are the
words that printings vary freely (数量 and 数, 上一年度 and 上年, 其它 and 其他).
"""

from __future__ import annotations

import re
from functools import lru_cache

from report.normal import normalise

_BRACKETS = re.compile(r"[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]")
_OPEN_END = re.compile(r"[(\[【〔].*$")
_CHINESE = "一二三四五六七八九十"
_COUNTER = re.compile(
    rf"\s*(?:[(]\s*(?P<bracket>[{_CHINESE}]{{1,3}}|\d{{1,2}})\s*[)]"
    rf"|(?P<chinese>[{_CHINESE}]{{1,3}})(?=\s*[、.,:;·\s])"
    r"|(?P<arabic>\d{1,2})(?=\s*[、.,:;·)\s]|[^\d\s年月日.%件条次]))"
)
_LEAD = re.compile(r"^(?:其\s*中\s*[:;,]?|[\W_]+)+")
_YEAR = re.compile(r"^20\d\d年度?(?=.)")
_NOT_WORDS = re.compile(r"[\W_]+")
_SAME = (
    (re.compile(r"上一?年度?"), "上年"),
    (re.compile(r"下一?年度?"), "下年"),
    (re.compile(r"本年度"), "本年"),
    (re.compile(r"其[它她]"), "其他"),
    (re.compile(r"或者"), "或"),
    (re.compile(r"总?数量$|总数$"), "数"),
    (re.compile(r"(?<=次)数$"), ""),
)


@lru_cache(maxsize=8192)
def label_key(text: str) -> str:
    """What two printings of the same label have in common; empty if nothing is left."""
    text = normalise(text)
    if "(" in text or "【" in text or "[" in text or "〔" in text:
        counter = _COUNTER.match(text)
        text = text[counter.end() :] if counter else text
        while (bare := _BRACKETS.sub("", text)) != text:
            text = bare
        text = _OPEN_END.sub("", text)
    text = _LEAD.sub("", text)
    if counter := _COUNTER.match(text):
        text = _LEAD.sub("", text[counter.end() :])
    text = _YEAR.sub("", _NOT_WORDS.sub("", text))
    for pattern, common in _SAME:
        text = pattern.sub(common, text)
    return text


@lru_cache(maxsize=8192)
def label_number(text: str) -> str:
    """The number in front as printed, bare: 三 of （三）不予公开, 4 of 4.保护…; or empty."""
    counter = _COUNTER.match(_LEAD_NOT_BRACKET.sub("", normalise(text)))
    return next((part for part in counter.groups() if part), "") if counter else ""


_LEAD_NOT_BRACKET = re.compile(r"^(?:其\s*中\s*[:;,]?|[^\w(])+")

_ITEM = re.compile(
    rf"二十条.{{0,8}}?[第(]\s*([{_CHINESE}])\s*[)]?\s*项|二十条\s*第?\s*[(]?\s*([{_CHINESE}])\s*[)]?"
)
_UNIT_TOLD = re.compile(r"单位\s*[:;]?\s*(万元|亿元|元)|[(]\s*(万元|亿元|元)\s*[)]")


def article_item(text: str) -> str:
    """The item of article 20 that a block of table two is about: 一 of 第二十条第（一）项."""
    if len(text) > 30 or "二十条" not in text:
        return ""
    match = _ITEM.search(text)
    return match[1] or match[2] if match else ""


def is_note(text: str) -> bool:
    """The remark printed in the corner of table three."""
    return "勾稽" in text or "第一项加第二项" in text or "第三项加第四项" in text


def told_unit(text: str) -> str:
    """A unit of money that a column head names: 元 of 本年收费金额（单位：元）."""
    match = _UNIT_TOLD.search(text)
    return (match[1] or match[2]) if match else ""


_NUMBERED = re.compile(rf"(?<=\S)\s*(?=[(][{_CHINESE}]{{1,2}}[)]|(?<![\d(第.])\d[.、](?!\d))")


def numbered_parts(text: str) -> list[str]:
    """A text cut before each number in it: a group and its row in one cell."""
    return [part.strip() for part in _NUMBERED.split(text)]
