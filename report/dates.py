"""Civil days as portals and reports write them, as closed intervals of days."""

from __future__ import annotations

import calendar
import re
from datetime import date

from report.naming import YEAR
from report.numerals import ordinal_of, year_of

_CN_DAY = "(?:[一二三四五六七八九十]{1,3}|\\d{1,2})"
DAY = re.compile(
    rf"(?P<y>{YEAR})\s?(?:[-/.]\s?(?P<m1>\d{{1,2}})\s?[-/.]\s?(?P<d1>\d{{1,2}})(?!\d)"
    rf"|年\s?(?P<m2>{_CN_DAY})\s?月(?:\s?(?P<d2>{_CN_DAY})\s?日?)?)"
)
"""A day or, without its last part, a month: 2019-01-17 · 二〇一九年一月十七日 · 2018年3月."""


def interval(match: re.Match[str]) -> tuple[date, date] | None:
    """(first, last) day of what `DAY` matched; None for an impossible date."""
    year = year_of(match["y"])
    month = ordinal_of(match["m1"] or match["m2"])
    written_day = match["d1"] or match["d2"]
    if year is None or month is None or not 1 <= month <= 12:
        return None
    length = calendar.monthrange(year, month)[1]
    if not written_day:
        return date(year, month, 1), date(year, month, length)
    day = ordinal_of(written_day)
    if day is None or not 1 <= day <= length:
        return None
    return date(year, month, day), date(year, month, day)
