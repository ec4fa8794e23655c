"""Automatic numbers of paragraphs, which stand in no text: 一、 （二） 3."""

from __future__ import annotations

import re
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "〇一二三四五六七八九"
_PLACE = re.compile(r"%(\d)")
_CHINESE = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "japaneseCounting",
        "ideographDigital",
        "chineseLegalSimplified",
    }
)


class Numbering:
    """Counts through a document's numbered paragraphs, in reading order."""

    def __init__(self, root: Any | None) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._abstract_of: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is None:
            return
        for abstract in root.iter(f"{_W}abstractNum"):
            levels = {}
            for level in abstract.iter(f"{_W}lvl"):
                text = _value(level.find(f"{_W}lvlText"))
                form = _value(level.find(f"{_W}numFmt"))
                start = _number(_value(level.find(f"{_W}start")), 1)
                levels[_number(level.get(f"{_W}ilvl"), 0)] = (text, form, start)
            self._levels[abstract.get(f"{_W}abstractNumId", "")] = levels
        for num in root.iter(f"{_W}num"):
            abstract_id = _value(num.find(f"{_W}abstractNumId"))
            self._abstract_of[num.get(f"{_W}numId", "")] = abstract_id

    def next(self, num_id: str, level: int) -> str:
        """The number printed before the next paragraph of that list and level; empty if none."""
        abstract = self._abstract_of.get(num_id)
        levels = self._levels.get(abstract or "")
        if not levels or level not in levels:
            return ""
        counts = self._counts.setdefault(abstract or "", {})
        text, form, start = levels[level]
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        if form in ("bullet", "none"):
            return ""

        def printed(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            _, its_form, its_start = levels.get(at, ("", "decimal", 1))
            return _in_form(counts.get(at, its_start), its_form)

        return _PLACE.sub(printed, text)


def _in_form(number: int, form: str) -> str:
    if form in _CHINESE:
        return _chinese(number)
    if form in ("upperLetter", "lowerLetter") and 1 <= number <= 26:
        letter = chr(ord("A") + number - 1)
        return letter if form == "upperLetter" else letter.lower()
    return str(number)


def _chinese(number: int) -> str:
    """1 to 99 as counted: 十, 十一, 二十."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    before = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return before + (_DIGITS[ones] if ones else "")


def _value(element: Any | None) -> str:
    return "" if element is None else str(element.get(f"{_W}val") or "")


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdigit() and len(text) < 6 else default
