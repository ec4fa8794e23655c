"""The gate in front of every request, redirect and connection of a crawl."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy.exceptions import IgnoreRequest
from scrapy.http import TextResponse
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.error import DNSLookupError

from crawler.answers import classify, headers_of
from crawler.errors import explain
from crawler.pipeline import VISIT
from crawler.said import Said

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from twisted.internet.base import ReactorBase
    from twisted.internet.defer import Deferred

    from crawler.addresses import Gate


_FORBIDDEN = b"User-agent: *\nDisallow: /\n"


class Refused(IgnoreRequest):
    """A request that the gate does not let out."""

    def __init__(self, why: Said) -> None:
        super().__init__(why.en)
        self.why = why


class GuardMiddleware:
    """Asks the gate whatever the request says of itself (`dont_filter`, robots, redirects).

    Stands before Scrapy's own middlewares, so that nothing is fetched on behalf of a
    refused address, its robots.txt included.
    """

    def __init__(self, gate: Gate) -> None:
        self._gate = gate

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> GuardMiddleware:
        return cls(crawler.settings[VISIT].gate)

    def process_request(self, request: Request) -> None:
        refusal = self._gate.refusal(request.url)
        if refusal:
            raise Refused(_on_the_way(request, refusal))

    def process_response(self, request: Request, response: Response) -> Response:
        parts = urlsplit(request.url)
        if response.ip_address is not None:
            port = parts.port or (443 if parts.scheme == "https" else 80)
            refusal = self._gate.refuses_ip(parts.hostname or "", str(response.ip_address), port)
            if refusal:
                raise Refused(refusal)
        if _asks_for_robots(request):
            return _robots(response)
        return response

    def process_exception(self, request: Request, exception: Exception) -> Response | None:
        """A robots.txt that nobody answers for forbids everything too (RFC 9309, 2.3.1.4):
        Scrapy would take it for leave to visit all."""
        if not _asks_for_robots(request) or isinstance(exception, IgnoreRequest):
            return None
        why = explain(exception, request.url, self._gate)
        self._gate.unasked[urlsplit(request.url).netloc] = why
        return TextResponse(request.url, request=request, body=_FORBIDDEN, encoding="utf-8")


def _asks_for_robots(request: Request) -> bool:
    """Scrapy's own question, not an article that happens to have the address."""
    robots = urlsplit(request.url).path == "/robots.txt"
    return robots and bool(request.meta.get("dont_obey_robotstxt"))


def _on_the_way(request: Request, refusal: Said) -> Said:
    if not request.meta.get("redirect_urls"):
        return refusal
    return Said(f"跳转到 {request.url}：{refusal.zh}", f"redirected to {request.url}: {refusal.en}")


def _robots(response: Response) -> Response:
    """A robots.txt that is refused (403, a wall) or that breaks (5xx) forbids everything
    (RFC 9309, 2.3.1.4); one that is not there (404) nothing."""
    answer = classify(
        response.status, headers_of(response), response.body, response.url, response.url
    )
    if answer.kind == "blocked" or response.status >= 500:
        return response.replace(body=_FORBIDDEN)
    if response.status != 200:
        return response.replace(body=b"")
    return response


class GuardedResolver(CachingThreadedResolver):
    """Resolves names as Scrapy does, and gives no private address for them."""

    gate: Gate

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Any:
        resolver = super().from_crawler(crawler, reactor)
        resolver.gate = crawler.settings[VISIT].gate
        return resolver

    def getHostByName(self, name: str, timeout: Any = ()) -> Deferred[str]:  # noqa: N802
        return super().getHostByName(name, timeout).addCallback(self._checked, name)

    def _checked(self, ip: str, name: str) -> str:
        refusal = self.gate.refuses_ip(name, ip)
        if refusal:
            raise DNSLookupError(refusal.en)
        return ip
