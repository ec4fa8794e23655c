"""Which section of the official form a heading answers to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache, lru_cache

from report.forms import load_forms

_NOISE = re.compile(
    r"[\s、,，。.:;《》“”\"'·—-]|\((?:[^()]{0,30})\)"
    r"|20\d\d年?度?|本年度?|政府信息公开|政务公开|信息公开|行政机关|本机关|本单位|全[省市区县镇乡]"
)
_JOINERS = re.compile(r"[的和与及以并暨]|因|工作中?|方面|有关|相关")

# In this order: 依申请公开信息收费情况 is about fees, 因政府信息公开申请行政复议 about disputes.
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("disputes", re.compile(r"复议|诉讼|应诉|复议诉讼")),
    ("fees", re.compile(r"收费|费用|减免")),
    (
        "problems",
        re.compile(
            r"(存在|主要|突出|薄弱).{0,4}(问题|不足|困难|短板)|(问题|不足|困难|短板).{0,3}(改进|整改|对策|努力)|不足之处|^问题|^不足"
        ),
    ),
    (
        "other_matters",
        re.compile(r"其[他它].{0,6}(事项|情况|报告|说明)|(报告|说明).{0,2}其[他它](事项|情况)"),
    ),
    ("requests", re.compile(r"依申请|收到.{0,3}处理|申请.{0,4}(办理|处理|受理|答复)")),
    ("proactive", re.compile(r"主动公开")),
    (
        "overview",
        re.compile(
            r"^(总体|基本|工作|主要|总体工作|基本工作|工作基本|工作总体|主要工作)(情况|概况|概述)$|^概述$|^概况$|^工作概述$"
        ),
    ),
)


def core(title: str) -> str:
    """A heading without year, brackets, punctuation and the words that wander."""
    return _JOINERS.sub("", _NOISE.sub("", title.replace(" ", "")))


@cache
def _accepted() -> Mapping[str, str]:
    """Every heading that a form accepts, in its core form, with the key of its section."""
    found: dict[str, str] = {}
    for form in load_forms().values():
        for section in form.sections:
            for title in (section.title, *section.variants):
                found.setdefault(core(title), section.key)
    return found


@lru_cache(maxsize=4096)
def section_key(title: str) -> str | None:
    """The key of the form's section that a heading answers to; None if it answers to none.

    Accepted headings first, then wording of the same sense.
    """
    if len(title) > 60:
        return None
    bare = core(title)
    if key := _accepted().get(bare):
        return key
    return next((key for key, pattern in _PATTERNS if pattern.search(bare)), None)


def is_section_title(title: str) -> bool:
    """Whether a line is, to the letter, a heading that a form accepts (总体情况)."""
    return 3 <= len(title) <= 40 and title.rstrip(":。") in _verbatim()


def is_accepted(title: str) -> bool:
    """Whether a numbered heading's title is, to the letter, one that a form accepts: 概述 too."""
    return title in _titles()


def accepted_prefix(text: str, start: int) -> str:
    """The accepted heading that the text goes on with at `start`, if a sentence follows it."""
    for length in range(32, 1, -1):
        title = text[start : start + length]
        if title in _verbatim() and (
            _SENTENCE_BEGINS.match(text, start + length)
            or (len(title) >= _NO_OTHER and len(text) > start + length + _A_SENTENCE)
        ):
            return title
    return ""


_NO_OTHER = 8
"""A title as long as this is no other's beginning, if much follows it."""
_A_SENTENCE = 12


_SENTENCE_BEGINS = re.compile(r"\s?(?:20\d\d\s?年|截[至止]|我[省市区县镇乡局办委街]|本[年机单局])")


@cache
def _titles() -> frozenset[str]:
    return frozenset(
        title
        for form in load_forms().values()
        for section in form.sections
        for title in (section.title, *section.variants)
    )


@cache
def _verbatim() -> frozenset[str]:
    return frozenset(title for title in _titles() if len(title) > 2)


@cache
def row_labels() -> frozenset[str]:
    """The labels of rows that no heading of prose shares, bare of spaces.

    Group labels such as 一、主动公开情况 stand over sections too: only their table tells.
    """
    return frozenset(
        _squeezed(label)
        for form in load_forms().values()
        for table in form.tables
        for block in table.blocks
        for top in block.rows
        for row in top.walk()
        for label in (row.label, *row.aliases)
        if label and not label.endswith("情况")
    )


def is_row_label(text: str) -> bool:
    """Whether a numbered line is the label of a table's row: bare, with figures, or broken off."""
    bare = _TRAILING_FIGURES.sub("", _squeezed(text))
    if bare in row_labels():
        return True
    words = _UNNUMBER.sub("", bare)
    if words in _bare_labels() or _is_broken_group(text):
        return True
    return len(words) > 5 and _begins_a_label(words)


def _is_broken_group(text: str) -> bool:
    """三、本年度办, or 三、本 before what stood beside it: a group's label in a narrow column."""
    first, whole = _squeezed(text.partition(" ")[0]), _squeezed(text)
    if any(whole.startswith(label) for label in _groups()):
        return True
    if len(first) > len("三、") and any(label.startswith(first) for label in _groups()):
        return True
    words = len(_UNNUMBER.sub("", whole))
    return _BROKEN_OFF <= words < len(whole) and any(
        label.startswith(whole) and label != whole for label in _all_groups()
    )


_BROKEN_OFF = 6
"""So many characters of a group's label, number before them, are no section's title."""


@cache
def _groups() -> frozenset[str]:
    """Labels of groups of rows that are numbered as sections are, and named as none is."""
    return frozenset(label for label in _all_groups() if label in row_labels() and "、" in label)


@cache
def _all_groups() -> frozenset[str]:
    return frozenset(
        _squeezed(row.label)
        for form in load_forms().values()
        for table in form.tables
        for block in table.blocks
        for top in block.rows
        for row in top.walk()
        if row.group
    )


def _begins_a_label(words: str) -> bool:
    """Among sorted labels the first that is not before the words is the one to begin so."""
    labels = _sorted_labels()
    at = bisect_left(labels, words)
    return at < len(labels) and labels[at].startswith(words)


@cache
def _sorted_labels() -> tuple[str, ...]:
    return tuple(sorted(_bare_labels()))


@cache
def _bare_labels() -> frozenset[str]:
    return frozenset(x for x in (_UNNUMBER.sub("", label) for label in row_labels()) if len(x) > 3)


_UNNUMBER = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、])+"
)
_TRAILING_FIGURES = re.compile(r"(?:条|件|次|篇|个|人|人次|万元|元)?[|\d.,/—-]*$")
_SPACES = re.compile(r"[\s|]")
_WIDE = str.maketrans("（）：，；．", "():,;.")


def _squeezed(label: str) -> str:
    return _SPACES.sub("", label.translate(_WIDE))
