"""Words of last year's report, or of another body's, said again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from report.model import Report
from rules.checks.base import Result, check
from rules.contents.copied import fingerprint, words_of
from rules.contents.prose import sentences
from rules.model import Context
from rules.rule import Rule

_ENOUGH = 200
"""Characters of prose below which a share says nothing."""
_FEW = 3
_ALIKE = 90
"""Of 100: sentences that differ in a name or a word of theirs are the same sentence."""


@check("copied-from-last-year")
def copied_from_last_year(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """The prose is not mostly last year's: `most` of it is the finding, `much` a hint."""
    prior = context.prior
    if prior is None or not prior.sentences:
        yield Result("prose", "not_applicable")
        return
    told = [(s, mark) for s in sentences(report) if (mark := fingerprint(s.text))]
    total = sum(len(s.text) for s, _ in told)
    again = [s for s, mark in told if mark in prior.sentences]
    share = sum(len(s.text) for s in again) / total if total else 0.0
    much, most = float(rule.params["much"]), float(rule.params["most"])
    if total < _ENOUGH or share < much:
        yield Result("prose", "pass" if total >= _ENOUGH else "not_applicable")
        return
    again.sort(key=lambda s: -len(s.text))
    yield Result(
        "prose",
        "fail",
        {
            "share": f"{share:.0%}",
            "count": str(len(again)),
            "prior_year": str(prior.reporting_year),
        },
        found=f"{share:.0%}",
        evidence=tuple(s.evidence for s in again[:5]),
        severity=None if share >= most else "info",
    )


@check("copied-from-another")
def copied_from_another(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """The prose is not another body's of the same year: `most` of it is the finding, `much` a
    hint. The place's template counts for neither, nor does what this body said last year."""
    other = context.alike
    if other is None:
        yield Result("prose", "not_applicable")
        return
    told = [(s, fingerprint(s.text)) for s in sentences(report)]
    own = [s for s, mark in told if mark and mark not in other.common]
    said_before = context.prior.sentences if context.prior else frozenset()
    total = sum(len(s.text) for s in own)
    again = [
        s
        for s in own
        if fingerprint(s.text) not in said_before and _among(words_of(s.text), other.sentences)
    ]
    share = sum(len(s.text) for s in again) / total if total else 0.0
    much, most = float(rule.params["much"]), float(rule.params["most"])
    if total < _ENOUGH or len(again) < _FEW or share < much:
        yield Result("prose", "pass" if total >= _ENOUGH else "not_applicable")
        return
    again.sort(key=lambda s: -len(s.text))
    yield Result(
        "prose",
        "fail",
        {"share": f"{share:.0%}", "count": str(len(again)), "name": other.agency},
        found=f"{share:.0%}",
        evidence=tuple(s.evidence for s in again[:5]),
        severity=None if share >= most else "info",
    )


def _among(words: str, others: Sequence[str]) -> bool:
    """One of the others says it, word for word or but for a name in it."""
    from rapidfuzz import fuzz, process

    return process.extractOne(words, others, scorer=fuzz.ratio, score_cutoff=_ALIKE) is not None
