"""One cell of an official table: a figure, a blank, or something that is surely neither.

Real cells hold remarks (22（其中修订16件）), words for signs (增15), units (251000元),
grouped or full-width digits. What is not surely one exact figure is `unread`, never zero.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from report.forms.schema import MONEY
from report.model import CellState
from report.normal import normalise

NO_FRACTIONS = "计数不应有小数"


class ParsedCell(NamedTuple):
    """`unit` is the one written in the cell, or the form's where the cell has none."""

    state: CellState
    value: Decimal | None
    remark: str
    unit: str
    why: str


_BLANK = re.compile(r"[-‐‑–—―─－_/\\|]{0,6}|无|[.·…。]{1,6}")
_NUMBER = r"(?:[1-9]\d{0,2}(?:,\d{3})+|0|[1-9]\d{0,14})(?:\.\d{1,6})?"
_SIGN = r"净?[增减](?:加|长|少)?(?:了)?|新增|[+\-−–—↑↓]"
_UNIT = r"亿元|万元|元|人次|件次|条次|[件条次篇个人项份宗起期户家部类场处笔例批名]|亿|万"
_FIGURE = re.compile(
    rf"(?P<sign>{_SIGN})?\s*(?:[:：]\s*)?(?P<money>[¥￥]|人民币)?\s*"
    rf"(?P<number>{_NUMBER})\s*(?P<unit>{_UNIT})?\s*"
    r"(?P<rest>[((（].*[)）]|[,，;；、。\s]*(?:其中|包括|包含|含|注[:：]).*|。)?"
)
_ZERO = frozenset("〇零")
_UNCHANGED = frozenset(("持平", "不变", "无变化", "无增减", "没有变化"))
_ABOUT = re.compile(r"[约近余多逾超]|左右|以上|不足")
_MINUS_WORDS = frozenset("减↓")
_DASHES = frozenset("−–—")
_APART = re.compile(r"[-−–—]\s+\d")
"""A mark for nothing and a figure of another cell, run together, rather than a sign."""


@lru_cache(maxsize=4096)
def parse_cell(text: str, unit: str = "", *, signed: bool = False) -> ParsedCell:
    """What a cell says, given the form's unit (empty: any) and whether it is an increment.

    `written`: `value` is the figure in the unit told, never converted (5000元 in a column of
    万元 is 5000 元). `blank`: empty, or a mark for nothing. `unread`: `why` tells, in Chinese.
    """
    # A circled or raised digit is a note, but its normal form is an ordinary digit.
    noted = any(unicodedata.category(char) == "No" for char in text)
    text = normalise(text)
    if not text or _BLANK.fullmatch(text):
        return ParsedCell("blank", None, "", unit, "")
    if noted:
        return _unread(unit, "单元格内有带圈或上标的数字")
    if text in _ZERO or (signed and text in _UNCHANGED):
        return ParsedCell("written", Decimal(0), "", unit, "")
    match = _FIGURE.fullmatch(text)
    if match is None:
        return _unread(unit, _reason(text))
    return _figure(match, unit, signed)


def _figure(match: re.Match[str], unit: str, signed: bool) -> ParsedCell:
    number = match["number"]
    value = Decimal(number.replace(",", ""))
    told = match["unit"] or ""
    money = unit in MONEY or not unit
    if match["money"]:
        told = told if told in ("元", "万元", "亿元") else told + "元"
    elif told in ("万", "亿"):
        if not money:
            return _unread(unit, "以“万”或“亿”计的数不是精确的计数")
        told += "元"
    if unit in MONEY and told and not told.endswith("元") and value:
        return _unread(unit, f"应为金额，所写单位是“{told}”")
    if unit and unit not in MONEY and told.endswith("元"):
        return _unread(unit, "应为计数，所写的是金额")
    decimals = len(number.partition(".")[2])
    if not money and (value != value.to_integral_value() or decimals > 2):
        return _unread(unit, NO_FRACTIONS)
    if not money:
        value = value.to_integral_value()
    sign = match["sign"] or ""
    if (sign in _DASHES or _APART.match(match[0])) and not signed:
        return _unread(unit, "不能确定是负号还是破折号")
    if sign and (sign in _DASHES or sign == "-" or _MINUS_WORDS & set(sign)):
        value = -value if value else value
    remark = (match["rest"] or "").strip(" ,，;；、。")
    if remark[:1] in "(（" and remark[-1:] in ")）":
        remark = remark[1:-1].strip()
    fits = not (unit in MONEY and told and not told.endswith("元"))  # 0件 for no money
    return ParsedCell("written", value, remark, (told if fits else "") or unit, "")


def _reason(text: str) -> str:
    if _ABOUT.search(text) and any(char.isdigit() for char in text):
        return "所写是约数"
    if "%" in text:
        return "所写是百分比"
    if any(char.isdigit() for char in text):
        return "不能确定是哪一个数"
    return "不是数字"


def _unread(unit: str, why: str) -> ParsedCell:
    return ParsedCell("unread", None, "", unit, why)
