"""The five real reports: exactly what is true of them is found, and nothing else."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from report import read
from report.model import Document, Report
from rules import judge, load_packs
from rules.model import Context, Judgement, Outcome

AS_OF = date(2025, 2, 10)
NAMES = (
    "000_e92d345624aa1390.txt",
    "001_0cb72870e0e1741c.txt",
    "002_635cdd01f46716b0.txt",
    "003_20c11ae4567b44d7.txt",
    "004_de73f9ff63829d5f.txt",
)
MODES = ("plain", "complete")


@cache
def packs() -> Any:
    return load_packs()


def report_of(path: Path) -> Report:
    [result] = read([Document(path.read_bytes(), path.name)])
    assert isinstance(result, Report), result
    return result


def judged(report: Report, mode: str = "plain") -> Judgement:
    judgement = judge(report, Context(as_of=AS_OF, complete=mode == "complete"), packs())
    assert not judgement.crashed
    return judgement


def grave(judgement: Judgement) -> list[Outcome]:
    return [o for o in judgement.findings() if o.severity in ("error", "warning")]


def told(outcomes: list[Outcome]) -> list[str]:
    return [f"{o.severity} {o.rule} {o.subject}: {o.message.zh}" for o in outcomes]


@pytest.fixture
def truth(shared: Path) -> dict[str, Any]:
    text = (shared / "reports" / "truth.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


@pytest.mark.parametrize("name", NAMES)
def test_reads_whose_report_it_is(shared: Path, truth: dict[str, Any], name: str) -> None:
    report, due = report_of(shared / "reports" / name), truth[name]
    assert report.agency.name.removeprefix("北京市") == due["agency"].removeprefix("北京市")
    assert (report.reporting_year, report.form) == (due["reporting_year"], due["form"])
    days = due["published"]
    if days is None:
        assert report.published is None
    else:
        first, last = days if isinstance(days, list) else (days, days)
        assert report.published is not None
        assert (report.published.first, report.published.last) == (first, last)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", NAMES)
def test_finds_what_is_listed_and_nothing_else(
    shared: Path, truth: dict[str, Any], name: str, mode: str
) -> None:
    found = grave(judged(report_of(shared / "reports" / name), mode))
    due = truth[name][mode]
    assert sorted((o.family, o.severity, o.basis) for o in found) == sorted(
        (d["family"], d["severity"], d["basis"]) for d in due
    ), told(found)
    for one in due:
        lines = one.get("lines", [])
        assert any(
            (o.family, o.severity, o.basis) == (one["family"], one["severity"], one["basis"])
            and set(lines) <= {e.where.line for e in o.evidence}
            for o in found
        ), one


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", NAMES)
def test_timeliness_is_as_listed(shared: Path, truth: dict[str, Any], name: str, mode: str) -> None:
    judgement = judged(report_of(shared / "reports" / name), mode)
    due = {o.verdict for o in judgement.outcomes if o.family == "timeliness"}
    assert "fail" not in due
    if truth[name]["timeliness"] == "pass" and name[:3] != "004":
        assert "pass" in due
