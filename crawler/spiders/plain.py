"""Lists as plain HTML: entries with a link, and a link to the next page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from crawler.rows import Row, rows_in, tidy
from crawler.spiders.base import PortalSpider
from crawler.spiders.walk import Walk

if TYPE_CHECKING:
    from parsel import Selector
    from scrapy import Request
    from scrapy.http import Response

NEXT = ("下一页", "下页", "后一页", "下一页>", ">", ">>", "›", "»")


class PlainSpider(PortalSpider):
    """Selectors of the portal file, or any list item or table row that has a link."""

    name = "plain"

    def rows(self, page: Selector, response: Response) -> Iterable[Row]:
        containers = page.css(self.portal.selectors.item or "li, tr, dd")
        # The innermost of nested entries is the entry; what holds others is layout.
        selector = self.portal.selectors.item or "li, tr, dd"
        return rows_in((c for c in containers if not c.css(selector)[1:]), response.url)

    def next_page(self, page: Selector, response: Response, walk: Walk) -> Request | str | None:
        chosen = self.portal.selectors.next
        for link in page.css(chosen or "a[href]"):
            if chosen or tidy("".join(link.css("::text").getall())) in NEXT:
                href = link.attrib.get("href", "")
                url = response.urljoin(href)
                if href and not href.startswith(("#", "javascript:")) and url != response.url:
                    return url
        return None
