"""Whether a row of words is a row of column heads, and over which tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from report.tables.geometry import Placed
from report.tables.labels import is_note, label_key
from report.tables.sheets import Sheet, head_sheets, sheets

_TOO_LONG = 120
_MISSING_COSTS = 0.3
"""A sheet loses this much against another for each of its columns that is not named."""


def sheets_headed(
    words: Sequence[Placed], opened: Collection[Sheet], told: bool, reading: bool
) -> tuple[Sheet, ...]:
    """The sheets that a row of words (no figures in it) may head; none if it heads nothing.

    `opened` are the sheets open so far, `told` whether it is known which of them it is,
    `reading` whether the row above was one of heads too.
    """
    hits: Counter[Sheet] = Counter()
    noted = False
    for cell in words:
        if is_note(cell.text):
            noted = True
            hits.update(sheet for sheet in sheets() if sheet.noted)
        elif len(cell.text) > _TOO_LONG:
            return ()
        else:
            hits.update(head_sheets().get(label_key(cell.text), ()))
    if opened and not told:
        among = Counter({sheet: count for sheet, count in hits.items() if sheet in opened})
        hits = among or hits
    if not hits:
        return ()
    best = max(hits.values())
    if best < 2 and not noted and not _lone_head(words, hits, opened, reading):
        return ()
    if reading and (going_on := tuple(s for s, n in hits.items() if n == best and s in opened)):
        return going_on
    keys = {label_key(cell.text) for cell in words}
    rated = {
        sheet: count
        - _MISSING_COSTS * max(0, len(sheet.columns) - len(keys & set(sheet.heads_by_key)))
        for sheet, count in hits.items()
        if count == best
    }
    top = max(rated.values())
    return tuple(sheet for sheet, rate in rated.items() if rate == top)


def _lone_head(
    words: Sequence[Placed], hits: Collection[Sheet], opened: Collection[Sheet], reading: bool
) -> bool:
    """One word is a head if heads are being read, or if it is long enough to be no other."""
    if reading:
        return any(sheet in opened for sheet in hits)
    return len(words) == 1 and len(label_key(words[0].text)) >= 4
