"""`gouji check` as an officer, or a script, meets it."""

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import report
from commands.root import run
from samples.agencies import EDUCATION, WANGSHU
from samples.defects import change_cell
from samples.make import make_report
from samples.render_docx import render_docx
from samples.render_html import render_html
from samples.render_text import render_text

SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "schema" / "check.json"
AS_OF = ("--as-of", "2025-04-10")
Check = Callable[..., tuple[int, str, str]]


@pytest.fixture
def check(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Check:
    """Run `gouji check` in an empty folder: exit code, what it printed, what it said."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))

    def call(*args: str | Path) -> tuple[int, str, str]:
        code = run(["check", *AS_OF, *map(str, args)])
        out, err = capfd.readouterr()
        return code, out, err

    return call


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.html"
    path.write_bytes(render_html(make_report(EDUCATION, 2024)).content)
    return path


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A report whose total of results is one too many."""
    path = tmp_path / "wrong.txt"
    changed = change_cell(make_report(EDUCATION, 2024), "outcome.total.total")
    path.write_bytes(render_text(changed).content)
    return path


def answer(output: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(output)
    jsonschema.validate(told, json.loads(SCHEMA.read_text("utf-8")))
    return told


def test_a_correct_report_is_clean(check: Check, good: Path) -> None:
    code, out, _ = check(good, "--complete")
    assert code == 0
    assert "云溪市教育局" in out
    assert "2024 年度" in out


def test_a_wrong_total_is_told_with_law_proof_and_remedy(check: Check, wrong: Path) -> None:
    code, out, _ = check(wrong)
    assert code == 1
    for part in ("错误", "依据", "国办公开办函〔2021〕30号", "原文", "总计", "整改"):
        assert part in out


def test_files_in_a_folder_named_like_the_page_are_held_against_it(
    check: Check, tmp_path: Path
) -> None:
    report = make_report(EDUCATION, 2024)
    changed = change_cell(report, "outcome.granted.natural_person")
    folder = tmp_path / "reports"
    (folder / "2024_files").mkdir(parents=True)
    (folder / "2024.html").write_bytes(render_html(report).content)
    (folder / "2024_files" / "年报.docx").write_bytes(render_docx(changed).content)
    code, out, _ = check(folder, "--format", "json")
    (entry,) = answer(out)["reports"]
    assert code == 1
    (told,) = [v for v in entry["verdicts"] if v["verdict"] == "fail"]
    assert (told["rule"], told["subject"]) == ("P-attachment", "requests")
    assert [e["where"]["document"] for e in told["evidence"]] == [0, 1]


def test_the_same_in_english(check: Check, wrong: Path) -> None:
    _, out, _ = check(wrong, "--lang", "en")
    for part in ("error", "law", "to fix"):
        assert part in out


def test_json_has_its_schema_and_every_measure(check: Check, wrong: Path) -> None:
    code, out, _ = check(wrong, "--format", "json")
    assert code == 1
    (entry,) = answer(out)["reports"]
    assert entry["result"] == "report"
    assert entry["reporting_year"] == 2024
    assert entry["form"] == "annual-2021"
    assert entry["agency"]["name"] == "云溪市教育局"
    assert entry["measures"]["applications.new.total"]["state"] == "written"
    errors = [v for v in entry["verdicts"] if (v["verdict"], v["severity"]) == ("fail", "error")]
    assert {error["family"] for error in errors} == {"arithmetic"}
    assert all("total" in error["subject"] for error in errors)
    assert all(error["evidence"] and error["cites"] for error in errors)


def test_passes_are_told_only_when_asked_for(check: Check, good: Path) -> None:
    _, short, _ = check(good, "--format", "json")
    _, long, _ = check(good, "--format", "json", "--verbose")
    kinds = [{v["verdict"] for v in answer(out)["reports"][0]["verdicts"]} for out in (short, long)]
    assert "pass" not in kinds[0]
    assert "pass" in kinds[1]


def test_the_text_tells_the_gravest_first_and_what_does_not_apply_in_one_line(
    check: Check, wrong: Path
) -> None:
    """A personal mailbox stands at the head of the page, the wrong total further down."""
    text = wrong.read_text("utf-8")
    wrong.write_text(text.replace("总体情况", "总体情况\n联系邮箱:someone@163.com", 1), "utf-8")
    _, out, _ = check(wrong, "--verbose")
    assert 0 < out.index("  错误 ") < out.index("  提示 public-mailbox") < out.index("  通过 ")
    assert sum(line.startswith("  不适用 ") for line in out.splitlines()) == 1


def test_what_could_not_be_judged_is_always_in_the_json_and_folded_in_the_text(
    check: Check, tmp_path: Path
) -> None:
    """Each cell of a table in an attachment that nobody has follows from the table's absence."""
    page = render_html(make_report(EDUCATION, 2024)).content.decode()
    while "<table" in page:
        page = page[: page.index("<table")] + page[page.index("</table>") + len("</table>") :]
    path = tmp_path / "cover.html"
    path.write_text(page.replace("</body>", "<p>附件：2024年统计表.pdf</p></body>"))
    _, out, _ = check(path, "--format", "json")
    _, text, _ = check(path)
    unknown = [v for v in answer(out)["reports"][0]["verdicts"] if v["verdict"] == "unknown"]
    alone = [v for v in unknown if "suppressed_by" not in v]
    assert 0 < len(alone) < len(unknown)
    assert f"未能判断 {len(alone)} 项" in text


def test_json_answers_for_every_source_whatever_it_is(
    check: Check, good: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "notice.txt").write_text("关于做好放假安排的通知\n各单位：\n现将有关事项通知如下。")
    code, out, _ = check(
        good, tmp_path / "empty.txt", tmp_path / "notice.txt", "nowhere.html", "--format", "json"
    )
    told = answer(out)
    assert code == 2
    assert [entry["result"] for entry in told["reports"]] == ["report", "not_a_report"]
    assert [error["kind"] for error in told["errors"]] == ["unusable", "unusable"]
    assert all(entry["why"] for entry in [*told["reports"][1:], *told["errors"]])


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv", "xlsx", "html"])
def test_a_folder_ends_with_a_summary_by_format_on_standard_error(
    check: Check, good: Path, wrong: Path, tmp_path: Path, form: str
) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 x")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    code, _, err = check(".", "--format", form, "-o", tmp_path / ".out", "--lang", "en")
    lines = err.splitlines()
    assert code == 2
    assert ".: skipped 1 files of other kinds" in lines
    assert "cannot be read (1):" in lines
    assert any(line.startswith("  broken.pdf: ") for line in lines)
    table = {line[:10].strip(): line[10:].split() for line in lines}
    #  sources; reports with errors, warnings, infos only, nothing; not a report, unreadable
    assert table["PDF"] == ["1", "0", "0", "0", "0", "0", "1"]
    assert table["Web page"] == ["1", "0", "0", "0", "1", "0", "0"]
    assert table["Text"] == ["1", "1", "0", "0", "0", "0", "0"]
    assert table["Total"] == ["3", "1", "0", "0", "1", "0", "1"]
    assert lines[-1].startswith("3 sources: 2 reports")


def test_rules_can_be_chosen_and_left_out(check: Check, wrong: Path) -> None:
    _, only, _ = check(wrong, "--format", "json", "--select", "arithmetic")
    _, but, _ = check(wrong, "--format", "json", "--ignore", "arithmetic")
    families = [{v["family"] for v in answer(out)["reports"][0]["verdicts"]} for out in (only, but)]
    assert families[0] == {"arithmetic"}
    assert "arithmetic" not in families[1]


@pytest.mark.parametrize(
    ("option", "name", "nearest"),
    [
        ("--select", "T21-tabel", "T21-table"),
        ("--select", "TYPO-9", "nearest"),
        ("--ignore", "arithmetics", "arithmetic"),
        ("--ignore", "", "nearest"),
    ],
)
def test_a_rule_or_family_that_is_not_there_is_a_usage_error_naming_the_nearest(
    check: Check, wrong: Path, option: str, name: str, nearest: str
) -> None:
    code, out, err = check(wrong, option, name)
    assert (code, out) == (2, "")
    assert f"{option}: no rule or family {name}; nearest: " in err
    assert nearest in err


@pytest.mark.parametrize(("fail_on", "code"), [("error", 1), ("warning", 1), ("never", 0)])
def test_the_exit_code_follows_fail_on(check: Check, wrong: Path, fail_on: str, code: int) -> None:
    assert check(wrong, "--fail-on", fail_on)[0] == code


def test_standard_output_is_data_and_standard_error_is_talk(
    check: Check, good: Path, wrong: Path
) -> None:
    _, out, err = check(good, wrong, "nowhere.html")
    assert "nowhere.html" in err
    assert "nowhere.html" not in out
    assert "共 3 份" in err


def test_no_colour_where_nobody_looks(check: Check, wrong: Path) -> None:
    assert "\x1b" not in check(wrong)[1]


def test_a_report_cannot_write_to_the_terminal(check: Check, tmp_path: Path) -> None:
    text = render_text(change_cell(make_report(WANGSHU, 2024), "outcome.total.total"))
    hostile = tmp_path / "hostile.txt"
    hostile.write_bytes(text.content.replace("总体情况".encode(), "总体\x1b[2J\x07情况".encode()))
    _, out, _ = check(hostile, "--verbose")
    assert "\x1b" not in out
    assert "\x07" not in out


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--as-of", "yesterday", "x.txt"), "write it as 2026-01-31"),
        (("--format", "pdf", "x.txt"), "pdf"),
        ((), "SOURCE"),
        (("--rules", "none.yaml", "x.txt"), "none.yaml"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(check: Check, args: tuple[str, ...], words: str) -> None:
    code, out, err = check(*args)
    assert code == 2
    assert words in err
    assert not out


def test_a_pack_with_a_typo_is_told_with_file_line_and_rule(
    check: Check, good: Path, tmp_path: Path
) -> None:
    pack = tmp_path / "mine.yaml"
    pack.write_text(
        "pack: mine\nversion: '1'\ntitle: {zh: 我的, en: mine}\nrules:\n  - id: X-1\n    titel: x\n"
    )
    code, _, err = check(good, "--rules", pack)
    assert code == 2
    assert "mine.yaml:" in err
    assert "X-1" in err


def test_a_file_that_kills_its_reader_takes_only_its_own_place(
    check: Check, good: Path, wrong: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "killer.txt").write_text("杀死")
    # Children are forked: they read with what this process has.
    monkeypatch.setattr("report.read", _deadly(report.read))
    code, out, _ = check(tmp_path, "--format", "json")
    told = answer(out)
    assert code == 3
    assert [error["kind"] for error in told["errors"]] == ["crashed"]
    assert {Path(entry["source"]).name for entry in told["reports"]} == {good.name, wrong.name}


def _deadly(read: Any) -> Any:
    def deadly(documents: Any, hints: Any) -> Any:
        if documents[0].name == "killer.txt":
            os.kill(os.getpid(), signal.SIGKILL)
        return read(documents, hints)

    return deadly
