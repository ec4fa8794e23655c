"""A web page served where an attachment should be: a login, an error, the article once more.

Tables saved as HTML and served as .xls or .doc are common, and are no such page.
"""

from __future__ import annotations

import re

_BEGINNING = 1000
_LITTLE_TEXT = 1500
"""Characters; a page of words like these that says more than this is about something."""
_TAG = re.compile(rb"<(script|style)\b.*?</\1\s*>|<[^>]*>", re.IGNORECASE | re.DOTALL)
_EXCUSES = re.compile(
    r"登录|登陆|页面不存在|找不到|未找到|文件不存在|已删除|拒绝访问|无法访问|繁忙|维护中|出错|验证"
    r"|log ?in|sign ?in|not found|forbidden|error",
    re.IGNORECASE,
)


def stands_in(body: bytes, media_type: str, page: bytes) -> bool:
    """Whether what was served for an attachment of `page` (its bytes) is a web page instead."""
    start = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:_BEGINNING].lower()
    if not start.startswith(b"<") or b"html" not in start:
        return False
    if body == page:
        return True
    if b"<table" not in body.lower():
        return media_type in ("", "text/html", "application/xhtml+xml")
    from crawler.decoding import decoded

    words = " ".join(decoded(_TAG.sub(b" ", body), "").split())
    return len(words) < _LITTLE_TEXT and _EXCUSES.search(words) is not None
