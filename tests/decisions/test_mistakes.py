"""Plausible mistakes: one or two plain lines with what to do next, a code that is documented,
no traceback."""

from pathlib import Path

import pytest

from commands.root import run
from tests.decisions.office import Office, fail

BY = ("--by", "王")
GONE = "/nowhere/x"


@pytest.fixture
def stored(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office with one finding, in a folder with files that have mistakes in them."""
    office.judged([fail("T21-3c")])
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.yaml").write_text("pack: [x\n", "utf-8")
    (tmp_path / "pack.yaml").write_text("pack: ours\nversion: '1'\ntitel: x\n", "utf-8")
    (tmp_path / "waivers.yaml").write_text("- rule: T21-3c\n", "utf-8")
    (tmp_path / "report.txt").write_text("望江县教育局2022年政府信息公开工作年度报告", "utf-8")
    return office


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (("chekc", "x"), "Nearest: check"),
        (("check",), "Missing argument 'SOURCE…'"),
        (("check", "nowhere.html"), "nowhere.html: 没有这个文件或文件夹；请核对"),
        (("check", "ftp://a.gov.cn/x"), "只访问http和https地址"),
        (("check", "report.txt", "--formt", "csv"), "Did you mean '--format'"),
        (("check", "report.txt", "--format", "pdf"), "'xlsx'"),
        (("check", "report.txt", "--as-of", "2025-13-01"), "write it as 2026-01-31"),
        (("check", "report.txt", "--select", "T21-3z"), "nearest: T21-3"),
        (("check", "report.txt", "--rules", "bad.yaml"), "bad.yaml:2: not valid YAML"),
        (("check", "report.txt", "--rules", "pack.yaml"), "pack.yaml:"),
        (("check", "report.txt", "--where", "outcome.totl.total > 1"), "outcome.total.total"),
        (("check", "report.txt", "--format", "csv", "-o", GONE), f"{GONE}': No such file"),
        (("rules", "explain", "T21-3"), "nearest: T21-3a"),
        (("show", "F99999999999999999999999"), "nothing is stored under F9999"),
        (("review", "F99", "--uphold", *BY), "nothing is stored under F99"),
        (("review", "17", "--uphold", *BY), "write a finding as F17"),
        (("review", "F1", "--dismiss", *BY), "say --reason"),
        (("review", "F1", *BY), "say --uphold or --dismiss"),
        (("notice", "乙局", "--year", "2025"), "相近的机关：甲局"),
        (("notice", "甲局", "--year", "2019"), "已存有的年度：2025"),
        (("waive", "F1", *BY, "--reason", "x", "--until", "2020-01-01"), "is over already"),
        (("waive", "--rule", "T21-3x", "--agency", "a", *BY, "--reason", "x", "--until",
          "2090-01-01"), "nearest: T21-3"),
        (("ledger", "--portal", "nowhere"), "stored: demo"),
        (("export", "register", "-o", GONE), "check the path"),
        (("export", "ranking", "--kind", "x", "--year", "2025"), "'department'"),
        (("evidence", "F1", "-o", GONE), f"{GONE}: No such file or directory; check the path"),
        (("crawl", "nowhere"), "no portal is declared as 'nowhere'; declared:"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_in_a_line_or_two(
    stored: Office, call: tuple[str, ...], told: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert stored.gouji(*call) == 2
    err = capfd.readouterr().err
    assert told in err
    assert "Traceback" not in err
    assert len(err.splitlines()) <= 2


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("lang = 'fr'", "gouji.toml: lang: Input should be 'zh' or 'en'"),
        ("[digest]\ntranport = 'smtp'", "digest.tranport: no such setting; nearest: transport"),
        ("[folders]\nportals = ['nope']", "nope: no such folder"),
        ("lang = ", "gouji.toml: not TOML"),
    ],
)
def test_a_mistake_in_the_settings_is_told_with_its_place(
    tmp_path: Path, settings: str, told: str, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "gouji.toml").write_text(settings, "utf-8")
    assert run(["--config", str(tmp_path / "gouji.toml"), "rules", "list"]) == 2
    (line,) = capfd.readouterr().err.splitlines()
    assert told in line


def test_a_mistake_in_the_environment_is_told_by_its_name_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GOUJI_JUDGE__SECONDS", "many")
    assert run(["--var", str(tmp_path / "var"), "judge"]) == 2
    assert "environment: GOUJI_JUDGE__SECONDS: " in capfd.readouterr().err


def test_a_folder_that_cannot_be_made_is_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["--var", "/dev/null/var", "judge"]) == 2
    (line,) = capfd.readouterr().err.splitlines()
    assert "/dev/null/var: Not a directory; check the path" in line


def test_a_full_disk_is_one_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    (tmp_path / "report.txt").write_text("望江县教育局2022年政府信息公开工作年度报告", "utf-8")
    assert run(["check", str(tmp_path / "report.txt"), "--format", "csv", "-o", "/dev/full"]) == 2
    assert "No space left on device" in capfd.readouterr().err
