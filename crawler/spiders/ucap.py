"""开普 UCAP: static lists, the search service's JSON, or a list in a page's own script."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from crawler.decoding import text_of
from crawler.rows import Row, listed_on, tidy
from crawler.spiders.plain import PlainSpider
from crawler.spiders.walk import Walk

if TYPE_CHECKING:
    from parsel import Selector
    from scrapy import Request
    from scrapy.http import Response

_INLINE = re.compile(r"articleList\s*:\s*(?=\[)")
_COUNT = re.compile(r'"articleCount"\s*:\s*(\d+)')
_PAGER = re.compile(
    r"createPageHTML\(\s*['\"][^'\"]*['\"]\s*,\s*(\d+)\s*,\s*\d+\s*,\s*"
    r"['\"]([^'\"]+)['\"]\s*,\s*['\"](\w+)['\"]"
)


class UcapSpider(PlainSpider):
    """Where a column is filled by the search service, the portal file names that address
    (`…/search/<channel>?_isJson=true&page=1`) as the list."""

    name = "ucap"

    def rows(self, page: Selector, response: Response) -> Iterable[Row]:
        text = text_of(response, self.portal.charset)
        entries = _results(text)
        if entries is None:
            entries = _inline(text)
        if entries is None:
            return super().rows(page, response)
        return [row for row in (_row(e, response.url) for e in entries) if row]

    def next_page(self, page: Selector, response: Response, walk: Walk) -> Request | str | None:
        text = text_of(response, self.portal.charset)
        if _results(text) is not None:
            return _next_result_page(response.url)
        if _inline(text) is not None:
            counts = [int(count) for count in _COUNT.findall(text)]
            walk.promised = counts[0] if counts else None
            return None
        rendered = super().next_page(page, response, walk)
        pager = _PAGER.search(text)
        if rendered or not pager:
            return rendered
        total, prefix, extension = pager.groups()
        following = f"{prefix}_{walk.pages + 1}.{extension}"
        return urljoin(walk.url, following) if walk.pages < int(total) else None


def _results(text: str) -> list[Any] | None:
    """The entries of a JSON answer; None when it is none."""
    if not text.lstrip().startswith("{"):
        return None
    try:
        found = json.loads(text)["data"]["results"]
    except (ValueError, KeyError, TypeError):
        return None
    return found if isinstance(found, list) else None


def _inline(text: str) -> list[Any] | None:
    start = _INLINE.search(text)
    if not start:
        return None
    try:
        found, _ = json.JSONDecoder().raw_decode(text, start.end())
    except ValueError:
        return None
    return found if isinstance(found, list) else None


def _row(entry: Any, base: str) -> Row | None:
    """An entry of either kind: `url`, or `urls` with an address for each kind of screen."""
    if not isinstance(entry, dict):
        return None
    address = entry.get("url") or ""
    if not address and isinstance(entry.get("urls"), str):
        try:
            address = json.loads(entry["urls"]).get("pc", "")
        except (ValueError, AttributeError):
            return None
    title = tidy(str(entry.get("title") or ""))
    if not (address and title):
        return None
    url = urljoin(base, str(address))
    day = str(entry.get("publishedTimeStr") or entry.get("pubDate") or "")
    return Row(url, title, listed_on(day, url))


def _next_result_page(url: str) -> str:
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    query["page"] = str(int(query.get("page", "1") or 1) + 1)
    return parts._replace(query=urlencode(query)).geturl()
