"""Taking one article: the page and its attachments, together or not at all."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING

from scrapy import Request
from scrapy.http import HtmlResponse, Response, TextResponse

from crawler.answers import Answer, answer_of, headers_of
from crawler.decoding import selector_of
from crawler.errors import explain
from crawler.links import AttachmentLink, attachments_of, file_name
from crawler.pipeline import Visit
from crawler.said import Said
from crawler.stand_ins import stands_in
from crawler.taken import Missed, Taken
from store.records import Capture, Role

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from twisted.python.failure import Failure

    from store.archive import StoredDocument

PAGE_FOR_FILE = Said("附件地址返回的是网页", "a web page is served in place of the attachment")


class ArticleTaker:
    """Conditional re-visits with the validators of the archive; attachments one by one.

    What the portal answers 304 for is confirmed, with the attachments of the page as archived.
    """

    def __init__(self, visit: Visit, crawler: Crawler) -> None:
        self._visit = visit
        self._crawler = crawler
        known = visit.store.archive.items(visit.options.portal.id)
        self._items = {item.url: item.id for item in known}

    def request(self, url: str, agency: str | None) -> Request:
        """The request for an article that a list shows."""
        return Request(
            url,
            headers=self._conditions(url, url, "page"),
            callback=self.parse,
            errback=self.failed,
            cb_kwargs={"item_url": url, "agency": agency},
        )

    async def parse(
        self, response: Response, item_url: str, agency: str | None
    ) -> AsyncIterator[Taken]:
        taken = Taken(item_url)
        answer = answer_of(response)
        page: Response | None = None
        if answer.kind == "page":
            page = response
            taken.captures.append(
                self._capture(response, item_url, agency, "page", file_name(response.url))
            )
        elif answer.kind == "unchanged":
            taken.unchanged.append(item_url)
            stored = self._stored(item_url, item_url, "page")
            page = self._archived(stored) if stored else None
        else:
            self._lost(taken, item_url, answer, response.status)
        if isinstance(page, TextResponse):
            for link in self._links(page):
                await self._attachment(taken, link, page, agency)
        yield taken

    def failed(self, failure: Failure) -> Iterator[Taken]:
        request: Request = failure.request  # type: ignore[attr-defined]
        assert failure.value is not None
        why = explain(failure.value, request.url, self._visit.gate)
        taken = Taken(request.cb_kwargs["item_url"])
        self._lost(taken, taken.item_url, Answer("failed", why), 0)
        yield taken

    def _lost(self, taken: Taken, url: str, answer: Answer, status: int) -> None:
        gone = answer.kind == "gone"
        taken.missed.append(Missed(url, answer.why.en, status, gone))
        self._visit.log.trouble(answer.why.after(url))
        if gone:
            self._visit.log.gone += 1
        elif url == taken.item_url:
            self._visit.log.failed += 1

    def _links(self, page: TextResponse) -> Iterator[AttachmentLink]:
        portal, log = self._visit.options.portal, self._visit.log
        selector = selector_of(page, portal.charset)
        for link in attachments_of(selector, page.url, portal.selectors.body):
            refusal = self._visit.gate.refusal(link.url)
            if refusal:
                log.off_host += 1
                log.trouble(refusal.after(link.url))
            else:
                yield link

    async def _attachment(
        self, taken: Taken, link: AttachmentLink, page: Response, agency: str | None
    ) -> None:
        request = Request(
            link.url, headers=self._conditions(taken.item_url, link.url, "attachment")
        )
        assert self._crawler.engine is not None
        try:
            response = await self._crawler.engine.download_async(request)
        except Exception as error:  # every download error becomes a line, none ends the visit
            why = explain(error, link.url, self._visit.gate)
            self._lost(taken, link.url, Answer("failed", why), 0)
            return
        answer = answer_of(response)
        if answer.kind == "unchanged":
            taken.unchanged.append(link.url)
        elif answer.kind != "page":
            self._lost(taken, link.url, answer, response.status)
        elif stands_in(response.body, _media_type(response), page.body):
            self._lost(taken, link.url, Answer("failed", PAGE_FOR_FILE), response.status)
        else:
            capture = self._capture(
                response, taken.item_url, agency, "attachment", link.name, link.url, page.url
            )
            taken.captures.append(capture)

    def _capture(
        self,
        response: Response,
        item_url: str,
        agency: str | None,
        role: Role,
        name: str,
        url: str = "",
        parent: str = "",
    ) -> Capture:
        headers = headers_of(response)
        media_type, _, rest = headers.get("content-type", "").partition(";")
        charset = rest.partition("charset=")[2].partition(";")[0].strip(" \"'")
        headers.pop("set-cookie", None)
        return Capture(
            portal=self._visit.options.portal.id,
            item_url=item_url,
            url=url or response.url,
            role=role,
            content=response.body,
            name=name,
            captured_at=self._visit.options.now(),
            media_type=media_type.strip().lower(),
            charset=charset,
            status=response.status,
            headers=headers,
            parent_url=parent,
            agency_id=agency,
        )

    def _conditions(self, item_url: str, url: str, role: Role) -> dict[str, str]:
        """If-None-Match and If-Modified-Since, when we hold what a 304 would speak of."""
        known = self._visit.store.archive.validators(url)
        if known is None or self._stored(item_url, url, role) is None:
            return {}
        conditions = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
        return {name: value for name, value in conditions.items() if value}

    def _stored(self, item_url: str, url: str, role: Role) -> StoredDocument | None:
        archive = self._visit.store.archive
        item = self._items.get(item_url)
        documents = archive.documents(item) if item is not None else []
        return next((d for d in documents if d.role == role and d.url == url), None)

    def _archived(self, stored: StoredDocument) -> Response | None:
        if "html" not in stored.media_type:
            return None
        body = self._visit.store.archive.content(stored.sha256)
        return HtmlResponse(stored.url, body=body, encoding=stored.charset or None)


def _media_type(response: Response) -> str:
    return headers_of(response).get("content-type", "").partition(";")[0].strip().lower()
