"""The formats, questions and drafts of `gouji check`, and `gouji rules`, as people call them."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from commands.root import run
from samples.agencies import EDUCATION
from samples.defects import change_cell
from samples.make import make_report
from samples.render_html import render_html
from tests.rules_engine.test_pack_files import RULE

Call = Callable[..., tuple[int, str, str]]
AS_OF = ("--as-of", "2025-01-10")


@pytest.fixture
def call(
    capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Call:
    """Run `gouji` in an empty folder: exit code, what it printed, what it said."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))

    def call(*args: str | Path) -> tuple[int, str, str]:
        code = run([str(arg) for arg in args])
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return call


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A report whose total of results is one too many."""
    path = tmp_path / "drafts" / "云溪市教育局.html"
    path.parent.mkdir()
    changed = change_cell(make_report(EDUCATION, 2024), "outcome.total.total")
    path.write_bytes(render_html(changed).content)
    return path


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "ours.yaml"
    path.write_text(
        "agencies:\n"
        "  - {id: a-1, name: 云溪市教育局, kind: department, level: prefecture}\n"
        "  - {id: a-2, name: 云溪市水利局, kind: department, level: prefecture}\n",
        "utf-8",
    )
    return path


def test_json_lines_have_a_report_a_line_as_the_json_has_it(call: Call, wrong: Path) -> None:
    code, lines, _ = call("check", *AS_OF, wrong, "missing.html", "--format", "jsonl")
    _, whole, _ = call("check", *AS_OF, wrong, "--format", "json")
    first, second = map(json.loads, lines.splitlines())
    assert code == 2
    assert first == json.loads(whole)["reports"][0]
    assert second["result"] == "unusable"


def test_csv_opens_in_excel_with_one_row_a_finding(call: Call, wrong: Path) -> None:
    code, text, _ = call("check", *AS_OF, wrong, "--format", "csv")
    assert code == 1
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert {"T21-3a", "T21-3b", "T21-3c"} <= {row["规则"] for row in rows}
    assert all(row["整改建议"] and row["条款"] for row in rows)


def test_a_workbook_goes_to_a_file(call: Call, wrong: Path, tmp_path: Path) -> None:
    code, out, _ = call("check", *AS_OF, wrong, "--format", "xlsx", "-o", "out.xlsx")
    assert (code, out) == (1, "")
    assert openpyxl.load_workbook(tmp_path / "out.xlsx").sheetnames == ["问题清单", "汇总"]


def test_a_page_shows_the_proof_in_place(call: Call, wrong: Path) -> None:
    _, out, _ = call("check", *AS_OF, wrong, "--format", "html")
    assert '<td class="figure hit' in out


def test_text_draws_the_row_with_the_cell_marked(call: Call, wrong: Path) -> None:
    _, out, _ = call("check", *AS_OF, wrong, "--select", "T21-3a")
    assert "▶" in out
    assert "（七）总计 │" in out


def test_a_question_is_answered_alone(call: Call, wrong: Path) -> None:
    code, out, _ = call(
        "check", *AS_OF, wrong, "--where", "outcome.total.total > 0", "--format", "json"
    )
    (verdict,) = json.loads(out)["reports"][0]["verdicts"]
    assert (code, verdict["rule"], verdict["verdict"]) == (1, "where", "fail")
    assert [e["where"]["label"] for e in verdict["evidence"]] == ["表三 · （七）总计 · 总计"]


def test_a_question_that_does_not_hold_finds_nothing(call: Call, wrong: Path) -> None:
    assert call("check", *AS_OF, wrong, "--where", "year < 2020")[0] == 0


def test_of_a_folder_those_are_told_for_which_the_answer_is_yes(
    call: Call, wrong: Path, tmp_path: Path
) -> None:
    (tmp_path / "both").mkdir()
    (tmp_path / "both" / "a.html").write_bytes(wrong.read_bytes())
    other = render_html(make_report(EDUCATION, 2023)).content
    (tmp_path / "both" / "b.html").write_bytes(other)
    code, out, said = call("check", *AS_OF, "both", "--where", "year > 2023")
    assert code == 1
    assert "both/a.html" in out
    assert "both/b.html" not in out
    assert "符合 where" in out
    assert "警告" not in out
    assert "符合条件 1 份，不符合 1 份，不能判断 0 份" in said


def test_a_question_with_an_unknown_name_says_the_nearest(call: Call, wrong: Path) -> None:
    code, _, said = call("check", *AS_OF, wrong, "--where", "applications.nwe.total > 1")
    assert code == 2
    assert "applications.new.total" in said


def test_rules_of_ones_own_are_told_in_every_format(
    call: Call, wrong: Path, tmp_path: Path
) -> None:
    (tmp_path / "my.yaml").write_text(RULE, "utf-8")
    _, out, _ = call("check", *AS_OF, wrong, "--rules", "my.yaml", "--format", "json", "-v")
    assert "OUR-1" in {v["rule"] for v in json.loads(out)["reports"][0]["verdicts"]}


def test_drafts_make_one_workbook_that_says_who_is_missing(
    call: Call, wrong: Path, roster: Path, tmp_path: Path
) -> None:
    options = ("--stage", "draft", "--roster", roster, "--format", "xlsx", "-o", "d.xlsx")
    _, _, said = call("check", *AS_OF, wrong.parent, *options)
    book = openpyxl.load_workbook(tmp_path / "d.xlsx")
    rows = [[cell.value for cell in row][:3] for row in book["总览"].rows]
    assert rows[1:] == [["云溪市教育局", "改正后公布", 3], ["云溪市水利局", "未收到送审稿", None]]
    assert "云溪市水利局" in said


def test_drafts_make_a_page_an_agency_in_plain_words(
    call: Call, wrong: Path, roster: Path, tmp_path: Path
) -> None:
    options = ("--stage", "draft", "--roster", roster, "--format", "html", "-o", "pages")
    call("check", *AS_OF, wrong.parent, *options)
    page = (tmp_path / "pages" / "云溪市教育局.html").read_text("utf-8")
    for words in ("公布前请改正", "必须改正", "怎么改", "在哪里", "为什么"):
        assert words in page
    assert "未收到送审稿" in (tmp_path / "pages" / "index.html").read_text("utf-8")


def test_pages_of_drafts_want_a_folder(call: Call, wrong: Path) -> None:
    code, _, said = call("check", wrong, "--stage", "draft", "--format", "html")
    assert code == 2
    assert "--output" in said


def test_a_draft_is_not_judged_for_its_publication(call: Call, wrong: Path) -> None:
    _, out, _ = call("check", *AS_OF, wrong, "--stage", "draft", "--format", "json", "-v")
    verdicts = json.loads(out)["reports"][0]["verdicts"]
    told = {v["verdict"] for v in verdicts if v["rule"].startswith("TL-")}
    assert told <= {"not_applicable"}


def test_examples_of_a_pack_are_executed(call: Call) -> None:
    code, out, said = call("rules", "test", "T21-3c")
    assert code == 0
    assert "T21-3c  pass 1" in out
    assert "0 rules do not hold" in said


def test_a_rule_whose_example_does_not_hold_is_told(call: Call, tmp_path: Path) -> None:
    wrong = RULE.replace("fail: {but: {measures: {review.total: 2}}}", "fail: {but: {year: 2022}}")
    (tmp_path / "my.yaml").write_text(wrong, "utf-8")
    code, out, _ = call("rules", "test", "my.yaml")
    assert code == 1
    assert "should be fail, is pass" in out


def test_a_rule_without_a_failing_example_is_told(call: Call, tmp_path: Path) -> None:
    lines = [line for line in RULE.splitlines() if not line.strip().startswith("fail:")]
    (tmp_path / "my.yaml").write_text("\n".join(lines), "utf-8")
    code, out, _ = call("rules", "test", "my.yaml")
    assert code == 1
    assert "no fail example" in out


def test_a_rule_that_speaks_over_anothers_good_example_is_told(call: Call, tmp_path: Path) -> None:
    eager = RULE.replace(
        "identity: review.total <= litigation_direct.total", "when: review.total >= 0"
    )
    assert eager != RULE
    (tmp_path / "my.yaml").write_text(eager, "utf-8")
    code, out, _ = call("rules", "test", "my.yaml")
    assert code == 1
    assert "finds something in the good example of problems-named" in out


def test_a_change_of_rules_is_told_without_a_store(call: Call, tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text(RULE, "utf-8")
    (tmp_path / "new.yaml").write_text(RULE.replace("warning", "info"), "utf-8")
    code, out, _ = call("rules", "diff", "old.yaml", "new.yaml", "--rules-only")
    assert code == 1
    assert out.strip() == "~ OUR-1  changed: severity"
