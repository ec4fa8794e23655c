"""Small values for the tests of the store."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from report.model import (
    Agency,
    Evidence,
    Layout,
    Line,
    Measure,
    Place,
    Report,
    Statement,
)
from rules.model import Outcome, Severity, Text, Verdict
from store import AgencyAttributes, AgencyRecord, Capture, PortalRecord, Store

AT = datetime(2026, 3, 1, 4, tzinfo=UTC)
PAGE = "http://demo.gov.cn/1.html"


def with_portal(store: Store) -> Store:
    store.roster.put_portal(PortalRecord("demo", "示范门户"))
    store.roster.replace("demo", [AgencyRecord("a1", (AgencyAttributes("甲局"),))])
    return store


def capture(content: bytes = b"x", url: str = PAGE, item: str = PAGE, **more: object) -> Capture:
    role = "page" if url == item else "attachment"
    return Capture("demo", item, url, role, content, "1.html", **{"captured_at": AT, **more})


def report(*lines: str, agency: str = "甲局", year: int | None = 2025, **figures: str) -> Report:
    return Report(
        title=f"{agency}{year}年政府信息公开工作年度报告",
        agency=Agency(agency, "department"),
        reporting_year=year,
        year_evidence=(),
        published=None,
        signed=None,
        form="annual-2021",
        layouts=(Layout(tuple(Line(n, raw, raw) for n, raw in enumerate(lines, 1)), "text/html"),),
        measures={
            name: Measure(name, "written", Decimal(value), value, Place(7, row=1, label="表三"))
            for name, value in figures.items()
        },
        statements=tuple(
            Statement(raw, "申请", Decimal("3"), "件", False, Evidence(raw, Place(n)))
            for n, raw in enumerate(lines, 1)
            if "件" in raw
        ),
    )


def outcome(
    rule: str,
    verdict: Verdict,
    subject: str = "x",
    *,
    severity: Severity = "error",
    suppressed_by: str | None = None,
    found: str = "",
) -> Outcome:
    return Outcome(
        rule=rule,
        verdict=verdict,
        severity=severity,
        basis="form",
        family="arithmetic",
        subject=subject,
        message=Text(f"{subject}不符", f"{subject} does not hold"),
        found=found,
        evidence=(Evidence("原文", Place(3, label="表三")),),
        suppressed_by=suppressed_by,
    )
