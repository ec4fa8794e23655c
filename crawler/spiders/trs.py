"""TRS WCM (海云): static lists, the number of pages in a script."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from crawler.decoding import text_of
from crawler.rows import Row
from crawler.spiders.plain import PlainSpider
from crawler.spiders.walk import Walk

if TYPE_CHECKING:
    from parsel import Selector
    from scrapy import Request
    from scrapy.http import Response

ARTICLE = re.compile(r"/t\d{8}_\d+\.s?html?$")
_PAGER = re.compile(
    r"""(?<!function\s)createPageHTML\(\s*(?:['"][^'"]*['"]\s*,\s*)?(\d+)\s*,\s*(\d+)\s*,"""
    r"""\s*["']([^"']+)["']\s*,\s*["'](\w+)["']"""
)
_PAGE_OF_ARTICLE = re.compile(r"t\d{8}_")
_COUNT = re.compile(r"var\s+countPage\s*=\s*(\d+)")


class TrsSpider(PlainSpider):
    """Page n of a list stands at `index_{n-1}.html`; the count may promise more pages than
    there are."""

    name = "trs"
    pages_may_be_missing = True

    def rows(self, page: Selector, response: Response) -> Iterable[Row]:
        rows = list(super().rows(page, response))
        if self.portal.selectors.item:
            return rows
        return [row for row in rows if ARTICLE.search(row.url)]

    def next_page(self, page: Selector, response: Response, walk: Walk) -> Request | str | None:
        text = text_of(response, self.portal.charset)
        for pager in _PAGER.finditer(text):
            total, current, prefix, extension = pager.groups()
            if not _PAGE_OF_ARTICLE.match(prefix):
                # Counted from 0 or from 1: the first page says which.
                first = int(current) - walk.pages + 1
                return _page(walk, int(total), prefix, extension, first)
        count = _COUNT.search(text)
        if count:
            return _page(walk, int(count[1]), "index", _extension(walk.url), 0)
        return super().next_page(page, response, walk)


def _page(walk: Walk, total: int, prefix: str, extension: str, first: int) -> str | None:
    if walk.pages >= total:
        return None
    return urljoin(walk.url, f"{prefix}_{walk.pages + first}.{extension}")


def _extension(url: str) -> str:
    found = re.search(r"/[^/]+\.(s?html?)$", url)
    return found[1] if found else "html"
