"""Everything stored under other rules: tried, asked and compared, and nothing stored."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from commands.root import run
from samples.agencies import EDUCATION
from samples.defects import change_cell
from samples.make import make_report
from samples.render_html import render_html
from store import (
    AgencyAttributes,
    AgencyRecord,
    Capture,
    ListVisit,
    PortalRecord,
    Sighting,
    Store,
)

HOME = "http://yunxi.example"
AT = datetime(2025, 2, 1, 4, tzinfo=UTC)
Call = Callable[..., tuple[int, str]]

RULE = """pack: ours
version: "1"
title: {zh: 本办规则, en: Our rules}
rules:
  - id: OUR-1
    title: {zh: 申请不应多于一件, en: At most one}
    message: {zh: "{operands}", en: wrong}
    family: arithmetic
    basis: arithmetic
    severity: warning
    weight: 2
    when: outcome.total.total > 1
    rationale: {zh: 理由, en: reason}
    how_to_fix: {zh: 改正, en: fix}
"""


@pytest.fixture
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with one wrong report, judged."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = tmp_path / "var"
    folder.mkdir(mode=0o700)
    page = render_html(change_cell(make_report(EDUCATION, 2024), "outcome.total.total"))
    with Store.open(folder / "gouji.db") as store:
        store.roster.put_portal(PortalRecord("yunxi", "云溪", HOME))
        held = AgencyAttributes("云溪市教育局", kind="department", level="prefecture")
        store.roster.replace("yunxi", [AgencyRecord("a1", (held,))])
        visit = store.runs.start("visit", AT, portal="yunxi")
        url = f"{HOME}/2024.html"
        store.sightings.record(
            ListVisit("yunxi", f"{HOME}/list", AT, True), [Sighting(url, "2024")], visit
        )
        store.archive.keep(Capture("yunxi", url, url, "page", page.content, "2024.html", AT), visit)
        store.runs.finish(visit, AT)
    assert run(["--var", str(folder), "judge", "--as-of", "2025-02-01"]) == 0
    return folder


@pytest.fixture
def call(var: Path, capfd: pytest.CaptureFixture[str]) -> Call:
    def call(*args: str) -> tuple[int, str]:
        capfd.readouterr()
        code = run(["--var", str(var), *args])
        return code, capfd.readouterr().out

    return call


def test_a_question_is_put_to_everything_stored(call: Call, var: Path) -> None:
    with Store.open(var / "gouji.db") as store:
        before = store.fingerprint()
    code, out = call("judge", "--where", "outcome.total.total > 1", "--format", "jsonl")
    (entry,) = map(json.loads, out.splitlines())
    assert code == 1
    assert entry["source"] == f"R1 {HOME}/2024.html"
    assert [v["rule"] for v in entry["verdicts"]] == ["where"]
    with Store.open(var / "gouji.db") as store:
        assert store.fingerprint() == before


def test_rules_are_tried_on_everything_stored(call: Call, tmp_path: Path) -> None:
    (tmp_path / "my.yaml").write_text(RULE, "utf-8")
    code, out = call(
        "judge", "--dry-run", "--rules", "my.yaml", "--select", "OUR", "--format", "csv"
    )
    assert code == 1
    assert "OUR-1" in out
    assert "outcome.total.total = 2" in out


def test_a_page_of_a_stored_report_shows_its_proofs(call: Call) -> None:
    _, out = call("judge", "--dry-run", "--format", "html")
    assert '<td class="figure hit' in out


def test_formats_go_with_a_dry_run_only(call: Call) -> None:
    assert call("judge", "--format", "csv")[0] == 2


def test_a_change_of_rules_tells_which_reports_change_and_why(call: Call, tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text(RULE, "utf-8")
    (tmp_path / "new.yaml").write_text(RULE.replace("> 1", "> 2"), "utf-8")
    code, out = call("rules", "diff", "old.yaml", "new.yaml")
    assert code == 1
    first, _, report, verdict = out.splitlines()
    assert first == "~ OUR-1  changed: when"
    assert report.startswith("R1  云溪市教育局 2024  score")
    assert verdict == "  OUR-1: fail (warning) → pass  (changed when)"


def test_the_same_rules_change_nothing(call: Call, tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text(RULE, "utf-8")
    code, out = call("rules", "diff", "old.yaml", "old.yaml", "--format", "json")
    assert code == 0
    assert json.loads(out) == {"rules": [], "reports": [], "unchanged": 1}
