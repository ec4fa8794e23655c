"""The wheel, installed alone and tried from another directory."""

import json
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from samples.agencies import EDUCATION
from samples.make import make_report
from samples.render_html import render_html

ROOT = Path(__file__).resolve().parents[2]


def call(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of an environment that holds the wheel and, beside it, the
    libraries of this one: nothing is downloaded, and nothing of this checkout is seen."""
    folder = tmp_path_factory.mktemp("wheel")
    # A copy: what a build leaves behind would creep into the next wheel.
    source = shutil.copytree(
        ROOT,
        folder / "source",
        ignore=shutil.ignore_patterns(".*", "var", "build", "dist", "*.egg-info", "__pycache__"),
    )
    built = call(
        sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation",
        "--no-index", "-w", folder, source, cwd=folder,
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "env", with_pip=False, symlinks=True)
    python = folder / "env" / "bin" / "python"
    put = call(
        sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps",
        "--no-index", wheel, cwd=folder,
    )  # fmt: skip
    assert put.returncode == 0, put.stderr
    site = next((folder / "env" / "lib").glob("python*/site-packages"))
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib"))
    return python.parent


def test_the_wheel_carries_every_file_it_reads(installed: Path, tmp_path: Path) -> None:
    document = render_html(make_report(EDUCATION, 2024))
    (tmp_path / "report.html").write_bytes(document.content)
    told = call(
        installed / "gouji", "check", "report.html", "--format", "json", "--as-of", "2025-04-10",
        cwd=tmp_path,
    )  # fmt: skip
    assert told.returncode in (0, 1), told.stderr
    (entry,) = json.loads(told.stdout)["reports"]
    assert (entry["result"], entry["reporting_year"]) == ("report", 2024)
    where = call(installed / "python", "-c", "import report; print(report.__file__)", cwd=tmp_path)
    assert str(installed.parent) in where.stdout


@pytest.mark.parametrize(
    "words",
    [["--version"], ["rules", "list"], ["check", "--help"], ["run", "--help"]],
    ids=" ".join,
)
def test_commands_work_from_another_directory(
    installed: Path, tmp_path: Path, words: list[str]
) -> None:
    told = call(installed / "gouji", *words, cwd=tmp_path)
    assert told.returncode == 0, told.stderr
    assert told.stdout


def test_the_wheel_holds_no_tests_and_no_notes(installed: Path) -> None:
    site = next((installed.parent / "lib").glob("python*/site-packages"))
    names = {path.name for path in site.iterdir()}
    assert {"report", "rules", "store", "crawler", "night", "digest", "samples"} <= names
    assert not names & {"tests", "docs", "benchmarks"}
