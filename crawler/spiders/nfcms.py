"""广东 NFCMS: static lists of at most twenty pages; what is older stands on none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from crawler.decoding import text_of
from crawler.rows import Row
from crawler.spiders.plain import PlainSpider
from crawler.spiders.walk import Walk

if TYPE_CHECKING:
    from parsel import Selector
    from scrapy import Request
    from scrapy.http import Response

ARTICLE = re.compile(r"/post_\d+\.html$")
_TOTAL = re.compile(r"Math\.ceil\(\s*(\d+)\s*/")


class NfcmsSpider(PlainSpider):
    name = "nfcms"

    def rows(self, page: Selector, response: Response) -> Iterable[Row]:
        rows = super().rows(page, response)
        return rows if self.portal.selectors.item else [r for r in rows if ARTICLE.search(r.url)]

    def next_page(self, page: Selector, response: Response, walk: Walk) -> Request | str | None:
        total = _TOTAL.search(text_of(response, self.portal.charset))
        if total:
            walk.promised = int(total[1])
        href = page.css("a.next::attr(href)").get()
        return response.urljoin(href) if href else super().next_page(page, response, walk)
