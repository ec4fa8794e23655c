"""The tables of the real reports, cell for cell; what an excerpt lost stays unread."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from report.model import Document, Layout
from report.readers import layout_of
from report.tables import TablesRead, read_tables

SHARED = Path(__file__).resolve().parents[3] / "shared"
TRUTHS = sorted((SHARED / "reports").glob("**/*.truth.json")) if SHARED.is_dir() else []

DOCUMENTS_2021 = ("issued", "repealed", "in_force")
DOCUMENTS_2019 = ("made", "newly_disclosed", "disclosed_total")
ITEMS = ("items_last_year", "items_change", "decisions")
APPLICANTS = [
    "natural_person",
    "commercial",
    "research",
    "public_welfare",
    "legal_service",
    "other_organisation",
    "total",
]
RESULTS = ["upheld", "corrected", "other", "pending", "total"]
REQUEST_ROWS = {
    "一": "applications.new",
    "二": "applications.carried_in",
    "（一）": "outcome.granted",
    "（二）": "outcome.partly_granted",
    "（三）1": "outcome.refused.state_secret",
    "（三）2": "outcome.refused.forbidden_by_law",
    "（三）3": "outcome.refused.endangers_security",
    "（三）4": "outcome.refused.third_party",
    "（三）5": "outcome.refused.internal_affairs",
    "（三）6": "outcome.refused.process_information",
    "（三）7": "outcome.refused.enforcement_file",
    "（三）8": "outcome.refused.administrative_query",
    "（四）1": "outcome.unavailable.not_held",
    "（四）2": "outcome.unavailable.needs_creation",
    "（四）3": "outcome.unavailable.still_unclear",
    "（五）1": "outcome.not_processed.petition",
    "（五）2": "outcome.not_processed.repeated",
    "（五）3": "outcome.not_processed.publication",
    "（五）4": "outcome.not_processed.excessive",
    "（五）5": "outcome.not_processed.reconfirmation",
    "（六）1": "outcome.otherwise.correction_overdue",
    "（六）2": "outcome.otherwise.fee_overdue",
    "（六）3": "outcome.otherwise.rest",
    "（六）其": "outcome.otherwise.all",
    "（七）": "outcome.total",
    "四": "applications.carried_forward",
}


def expected_of(truth: dict[str, Any], read: TablesRead) -> Iterator[tuple[str, int | None]]:
    """The measures that a truth file states, `None` for a blank cell."""
    for row, figures in truth.get("table2", {}).items():
        values = figures if isinstance(figures, list) else [figures]
        yield from zip(_proactive(row, len(values), read), values, strict=True)
    for row, values in truth.get("table3", {}).items():
        for column, value in zip(APPLICANTS, values, strict=True):
            yield f"{_request_row(row)}.{column}", value
    blocks = {
        "行政复议": "review",
        "未经复议直接起诉": "litigation_direct",
        "复议后起诉": "litigation_after_review",
    }
    for row, values in truth.get("table4", {}).items():
        for column, value in zip(RESULTS, values, strict=True):
            yield f"{blocks[row]}.{column}", value


def _request_row(label: str) -> str:
    start = next(s for s in sorted(REQUEST_ROWS, key=len, reverse=True) if label.startswith(s))
    return REQUEST_ROWS[start]


def _proactive(row: str, count: int, read: TablesRead) -> list[str]:
    if row in ("规章", "规范性文件", "行政规范性文件"):
        name = "regulations" if row == "规章" else "normative_documents"
        trial = f"{name}.made" in read.measures
        return [f"{name}.{c}" for c in (DOCUMENTS_2019 if trial else DOCUMENTS_2021)]
    if row.startswith("行政事业性收费"):
        return ["fees.amount_wan"] if count == 1 else [f"fees.{c}" for c in ITEMS[:count]]
    if row == "政府集中采购":
        return ["procurement.projects", "procurement.amount"]
    name = {
        "行政许可": "licences",
        "其他对外管理服务事项": "other_services",
        "行政处罚": "penalties",
        "行政强制": "compulsion",
    }[row]
    return [f"{name}.decisions"] if count == 1 else [f"{name}.{c}" for c in ITEMS]


def tables_of(path: Path, year: int | None) -> TablesRead:
    layout = layout_of(Document(path.read_bytes(), path.name))
    assert isinstance(layout, Layout)
    return read_tables([layout], year)


@pytest.mark.skipif(not TRUTHS, reason="the real reports are not beside this checkout")
@pytest.mark.parametrize("path", TRUTHS, ids=lambda path: path.name.partition(".")[0])
def test_every_cell_is_as_the_truth_file_says_and_none_is_invented(path: Path) -> None:
    truth = json.loads(path.read_text(encoding="utf-8"))
    source = next(f for f in path.parent.glob(path.name.partition(".")[0] + ".*") if f != path)
    read = tables_of(source, truth.get("fiscal_year"))
    expected = dict(expected_of(truth, read))
    told = {
        name: None if measure.state == "blank" else measure.value
        for name, measure in read.measures.items()
        if measure.state != "unread" and name in expected
    }
    assert told == expected
    others = {
        name: measure.raw
        for name, measure in read.measures.items()
        if measure.state == "written" and name not in expected
    }
    if "table2" in truth:
        assert others == {} or path.name.startswith(PARTLY_TOLD)


PARTLY_TOLD = ("56", "62")
"""Their truth files leave out the first rows of table three that the text has."""


@pytest.mark.parametrize(
    ("name", "year", "written"),
    [
        ("000_e92d345624aa1390.txt", 2018, 73),
        ("001_0cb72870e0e1741c.txt", 2021, 200),
        ("002_635cdd01f46716b0.txt", 2018, 0),
        ("003_20c11ae4567b44d7.txt", 2018, 0),
        ("004_de73f9ff63829d5f.txt", 2017, 0),
    ],
)
def test_the_sample_extracts_have_their_tables_or_none(
    shared: Path, name: str, year: int, written: int
) -> None:
    read = tables_of(shared / "reports" / name, year)
    assert sum(m.state == "written" for m in read.measures.values()) == written
    assert all(m.state == "written" for m in read.measures.values())
