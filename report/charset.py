"""Bytes to text. Order: byte order mark, strict UTF-8, the server's word, the page's own
word, gb18030; measured right where the usual HTTP clients are wrong."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_HEAD = 8192
_HAN = re.compile("[\u4e00-\u9fff]")

# What is really used when a page says the left: 镕 under gb2312 needs gb18030, 着 under big5
# its Hong Kong extension. Any other name (iso-8859-1, a default of many servers) says nothing.
_REALLY = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "hz": "hz",
    "big5": "big5hkscs",
    "big5hkscs": "big5hkscs",
    "cp950": "big5hkscs",
}
_ALIASES = {"x-gbk": "gbk", "gb_2312-80": "gb2312", "hz-gb-2312": "hz", "big5-tw": "big5"}


def decode(content: bytes, declared: str = "") -> tuple[str, str]:
    """The text and the name of the charset it was in.

    Never fails: bytes that fit no charset become U+FFFD, for the caller to judge.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content.decode(name, "replace").removeprefix("\ufeff"), name
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        utf8_until = error.start
    wide = _wide(content)
    if wide:
        return content.decode(wide, "replace"), wide
    if utf8_until >= len(content) - 3 and utf8_until > 0:
        return content.decode("utf-8", "replace"), "utf-8"  # cut inside its last character
    damaged = content.decode("utf-8", "replace")
    if damaged.count("\ufffd") * 20 < len(_HAN.findall(damaged)):
        return damaged, "utf-8"  # any other charset read as UTF-8 is mostly errors
    found = [_known(declared), *map(_known, _told(content)), "gb18030"]
    tried = list(dict.fromkeys(name for name in found if name))
    for name in tried:
        try:
            return content.decode(name), name
        except UnicodeDecodeError as error:
            if error.start >= len(content) - 3:
                return content.decode(name, "replace"), name
    texts = [(damaged, "utf-8"), *((content.decode(name, "replace"), name) for name in tried)]
    return min(texts, key=lambda pair: pair[0].count("\ufffd"))


def _told(content: bytes) -> list[str]:
    """The charsets that the page itself names, in order."""
    pairs = _META.findall(content[:_HEAD])
    return [(html or xml).decode("ascii", "ignore") for html, xml in pairs]


def _known(name: str) -> str:
    """The codec for a declared name; empty if the name has no meaning here."""
    plain = name.strip().strip("\"'").lower()
    try:
        return _REALLY.get(codecs.lookup(_ALIASES.get(plain, plain)).name, "")
    except (LookupError, ValueError):
        return ""


def _wide(content: bytes) -> str:
    """UTF-16 without a mark: every other byte of its markup and digits is zero."""
    head = content[:4096]
    if len(head) < 8 or head.count(0) < len(head) // 8:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 20 * (even + 1):
        return "utf-16-le"
    if even > 20 * (odd + 1):
        return "utf-16-be"
    return ""
