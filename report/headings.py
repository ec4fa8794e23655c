"""Candidates for headings: a number at the start of a paragraph, or in its midst."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from report.numerals import ordinal_of
from report.sections import (
    accepted_prefix,
    is_accepted,
    is_row_label,
    is_section_title,
    section_key,
)

Style = Literal["chapter", "cn", "bracket", "arabic", "plain"]
RANK: dict[Style, int] = {"chapter": 0, "plain": 1, "cn": 1, "bracket": 2, "arabic": 3}

_CN = "[一二三四五六七八九十]{1,3}"
_NUMBER = re.compile(
    rf"(?P<chapter>第{_CN}(?:章|部分))[、:\s]*"
    rf"|(?P<cn>{_CN}\s?[、.,:])\s*"
    rf"|(?P<bracket>\(\s?{_CN}\s?\)|{_CN}\))\s?[、.,:]?\s*"
    r"|(?P<arabic>\d{1,2}\s?[、.])\s*(?!\d)"
)
_ORDINAL = re.compile(rf"{_CN}|\d{{1,2}}")
# 一、二季度 · 一、二审 · 三、四类: two numerals in a row, no number of a heading; nor is （八）
# that of 第二十条第（八）项 broken in two.
_TWO_NUMERALS = re.compile(rf"{_CN}(?:季|审|级|线|类|等|次|期|批|年|月|个|者)|项$")
_LONGEST_TITLE = 48
_STOP = re.compile(r"[。;!?]|:(?!//)")
_INNER = re.compile(
    rf"(?:^|(?<=[。;!?:)”》\s]))(?:(?P<cn>{_CN})、|\((?P<bracket>{_CN})\)\s?[、.]?)\s*"
)
_INLINE_TITLE = re.compile(r"[^\s。;!?:]{2,40}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible heading within one paragraph."""

    style: Style
    number: str
    ordinal: int | None
    title: str
    key: str | None
    start: int
    """Offset of its number in the paragraph."""
    text_from: int
    """Offset where the section's own text goes on; the paragraph's end if it does not."""
    whole: bool
    """The paragraph is nothing but the heading."""


def at_start(text: str) -> Candidate | None:
    """The heading that a paragraph is, or begins with."""
    match = _NUMBER.match(text)
    if match is None:
        if is_section_title(text):
            title = text.rstrip(":。")
            return Candidate("plain", "", None, title, section_key(title), 0, len(text), True)
        return None
    style: Style = match.lastgroup or "cn"  # type: ignore[assignment]
    rest = text[match.end() :]
    if not rest or _TWO_NUMERALS.match(rest) or is_row_label(text):
        return None
    ordinal_text = _ORDINAL.search(match[0])
    ordinal = ordinal_of(ordinal_text[0]) if ordinal_text else None
    if ordinal is None:
        return None
    title, used, whole = _title(rest, style)
    return Candidate(
        style,
        re.sub(r"\s", "", match[style]),
        ordinal,
        title,
        section_key(title) if title else None,
        0,
        match.end() + used,
        whole,
    )


def _title(rest: str, style: Style) -> tuple[str, int, bool]:
    """(title, characters used, nothing follows); an empty title for a numbered sentence."""
    stop = _STOP.search(rest)
    if (stop or len(rest) > _LONGEST_TITLE) and (run_in := _run_in(rest, style)):
        return run_in, len(run_in), False
    if stop is None or stop.end() == len(rest):
        ends_open = rest[-1] in ",;、" or (style == "arabic" and rest[-1] in "。;:")
        if len(rest) <= _LONGEST_TITLE and not ends_open:
            spaced = _spaced_title(rest)
            return spaced or (rest.rstrip("。:; "), len(rest), True)
        return _spaced_title(rest) or ("", 0, False)
    if spaced := _spaced_title(rest):
        return spaced
    if stop.start() <= _LONGEST_TITLE and rest.count(",", 0, stop.start()) <= 2:
        return rest[: stop.start()].strip(), stop.end(), False
    return "", 0, False


def _run_in(rest: str, style: Style) -> str:
    """五、存在的主要问题及改进情况一是…: a section's title that nothing parts from its text."""
    return accepted_prefix(rest, 0) if style in ("cn", "chapter") else ""


def _spaced_title(rest: str) -> tuple[str, int, bool] | None:
    """一、概述 2016年以来,…: only a space parts the form's title from the text."""
    head, space, tail = rest.partition(" ")
    spoken = len(tail) > 15 or tail.endswith("。")
    if space and spoken and len(head) <= _LONGEST_TITLE and is_accepted(head):
        return head, len(head) + 1, False
    return None


def within(text: str) -> list[Candidate]:
    """The headings inside a paragraph that holds several sections; empty if it holds none.

    Whole reports come as one line. A paragraph is taken for one only if numbers ascend
    through it and two of their titles are sections of a form; enumerations are not.
    """
    tops = _ascending(m for m in _INNER.finditer(text) if m["cn"])
    titled = [_inline(text, m, "cn") for m in tops]
    if sum(c.key is not None for c in titled) < 2:
        return []
    ends = [c.start for c in titled[1:]] + [len(text)]
    found: list[Candidate] = []
    for top, end in zip(titled, ends, strict=True):
        found.append(top)
        inner = (m for m in _INNER.finditer(text, top.start + 1, end) if m["bracket"])
        subs = [_inline(text, m, "bracket") for m in _ascending(inner)]
        if len(subs) > 1 and all(len(sub.title) <= 20 for sub in subs):
            found.extend(subs)
    return found


def _ascending(matches: Iterator[re.Match[str]]) -> list[re.Match[str]]:
    """Those whose ordinals rise one by one; one that is a form's section may leave a gap."""
    chain: list[re.Match[str]] = []
    last = 0
    for match in matches:
        ordinal = ordinal_of(match["cn"] or match["bracket"]) or 0
        title = _INLINE_TITLE.match(match.string, match.end())
        if title is None or is_row_label(match[0] + title[0]):
            continue
        known = section_key(title[0]) is not None
        if ordinal == last + 1 or (ordinal > last and known):
            chain.append(match)
            last = ordinal
    return chain


def _inline(text: str, match: re.Match[str], style: Style) -> Candidate:
    numeral = match["cn"] or match["bracket"]
    title = _INLINE_TITLE.match(text, match.end())
    name = accepted_prefix(text, match.end()) or (title[0] if title else "")
    end = match.end() + len(name)
    number = f"{numeral}、" if style == "cn" else f"({numeral})"
    after = end + 1 if end < len(text) and text[end] in ":。 " else end
    return Candidate(
        style, number, ordinal_of(numeral), name, section_key(name), match.start(), after, False
    )
