"""The sentences of the running text that may claim a figure, each in its section."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from report.alignment import raw_slice
from report.figures import Figure, figures_in, masked
from report.model import Agency, Evidence, FormId, Heading, Passage
from report.naming import squeezed

_SENTENCE = re.compile(r"[^。!?]+[。!?]?")
_MAY_CLAIM = re.compile(r"[\d零〇一二两三四五六七八九十未无没均]|全部")
_CLAUSE = re.compile(r"[,。;:(]")
_REQUEST = re.compile(r"信息公开|依申请|政府信息|公开申请")
# Only applications for information are carried over, or have two of the form's outcomes.
_OF_THE_FORM = re.compile(
    r"申请[^。]*结转|结转[^。]*申请|新收[^。]*结转"
    r"|新收(?:到)?申请|申请[^。]*自然人|自然人[^。]*(?:商业企业|法律服务机构)"
    r"|三类内部事务|四类过程性|不掌握相关政府信息|信访举报投诉类申请"
    r"|(?:予以|部分|不予)公开[^。]*(?:无法提供|不予处理|不掌握)|予以公开[^。]*部分公开"
)
_ON_REQUESTS = re.compile(
    r"(?:信息公开|公开政府信息|依申请公开)[^。;]{0,16}?(?:申请|事项|件)|依申请公开|申请公开|公开申请"
)
_OF_OTHER_WORK = re.compile(
    r"窗口|政务服务|监督|检查|评价|考核|审批|采购|投诉处理|补贴|救助|低保|绩效|审计|提案|检查结果|督查|批示|办件|工单|来信"
)
# What else a paragraph may go over to.
_ON_OTHERS = re.compile(
    r"复议|诉讼|规范性文件|公文|发文|许可|处罚|信访|来信|热线|工单|留言|提案|建议|信箱|网站|微信|微博|培训|会议"
    r"|主动公开|审批|办事|便民|登记|补贴|救助|采购|投诉"
)
# No honest sentence is longer; a table run together into one line is no sentence.
_LONGEST = 4000
_MOST_FIGURES = 150
_BACK = re.compile(r"^[,]?(?:其中|上述|以上|这些?|该)")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a statement is judged by beside its words."""

    agency: Agency
    form: FormId | None
    year: int | None
    otherwise_in_one: bool = False
    """The report's table has 其他处理 as one row."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, bare of spaces, with its figures and where it stands."""

    text: str
    cover: str
    """The same with dates and names of documents masked, offsets kept."""
    figures: tuple[Figure, ...]
    passage: Passage
    span: tuple[int, int]
    """Offsets in the passage's text."""
    key: str | None
    """The section it stands in."""
    about_requests: bool
    """It, its section or the sentence it leans on is about applications for information."""
    leans_on: Sentence | None
    """The sentence before, if this one begins with 其中 or the like."""

    def evidence(self) -> Evidence:
        """The sentence's raw words."""
        raw = raw_slice(self.passage.raw, self.passage.text, *self.span)
        return Evidence(raw, self.passage.where)

    def clause_before(self, end: int) -> str:
        """The words between the last punctuation or figure and `end`."""
        start = max((f.end for f in self.figures if f.end <= end), default=0)
        return clause_before(self.cover, end, start)


def clause_before(text: str, end: int, start: int = 0) -> str:
    """The words of `text` between the last punctuation after `start` and `end`."""
    for match in _CLAUSE.finditer(text, start, end):
        start = match.end()
    return text[start:end]


def sentences_of(passages: Sequence[Passage], headings: Sequence[Heading]) -> Iterator[Sentence]:
    """The sentences with figures, absences or 均, in order."""
    sections = _sections(headings)
    previous: Sentence | None = None
    for passage in passages:
        key, on_requests = (
            sections[passage.heading] if passage.heading is not None else (None, False)
        )
        if previous is not None and previous.passage.heading != passage.heading:
            previous = None
        topic = False
        for match in _SENTENCE.finditer(passage.text):
            text = squeezed(match[0])
            topic = _still_on_requests(topic, text)
            # Where one character is broken, another may be a wrong one.
            if len(text) > _LONGEST or not _MAY_CLAIM.search(text) or "\ufffd" in text:
                continue
            cover = masked(text)
            figures = figures_in(cover)
            if len(figures) > _MOST_FIGURES:
                continue
            leans_on = previous if _BACK.match(text) else None
            previous = Sentence(
                text=text,
                cover=cover,
                figures=tuple(figures),
                passage=passage,
                span=match.span(),
                key=key,
                about_requests=on_requests
                or (key != "disputes" and (topic or _is_of_the_form(text)))
                or _REQUEST.search(text) is not None
                or (leans_on is not None and leans_on.about_requests),
                leans_on=leans_on,
            )
            yield previous


def _is_of_the_form(sentence: str) -> bool:
    return _OF_THE_FORM.search(sentence) is not None and not _OF_OTHER_WORK.search(sentence)


def _still_on_requests(before: bool, sentence: str) -> bool:
    """Whether a paragraph is on applications for information, at the end of a sentence of it."""
    if _ON_REQUESTS.search(sentence):
        return True
    others = _ON_OTHERS.search(sentence) or _OF_OTHER_WORK.search(sentence)
    return before and others is None


def _sections(headings: Sequence[Heading]) -> list[tuple[str | None, bool]]:
    """For each heading its section's key, its own or from above, and if it is on applications."""
    sections: list[tuple[str | None, bool]] = []
    for heading in headings:
        above = sections[heading.parent] if heading.parent is not None else (None, False)
        key = heading.key or above[0]
        sections.append((key, key == "requests" or "申请" in heading.title or above[1]))
    return sections
