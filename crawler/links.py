"""The attachments that a page links to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urldefrag, urljoin, urlsplit

from crawler.rows import tidy

if TYPE_CHECKING:
    from parsel import Selector

EXTENSIONS = ("pdf", "doc", "docx", "xls", "xlsx", "wps", "et", "ofd", "rtf", "zip", "rar")
_FILE = re.compile(rf"\.({'|'.join(EXTENSIONS)})$", re.IGNORECASE)
_DOWNLOADS = re.compile(
    r"/module/download/down(file)?\.jsp|/system/_content/download\.jsp|/attach/0/", re.IGNORECASE
)
BODIES = (
    ".TRS_Editor, .trs_editor_view, .TRS_UEDITOR, #zoom, #zoomcon, #mainText, #content1,"
    " #con_con, #vsb_content, #vsb_content_2, .v_news_content, ucapcontent, .article_zoom,"
    " #ivs_content, .bt_content, .article_con, .article-content, .pages_content, .xxgkcont"
)
"""Where the families keep an article's text; the outermost that is found counts."""
MOST = 40


@dataclass(frozen=True, slots=True)
class AttachmentLink:
    url: str
    name: str
    """As the page names it, with the extension of the file."""


def attachments_of(page: Selector, base: str, body: str = "") -> list[AttachmentLink]:
    """Linked files, in the article's text where that is found, else on the whole page.

    Without doubles, at most 40.
    """
    found: dict[str, AttachmentLink] = {}
    for part in page.css(body or BODIES) or [page]:
        for link in part.css("a[href]"):
            for attachment in _attachment(link, base):
                found.setdefault(attachment.url, attachment)
    return list(found.values())[:MOST]


def _attachment(link: Selector, base: str) -> Iterator[AttachmentLink]:
    href = link.attrib["href"].strip()
    try:
        url = urldefrag(urljoin(base, href)).url
        parts = urlsplit(url)
    except ValueError:
        return
    named = [parts.path, *(value for _, value in parse_qsl(parts.query))]
    file = next((name for name in named if _FILE.search(name)), "")
    if not file and not _DOWNLOADS.search(parts.path):
        return
    said = tidy(link.attrib.get("title") or "".join(link.css("::text").getall()))
    name = said or unquote(file.rsplit("/", 1)[-1]) or "附件"
    extension = _FILE.search(file)
    if extension and not _FILE.search(name):
        name += extension[0].lower()
    yield AttachmentLink(url, name)


def file_name(url: str) -> str:
    """The last part of an address, for documents that have no other name."""
    return unquote(urlsplit(url).path.rstrip("/").rsplit("/", 1)[-1]) or "index.html"
