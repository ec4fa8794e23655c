"""Where on the page the report is: the smallest part that holds all dense text, or a known
container if most of it is there. When unsure, more is kept rather than less."""

from __future__ import annotations

import re

from lxml.etree import _Element

from report.normal import normalise
from report.readers.assemble import RawGrid, RawLine
from report.readers.chrome import is_chrome
from report.readers.html.walk import Walk
from report.readers.infobox import box_of_rows

_MARKS = re.compile("[。,;，；、：:]")
_DENSE = 20
_FOOTER = re.compile(
    r"ICP|公网安备|网站标识码|标识码|主办[单位]*[::]|承办[单位]*[::]|版权所有|技术支持|Copyright|浏览器",
    re.IGNORECASE,
)
_ENOUGH = 0.6
_FEW = 15
_TITLE_CLASS = re.compile(r"tit|bt|headline|name", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d|二[〇○零O0]")
_REPORT = re.compile(r"报告|年报|報告|年報")


def content_range(walk: Walk) -> tuple[int, int]:
    """The range of items that are the page's content."""
    whole = (0, len(walk.items))
    weights = [_weight(walk, index) for index in range(len(walk.items))]
    total = sum(weights)
    hint = _best_hint(walk, weights)
    if not total:
        return walk.spans[hint] if hint is not None and _filled(walk, hint) else whole
    if hint is not None:
        start, end = walk.spans[hint]
        inside = sum(weights[start:end])
        if inside >= _ENOUGH * total and not _tables_outside(walk, weights, start, end):
            return start, end
    dense = [walk.homes[index] for index, weight in enumerate(weights) if weight]
    shared = _common(dense)
    return _widened(walk, shared) if shared is not None else whole


def _widened(walk: Walk, element: _Element) -> tuple[int, int]:
    """Up to the largest part around the dense text that adds only a few plain short items:
    headings, the sign-off, a small table. Menus and footers end it."""
    found: _Element | None = element
    span = (0, len(walk.items))
    inner: tuple[int, int] | None = None
    while found is not None:
        reached = walk.spans.get(found)
        if reached is not None:
            if inner is not None and not _adds_little(walk, inner, reached):
                return inner
            inner = span = reached
        found = found.getparent()
    return span


def _adds_little(walk: Walk, inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    added = [*range(outer[0], inner[0]), *range(inner[1], outer[1])]
    if len(added) > _FEW:
        return False
    for index in added:
        item = walk.items[index]
        if item.outside or walk.linked[index]:
            return False
        if isinstance(item, RawLine) and _FOOTER.search(item.raw):
            return False
    return True


def is_title_line(line: RawLine, home: _Element, title: str) -> bool:
    """A line before the content that repeats the page's title, or is marked as a report's title."""
    raw = normalise(line.raw)
    if len(raw) < 6:
        return False
    if len(raw) >= 8 and normalise(title).startswith(raw):
        return True
    if _REPORT.search(raw) and not is_chrome(raw):
        if line.tag in ("h1", "h2", "h3") and (_YEAR.search(raw) or raw in normalise(title)):
            return True
        marks = f"{home.get('class', '')} {home.get('id', '')}"
        if _TITLE_CLASS.search(marks) and len(raw) < 100:
            return True
        return len(raw) >= 8 and raw in normalise(title)
    return False


def _weight(walk: Walk, index: int) -> int:
    """The characters of an item that speak for content; 0 for short, linked or footer lines."""
    item = walk.items[index]
    if item.outside:
        return 0
    if isinstance(item, RawGrid):
        cells = [cell[0] for row in item.rows for cell in row if cell[0]]
        if len(cells) < 4 or box_of_rows([[cell[0] for cell in row] for row in item.rows]):
            return 0
        return sum(map(len, cells))
    size = len(item.raw)
    if size < _DENSE or 2 * walk.linked[index] > size or not _MARKS.search(item.raw):
        return 0
    if "。" not in item.raw and (_FOOTER.search(item.raw) or is_chrome(normalise(item.raw))):
        return 0
    return size


def _best_hint(walk: Walk, weights: list[int]) -> _Element | None:
    """The known container with most of the text; the inner one of two that hold the same."""
    best, most = None, -1.0
    for hint in walk.hints:
        start, end = walk.spans.get(hint, (0, 0))
        inside = sum(weights[start:end])
        if inside > most or (
            best is not None and inside >= 0.98 * most and _within(walk, hint, best)
        ):
            best, most = hint, max(most, inside)
    return best


def _within(walk: Walk, inner: _Element, outer: _Element) -> bool:
    start, end = walk.spans[inner]
    first, last = walk.spans[outer]
    return first <= start and end <= last


def _filled(walk: Walk, hint: _Element) -> bool:
    start, end = walk.spans[hint]
    return end > start or any(start <= at <= end for at in walk.pictures)


def _tables_outside(walk: Walk, weights: list[int], start: int, end: int) -> bool:
    """A table of figures beside the known container: the container is not all."""
    return any(
        weight and isinstance(item, RawGrid) and _figures(item) >= 5
        for index, (item, weight) in enumerate(zip(walk.items, weights, strict=True))
        if not start <= index < end
    )


def _figures(grid: RawGrid) -> int:
    return sum(1 for row in grid.rows for cell in row if cell[0].strip().isdigit())


def _common(elements: list[_Element]) -> _Element | None:
    """The closest element that holds all of them."""
    shared: list[_Element] | None = None
    for element in elements:
        chain = [*reversed(list(element.iterancestors())), element]
        if shared is None:
            shared = chain
            continue
        same = 0
        for one, other in zip(shared, chain, strict=False):
            if one is not other:
                break
            same += 1
        del shared[same:]
    return shared[-1] if shared else None
