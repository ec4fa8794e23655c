"""Which document's text is the report's: the page, unless it only covers for another."""

from __future__ import annotations

from collections.abc import Sequence

from report.headings import at_start
from report.running import Paragraph

ENOUGH_SECTIONS = 3
_ONLY_A_COVER = 300


def body_of_several(running: Sequence[Sequence[Paragraph]], suited: Sequence[bool] = ()) -> int:
    """The index of the document whose running text is read as the report's.

    `suited`: which of them the page's own title may speak of, the page among them.
    """
    if len(running) == 1:
        return 0
    sections = [sections_in(text) for text in running]
    if sections[0] >= ENOUGH_SECTIONS:
        return 0
    lengths = [sum(len(p.text) for p in text) for text in running]
    candidates = [i for i in range(len(running)) if not suited or suited[i]]
    richest = max(candidates, key=sections.__getitem__)
    if sections[richest] >= ENOUGH_SECTIONS:
        return richest
    longest = max(candidates, key=lengths.__getitem__)
    return longest if lengths[0] < _ONLY_A_COVER and lengths[longest] > 2 * lengths[0] else 0


def sections_in(text: Sequence[Paragraph]) -> int:
    """How many different sections of a form its headings answer to."""
    found = (at_start(paragraph.text) for paragraph in text)
    return len({c.key for c in found if c is not None and c.key is not None})
