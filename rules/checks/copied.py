"""Words of last year's report, said again."""

from __future__ import annotations

from collections.abc import Iterable

from report.model import Report
from rules.checks.base import Result, check
from rules.contents.copied import fingerprint
from rules.contents.prose import sentences
from rules.model import Context
from rules.rule import Rule

_ENOUGH = 200
"""Characters of prose below which a share says nothing."""


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
