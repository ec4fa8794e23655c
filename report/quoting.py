"""The report's own words for what was found in a paragraph bare of spaces."""

from __future__ import annotations

import re

from report.alignment import raw_slice
from report.model import Evidence
from report.running import Paragraph

_LONGEST = 200


def quote_of(paragraph: Paragraph, words: str) -> Evidence:
    """The raw words behind `words`, which were found in the paragraph's squeezed text."""
    words = words.lstrip(",.。;:、")[:_LONGEST]
    match = re.search(r"\s?".join(map(re.escape, words)), paragraph.text)
    if match is None:
        return Evidence(paragraph.raw.strip()[:_LONGEST], paragraph.place())
    raw = raw_slice(paragraph.raw, paragraph.text, match.start(), match.end())
    return Evidence(raw, paragraph.place(match.start()))
