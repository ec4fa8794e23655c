"""Text of list pages: strict UTF-8 is believed over every label."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrapy.http import Response


def selector_of(response: Response, charset: str = "") -> Selector:
    """The page as a selector. `charset`: what the portal's file knows of its pages."""
    from parsel import Selector

    return Selector(text=text_of(response, charset) or "<html></html>", base_url=response.url)


def text_of(response: Response, charset: str = "") -> str:
    """Strict UTF-8, else the portal's known charset, else header, meta tag and a guess."""
    try:
        return response.body.decode("utf-8-sig")
    except UnicodeDecodeError:
        from scrapy.http import TextResponse

        if charset or not isinstance(response, TextResponse):
            return response.body.decode(charset or "gb18030", errors="replace")
        return response.text


if TYPE_CHECKING:
    from parsel import Selector
