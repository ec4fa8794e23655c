"""Takes out of the tree what a browser does not show, before it is walked."""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree
from lxml.etree import _Element

from report.readers.html.tags import NOT_SHOWN

_HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Each with the words it begins with: to look for those first is far faster.
_SIGNS = tuple(
    (words, re.compile(words + rest))
    for words, rest in (
        ("isplay", r"\s*:\s*[nN]one"),
        ("ISPLAY", r"\s*:\s*N"),
        ("isibility", r"\s*:\s*[hH]"),
        ("hidden", r"[\s=>]"),
    )
)
_STYLED = etree.XPath("//*[@hidden or @style[contains(., 'one') or contains(., 'idden')]]")


# A numbered heading, or the first row of table three. Articles cut into pages hide all pages
# but one until a button is pressed: what stands nowhere else on the page is its own.
_PARTS = re.compile(r"[一二三四五六七八]、[\u4e00-\u9fff、]{4,30}|新收政府信息公开申请")


def prune(root: _Element, source: str, hidden_too: bool) -> int:
    """Removes scripts and the like, and hidden parts if asked; how many of those there were.

    Hidden parts with sections that the page has nowhere else stay.
    """
    etree.strip_elements(root, *NOT_SHOWN, with_tail=False)
    if not hidden_too or not _hides(source):
        return 0
    removed = 0
    seen: Counter[str] | None = None
    for element in _STYLED(root):
        parent = element.getparent()
        if parent is None or parent.tag == "html" or not _is_hidden(element):
            continue
        own = Counter(_PARTS.findall(_text(element)))
        if own and seen is None:
            seen = Counter(_PARTS.findall(_text(root)))
        if seen is not None and any(seen[part] == count for part, count in own.items()):
            continue
        if seen is not None:
            seen -= own
        _remove(parent, element)
        removed += 1
    return removed


def _is_hidden(element: _Element) -> bool:
    return element.get("hidden") is not None or bool(_HIDES.search(element.get("style", "")))


def _text(element: _Element) -> str:
    return "".join(element.itertext())


def _hides(source: str) -> bool:
    return any(words in source and sign.search(source) for words, sign in _SIGNS)


def _remove(parent: _Element, element: _Element) -> None:
    """Without the text that follows it, which lxml keeps with the element."""
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
