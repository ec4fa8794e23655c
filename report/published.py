"""When a report was published, and the date it is signed with.

Ranked sources: PubDate meta, a visible 发布日期, the list's date, the day in a 大汉 path
(art/2022/1/14), the sign-off. A date in a tYYYYMMDD address is the day of an import and no
proof of anything; dates in the text never count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from report.dates import DAY, interval
from report.model import DayRange, Document, Evidence, Hints, Layout, Line, Place
from report.naming import squeezed
from report.running import Paragraph

_LABEL = re.compile(
    r"(?:发布|公开|公布|发文|刊发|上网|信息发布)(?:日期|时间)|(?<![\u4e00-\u9fff])(?:日期|时间)"
)
_BESIDE = re.compile(r"\s?[】\]]?\s?[:：]?\s?")
# A bare date in the byline under the title counts when the page's own words stand beside it.
_BYLINE = re.compile(r"来源|浏览|阅读|点击|字体|字号|作者|编辑|打印|分享")
_META = (
    "pubdate",
    "publishdate",
    "publishedtime",
    "publishtime",
    "article:published_time",
    "og:release_date",
)
# A day with hour and minute alone on its line is a system's stamp, under titles of WeChat too.
_STAMP = re.compile(r"\s?\d{1,2}:\d\d(?::\d\d)?")
_BOX = ("box:发布日期", "box:公开日期", "box:发文日期", "box:发布时间", "box:公开时间")
_PATH = re.compile(r"/art/(20\d\d)/(\d{1,2})/(\d{1,2})/")
_TOP_LINES = 12


def published_of(
    document: Document, layout: Layout, hints: Hints, signed: DayRange | None, number: int = 0
) -> DayRange | None:
    """The best day of publication; None when nothing in the documents or hints tells it."""
    if day := _from_meta(layout, number):
        return day
    if day := next(_visible(layout, number), None):
        return day
    if hints.listed_on:
        return DayRange(hints.listed_on, hints.listed_on, "list")
    if day := _from_path(document, number):
        return day
    return signed


def signed_of(sign_off: Sequence[Paragraph], opening: Sequence[Paragraph]) -> DayRange | None:
    """The sign-off date: the last at the report's end, or the one alone under the title."""
    for paragraph in reversed(sign_off):
        matches = list(DAY.finditer(paragraph.text))
        if matches and (day := _day(matches[-1], "sign_off", paragraph.raw, paragraph.place())):
            return day
    for paragraph in opening:
        bare = paragraph.text.strip("() ")
        match = DAY.fullmatch(bare)
        if match and (day := _day(match, "sign_off", paragraph.raw, paragraph.place())):
            return day
    return None


def _from_meta(layout: Layout, number: int) -> DayRange | None:
    for name in _META:
        value = layout.meta.get(name, "")
        if (match := DAY.search(value)) and (
            day := _day(match, "meta", value, Place(line=1, document=number))
        ):
            return day
    return None


def _visible(layout: Layout, number: int) -> Iterator[DayRange]:
    for name in _BOX:
        value = layout.meta.get(name, "")
        if (match := DAY.search(value)) and (
            day := _day(match, "info_box", value, Place(line=1, document=number))
        ):
            yield day
    top = [b for b in layout.blocks[:_TOP_LINES] if isinstance(b, Line)]
    candidates = [*layout.dropped, *top]
    yield from _labelled(candidates, number)
    for line in candidates:
        match = DAY.search(line.text)
        if match and match["d1"] and _BYLINE.search(line.text) and len(line.text) < 120:
            day = _day(match, "visible", line.raw, Place(line=line.no, document=number))
            if day:
                yield day
    stamps = [
        (match, line)
        for line in candidates
        if (match := DAY.match(line.text)) and _STAMP.fullmatch(line.text, match.end())
    ]
    if len(stamps) == 1 and (
        day := _day(stamps[0][0], "visible", stamps[0][1].raw, Place(stamps[0][1].no, number))
    ):
        yield day


def _labelled(lines: Sequence[Line], number: int) -> Iterator[DayRange]:
    """发布日期：2019-01-17, on one line or with the date on the next."""
    for index, line in enumerate(lines):
        if len(line.text) > 300:
            continue
        for label in _LABEL.finditer(line.text):
            at = _BESIDE.match(line.text, label.end())
            start = at.end() if at else label.end()
            match = DAY.match(line.text, start)
            source = line
            if match is None and start >= len(line.text) and index + 1 < len(lines):
                source = lines[index + 1]
                match = DAY.match(source.text) if source.no - line.no <= 3 else None
            if match and (
                day := _day(match, "visible", source.raw, Place(line=source.no, document=number))
            ):
                yield day


def _from_path(document: Document, number: int) -> DayRange | None:
    match = _PATH.search(document.url)
    if match is None:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    return DayRange(day, day, "path", Evidence(match[0], Place(line=1, document=number)))


def _day(match: re.Match[str], source: str, raw: str, place: Place) -> DayRange | None:
    days = interval(match)
    if days is None:
        return None
    return DayRange(days[0], days[1], source, Evidence(squeezed_quote(raw), place))


def squeezed_quote(raw: str) -> str:
    """A line's words, for a quote: its runs of blanks shortened."""
    return re.sub(r"\s+", " ", raw).strip()[:160]


def opening_of(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The short lines under the title, before the first sentence."""
    opening: list[Paragraph] = []
    for paragraph in paragraphs[:6]:
        if len(squeezed(paragraph.text)) > 60:
            break
        opening.append(paragraph)
    return opening
