"""A section on problems that names no problem, or last year's."""

from __future__ import annotations

import re
from collections.abc import Iterable

from report.model import Heading, Report
from report.said import said
from rules.checks.base import Result, check
from rules.contents.copied import fingerprint
from rules.contents.prose import Sentence, sentences, without_blanks
from rules.contents.whole import cannot_tell, paragraphs_lost, unread
from rules.contents.words import words
from rules.model import Context, Text
from rules.rule import Rule

_HARDLY_BEGUN = 60
_FEW = 3
"""Of fewer sentences nobody can say that they were copied."""


@check("problems-named")
def problems_named(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """At least one sentence of the section on problems names a shortcoming of the work."""
    section = _section(report)
    if section is None:
        yield Result("problems", "not_applicable")
        return
    inside = [s for s in sentences(report) if _within(report, s, section)]
    if not inside:
        yield Result("problems", "not_applicable")
        return
    titles = [without_blanks(h.title) for h in report.outline if _below(report, h, section)]
    named = next((s for s in inside if names_shortcoming(s.text)), None)
    if named is not None or any(names_shortcoming(t) for t in titles):
        yield Result("problems", "pass", evidence=(named.evidence,) if named else ())
        return
    why = _hidden(report, context, section)
    yield Result(
        "problems",
        "unknown" if why else "fail",
        {"section": section.title, "quote": inside[0].raw},
        expected="至少一项具体问题",
        found="只有笼统表述或下一步打算",
        evidence=tuple(s.evidence for s in inside[:2]),
        why=why,
    )


@check("problems-repeated")
def problems_repeated(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """The problems told are not, word for word, those of last year's report (`most` of them)."""
    prior, section = context.prior, _section(report)
    if prior is None or not prior.sentences or section is None:
        yield Result("problems", "not_applicable")
        return
    inside = [s for s in sentences(report) if _within(report, s, section)]
    told = [(s, mark) for s in inside if (mark := fingerprint(s.text))]
    again = [s for s, mark in told if mark in prior.sentences]
    total = sum(len(s.text) for s, _ in told)
    share = sum(len(s.text) for s in again) / total if total else 0.0
    if len(told) < _FEW or total < _HARDLY_BEGUN:
        yield Result("problems", "not_applicable")
        return
    if share < float(rule.params["most"]):
        yield Result("problems", "pass")
        return
    fields = {"share": f"{share:.0%}", "count": str(len(again)), "section": section.title}
    fields["prior_year"] = str(prior.reporting_year)
    evidence = tuple(s.evidence for s in again[:5])
    yield Result("problems", "fail", fields, found=f"{share:.0%}", evidence=evidence)


def _section(report: Report) -> Heading | None:
    found = [h for h in report.outline if h.key == "problems"]
    return next((h for h in found if h.parent is None), found[0] if found else None)


def names_shortcoming(text: str) -> bool:
    """Whether a sentence says, of something in particular, that it is not as it should be."""
    if words("particular_gaps").search(text):
        return True
    rest = words("general_phrases").sub("", text)
    return words("shortcomings").search(rest) is not None


def _hidden(report: Report, context: Context, section: Heading) -> Text | None:
    if context.complete:
        return None
    if report.cut and section.index == _last_top(report):
        return Text(
            f"取得的文本不完整（{said(report.cut, 'zh')}），问题可能写在缺失处",
            f"the captured text is not whole ({said(report.cut, 'en')})",
        )
    if any("\ufffd" in passage.text for passage in report.under(section)):
        return Text("该部分有残缺的字符，不能断定", "some of its characters are broken")
    if paragraphs_lost(report) or _begins_late(report, section):
        return Text(
            "取得的文本中有段落丢失，问题可能写在缺失处", "paragraphs of the section are lost"
        )
    # A few words at the end of a text may be the first of more.
    words_of_it = sum(len(p.text) for p in report.under(section))
    begun = words_of_it < _HARDLY_BEGUN and section.index == _last_top(report)
    if begun or any(a.is_report for a in unread(report, context)):
        return cannot_tell(report, context)
    return None


def _last_top(report: Report) -> int:
    return max((h.index for h in report.outline if h.parent is None), default=-1)


def _begins_late(report: Report, section: Heading) -> bool:
    """The section begins with a second point: its first has fallen out."""
    first = without_blanks(report.under(section)[0].text)
    return (
        re.match(r"(?:[2-9]|[二三四五六])[.、]|\([二三四五六]\)|[二三四五六]是", first) is not None
    )


def _within(report: Report, sentence: Sentence, section: Heading) -> bool:
    if sentence.heading is None:
        return False
    heading = report.outline[sentence.heading]
    return heading.index == section.index or _below(report, heading, section)


def _below(report: Report, heading: Heading, section: Heading) -> bool:
    parent = heading.parent
    while parent is not None:
        if parent == section.index:
            return True
        parent = report.outline[parent].parent
    return False
