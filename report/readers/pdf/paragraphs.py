"""Lines as they are set to paragraphs as they were written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from report.headings import at_start
from report.normal import normalise
from report.readers.joining import close_up, join_wrapped
from report.readers.pdf.glyphs import TextLine
from report.sections import is_section_title
from report.title import is_title

_STARTS = re.compile(
    r"^(?:[(（]?[一二三四五六七八九十]{1,3}[)）、.]|第[一二三四五六七八九十]+[条章项]|\d{1,2}[.、．]\D|附[件表]|[(（]\d)"
)
_FIGURES = re.compile(r"(?:\s[\d.,/—-]+){2,}$")
"""The end of a row of a table without rules."""
_COLUMNS = 2
"""A line in more pieces is a row of a table without rules."""
_OPEN = ("，", "、", ",", "第", "和", "及", "与", "或", "（", "(")


@dataclass(frozen=True, slots=True)
class Margins:
    """Of the running text: left edge, right edge, type size."""

    left: float
    right: float
    size: float


def margins_of(lines: Sequence[TextLine]) -> Margins:
    """Left as far as many lines begin, for most may be indented; right as the long lines end."""
    if not lines:
        return Margins(0.0, 0.0, 10.0)
    edges = Counter(round(line.x0) for line in lines)
    usual = max(min(max(edges.values()), 2), len(lines) // 12)
    left = min(edge for edge, count in edges.items() if count >= usual)
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
    if _FIGURES.search(line.text) or max(line.columns, following.columns) > _COLUMNS:
        return False
    if _stands_alone(line.text) or _stands_alone(following.text):
        return False
    # Some makers write 一 as the radical of that look.
    return not _STARTS.match(normalise(following.text)) or line.text.endswith(_OPEN)


def _stands_alone(text: str) -> bool:
    """The report's name and the titles of its sections, however full their line."""
    text = normalise(text)
    heading = at_start(text)
    if heading is not None:
        return heading.whole and is_section_title(heading.title)
    return text.endswith(("报告", "年报")) and is_title(text) and "," not in text


def paragraph(lines: Sequence[TextLine]) -> str:
    """The text of wrapped lines; one line keeps the gaps between its columns."""
    if len(lines) == 1:
        return lines[0].text
    return close_up(join_wrapped(line.text for line in lines))


def is_heading(line: TextLine, margins: Margins, width: float) -> bool:
    """Larger than the running text and centred on the page: a title."""
    centred = abs((line.x0 + line.x1) / 2 - width / 2) < 0.06 * width
    return line.size >= 1.15 * margins.size and centred
