"""Lines and sheets: whatever a report says stays plain words."""

import csv
import io
import json
from datetime import date
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outputs.lines import csv_text, json_line, neutral
from outputs.rows import FINDING, STANDING, finding_rows, report_row, trouble_row, waived_rows
from outputs.workbook import Sheet, check_sheets, workbook

DAY = date(2025, 4, 10)


def finding(message: str = "总计与各项之和不等", **changes: Any) -> dict[str, Any]:
    where = {"line": 70, "document": 0, "table": 2, "row": 27, "column": 8, "label": "表三 · 总计"}
    return {
        "rule": "T21-3a",
        "verdict": "fail",
        "severity": "error",
        "basis": "form",
        "family": "arithmetic",
        "subject": "outcome.total.total",
        "message": message,
        "cites": [{"instrument": "x", "at": "表三", "words": "某文件表三", "gist": "总计等于各项"}],
        "expected": "1",
        "found": "2",
        "evidence": [{"quote": "2", "where": where}],
        **changes,
    }


def entry(*verdicts: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {
        "source": "a.html",
        "result": "report",
        "why": "",
        "agency": {"name": "云溪市教育局"},
        "reporting_year": 2024,
        "published": {"from": "2025-01-20", "to": "2025-01-20"},
        "score": 90.5,
        "unassessed": 0.05,
        "verdicts": list(verdicts),
        "crashed": [],
        **changes,
    }


def rows(*verdicts: dict[str, Any]) -> list[dict[str, Any]]:
    return list(finding_rows(entry(*verdicts), "zh", lambda rule: f"改正{rule}"))


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_a_row_tells_what_where_by_which_article_and_what_to_do() -> None:
    (row,) = rows(finding())
    assert row["agency"] == "云溪市教育局"
    assert row["where"] == "表三 · 总计，第 70 行"
    assert row["cites"] == "某文件表三：总计等于各项"
    assert row["fix"] == "改正T21-3a"


def test_passes_unknowns_and_consequences_are_no_rows() -> None:
    verdicts = [finding(verdict="pass"), finding(verdict="unknown"), finding(suppressed_by="x#y")]
    assert rows(*verdicts) == []


def test_the_gravest_finding_comes_first() -> None:
    told = rows(finding(severity="info"), finding(severity="error"), finding(severity="warning"))
    assert [row["severity"] for row in told] == ["错误", "警告", "提示"]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝", " ="])
def test_no_cell_of_a_csv_begins_a_formula(sign: str) -> None:
    text = csv_text(rows(finding(found=f"{sign}cmd|' /C calc'!A0")), "zh")
    (_, row) = csv.reader(io.StringIO(text))
    assert row[FINDING.index("found")].startswith("'")


@given(st.text())
def test_neutral_cells_keep_their_words(text: str) -> None:
    told = neutral(text)
    assert told.removeprefix("'") == text.removeprefix("'")
    assert told.lstrip()[:1] not in {"=", "+", "-", "@"}


@given(st.dictionaries(st.text(), st.text()))
def test_a_json_line_is_one_line_and_reads_back(value: dict[str, str]) -> None:
    line = json_line(value)
    assert len(line.splitlines()) == 1
    assert json.loads(line) == value


def test_the_workbook_has_findings_and_a_summary() -> None:
    found = rows(finding(), finding(severity="info"))
    book = opened(
        workbook(check_sheets(found, [report_row(entry(finding()), "zh")], "zh"), "zh", DAY)
    )
    assert book.sheetnames == ["问题清单", "汇总"]
    heads = [cell.value for cell in book["问题清单"][1]]
    assert heads[:7] == ["机关", "年度", "严重程度", "问题", "应为", "实为", "位置和原文"]
    proof = book["问题清单"].cell(2, 7).value
    assert proof.splitlines()[0] == "表三 · 总计，第 70 行：“2”"
    assert book["问题清单"].max_row == 3
    summary = dict(zip(*([c.value for c in row] for row in book["汇总"].rows), strict=True))
    assert (summary["错误"], summary["得分"], summary["未评比例"]) == (1, 90.5, 0.05)


@pytest.mark.parametrize("words", ["=1+1", "http://evil.example/", "00123", "{=SUM(A1)}"])
def test_no_words_become_formula_link_or_number_in_a_workbook(words: str) -> None:
    book = opened(workbook(check_sheets(rows(finding(words)), [], "zh"), "zh", DAY))
    cell = book["问题清单"].cell(2, STANDING.index("problem") + 1)
    assert cell.value == words
    assert cell.data_type == "s"
    assert cell.hyperlink is None


def test_a_source_that_cannot_be_read_has_a_row_of_its_own() -> None:
    sheet = Sheet("x", ("source", "state", "why"), [trouble_row("b.pdf", "crashed", "坏了", "zh")])
    book = opened(workbook([sheet], "zh", DAY))
    assert [c.value for c in book["x"][2]] == ["b.pdf", "程序出错", "坏了"]


def test_the_same_findings_make_the_same_workbook() -> None:
    made = {workbook(check_sheets(rows(finding()), [], "zh"), "zh", DAY) for _ in range(2)}
    assert len(made) == 1


def test_waived_findings_are_counted_apart() -> None:
    held = {**finding(), "waiver": "机构合并，至2026-12-31"}
    told = entry(finding(severity="info"), waived=[held])
    row = report_row(told, "zh")
    assert (row["error"], row["info"], row["waived"]) == (0, 1, 1)
    assert len(list(finding_rows(told, "zh", str))) == 1


def test_waived_findings_are_listed_apart_in_csv_and_workbook() -> None:
    decided = {"reason": "机构合并", "by": "王某某", "until": "2026-12-31"}
    held = {**finding(), "waiver": "…", "waived": decided}
    told = entry(finding(severity="info"), waived=[held])
    stands = list(finding_rows(told, "zh", str))
    waived = list(waived_rows(told, "zh", str))
    _, first, last = csv.reader(io.StringIO(csv_text([*stands, *waived], "zh")))
    assert first[FINDING.index("waiver")] == ""
    assert last[FINDING.index("waiver")] == "机构合并（王某某 决定，有效期至 2026-12-31）"
    book = opened(workbook(check_sheets(stands, [report_row(told, "zh")], "zh", waived), "zh", DAY))
    assert book.sheetnames == ["问题清单", "汇总", "已豁免"]
    assert (book["问题清单"].max_row, book["已豁免"].max_row) == (2, 2)
    apart = dict(zip(*([c.value for c in row] for row in book["已豁免"].rows), strict=True))
    assert (apart["豁免理由"], apart["决定人"], apart["有效期至"]) == tuple(decided.values())
