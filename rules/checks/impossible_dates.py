"""Days that no calendar has: 13月5日, 2月30日."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable

from report.model import Report
from rules.checks.base import Result, check
from rules.contents.prose import prose, sentences
from rules.model import Context
from rules.rule import Rule

_DAY = re.compile(r"(?<![\d.])(\d{1,2})月(\d{1,2})日")
_YEAR = re.compile(r"(?<!\d)(20\d\d)年$")
_LEAP = 2024


@check("dates-exist")
def dates_exist(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """Every day named in the prose is a day of the calendar."""
    text = prose(report)
    days = list(_DAY.finditer(text))
    wrong = next((day for day in days if not _exists(text, day)), None)
    if wrong is None:
        yield Result("dates", "pass" if days else "not_applicable")
        return
    told = text[max(0, wrong.start() - 5) : wrong.start()]
    year = _YEAR.search(told)
    words = (year.group() if year else "") + wrong.group()
    sentence = next(s for s in sentences(report) if words in s.text)
    yield Result("dates", "fail", {"words": words}, "", words, (sentence.evidence,))


def _exists(text: str, day: re.Match[str]) -> bool:
    month, number = int(day[1]), int(day[2])
    if not 1 <= month <= 12 or not 1 <= number <= 31:
        return False
    if number < 29:
        return True
    year = _YEAR.search(text[max(0, day.start() - 5) : day.start()])
    return number <= monthrange(int(year[1]) if year else _LEAP, month)[1]
