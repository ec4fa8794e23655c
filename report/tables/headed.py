"""Whether a row of words is a row of column heads, and over which tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from report.tables.geometry import Placed
from report.tables.labels import is_note, label_key
from report.tables.sheets import Sheet, head_sheets, sheets

_TOO_LONG = 120
_UNFIT_COSTS = 0.3
"""What a sheet loses against another for each column or word that does not fit."""


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
    rated = {
        sheet: count - _UNFIT_COSTS * _unfit(sheet, words)
        for sheet, count in hits.items()
        if count == best
    }
    top = max(rated.values())
    return tuple(sheet for sheet, rate in rated.items() if rate == top)


def _unfit(sheet: Sheet, words: Sequence[Placed]) -> int:
    """Columns of a sheet that the words leave unnamed, and words that it has no place for."""
    found = Counter(key for cell in words if (key := label_key(cell.text)) in sheet.heads_by_key)
    leaves = surplus = 0
    for key, count in found.items():
        places = sheet.heads_by_key[key]
        surplus += max(0, count - len(places))
        if sheet.heads[places[0]].leaf is not None:
            leaves += min(count, len(places))
    return max(0, len(sheet.columns) - leaves) + surplus


def _lone_head(
    words: Sequence[Placed], hits: Collection[Sheet], opened: Collection[Sheet], reading: bool
) -> bool:
    """One word is a head if heads are being read, or if it is long enough to be no other; what
    many tables have over their labels (信息内容) tells nothing alone."""
    if reading:
        return any(sheet in opened for sheet in hits)
    key = label_key(words[0].text)
    return len(words) == 1 and len(key) >= 4 and any(key in sheet.heads_by_key for sheet in hits)
