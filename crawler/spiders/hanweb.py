"""大汉 jcms: the first entries lie in a script, the others come from `dataproxy.jsp`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from crawler.decoding import text_of
from crawler.rows import Row, rows_in
from crawler.spiders.plain import PlainSpider
from crawler.spiders.walk import Walk

if TYPE_CHECKING:
    from parsel import Selector
    from scrapy import Request
    from scrapy.http import Response

_RECORD = re.compile(r"<record>\s*<!\[CDATA\[(.*?)\]\]>\s*</record>", re.DOTALL)
_NEXT_GROUP = re.compile(r"<nextgroup>.*?href=[\"']([^\"']+)[\"']", re.DOTALL)
_TOTAL = re.compile(r"totalRecord\s*:\s*(\d+)|<totalrecord>\s*(\d+)", re.IGNORECASE)
_PER_PAGE = re.compile(r"perPage\s*:\s*(\d+)", re.IGNORECASE)
GROUP = 3
"""Pages that the server gives out at once."""


class HanwebSpider(PlainSpider):
    """Columns without the script are static lists like any other."""

    name = "hanweb"

    def rows(self, page: Selector, response: Response) -> Iterable[Row]:
        from parsel import Selector as Parsed

        records = _RECORD.findall(text_of(response, self.portal.charset))
        if not records:
            return super().rows(page, response)
        return rows_in((Parsed(text=record) for record in records), response.url)

    def next_page(self, page: Selector, response: Response, walk: Walk) -> Request | str | None:
        text = text_of(response, self.portal.charset)
        if "<datastore>" not in text:
            return super().next_page(page, response, walk)
        total, size = _TOTAL.search(text), _PER_PAGE.search(text)
        if total:
            walk.promised = int(total[1] or total[2])
        if size:
            walk.memory["perpage"] = size[1]
        group = _NEXT_GROUP.search(text)
        if group:
            walk.memory["group"] = urljoin(response.url, unescape(group[1]))
        if "group" not in walk.memory or walk.shown >= (walk.promised or 0):
            return None
        per_page = int(walk.memory.get("perpage", "15"))
        parts = urlsplit(walk.memory["group"])
        query = {name: value for name, value in parse_qsl(parts.query) if name != "page"}
        query |= {
            "startrecord": str(walk.shown + 1),
            "endrecord": str(walk.shown + GROUP * per_page),
            "perpage": str(per_page),
        }
        return parts._replace(query=urlencode(query)).geturl()
