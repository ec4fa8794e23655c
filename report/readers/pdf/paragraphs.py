"""Lines as they are set to paragraphs as they were written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from report.readers.joining import close_up, join_wrapped
from report.readers.pdf.glyphs import TextLine

_STARTS = re.compile(
    r"^(?:[(（]?[一二三四五六七八九十]{1,3}[)）、.]|第[一二三四五六七八九十]+[条章项]|\d{1,2}[.、．]\D|附[件表]|[(（]\d)"
)
_FIGURES = re.compile(r"(?:\s[\d.,/—-]+){2,}$")
"""The end of a row of a table without rules."""
_OPEN = ("，", "、", ",", "第", "和", "及", "与", "或", "（", "(")


@dataclass(frozen=True, slots=True)
class Margins:
    """Of the running text: left edge, right edge, type size."""

    left: float
    right: float
    size: float


def margins_of(lines: Sequence[TextLine]) -> Margins:
    """As most lines have them; the right edge as the long lines have it."""
    if not lines:
        return Margins(0.0, 0.0, 10.0)
    left = Counter(round(line.x0) for line in lines).most_common(1)[0][0]
    weights: Counter[float] = Counter()
    for line in lines:
        weights[round(line.size, 1)] += len(line.text)
    right = sorted(line.x1 for line in lines)[(9 * len(lines)) // 10]
    return Margins(float(left), right, max(weights.most_common(1)[0][0], 1.0))


def continues(line: TextLine, following: TextLine, margins: Margins) -> bool:
    """Whether the text of a line goes on in the next: full to the right, no indent below."""
    if line.x1 < margins.right - 1.7 * margins.size:
        return False
    if following.x0 > margins.left + 0.8 * margins.size or following.x0 < margins.left - 40:
        return False
    if abs(line.size - following.size) > 0.15 * margins.size:
        return False
    if _FIGURES.search(line.text):
        return False
    return not _STARTS.match(following.text) or line.text.endswith(_OPEN)


def paragraph(lines: Sequence[TextLine]) -> str:
    return close_up(join_wrapped(line.text for line in lines))


def is_heading(line: TextLine, margins: Margins, width: float) -> bool:
    """Larger than the running text and centred on the page: a title."""
    centred = abs((line.x0 + line.x1) / 2 - width / 2) < 0.06 * width
    return line.size >= 1.15 * margins.size and centred
