"""Rest days: weekends and the holidays the State Council arranges, days worked instead included."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import chinese_calendar


@dataclass(frozen=True, slots=True)
class Workday:
    """Whether a day is worked, and whether that is known or only the weekday's rule."""

    working: bool
    certain: bool


def workday(day: date) -> Workday:
    """Beyond the years of the holiday calendar only weekends are known, and it says so."""
    try:
        return Workday(bool(chinese_calendar.is_workday(day)), certain=True)
    except NotImplementedError:
        return Workday(day.weekday() < 5, certain=False)


def next_workday(day: date) -> date:
    """The first worked day after `day`."""
    day += timedelta(days=1)
    while not workday(day).working:
        day += timedelta(days=1)
    return day
