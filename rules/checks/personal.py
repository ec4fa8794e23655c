"""Personal data that stands open in a report."""

from __future__ import annotations

import re
from collections.abc import Iterable

from report.model import Evidence, Report
from report.privacy import mask
from rules.checks.base import Result, check
from rules.contents.prose import prose, sentences
from rules.model import Context
from rules.rule import Rule

_IDENTITY = re.compile(
    r"(?<![\d.A-Za-z])\d{6}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"
)
_MOBILE = re.compile(r"(?<![\d.A-Za-z-])1[3-9]\d{9}(?![\dA-Za-z])")
_CONTACT = re.compile(r"电话|手机|联系|热线|咨询|传真|举报|投诉|值班|致电|拨打|微信|号码")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@check("identity-numbers")
def identity_numbers(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """No identity number (18 digits whose check digit is right, GB 11643) in text or table."""
    if not _IDENTITY.search(prose(report)):
        yield Result("identity-number", "pass" if prose(report) else "not_applicable")
        return
    for text, evidence in _everything(report):
        if any(_is_identity(m.group()) for m in _IDENTITY.finditer(text)):
            quote = Evidence(mask(evidence.quote), evidence.where)
            yield Result("identity-number", "fail", evidence=(quote,))
            return
    yield Result("identity-number", "pass")


@check("mobile-numbers")
def mobile_numbers(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """No mobile number; one given as the office's own contact is a hint only."""
    if not _MOBILE.search(prose(report)):
        yield Result("mobile-number", "pass" if prose(report) else "not_applicable")
        return
    for text, evidence in _everything(report):
        match = _MOBILE.search(text)
        if match is None:
            continue
        contact = _CONTACT.search(text[max(0, match.start() - 30) : match.start()])
        yield Result(
            "mobile-number",
            "fail",
            {"words": mask(match.group())},
            found=mask(match.group()),
            evidence=(Evidence(mask(evidence.quote), evidence.where),),
            severity="info" if contact else None,
        )
        return
    yield Result("mobile-number", "pass")


def _everything(report: Report) -> Iterable[tuple[str, Evidence]]:
    for sentence in sentences(report):
        yield sentence.text, sentence.evidence


def _is_identity(number: str) -> bool:
    total = sum(int(d) * w for d, w in zip(number[:17], _WEIGHTS, strict=True))
    return "10X98765432"[total % 11] == number[17].upper()
