"""The rows of a list: what they link to, what they say, when they are dated."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

if TYPE_CHECKING:
    from parsel import Selector

    from crawler.portal import Titles

LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Row:
    url: str
    """Absolute, without fragment."""
    title: str
    listed_on: date | None = None


def tidy(text: str) -> str:
    """Compatibility forms folded, runs of space made one."""
    return " ".join(unicodedata.normalize("NFKC", text).split())[:LONGEST_TITLE]


class TitleFilter:
    """Tells the reports on a list from the news, notices and other reports beside them."""

    def __init__(self, titles: Titles) -> None:
        self._include = re.compile(titles.include)
        self._exclude = re.compile(titles.exclude)

    def __call__(self, title: str) -> bool:
        solid = title.replace(" ", "")
        cut = re.search(r"信息公开.*(\.{2,}|…)$", solid)
        wanted = self._include.search(solid) or cut
        return bool(wanted) and not self._exclude.search(solid)


def rows_in(containers: Iterable[Selector], base: str) -> Iterator[Row]:
    """One row for each container that has a link: the link's `title`, else its text."""
    from urllib.parse import urljoin

    for container in containers:
        for link in container.css("a[href]"):
            href = (link.attrib["href"] or "").strip()
            said = (link.attrib.get("title") or "", "".join(link.css("::text").getall()))
            title = _DAY_BEHIND.sub("", next((t for t in map(tidy, said) if t), ""))
            if not href or not title or href.lower().startswith(("javascript:", "#", "mailto:")):
                continue
            try:
                url = urldefrag(urljoin(base, href)).url
            except ValueError:
                continue  # `http://[` and the like: no address
            text = " ".join(container.css("::text").getall())
            yield Row(url, title, listed_on(text.replace(title, ""), url))
            break


_DAY_BEHIND = re.compile(r"\s+[\[(]?20\d\d-\d{1,2}-\d{1,2}[\])]?$")
_FULL = re.compile(r"(20\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_SHORT = re.compile(r"(?<![\d-])(\d{1,2})-(\d{1,2})(?![\d-])")
_IN_URL = re.compile(r"t(20\d\d)(\d\d)(\d\d)_|/(20\d\d)/(\d{1,2})/(\d{1,2})/")


def listed_on(text: str, url: str) -> date | None:
    """The day beside a row: whole, or month and day with the year of the address."""
    full = _FULL.search(text)
    if full:
        return _day(*full.groups())
    short = _SHORT.search(text)
    stamped = _IN_URL.search(url)
    if not short or not stamped:
        return None
    year, month, _day_of_url = (part for part in stamped.groups() if part)
    # An address that carries another month was made at another time: its year proves nothing.
    return _day(year, *short.groups()) if int(month) == int(short[1]) else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
