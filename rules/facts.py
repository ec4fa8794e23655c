"""A judged report as the facts that expressions may speak of."""

from __future__ import annotations

from collections.abc import Iterable

from report.model import Report
from rules.applies import case_of
from rules.expressions import SETS
from rules.model import Context, Outcome


def facts_of(report: Report, context: Context, outcomes: Iterable[Outcome]) -> dict[str, object]:
    """What expressions may speak of: written cells, the case, and rules by their outcomes."""
    case = case_of(report, context)
    facts: dict[str, object] = {
        name: measure.value
        for name, measure in report.measures.items()
        if measure.state == "written" and measure.value is not None
    }
    agency = context.agency
    told: dict[str, object] = {
        "year": case.year,
        "form": case.form,
        "kind": case.kind,
        "level": case.level,
        "portal": context.portal,
        "region": (agency.region_code if agency else "") or report.agency.region,
        "agency": (agency.name if agency else "") or report.agency.name,
    }
    facts.update((name, value) for name, value in told.items() if value)
    by_verdict: dict[str, set[str]] = {"fail": set(), "unknown": set(), "pass": set()}
    for outcome in outcomes:
        if outcome.verdict in by_verdict and outcome.suppressed_by is None:
            by_verdict[outcome.verdict].add(outcome.rule)
    facts.update(zip(SETS, by_verdict.values(), strict=True))
    return facts
