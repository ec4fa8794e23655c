"""Chinese numerals: ordinals of headings, years in words, counts in sentences."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "О": 0, "O": 0}
_WORDS = "零〇○一二两三四五六七八九十百千"

_YEAR = re.compile(
    r"(?<![\d〇○零一二三四五六七八九])(20\d\d|二[〇○ОO零][〇○ОO零一二三][〇○零一二三四五六七八九])"
)

_MULTIPLES = {"": 1, "万": 10_000, "亿": 100_000_000, "千": 1_000, "百": 100}


def ordinal_of(numeral: str) -> int | None:
    """The ordinal a heading is numbered with, 一 to 九十九 or in digits; None if it is none."""
    if numeral.isascii() and numeral.isdigit():
        return int(numeral)
    tens, ten, units = numeral.rpartition("十")
    if not ten:
        return _DIGITS.get(numeral) or None
    if (tens and tens not in _DIGITS) or (units and units not in _DIGITS):
        return None
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[units] if units else 0)


def year_of(text: str) -> int | None:
    """A year of this century written 2018 or 二〇一八; None for anything else."""
    if text.isascii():
        return int(text) if len(text) == 4 and text.startswith("20") and text.isdigit() else None
    digits = [_DIGITS.get(c) for c in text]
    if len(digits) != 4 or None in digits:
        return None
    year = int("".join(map(str, digits)))
    return year if 2000 <= year <= 2099 else None


def years_in(text: str) -> list[tuple[int, int]]:
    """(offset, year) of every year of this century written in the text."""
    found = ((m.start(), year_of(m[1])) for m in _YEAR.finditer(text))
    return [(at, year) for at, year in found if year is not None]


@lru_cache(maxsize=4096)
def number_of(text: str) -> Decimal | None:
    """A count as written: 1,234 · 121.13万 · 十二 · 4.13亿; None if it is none.

    Raises nothing, whatever the text.
    """
    figure = text.replace(",", "").replace(" ", "")
    if not figure or len(figure) > 24:
        return None
    if figure[0] in _WORDS:
        return _from_words(figure)
    scale = _MULTIPLES.get(figure.lstrip("0123456789."))
    if scale is None:
        return None
    try:
        return Decimal(figure.rstrip("万亿千百")) * scale
    except InvalidOperation:
        return None


def _from_words(figure: str) -> Decimal | None:
    if len(figure) == 1 and figure in _DIGITS:
        return Decimal(_DIGITS[figure])
    from cn2an import cn2an  # slow to import, seldom needed

    try:
        return Decimal(str(cn2an(figure.replace("○", "〇"), "smart")))
    except (ValueError, LookupError, InvalidOperation):
        return None
