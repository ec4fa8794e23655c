"""博达 VSB: static lists whose older pages are numbered downwards: follow the links."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from crawler.rows import Row, rows_in
from crawler.spiders.plain import PlainSpider
from crawler.spiders.walk import Walk

if TYPE_CHECKING:
    from parsel import Selector
    from scrapy import Request
    from scrapy.http import Response


class VsbSpider(PlainSpider):
    name = "vsb"

    def rows(self, page: Selector, response: Response) -> Iterable[Row]:
        if self.portal.selectors.item:
            return super().rows(page, response)
        entries = page.css("li, tr")
        return [row for row in rows_in(entries, response.url) if "/info/" in row.url]

    def next_page(self, page: Selector, response: Response, walk: Walk) -> Request | str | None:
        href = page.css("span.p_next a::attr(href)").get()
        return response.urljoin(href) if href else super().next_page(page, response, walk)
