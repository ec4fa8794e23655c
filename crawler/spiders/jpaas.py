"""大汉 jpaas: the column's page only names a service, which answers with the list as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urljoin

from crawler.decoding import text_of
from crawler.rows import Row, rows_in
from crawler.spiders.plain import PlainSpider
from crawler.spiders.walk import Walk

if TYPE_CHECKING:
    from parsel import Selector
    from scrapy import Request
    from scrapy.http import Response

_UNIT = re.compile(r"<script[^>]*\burl=\"([^\"]+)\"[^>]*\bqueryData=\"([^\"]+)\"", re.IGNORECASE)
_PAIR = re.compile(r"'([^']+)'\s*:\s*'([^']*)'")
_COUNT = re.compile(r"class=[\"']pagination[\"'][^>]*")
PAGE = 24


class JpaasSpider(PlainSpider):
    """Of several services on a page the first is asked, or the one inside the portal file's
    `selectors.next`."""

    name = "jpaas"

    def rows(self, page: Selector, response: Response) -> Iterable[Row]:
        from parsel import Selector as Parsed

        html = _answer(text_of(response, self.portal.charset))
        if html is None:
            return []
        return rows_in(Parsed(text=html).css(self.portal.selectors.item or "li"), response.url)

    def next_page(self, page: Selector, response: Response, walk: Walk) -> Request | str | None:
        text = text_of(response, self.portal.charset)
        html = _answer(text)
        if html is None:
            chosen = self.portal.selectors.next
            unit = _UNIT.search("".join(page.css(chosen).getall()) if chosen else text)
            if not unit:
                return None
            # What the page says is passed on as it is, misspelt names included.
            walk.memory["service"] = urljoin(response.url, unit[1])
            walk.memory["query"] = urlencode(dict(_PAIR.findall(unit[2])))
        else:
            attributes = dict(re.findall(r"(\w+)=[\"'](\d+)[\"']", _attributes(html)))
            if "count" in attributes:
                walk.promised = int(attributes["count"])
            if walk.shown >= (walk.promised or 0):
                return None
        number = json.dumps({"pageNo": walk.pages, "pageSize": PAGE})
        query = f"{walk.memory['query']}&{urlencode({'paramJson': number})}"
        return f"{walk.memory['service']}?{query}"


def _answer(text: str) -> str | None:
    """The list's markup in a JSON answer; None for a page."""
    if not text.lstrip().startswith("{"):
        return None
    try:
        html = json.loads(text)["data"]["html"]
    except (ValueError, KeyError, TypeError):
        return None
    return html if isinstance(html, str) else None


def _attributes(html: str) -> str:
    found = _COUNT.search(html)
    return found[0] if found else ""
