"""A page: its head, its content, and around it what every page of the portal has."""

from __future__ import annotations

import re

from lxml import etree
from lxml.etree import _Element

from report.model import Layout, Link, Unreadable
from report.readers.assemble import Draft, RawGrid, RawLine, assemble
from report.readers.html.main import content_range, is_title_line
from report.readers.html.prune import prune
from report.readers.html.repeats import drop_repeats
from report.readers.html.tags import ATTACHMENT
from report.readers.html.walk import Walk, clean

_ATTACHED = re.compile(r"附\s*[件表]|附\d")
_BREAKS_OFF = "the page breaks off before its closing tags"
_NUL = str.maketrans("", "", "\x00")


def read_html(text: str, charset: str, media_type: str = "text/html") -> Layout | Unreadable:
    """The Layout of a page; Unreadable if there is no element in it."""
    root, cut = _parse(text)
    if root is None:
        return Unreadable("the page is empty", "fetch or save it again")
    page_title, meta = _head(root)
    framed = _framed(root)
    walk = _walked(root, text)
    content = content_range(walk)
    start, end = content
    title = meta.get("articletitle", "") or page_title
    for index, item in enumerate(walk.items):
        if start <= index < end or item.outside:
            continue
        item.outside = not _belongs(walk, index, content, title)
    drop_repeats(walk.items, start, end)
    draft = Draft(
        media_type=media_type,
        charset=charset,
        page_title=page_title,
        cut=cut or _broken_off(text),
        judge_end=True,
        open_end=bool(_broken_off(text)),
        items=walk.items,
        meta=meta,
        links=[*_links(walk, start, end), *framed],
        pictures=sum(1 for at in walk.pictures if start <= at <= end),
    )
    return assemble(draft)


def fragment(text: str) -> list[RawLine | RawGrid]:
    """The items of a piece of HTML in a text, numbered by the lines of that piece."""
    root, _ = _parse(text)
    if root is None:
        return []
    prune(root, text, hidden_too=True)
    walk = Walk(source_lines=True)
    walk.run(root)
    return walk.items


def _parse(text: str) -> tuple[_Element | None, str]:
    """The tree, and what of the source could not be put into it."""
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,  # else all beyond 256 levels is lost; the size is capped before
    )
    content = text.translate(_NUL) if "\x00" in text else text
    try:
        root = etree.fromstring(content.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None, ""
    too_deep = any("Excessive depth" in error.message for error in parser.error_log)
    return root, "the markup is nested too deeply to be read to its end" if too_deep else ""


def _walked(root: _Element, source: str) -> Walk:
    """Visible parts only, unless nearly all of the words are in hidden ones."""
    hidden = prune(root, source, hidden_too=True)
    walk = Walk()
    walk.run(root)
    if hidden and _words(walk) < 400:
        again, _ = _parse(source)
        if again is not None:
            prune(again, source, hidden_too=False)
            whole = Walk()
            whole.run(again)
            if _words(whole) > 4 * _words(walk):
                return whole
    return walk


def _words(walk: Walk) -> int:
    return sum(
        len(item.raw) if isinstance(item, RawLine) else sum(map(len, item.rows))
        for item in walk.items
    )


def _broken_off(text: str) -> str:
    """Why a page seems to lack its end: it opens as a whole one and never closes."""
    end = text[-20_000:]
    if "</html" in end or "</body" in end:
        return ""
    opens, closes = text[:3000].lower(), end.lower()
    if ("<html" in opens or "<!doctype" in opens) and not (
        "</html" in closes or "</body" in closes
    ):
        return _BREAKS_OFF
    # A part of a page that was saved alone has no such tags.
    if "</body" not in closes and "</html" not in closes:
        table = text.lower().rfind("<table")
        if table > text.lower().rfind("</table"):
            return _BREAKS_OFF
    return ""


def _head(root: _Element) -> tuple[str, dict[str, str]]:
    """The first title with words, and the meta tags: the first value that is not empty wins."""
    page_title = ""
    meta: dict[str, str] = {}
    for element in root.iter("title", "meta"):
        if element.tag == "title":
            page_title = page_title or clean("".join(map(str, element.itertext())))
            continue
        name = (element.get("name") or element.get("property") or "").strip().lower()
        value = (element.get("content") or "").strip()
        if name and not meta.get(name):
            meta[name] = value
    return page_title, meta


def _framed(root: _Element) -> list[Link]:
    """Files that the page shows in a frame: a report published as an embedded PDF."""
    found = []
    for frame in root.iter("iframe", "embed", "object"):
        href = (frame.get("src") or frame.get("data") or "").strip()
        if ATTACHMENT.search(href) and not href.lower().startswith(("javascript:", "data:")):
            found.append(Link(frame.get("title", ""), href, 1))
    return found


def _belongs(walk: Walk, index: int, content: tuple[int, int], title: str) -> bool:
    """Whether an item outside the content is the report's title or names its attachments."""
    item = walk.items[index]
    if not isinstance(item, RawLine):
        return False
    if index < content[0]:
        return is_title_line(item, walk.homes[index], title)
    if index >= content[1] + 20:
        return False
    if _ATTACHED.search(item.raw[:40]):
        return True
    return any(link.item == index and ATTACHMENT.search(link.href) for link in walk.links)


def _links(walk: Walk, start: int, end: int) -> list[Link]:
    """Links of the content, and links to files wherever they stand."""
    found = [
        Link(link.text, link.href, link.line)
        for link in walk.links
        if start <= link.item < end or ATTACHMENT.search(link.href)
    ]
    return list(dict.fromkeys(found))
