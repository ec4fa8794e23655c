"""Whether a day of publication behind the due day proves that a report came late."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from rules.due import Due

WEAK_SOURCES = frozenset({"path", "url"})
"""Days in addresses: often those of an import, so no proof of lateness."""
ENOUGH_SIGHTINGS = 2

Doubt = Literal["seen_before", "address_only", "posted_again"]


def doubt(
    published: date, source: str, due: Due, first_seen: date | None, absent_on: Sequence[date]
) -> Doubt | None:
    """A reading of the day `published` (after the due day, from `source`) that saves the
    report; None: it was late. `absent_on`: days its list was seen whole without it."""
    if first_seen is not None and first_seen <= due.day:
        return "seen_before"
    if source in WEAK_SOURCES:
        return "address_only"
    proven = sum(day > due.day for day in absent_on) >= ENOUGH_SIGHTINGS
    if published.year > due.day.year and not proven:
        return "posted_again"
    return None
