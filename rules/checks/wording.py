"""Slips of wording that a rule can know for certain."""

from __future__ import annotations

import re
from collections.abc import Iterable

from report.model import Evidence, Report
from report.privacy import mask
from rules.checks.base import Result, check
from rules.contents.prose import sentences, without_blanks
from rules.contents.whole import is_plain_text
from rules.model import Context, Text
from rules.rule import Rule

_NAME = re.compile(
    r"(?:20\d\d)年?度?((?:政府|政务)?信息公开(?:工作)?(?:年度)?(?:工作)?(?:年度)?报告|政务公开(?:工作)?(?:年度)?报告)(?!如下)"
)
_BRACKET = re.compile(r"[()]")
_PROSE = re.compile(r"[,。;:]")


@check("bracket-unclosed")
def bracket_unclosed(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """A bracket that opens in a paragraph closes in it. Cut paragraphs are not judged."""
    last = len(report.passages) - 1
    for number, passage in enumerate(report.passages):
        text = without_blanks(passage.text)
        if number == last and report.cut:
            continue
        opened = _left_open(text)
        if opened is None or not text.endswith("。") or not _PROSE.search(text):
            continue
        words = mask(text[opened : opened + 30])
        quote = Evidence(mask(passage.raw[-200:]), passage.where)
        yield Result("bracket", "fail", {"words": words}, found=words, evidence=(quote,))
        return
    yield Result("bracket", "pass" if report.passages else "not_applicable")


def _left_open(text: str) -> int | None:
    """Where the only bracket opens that is not closed; None if a closing one has no opening."""
    opened: list[int] = []
    for mark in _BRACKET.finditer(text):
        if mark[0] == "(":
            opened.append(mark.start())
        elif not opened:
            return None
        else:
            opened.pop()
    return opened[0] if len(opened) == 1 else None


@check("figures-left-out")
def figures_left_out(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """A blank where a figure should be; in a text extract it may have been lost on the way."""
    found = re.compile("|".join(str(p) for p in rule.params["found"]))
    suspects = {id(p) for p in report.passages if found.search(p.raw)}
    for sentence in sentences(report):
        if id(sentence.passage) not in suspects:
            continue
        match = found.search(sentence.raw)
        if match is None:
            continue
        plain = is_plain_text(report) and not context.complete
        why = Text("文本提取时可能丢失了数字", "the figure may have been lost in the extract")
        yield Result(
            "figures",
            "unknown" if plain else "fail",
            {"words": match.group()},
            found=match.group(),
            evidence=(sentence.evidence,),
            why=why if plain else None,
        )
        return
    yield Result("figures", "pass" if report.passages else "not_applicable")


@check("name-of-report")
def name_of_report(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """Title, introduction and attachments call the report by one name."""
    names: dict[str, Evidence] = {}
    if report.title_evidence is not None:
        _collect(names, report.title_evidence)
    for sentence in sentences(report):
        if sentence.heading is None or sentence.zone == "preamble":
            _collect(names, sentence.evidence, sentence.text)
    for attachment in report.attachments:
        if attachment.is_report:
            _collect(names, Evidence(attachment.name, attachment.where))
    if len(names) < 2:
        yield Result("name", "pass" if names else "not_applicable")
        return
    (first, one), (second, other) = list(names.items())[:2]
    yield Result(
        "name", "fail", {"first": first, "second": second}, evidence=(one, other), found=second
    )


def _collect(names: dict[str, Evidence], evidence: Evidence, text: str = "") -> None:
    for match in _NAME.finditer(without_blanks(text or evidence.quote)):
        names.setdefault(match[1], evidence)
