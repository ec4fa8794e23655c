"""Waived findings are counted apart wherever findings are told."""

import json
from pathlib import Path

import pytest

from commands.root import run
from samples.agencies import EDUCATION
from samples.defects import change_cell
from samples.make import make_report
from samples.render_text import render_text
from tests.decisions.office import Office, fail

FILE = "- {{rule: {}, agency: {}, reason: 已说明, by: 王, until: {}}}\n"


@pytest.fixture
def wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A report whose total of results is one too many, checked beside a file of waivers."""
    monkeypatch.setenv("GOUJI_WAIVERS", str(tmp_path / "waivers.yaml"))
    monkeypatch.setenv("GOUJI_VAR", str(tmp_path / "var"))
    path = tmp_path / "wrong.txt"
    changed = change_cell(make_report(EDUCATION, 2024), "outcome.total.total")
    path.write_bytes(render_text(changed).content)
    return path


def checked(path: Path, capfd: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    code = run(["check", str(path), "--as-of", "2025-04-10", *args])
    return code, *capfd.readouterr()


def test_check_sets_waived_findings_apart(
    wrong: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = checked(wrong, capfd, "--format", "json")
    (entry,) = json.loads(out)["reports"]
    found = {v["rule"] for v in entry["verdicts"] if v["verdict"] == "fail"}
    assert code == 1
    assert "waived" not in entry
    name = entry["agency"]["name"]
    lines = [FILE.format(rule, name, "2025-12-31") for rule in sorted(found)]
    (tmp_path / "waivers.yaml").write_text("".join(lines), "utf-8")
    code, out, _ = checked(wrong, capfd, "--format", "json")
    (entry,) = json.loads(out)["reports"]
    assert code == 0
    assert {v["rule"] for v in entry["waived"]} == found
    assert not [v for v in entry["verdicts"] if v["verdict"] == "fail"]
    assert f"已豁免 {len(entry['waived'])} 项（另计）" in checked(wrong, capfd)[1]


ROSTER = """agencies:
- {{id: e-1, name: {}, kind: department, level: prefecture, aliases: [市教育局]}}
- {{id: e-2, name: 别的市教育局, kind: department, level: prefecture, aliases: [教育局]}}
- {{id: e-3, name: 又一市教育局, kind: department, level: prefecture, aliases: [教育局]}}
"""


@pytest.mark.parametrize(
    ("agency", "year", "meant"),
    [
        ("e-1", 2024, True),
        ("市教育局", 2024, True),
        ("云溪市 教育局", 2024, True),
        ("e-1", 2023, False),
        ("e-2", 2024, False),
        ("教育局", 2024, False),
    ],
)
def test_check_knows_an_agency_by_all_that_the_rosters_know_it_by(
    wrong: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    agency: str,
    year: int,
    meant: bool,
) -> None:
    folder = tmp_path / "rosters"
    folder.mkdir()
    (folder / "city.yaml").write_text(ROSTER.format(EDUCATION.name), "utf-8")
    (tmp_path / "gouji.toml").write_text("[folders]\nrosters = ['rosters']\n", "utf-8")
    text = FILE.format("T21-3a", agency, f"2025-12-31, year: {year}")
    (tmp_path / "waivers.yaml").write_text(text, "utf-8")
    options = ["--config", str(tmp_path / "gouji.toml")]
    run([*options, "check", str(wrong), "--as-of", "2025-04-10", "--format", "json"])
    (entry,) = json.loads(capfd.readouterr().out)["reports"]
    assert ("waived" in entry) is meant


def test_a_page_tells_what_is_waived_why_by_whom_and_until_when(
    wrong: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    text = FILE.format("T21-3a", EDUCATION.name, "2025-12-31")
    (tmp_path / "waivers.yaml").write_text(text, "utf-8")
    page = checked(wrong, capfd, "--format", "html")[1]
    assert "已豁免 1 项，另计" in page
    assert "已说明（王 决定，有效期至 2025-12-31）" in page


def test_check_tells_of_a_waiver_that_has_expired_and_fails_again(
    wrong: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    text = FILE.format("T21-3a", EDUCATION.name, "2025-01-01")
    (tmp_path / "waivers.yaml").write_text(text, "utf-8")
    code, out, err = checked(wrong, capfd)
    assert code == 1
    assert "T21-3a" in out
    assert "已过期的豁免：T21-3a" in err


def test_a_file_of_waivers_with_a_mistake_stops_the_check(
    wrong: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "waivers.yaml").write_text("- rule: T21-3a\n", "utf-8")
    code, _, err = checked(wrong, capfd)
    assert code == 2
    assert "waivers.yaml:1" in err


def test_the_digest_counts_them_apart(office: Office, capfd: pytest.CaptureFixture[str]) -> None:
    office.judged([fail("T21-3c"), fail("T21-3a")])
    why = ("--by", "王", "--reason", "合并", "--until", "2026-12-31", "--as-of", "2026-03-01")
    office.gouji("waive", "F1", *why)
    capfd.readouterr()
    assert office.gouji("digest", "--preview", "--as-of", "2026-03-02") == 0
    assert "已豁免 1 项，另计" in capfd.readouterr().out


def test_a_finding_whose_waiver_has_ended_is_told_again(
    office: Office, capfd: pytest.CaptureFixture[str]
) -> None:
    office.judged([fail("T21-3c")])
    why = ("--by", "王", "--reason", "合并", "--until", "2026-03-02")
    office.gouji("waive", "F1", *why, "--as-of", "2026-03-01")
    office.gouji("digest", "--send", "--as-of", "2026-03-02")
    office.gouji("waive", "--list", "--as-of", "2026-03-03")
    capfd.readouterr()
    assert office.gouji("digest", "--preview", "--as-of", "2026-03-03") == 0
    out = capfd.readouterr().out
    assert "新发现 (1" in out
    assert "豁免已结束，恢复告知" in out


def test_the_nightly_judge_reads_the_file(
    office: Office, capfd: pytest.CaptureFixture[str]
) -> None:
    office.judged([fail("T21-3c")])
    text = FILE.format("T21-3d", "甲局", "2026-12-31")
    (office.var / "waivers.yaml").write_text(text, "utf-8")
    assert office.gouji("judge", "--as-of", "2026-03-01") == 0
    assert "未用到的豁免：T21-3d 甲局" in capfd.readouterr().err
