"""What an answer is: a page, or one of the ways in which portals refuse or lose one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from crawler.said import Said

if TYPE_CHECKING:
    from scrapy.http import Response

NOTHING = Said("", "")
Kind = Literal["page", "unchanged", "gone", "blocked", "failed"]


@dataclass(frozen=True, slots=True)
class Answer:
    kind: Kind
    why: Said = NOTHING
    """For an officer; empty for pages."""


_HOME = re.compile(r"/?(index\.(html?|shtml|jsp|php|aspx?))?", re.IGNORECASE)
_WALL_COOKIES = re.compile(rb"__jsl(uid|_clearance)|acw_sc__v2", re.IGNORECASE)
_WALL_BODY = re.compile(rb"wzws|__jsl_clearance|acw_sc__v2|arg1=|_\$_ts|\$_ts", re.IGNORECASE)
_SMALL = 3000


def classify(
    status: int,
    headers: Mapping[str, str],
    body: bytes,
    url: str,
    asked: str,
) -> Answer:
    """`headers` with lower-case names; `asked` is the address first asked for, `url` the one
    that answered after redirects."""
    if status == 304:
        return Answer("unchanged")
    wall = _wall(status, headers, body)
    if wall:
        return Answer("blocked", wall)
    if status in (404, 410):
        return Answer("gone", Said(f"页面已不存在（{status}）", f"the page is gone ({status})"))
    if 300 <= status < 400:
        to = headers.get("location", "?")
        return Answer("failed", Said(f"跳转到 {to}，未跟随", f"redirects to {to}, not followed"))
    if status != 200:
        return Answer("failed", Said(f"门户返回 {status}", f"the portal answers {status}"))
    if url != asked and _is_home(url) and not _is_home(asked):
        why = Said("跳转到首页：页面已不存在", "redirected to the home page: the page is gone")
        return Answer("gone", why)
    if not body.strip():
        why = Said("门户返回空白页面", "the portal answers with an empty page")
        return Answer("failed", why)
    return Answer("page")


def answer_of(response: Response) -> Answer:
    """What kind of answer this is, redirects considered."""
    asked = response.meta.get("redirect_urls", [response.url])[0]
    return classify(response.status, headers_of(response), response.body, response.url, asked)


def headers_of(response: Response) -> dict[str, str]:
    """Names in lower case; of a repeated header the last."""
    return {
        name.decode("latin-1").lower(): (response.headers.get(name) or b"").decode("latin-1")
        for name in response.headers
    }


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return bool(_HOME.fullmatch(parts.path)) and not parts.query


def _wall(status: int, headers: Mapping[str, str], body: bytes) -> Said | None:
    """The protection in front of a portal: recognised, told, never solved."""
    if status in (512, 521, 412):
        return _asks_for_a_browser(str(status))
    if status in (401, 403, 429):
        return Said(
            f"被拦截：门户拒绝访问（{status}）", f"blocked: the portal refuses the visit ({status})"
        )
    if "wzws-ray" in headers and _WALL_BODY.search(body[:_SMALL]):
        return _asks_for_a_browser("WZWS")
    small = len(body) < _SMALL
    if small and status in (200, 202) and b"<a" not in body and b"<script" in body.lower():
        cookies = headers.get("set-cookie", "").encode()
        if b"document.cookie" in body or _WALL_BODY.search(body) or _WALL_COOKIES.search(cookies):
            return _asks_for_a_browser(str(status))
    return None


def _asks_for_a_browser(what: str) -> Said:
    return Said(
        f"被拦截：门户的防护要求使用浏览器（{what}）",
        f"blocked: the portal's protection asks for a browser ({what})",
    )
