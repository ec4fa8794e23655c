"""The whole night on the sample portals, through the command line, twice."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from commands.root import run
from samples.portal import ANY, serving, write_declarations
from samples.story import AS_OF
from store import Store

RUN = ("run", "--as-of", AS_OF.isoformat())


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Settings of an office that watches the sample portals, which are up."""
    folder = tmp_path_factory.mktemp("office")
    with serving(ANY) as ports:
        yield write_declarations(folder, ports)


@pytest.fixture(scope="module")
def var(config: Path) -> Path:
    return config.parent / "var"


def gouji(config: Path, var: Path, *args: str) -> int:
    return run(["--config", str(config), "--var", str(var), *args])


def told(output: str, word: str) -> str:
    (line,) = [line for line in output.splitlines() if line.startswith(word)]
    return line


@pytest.mark.timeout(300)
def test_a_night_ends_with_a_digest_and_the_next_one_finds_nothing_new(
    config: Path, var: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    # One portal is down: something to look at.
    # What is dead on two visits is dead: so that no night after the first can add that.
    assert gouji(config, var, "crawl", *RUN[1:]) == 1
    assert gouji(config, var, *RUN) == 1
    first = capfd.readouterr().out
    assert "未能访问" in told(first, "访问  望岚县")
    assert re.search(r"错误 [1-9]\d*，警告 [1-9]", told(first, "问题"))
    assert "未见 1" in told(first, "台账")
    page = Path(told(first, "晨报").split()[-1])
    letter = page.read_text("utf-8")
    assert "勾稽晨报" in letter
    # A page and the file it links to, fetched, joined and found to differ.
    assert "政府信息公开工作年度报告.docx”两次访问均缺失或打不开" in letter
    assert "表三在页面与附件“2022年云溪市水利局" in letter

    assert gouji(config, var, *RUN) == 1
    second = capfd.readouterr().out
    assert "新问题 0，已消除 0；台账变动 0" in second
    assert "没有新情况" in second.splitlines()[-1]

    with Store.open(var / "gouji.db") as store:
        finding = next(iter(store.findings.select()))
        years = {row.reporting_year for row in store.ledger.rows(state="missing")}
    assert gouji(config, var, "show", f"F{finding.id}") == 0
    assert finding.agency_name in capfd.readouterr().out
    assert gouji(config, var, "show", f"R{finding.report_id}") == 0
    assert f"F{finding.id}" in capfd.readouterr().out
    assert years == {2024}
    assert gouji(config, var, "ledger", "--state", "missing") == 0
    assert "2024  未见  2025-01-31" in capfd.readouterr().out
    assert gouji(config, var, "digest", "--preview") == 0
    assert "仍存在" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("show", "F1"), "nothing is stored yet"),
        (("ledger",), "nothing is stored yet"),
        (("show", "report"), "write a report as R5"),
        (("crawl", "nowhere"), "no portal is declared as"),
        (("rules", "explain", "T21"), "nearest"),
    ],
)
def test_a_wrong_call_is_one_clear_line(
    config: Path,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    args: tuple[str, ...],
    words: str,
) -> None:
    assert gouji(config, tmp_path / "var", *args) == 2
    assert words in capfd.readouterr().err


def test_a_rule_is_explained_with_its_law_and_remedy(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "explain", "T21-3c"]) == 0
    out = capfd.readouterr().out
    for word in ("查什么", "依据", "国办公开办函〔2021〕30号", "整改建议"):
        assert word in out


def test_a_settings_file_that_is_none_is_one_clear_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "gouji.toml"
    bad.write_text("lang = 'fr'")
    assert run(["--config", str(bad), "rules", "list"]) == 2
    err = capfd.readouterr().err
    assert "gouji.toml: lang" in err
    assert "Traceback" not in err
