"""Text of list pages and articles: strict UTF-8 is believed over every label."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parsel import Selector
    from scrapy.http import Response


def selector_of(response: Response, charset: str = "") -> Selector:
    """The page as a selector. `charset`: what the portal's file knows of its pages."""
    return selector(text_of(response, charset))


def text_of(response: Response, charset: str = "") -> str:
    """The page's text; see `decoded`."""
    content_type = response.headers.get("Content-Type") or b""
    return decoded(response.body, content_type.decode("latin-1"), charset)


def selector(text: str) -> Selector:
    """Text as a selector, also when there is none."""
    from parsel import Selector

    return Selector(text=text or "<html></html>")


def decoded(body: bytes, content_type: str = "", charset: str = "") -> str:
    """Strict UTF-8, else the portal's known charset, else header and meta tag, else GB18030."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        if charset:
            return body.decode(charset, errors="replace")
    from w3lib.encoding import html_to_unicode

    return html_to_unicode(content_type, body, auto_detect_fun=lambda _: "gb18030")[1]
