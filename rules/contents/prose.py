"""The running text of a report as sentences, each with its place and what part it plays."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from report.alignment import raw_slice
from report.model import Evidence, Heading, Passage, Place, Report

Zone = Literal["preamble", "body", "problems"]
"""`preamble` before the first heading; `problems` from where the text turns to shortcomings
and plans: what is wished or missed there is not yet done."""

_END = re.compile(r"[。!?]+[”」』)]?|$")
_SPACE = re.compile(r"(?<![A-Za-z]) | (?![A-Za-z])")
_PROBLEM_TITLE = re.compile(
    r"问题|不足|差距|困难|改进|打算|下一?步|今后|展望|工作(计划|安排|思路)|(年|年度)重点工作"
)
_TURN = re.compile(
    r"存在(着|的|一些|以下|不少|诸多)?[^。;,]{0,6}(问题|不足|差距|短板|薄弱)|问题(与|和|及)不足"
    r"|下一步|今后|接下来|工作(的)?(总体)?(思路|打算|计划)"
)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `text` normalised and without blanks between characters, `raw` as printed."""

    text: str
    passage: Passage
    start: int
    end: int
    """Offsets in the passage's text, blanks and all."""
    zone: Zone

    @property
    def raw(self) -> str:
        return raw_slice(self.passage.raw, self.passage.text, self.start, self.end)

    @property
    def where(self) -> Place:
        return self.passage.where

    @property
    def heading(self) -> int | None:
        return self.passage.heading

    @property
    def evidence(self) -> Evidence:
        return Evidence(self.raw, self.where)


class OncePerReport(Generic[T]):
    """Remembers what was worked out for the last report: every rule asks the same anew."""

    def __init__(self, work: Callable[[Report], T]) -> None:
        self._work = work
        self._last: tuple[Report, T] | None = None

    def __call__(self, report: Report) -> T:
        last = self._last
        if last is None or last[0] is not report:
            last = (report, self._work(report))
            self._last = last
        return last[1]


def without_blanks(text: str) -> str:
    """Blanks between Chinese characters and digits are the layout's, not the words'."""
    return _SPACE.sub("", text) if " " in text else text


def _sentences(report: Report) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    turned: int | None = -1  # heading under which the text has turned to problems; -1: none
    for passage in report.passages:
        if passage.heading != turned:
            turned = -1
        heading = None if passage.heading is None else report.outline[passage.heading]
        titled = heading is not None and _about_problems(report, heading)
        for start, end in spans(passage.text):
            text = without_blanks(passage.text[start:end])
            if not text:
                continue
            if turned == -1 and _TURN.search(text):
                turned = passage.heading
            zone: Zone = "problems" if titled or turned == passage.heading else "body"
            if zone == "body" and heading is None and report.outline:
                zone = "preamble"
            found.append(Sentence(text, passage, start, end, zone))
    return tuple(found)


def spans(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence, its full stop included."""
    cuts, start = [], 0
    for stop in _END.finditer(text):
        if stop.end() > start:
            cuts.append((start, stop.end()))
            start = stop.end()
    return cuts


def _about_problems(report: Report, heading: Heading) -> bool:
    while True:
        if heading.key == "problems" or _PROBLEM_TITLE.search(heading.title):
            return True
        if heading.parent is None:
            return False
        heading = report.outline[heading.parent]


sentences = OncePerReport(_sentences)
"""`sentences(report)`: every sentence of the running text, in order."""

prose = OncePerReport(lambda report: "\n".join(s.text for s in sentences(report)))
"""`prose(report)`: all sentences as one text, a line each: what is not in it is in none."""


def titles_above(report: Report, heading: int | None) -> str:
    """The titles of the headings a passage stands under, innermost first, joined by blanks."""
    titles = []
    while heading is not None:
        titles.append(report.outline[heading].title)
        heading = report.outline[heading].parent
    return " ".join(titles)


def text_of(passages: tuple[Passage, ...]) -> str:
    return without_blanks("".join(p.text for p in passages))
