"""The reporting year (统计年度): what title, statistics period and text say, weighed.

Never from a date of posting, nor from an address.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from report.model import Evidence, Heading, Passage
from report.naming import REPORT_NAME, YEAR, report_name, squeezed
from report.numerals import year_of, years_in
from report.quoting import quote_of
from report.running import Paragraph
from report.title import Title

_WEIGHT = {"title": 5.0, "named": 3.0, "period": 3.0, "file_name": 2.0, "other": 2.0, "text": 2.0}

# 2018年1月1日起至2018年12月31日止; the second year may be left out, blanks may stand anywhere.
_PERIOD = re.compile(
    rf"({YEAR})年0?1月0?1日(?:0时)?(?:起|开始)?[,—–~\-－]*(?:到|至)?[,—–~\-－]*(?:({YEAR})年)?12月31日"
)
_DOTTED_PERIOD = re.compile(rf"({YEAR})\.0?1\.0?1[—–~\-－至到]+(?:({YEAR})\.)?12\.31")
_NAMED = re.compile(
    rf"(?:编制|编写|公布|公开|发布|形成|制定|公示)(?:的|了)?[^,。;]{{0,40}}?({YEAR})年?度?[^,。;\d]{{0,40}}?{REPORT_NAME}"
    r"(?!有关|编制|编写|发布|公布|格式|的?通知|工作)"
)
_FILE_NAME = re.compile(
    rf"附[件表]\d?[:：][^。]{{0,60}}?({YEAR})年?度?[^。]{{0,40}}?(?:{REPORT_NAME}|统计表|情况表)"
)
_FILE_NUMBER = re.compile(r"[\[〔【(]20\d\d[\])】〕]第?\d{1,4}号")
_ANNUAL = re.compile(
    rf"(?:^|[,。;:\]])(?:截[止至](?:到)?({YEAR})年|({YEAR})年(?!\d|[一二三四五六七八九十]|初))"
)
_OPENING = 10


@dataclass(frozen=True, slots=True)
class YearRead:
    """The year, the words that name it, and the words of weight that name another."""

    year: int | None
    evidence: tuple[Evidence, ...]
    conflicts: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class _Vote:
    year: int
    source: str
    evidence: Evidence | None


def year_of_report(
    title: Title,
    other_titles: Sequence[str],
    paragraphs: Sequence[Paragraph],
    prose: Iterable[str],
) -> YearRead:
    """Weighs title, announced name, statistics period, file names and `prose`.

    `prose`: the running text; best without the sections on problems and plans, which look
    ahead (`prose_of_the_year`).
    """
    votes = [
        *_from_title(title),
        *_from_others(other_titles),
        *_from_paragraphs(paragraphs),
        *_from_prose(prose),
    ]
    weights: Counter[int] = Counter()
    by_source: dict[tuple[int, str], int] = defaultdict(int)
    for vote in votes:
        by_source[vote.year, vote.source] += 1
        if by_source[vote.year, vote.source] == 1:
            weights[vote.year] += int(_WEIGHT[vote.source] * 10)
    year = _heaviest(weights)
    if year is None:
        return YearRead(None, (), ())
    told = [v for v in votes if v.evidence is not None and v.source != "text"]
    return YearRead(
        year,
        tuple(v.evidence for v in told if v.year == year and v.evidence),
        tuple(v.evidence for v in told if v.year != year and v.source != "other" and v.evidence),
    )


def _heaviest(weights: Counter[int]) -> int | None:
    ranked = weights.most_common(2)
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
        return None
    return ranked[0][0]


def _from_title(title: Title) -> Iterator[_Vote]:
    for _, year in years_in(_FILE_NUMBER.sub("", squeezed(title.text)))[:1]:
        yield _Vote(year, "title", title.evidence)


def _from_others(titles: Sequence[str]) -> Iterator[_Vote]:
    """Titles of page and list, where they name such a report."""
    for text in titles:
        bare = squeezed(text)
        if report_name.search(bare):
            yield from (_Vote(year, "other", None) for _, year in years_in(bare)[:1])


def _from_paragraphs(paragraphs: Sequence[Paragraph]) -> Iterator[_Vote]:
    for number, paragraph in enumerate(paragraphs):
        text = squeezed(paragraph.text)
        if "12" in text:
            yield from _periods(paragraph, text)
        if "附" in text:
            for match in _FILE_NAME.finditer(text):
                yield _vote(match[1], "file_name", paragraph, match[0])
        if number < _OPENING:
            for match in _NAMED.finditer(text):
                yield _vote(match[1], "named", paragraph, match[0])


def _periods(paragraph: Paragraph, text: str) -> Iterator[_Vote]:
    for pattern in (_PERIOD, _DOTTED_PERIOD):
        for match in pattern.finditer(text):
            if match[2] is None or year_of(match[1]) == year_of(match[2]):
                yield _vote(match[1], "period", paragraph, match[0])


def _vote(year: str, source: str, paragraph: Paragraph, words: str) -> _Vote:
    return _Vote(year_of(year) or 0, source, quote_of(paragraph, words))


def prose_of_the_year(passages: Sequence[Passage], outline: Sequence[Heading]) -> Iterator[str]:
    """The texts of passages that tell of the year reported on."""
    ahead: set[int] = set()
    for heading in outline:
        if heading.key in ("problems", "other_matters") or heading.parent in ahead:
            ahead.add(heading.index)
    return (passage.text for passage in passages if passage.heading not in ahead)


def _from_prose(prose: Iterable[str]) -> Iterator[_Vote]:
    """2018年,我局… at the head of clauses: one vote, for the year that most begin with."""
    seen: Counter[int] = Counter()
    for text in prose:
        for match in _ANNUAL.finditer(squeezed(text)):
            if year := year_of(match[1] or match[2]):
                seen[year] += 1
    ranked = seen.most_common(2)
    if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        yield _Vote(ranked[0][0], "text", None)
