"""What is stored, flat: findings, reports, figures and the ledger, a row each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from letters.wording import clean, in_lang, law_of, place_of

if TYPE_CHECKING:
    from store import Store

Row = dict[str, Any]
Rows = Callable[["Store", "int | None", "str | None"], Iterator[Row]]
"""(store, year or None, portal or None) → rows."""
FINDINGS = (
    "id", "report", "agency_id", "agency", "year", "portal", "rule", "subject", "family", "basis",
    "severity", "state", "review", "message", "law", "expected", "found", "quote", "where",
    "raised_on", "resolved_on", "waiver", "url",
)  # fmt: skip
REPORTS = (
    "id", "agency_id", "agency", "kind", "year", "portal", "form", "title", "published_first",
    "published_last", "score", "unassessed", "url",
)  # fmt: skip
MEASURES = (
    "report", "agency_id", "agency", "year", "form", "measure", "state", "value", "unit", "raw",
    "where",
)  # fmt: skip
LEDGER = (
    "portal", "agency_id", "agency", "year", "state", "due_on", "due_basis", "seen_on", "report",
)  # fmt: skip


def findings(store: Store, year: int | None, portal: str | None) -> Iterator[Row]:
    every = store.findings.select(
        states=("new", "standing", "waived", "resolved"),
        year=year,
        portals=None if portal is None else [portal],
    )
    for one in every:
        yield {
            "id": f"F{one.id}",
            "report": f"R{one.report_id}",
            "agency_id": one.agency_id,
            "agency": clean(one.agency_name),
            "year": one.reporting_year,
            "portal": one.portal,
            "rule": one.rule,
            "subject": clean(one.subject),
            "family": one.family,
            "basis": one.basis,
            "severity": one.severity,
            "state": one.state,
            "review": one.review or "",
            "message": in_lang(one.message, "zh"),
            "law": "；".join(law_of(cite) for cite in one.cites),
            "expected": clean(one.expected),
            "found": clean(one.found),
            "quote": "；".join(clean(e.quote) for e in one.evidence),
            "where": "；".join(place_of(e.where) for e in one.evidence),
            "raised_on": one.raised_on,
            "resolved_on": one.resolved_on,
            "waiver": clean(one.waiver or ""),
            "url": one.url,
        }


def reports(store: Store, year: int | None, portal: str | None) -> Iterator[Row]:
    for one in store.reports.select(year=year, portal=portal):
        first, last = one.published or (None, None)
        yield {
            "id": f"R{one.id}",
            "agency_id": one.agency_id,
            "agency": clean(one.agency_name),
            "kind": one.agency_kind,
            "year": one.reporting_year,
            "portal": one.portal,
            "form": one.form,
            "title": clean(one.title),
            "published_first": first,
            "published_last": last,
            "score": one.score,
            "unassessed": one.unassessed,
            "url": one.url,
        }


def measures(store: Store, year: int | None, portal: str | None) -> Iterator[Row]:
    for one in store.reports.select(year=year, portal=portal):
        for figure in store.reports.measures(one.revision_id).values():
            value = figure.value
            yield {
                "report": f"R{one.id}",
                "agency_id": one.agency_id,
                "agency": clean(one.agency_name),
                "year": one.reporting_year,
                "form": one.form,
                "measure": figure.name,
                "state": figure.state,
                "value": None if value is None else _plain(value),
                "unit": figure.unit,
                "raw": clean(figure.raw),
                "where": place_of(figure.where),
            }


def ledger(store: Store, year: int | None, portal: str | None) -> Iterator[Row]:
    for one in store.ledger.rows(year=year, portal=portal):
        yield {
            "portal": one.portal,
            "agency_id": one.agency_id,
            "agency": clean(one.agency_name),
            "year": one.reporting_year,
            "state": one.state,
            "due_on": one.due_on,
            "due_basis": one.due_basis,
            "seen_on": one.seen_on,
            "report": None if one.report_id is None else f"R{one.report_id}",
        }


def _plain(value: Any) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


TABLES: dict[str, tuple[tuple[str, ...], Rows]] = {
    "findings": (FINDINGS, findings),
    "reports": (REPORTS, reports),
    "measures": (MEASURES, measures),
    "ledger": (LEDGER, ledger),
}
"""Name of a table → its columns and where its rows come from."""
