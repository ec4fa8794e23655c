"""What all families share: walking the lists. A family says how the rows of a list page are
found (`rows`) and where its next page is (`next_page`)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import scrapy
from scrapy import Request, signals
from scrapy.http import Response

from crawler.answers import answer_of
from crawler.decoding import selector_of
from crawler.errors import explain
from crawler.pipeline import VISIT, Visit
from crawler.rows import Row, TitleFilter
from crawler.said import Said
from crawler.spiders.articles import ArticleTaker
from crawler.spiders.walk import Walk
from crawler.taken import ListSeen
from store.records import ListVisit, Sighting

if TYPE_CHECKING:
    from parsel import Selector
    from scrapy.crawler import Crawler
    from twisted.python.failure import Failure

    from crawler.portal import Portal

DEEPEST = 3
"""Folders within folders of lists."""


class PortalSpider(scrapy.Spider):
    """One visit to one portal. Yields `ListSeen` and `Taken`, and nothing else."""

    name = "portal"
    pages_may_be_missing = False
    """The family counts more pages than it serves: 404 after the first ends the list."""

    visit: Visit
    portal: Portal
    articles: ArticleTaker
    is_report: TitleFilter
    listed: set[str]
    """Addresses of reports on all lists so far."""

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> PortalSpider:
        spider: PortalSpider = super().from_crawler(crawler, *args, **kwargs)
        spider.visit = crawler.settings[VISIT]
        spider.portal = spider.visit.options.portal
        spider.is_report = TitleFilter(spider.portal.titles)
        spider.articles = ArticleTaker(spider.visit, crawler)
        spider.listed = set()
        crawler.signals.connect(spider.crashed, signals.spider_error)
        return spider

    # -- what a family says

    def rows(self, page: Selector, response: Response) -> Iterable[Row]:
        """The rows of a list page, in order."""
        raise NotImplementedError

    def next_page(self, page: Selector, response: Response, walk: Walk) -> Request | str | None:
        """The next page of the list; None at its end."""
        raise NotImplementedError

    # -- the walk

    async def start(self) -> AsyncIterator[Request]:
        for declared in self.portal.lists:
            yield self._list_page(Walk(declared, declared.url), declared.url)

    def _list_page(self, walk: Walk, page: Request | str) -> Request:
        request = Request(page) if isinstance(page, str) else page
        return request.replace(
            callback=self.parse_list,
            errback=self.list_failed,
            cb_kwargs={"walk": walk},
            dont_filter=True,
            priority=1,
        )

    def parse_list(self, response: Response, walk: Walk) -> Iterator[Any]:
        answer = answer_of(response)
        if answer.kind == "gone" and walk.pages and self.pages_may_be_missing:
            yield self._end(walk)
        elif answer.kind != "page":
            yield self._end(walk, answer.why)
        else:
            page = selector_of(response, self.portal.charset)
            yield from self._folders(page, response, walk)
            fresh = walk.fresh(list(self.rows(page, response)))
            yield from self._reports(fresh, walk)
            yield self._further(page, response, walk, fresh)

    def _further(
        self, page: Selector, response: Response, walk: Walk, fresh: list[Row]
    ) -> Request | ListSeen:
        # A first page without entries may still say where they are.
        following = self.next_page(page, response, walk) if fresh or walk.pages == 1 else None
        if following is None:
            return self._end(walk, self._short(walk))
        if walk.pages >= self.portal.politeness.max_pages:
            return self._end(walk, _too_long(walk.pages))
        return self._list_page(walk, following)

    def _short(self, walk: Walk) -> Said | None:
        """Why a list that ended is not whole; None if it is."""
        if not walk.rows and not walk.declared.folders:
            return NO_ENTRY
        if walk.shown < (walk.promised or 0):
            return Said(
                f"列表自称有 {walk.promised} 条，只看到 {walk.shown} 条",
                f"the list says it has {walk.promised} entries, only {walk.shown} could be seen",
            )
        return None

    def _folders(self, page: Selector, response: Response, walk: Walk) -> Iterator[Request]:
        if walk.declared.folders and walk.depth < DEEPEST:
            for link in page.css(walk.declared.folders):
                url = response.urljoin(link.attrib.get("href", ""))
                if url != response.url and not self.visit.gate.refusal(url):
                    yield self._list_page(Walk(walk.declared, url, walk.depth + 1), url)

    def _reports(self, rows: list[Row], walk: Walk) -> Iterator[Request]:
        for row in rows:
            if not self.is_report(row.title):
                continue
            refusal = self.visit.gate.refusal(row.url)
            if refusal:
                self.visit.log.off_host += 1
                self.visit.log.trouble(refusal.after(row.url))
                continue
            walk.reports[row.url] = row
            if row.url not in self.listed:
                self.listed.add(row.url)
                self.visit.log.listed += 1
                if not self.visit.options.lists_only:
                    yield self.articles.request(row.url, self._owner(row, walk))

    def _owner(self, row: Row, walk: Walk) -> str | None:
        roster = self.visit.options.roster
        return walk.declared.agency or (roster.whose(row.title) if roster else None)

    def _end(self, walk: Walk, why: Said | None = None) -> ListSeen:
        """The list as far as it was seen; incomplete, and the visit failed, if there is a why."""
        if why:
            self.visit.log.break_(why.after(walk.url))
        visit = ListVisit(
            portal=self.portal.id,
            list_url=walk.url,
            at=self.visit.options.now(),
            complete=not why,
            note=why.en if why else "",
        )
        sightings = tuple(
            Sighting(row.url, row.title, row.listed_on, self._owner(row, walk))
            for row in walk.reports.values()
        )
        return ListSeen(visit, sightings)

    def list_failed(self, failure: Failure) -> Iterator[ListSeen]:
        request = failure.request  # type: ignore[attr-defined]
        assert failure.value is not None
        why = explain(failure.value, request.url, self.visit.gate)
        yield self._end(request.cb_kwargs["walk"], why)

    # -- the end

    def crashed(self, failure: Failure, response: Response) -> None:
        """A fault of our own in a callback: told, never swallowed."""
        what = failure.getErrorMessage()
        said = Said(f"gouji 处理该页面时出错（{what}）", f"gouji failed on this page ({what})")
        self.visit.log.break_(said.after(response.url))

    def closed(self, reason: str) -> None:
        if reason == "closespider_timeout":
            seconds = f"{self.visit.options.seconds:.0f}"
            self.visit.log.break_(
                Said(f"超过 {seconds} 秒，已停止", f"stopped after {seconds} seconds")
            )
        elif reason != "finished":
            self.visit.log.break_(Said(f"已停止（{reason}）", f"stopped ({reason})"))


NO_ENTRY = Said("列表页面上没有识别出任何条目", "no entry of the list is recognised on its page")


def _too_long(pages: int) -> Said:
    return Said(
        f"列表超过 {pages} 页，未看到末尾", f"longer than {pages} pages: not seen to its end"
    )
