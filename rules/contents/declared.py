"""What a report says it is made of: “全文包括…”, “本报告由…等六部分组成”."""

from __future__ import annotations

import re
from dataclasses import dataclass

from report.model import Report
from rules.contents.prose import OncePerReport, Sentence, sentences

_SUBJECT = re.compile(r"全文|报告|年报|本文|主要内容")
_VERB = re.compile(r"(?:包括|包含|涵盖|由|分为|分成|分)")
_CLOSE = re.compile(
    r"(?P<open>等)?[,、]?(?:共|共计|总共|以及)?"
    r"(?:(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,3})个?大?(?:部分|方面|章节|章|块|项内容))"
    r"|(?P<end>组成|构成)"
)
# Wording by which a declared part is known; whatever else is named is not judged.
_PARTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("other_matters", re.compile(r"其[他它](?:需要?|应当?|须)?(?:报告|说明|公开)?的?事项")),
    ("disputes", re.compile(r"复议|诉讼")),
    ("fees", re.compile(r"收费|费用|减免")),
    ("problems", re.compile(r"问题|不足")),
    ("requests", re.compile(r"依申请|申请公开|收到和处理|公开申请")),
    ("proactive", re.compile(r"主动公开")),
    ("table", re.compile(r"附表|统计表|附件|情况表")),
)
_SPLIT = re.compile(r"[、,;]|以及|和|与|及")
_NUMERALS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"两": 2}


@dataclass(frozen=True, slots=True)
class Declared:
    """The parts a report names, as far as they are known ones, and how many it says."""

    parts: tuple[tuple[str, str], ...]
    """(key of the content, the words that name it), in order."""
    stated: int | None
    named: int
    """At most so many parts are named."""
    open: bool
    """The list ends in 等: not every part is named."""
    sentence: Sentence


def _declared(report: Report) -> Declared | None:
    for sentence in sentences(report):
        early = sentence.zone == "preamble" or sentence.heading in (None, 0)
        if not early or not _SUBJECT.search(sentence.text):
            continue
        for verb in _VERB.finditer(sentence.text):
            if found := _listed(sentence, verb.end()):
                return found
    return None


def _listed(sentence: Sentence, start: int) -> Declared | None:
    close = _CLOSE.search(sentence.text, start)
    listed = sentence.text[start : close.start() if close else len(sentence.text)]
    fragments = [f for f in _SPLIT.split(listed) if f.strip("等。的了:")]
    parts: dict[str, str] = {}
    for fragment in fragments:
        key = next((key for key, pattern in _PARTS if pattern.search(fragment)), None)
        if key is not None:
            parts.setdefault(key, fragment.strip("。:“”()"))
    if len(parts) < 2:
        return None
    is_open = bool(close and close["open"]) or "等" in listed[-8:]
    stated = _number(close["n"]) if close and close["n"] else None
    return Declared(tuple(parts.items()), stated, len(fragments), is_open, sentence)


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    tens, ten, ones = word.rpartition("十")
    return (_NUMERALS.get(tens, 1) * 10 if ten else 0) + _NUMERALS.get(ones, 0)


declared = OncePerReport(_declared)
"""`declared(report)`: the first sentence that says what the report is made of, or None."""
