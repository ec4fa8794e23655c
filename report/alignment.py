"""Where in the raw words a piece of the normalised text stands, so that quotes stay exact."""

from __future__ import annotations

import re
from functools import lru_cache

# Normalising and simplifying may lengthen or shorten a text (… is three dots, 網際網路 is
# 互联网), but digits and punctuation survive both one for one.
_ANCHOR = re.compile(r"[0-9,.;:!?()%。、《》“”\"]")
_RAW_ANCHOR = re.compile(_ANCHOR.pattern + "|…")
_WIDE = str.maketrans("，．；：！？（）％０１２３４５６７８９＂", ',.;:!?()%0123456789"')


def raw_slice(raw: str, text: str, start: int, end: int) -> str:
    """The raw words behind `text[start:end]`, stripped; all of `raw` if they cannot be found."""
    if start <= 0 and end >= len(text):
        return raw.strip()
    if raw == text:
        return raw[start:end].strip()
    ends = _ends(raw, text)
    if ends is None:
        return raw.strip()
    return raw[_raw_offset(ends, text, start) : _raw_offset(ends, text, end)].strip()


@lru_cache(maxsize=8)
def _ends(raw: str, text: str) -> tuple[int, ...] | None:
    """For each anchor of the text, the raw offset behind the same anchor."""
    in_raw: list[int] = []
    for match in _RAW_ANCHOR.finditer(raw.translate(_WIDE)):
        in_raw.extend([match.end()] * (3 if match[0] == "…" else 1))
    if len(in_raw) != sum(1 for _ in _ANCHOR.finditer(text)):
        return None
    return (0, *in_raw)


def _raw_offset(ends: tuple[int, ...], text: str, offset: int) -> int:
    passed, at = 0, 0
    for match in _ANCHOR.finditer(text, 0, offset):
        passed, at = passed + 1, match.end()
    base = ends[passed] + (offset - at)
    return min(base, ends[passed + 1] - 1) if passed + 1 < len(ends) else base
