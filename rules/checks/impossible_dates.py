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

_DAY = re.compile(r"(?:(?<!\d)(20\d\d)年)?(?<![\d.])(\d{1,2})月(\d{1,2})日")
_LEAP = 2024


@check("dates-exist")
def dates_exist(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """Every day named in the prose is a day of the calendar."""
    if not _DAY.search(prose(report)):
        yield Result("dates", "not_applicable")
        return
    for sentence in sentences(report):
        for match in _DAY.finditer(sentence.text):
            if not _exists(int(match[1] or _LEAP), int(match[2]), int(match[3])):
                fields = {"words": match.group()}
                yield Result(
                    "dates", "fail", fields, found=match.group(), evidence=(sentence.evidence,)
                )
                return
    yield Result("dates", "pass")


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
