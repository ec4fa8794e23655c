"""Rankings and tables, as other people and programs get them."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from letters.flat import csv_lines
from letters.ranking import ranking_rows, ranking_sheet, ranking_text
from letters.sheet import workbook
from store import AgencyAttributes, AgencyRecord, PortalRecord
from store.ledger import LedgerEntry
from store.ranking import Ranked
from tests.decisions.office import DAY, Office, fail

FOUND = [
    Ranked(1, 1, "a1", "甲局", 100.0, 0.0),
    Ranked(1, 2, "a2", "乙局", 100.0, 0.1),
    Ranked(3, 3, "a3", "丙局", 87.5, 0.2),
    Ranked(None, 4, "a4", "=丁局", 100.0, 0.35),
]


def test_equal_scores_share_a_rank_and_the_share_unassessed_is_shown() -> None:
    lines = [line.split("\t") for line in ranking_text(FOUND, "zh").splitlines()]
    assert lines[0] == ["名次", "机关", "得分", "未评比例", "报告"]
    assert [line[0] for line in lines[1:]] == ["1", "1", "3", "不排名"]
    assert [line[3] for line in lines[1:]] == ["0%", "10%", "20%", "35%"]


def test_the_workbook_holds_figures_and_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    path.write_bytes(workbook([ranking_sheet(FOUND, "2025 年度", ["=戊局"], "zh")], DAY))
    page = openpyxl.load_workbook(path)["排名"]
    last = [cell.value for cell in page[6]]
    assert last == ["不排名", "=丁局", 100, 0.35, "R4"]
    assert page["D6"].number_format == "0%"
    assert (page["A1"].value, page["A8"].value) == ("2025 年度", "=戊局")
    assert page["A8"].data_type == "s"


def test_who_should_have_published_and_did_not_is_told_beside_the_ranking(
    office: Office, capfd: pytest.CaptureFixture[str]
) -> None:
    with office.store() as store:
        store.roster.put_portal(PortalRecord("demo", "示范门户"))
        bodies = {"a1": ("甲局", "department"), "a2": ("乙镇", "township_government")}
        store.roster.replace(
            "demo",
            [
                AgencyRecord(id, (AgencyAttributes(name, kind=kind),))
                for id, (name, kind) in bodies.items()
            ],  # type: ignore[arg-type]
        )
        store.ledger.put([LedgerEntry(id, 2025, "demo", "missing") for id in bodies], DAY)
    office.gouji("export", "ranking", "--kind", "department", "--year", "2025")
    assert "到期未见报告，不在排名内：甲局\n" in capfd.readouterr().err


def test_csv_is_safe_for_spreadsheets_and_names_stay_as_they_are() -> None:
    text = csv_lines(("rank", "agency", "score"), ranking_rows(FOUND))
    table = list(csv.DictReader(io.StringIO(text)))
    assert table[0] == {"rank": "1", "agency": "甲局", "score": "100.0"}
    assert table[3]["agency"] == "'=丁局"
    assert table[3]["rank"] == ""


@pytest.mark.parametrize("word", ["=1", "+1", "-1", "@x", "＝1", " =1", "\u3000＠x"])
def test_no_cell_of_a_csv_begins_like_a_formula(word: str) -> None:
    (row,) = csv.DictReader(io.StringIO(csv_lines(("a",), [{"a": word}])))
    assert row["a"] == f"'{word}"


def test_a_workbook_needs_a_file(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    office.judged([fail("T21-3c")])
    args = ("export", "ranking", "--kind", "department", "--year", "2025", "--format", "xlsx")
    assert office.gouji(*args) == 2
    assert "needs a file" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["findings", "reports", "measures", "ledger"])
def test_every_table_has_the_same_columns_in_both_formats(
    office: Office, tmp_path: Path, name: str
) -> None:
    office.judged([fail("T21-3c", message="联系人13912345678")])
    assert office.gouji("export", "table", name, "-o", "t.csv") == 0
    assert office.gouji("export", "table", name, "--format", "jsonl", "-o", "t.jsonl") == 0
    content = (tmp_path / "t.csv").read_text("utf-8-sig")
    table = csv.DictReader(io.StringIO(content))
    rows = [json.loads(line) for line in (tmp_path / "t.jsonl").read_text("utf-8").splitlines()]
    assert len(rows) == len(list(table))
    for row in rows:
        assert list(row) == table.fieldnames
    assert "13912345678" not in content


def test_findings_carry_state_review_and_law(office: Office, tmp_path: Path) -> None:
    office.judged([fail("T21-3c")])
    office.gouji("review", "F1", "--uphold", "--by", "王")
    office.gouji("export", "table", "findings", "--format", "jsonl", "-o", "t.jsonl")
    row = json.loads((tmp_path / "t.jsonl").read_text("utf-8"))
    assert (row["id"], row["state"], row["review"]) == ("F1", "new", "upheld")
    assert row["law"] == "国办公开办函〔2021〕30号表三"
