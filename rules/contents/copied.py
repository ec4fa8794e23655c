"""Sentences compared over years: the same words, whatever the figures in them.

A year's text is kept as short fingerprints of its sentences, so that last year's can be
handed in with a judgement without its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b

from report.normal import normalise
from report.script import simplify
from rules.contents.prose import spans, without_blanks

_NOT_WORDS = re.compile(r"[^\u4e00-\u9fffA-Za-z]")
_SHORTEST = 16
"""Shorter sentences are alike in every report: 未发生行政复议、行政诉讼."""
_OF_THE_REPORT = re.compile(
    r"(编制|公布|公开|发布).{0,60}年度报告|统计(数据)?(期限|时限)|部分组成|如(对|有).{0,20}(疑问|意见)|联系电话|下载"
)


def words_of(sentence: str) -> str:
    """The words of a normalised sentence without figures and marks; empty for one that is
    too short or introduces the report."""
    if _OF_THE_REPORT.search(sentence):
        return ""
    words = _NOT_WORDS.sub("", sentence)
    return words if len(words) >= _SHORTEST else ""


def fingerprint(sentence: str) -> str:
    """Of a normalised sentence; empty for one that is too short or introduces the report."""
    words = words_of(sentence)
    return blake2b(words.encode(), digest_size=5).hexdigest() if words else ""


def fingerprints(text: str) -> frozenset[str]:
    """Of every sentence of a text, line by line; normalised and simplified first."""
    return frozenset(filter(None, map(fingerprint, _sentences(text))))


def passages(text: str, common: frozenset[str], most: int = 200) -> tuple[str, ...]:
    """The words of a text's sentences, but for those whose fingerprint is `common`."""
    found: dict[str, None] = {}
    for sentence in _sentences(text):
        mark = fingerprint(sentence)
        if mark and mark not in common:
            found[words_of(sentence)] = None
    return tuple(found)[:most]


def _sentences(text: str) -> Iterator[str]:
    for raw in text.splitlines():
        line = simplify(normalise(raw)) if not raw.isascii() else raw
        for start, end in spans(line):
            yield without_blanks(line[start:end])
