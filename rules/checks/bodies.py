"""Words of another body's report: a wider area's figures, another organ's way to say “we”."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from report.model import Report
from rules.checks.base import Result, check
from rules.contents.prose import Sentence, prose, sentences
from rules.model import Context
from rules.rule import Rule

_PLACE = re.compile(r"[\u4e00-\u9fff]{1,6}?(?:自治区|自治州|省|市|区|县|旗)")
_RECEIVED = r"(?:共|累计|总共|一共|各级|系统)?(?:收到|受理|新收|接收)[^。;,]{0,14}申请"
_WIDER = r"全省|全市|全县|全区|我省|我市|我县|我区|本省|本市|本县|本区"
_PROVINCE = re.compile(
    r"(?<![在居列占为是])(?:全省|我省|本省)(?:各级|政府系统|行政机关|各级行政机关|各地各部门|各部门)*"
    r"(?:全年)?(?:共|累计|总共|一共)?(?:收到|受理|新收|接收|办理|主动公开)[^。;,\n]{0,14}(?:申请|信息)[^。;,\n]{0,8}?\d"
)
_TO_OTHERS = re.compile(
    r"向(?:省|市|县|区)(?:人民)?政府[^。,;]{0,20}?(?:提出|提交|递交)的?[^。;]{0,20}申请"
)
# 全县收到153件,其中我乡3件; 协助县政府办理: its own share is told, or whose they are.
_OURS_APART = re.compile(r"其中,?(?:我|本|涉及我|涉及本)|协助|配合|转办|转交|转来")
_SELF = re.compile(r"(?<!自)我(局|镇|乡|委|厅|街道|街|办|中心|院|校|队)")
_ANNOUNCES = re.compile(r"编制|公布|公开|发布|报告")
_OFFICE = re.compile(r"(?:党政|政务|综合|行政|政府|公开)[^,。]{0,6}(?:办公室|中心|办)")
_FOREIGN: dict[str, frozenset[str]] = {
    "township_government": frozenset({"局", "委", "厅", "街道", "街", "办"}),
    "subdistrict_office": frozenset({"局", "镇", "乡", "厅", "委"}),
    "department": frozenset({"镇", "乡", "街道", "街"}),
}


@check("scope-of-requests")
def scope_of_requests(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """Requests are told of this body, not of the district or city it lies in."""
    names = "|".join(sorted(map(re.escape, _ancestors(report)), key=len, reverse=True))
    wider = re.compile(rf"(?:{names + '|' if names else ''}{_WIDER}){_RECEIVED}")
    for sentence in sentences(report):
        match = wider.search(sentence.text) or _TO_OTHERS.search(sentence.text)
        if match is None or _OURS_APART.search(sentence.text):
            continue
        yield Result(
            "requests",
            "fail",
            {"words": match.group(), "agency": report.agency.name},
            expected=report.agency.name,
            found=match.group(),
            evidence=(sentence.evidence,),
        )
        return
    yield Result("requests", "pass")


def _ancestors(report: Report) -> set[str]:
    """Names of the areas the body lies in: 深圳市, 光明区; its own name is none of them."""
    own = report.agency.name
    places = _PLACE.findall(report.agency.region or own)
    return {p for p in places if len(p) > 1 and not own.endswith(p)}


@check("scope-of-province")
def scope_of_province(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """A body below the province does not tell the province's figures as its own."""
    match = _PROVINCE.search(prose(report))
    if match is None:
        yield Result("scope", "pass" if report.passages else "not_applicable")
        return
    sentence = next(s for s in sentences(report) if match.group() in s.text)
    fields = {"words": match.group(), "agency": report.agency.name}
    yield Result("scope", "fail", fields, report.agency.name, match.group(), (sentence.evidence,))


@check("own-words")
def own_words(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """The body does not call itself what it is not (我局 in a town's report)."""
    kind = (context.agency.kind if context.agency else None) or report.agency.kind or ""
    if kind not in _FOREIGN:
        yield Result("self", "not_applicable")
        return
    said: Counter[str] = Counter()
    first: dict[str, Sentence] = {}
    for sentence in sentences(report):
        for match in _SELF.finditer(sentence.text):
            word = match[1]
            said[word] += 1
            first.setdefault(word, sentence)
    wrong = [word for word in said if word in _FOREIGN[kind]]
    right = [word for word in said if word not in _FOREIGN[kind]]
    if not wrong or not right:
        yield Result("self", "pass")
        return
    word = wrong[0]
    yield Result(
        "self",
        "fail",
        {"words": f"我{word}", "agency": report.agency.name},
        found=f"我{word}",
        evidence=(first[word].evidence,),
    )


@check("own-name")
def own_name(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """No other body is named as the one that reports; under the text (a sign-off) a hint."""
    own = report.agency.name
    if not own:
        yield Result("agency", "unknown" if report.agency_conflicts else "not_applicable")
        return
    others = [e for e in report.agency_conflicts if not _own_office(own, e.quote)]
    if not others:
        yield Result("agency", "pass")
        return
    announced = [e for e in others if _ANNOUNCES.search(e.quote)]
    yield Result(
        "agency",
        "fail",
        {"words": (announced or others)[0].quote, "agency": own},
        expected=own,
        found=(announced or others)[0].quote,
        evidence=tuple(announced or others),
        severity=None if announced else "info",
    )


def _own_office(own: str, words: str) -> bool:
    """党政办公室 of the town itself, or the body under a fuller or shorter name."""
    bare = re.sub(r"(?:人民政府|政府|办事处)$", "", own)
    short = re.sub(r"^.*(?:省|市|区|县|旗)(?=.{2,})", "", bare)
    return _OFFICE.search(words) is not None or bare in words or (len(short) > 2 and short in words)
