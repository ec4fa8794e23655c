"""The register: what people wrote survives, and nothing of a report becomes a formula."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.register import LEFT, NAME, RegisterError, read_register, register
from letters.sheet import workbook
from rules.model import Text
from store.finding import Finding
from tests.decisions.office import Office, fail

ARGS = ("export", "register", "--as-of", "2026-03-01", "-o", "r.xlsx")


@pytest.fixture
def kept(office: Office, tmp_path: Path) -> Path:
    office.judged([fail("T21-3c", message="=1+1"), fail("T21-3a")])
    assert office.gouji(*ARGS) == 0
    return tmp_path / "r.xlsx"


def rows(path: Path, sheet: str = NAME) -> list[dict[str, object]]:
    page = openpyxl.load_workbook(path)[sheet]
    table = [[cell.value for cell in row] for row in page.iter_rows()]
    at = next(i for i, row in enumerate(table) if "问题编号" in row)
    return [dict(zip(table[at], row, strict=True)) for row in table[at + 1 :]]


def fill(path: Path, line: int, **cells: object) -> None:
    book = openpyxl.load_workbook(path)
    page = book[NAME]
    heads = {cell.value: cell.column for cell in page[2]}
    for head, value in cells.items():
        column = heads.get(head) or page.max_column + 1
        page.cell(2, column, head)
        page.cell(line, column, value)
    book.save(path)


def test_a_row_a_finding_with_the_columns_an_office_keeps(kept: Path) -> None:
    first, second = rows(kept)
    assert list(first)[:14] == [
        "序号", "机关", "年度", "问题", "严重程度", "依据条款", "位置", "发现日期", "状态",
        "责任人", "整改措施", "整改期限", "完成情况", "备注",
    ]  # fmt: skip
    assert (first["机关"], first["年度"], first["严重程度"]) == ("甲局", 2025, "错误")
    assert (second["规则"], second["依据条款"]) == ("T21-3c", "国办公开办函〔2021〕30号表三")


def test_no_text_of_a_report_is_a_formula(kept: Path) -> None:
    assert "=1+1" in {row["问题"] for row in rows(kept)}
    assert "<f>" not in _xml(kept)


def _xml(path: Path) -> str:
    import zipfile

    with zipfile.ZipFile(path) as book:
        return book.read("xl/worksheets/sheet1.xml").decode()


def test_what_people_wrote_goes_to_the_same_findings_again(office: Office, kept: Path) -> None:
    fill(kept, 4, 责任人="张三", 整改期限=date(2026, 5, 1), 督办领导="李四")
    office.gouji("review", office.number("T21-3a"), "--uphold", "--by", "王")
    assert office.gouji(*ARGS, "--merge", "r.xlsx") == 0
    first, second = rows(kept)
    assert first["状态"] == "新发现（已认定）"
    assert (first["责任人"], first["督办领导"]) == (None, None)
    assert (second["责任人"], second["督办领导"]) == ("张三", "李四")
    assert second["整改期限"].date() == date(2026, 5, 1)
    again = kept.read_bytes()
    assert office.gouji(*ARGS, "--merge", "r.xlsx") == 0
    assert kept.read_bytes() == again


def test_rows_without_their_finding_are_kept_on_a_sheet_of_their_own(
    office: Office, kept: Path
) -> None:
    fill(kept, 3, 备注="请核实")
    fill(kept, 9, 机关="乙局", 备注="自行增补")
    office.gouji("review", office.number("T21-3a"), "--dismiss", "--by", "王", "--reason", "误读")
    for _ in range(2):
        assert office.gouji(*ARGS, "--merge", "r.xlsx") == 0
        assert [row["规则"] for row in rows(kept)] == ["T21-3c"]
        assert [row["备注"] for row in rows(kept, LEFT)] == ["请核实", "自行增补"]


def test_the_number_of_another_database_meets_no_strangers_row(office: Office, kept: Path) -> None:
    fill(kept, 3, 机关="别的局", 责任人="张三")
    office.gouji(*ARGS, "--merge", "r.xlsx")
    assert [row["责任人"] for row in rows(kept)] == [None, None]
    assert [row["责任人"] for row in rows(kept, LEFT)] == ["张三"]


def test_a_register_is_never_written_over_unmerged(office: Office, kept: Path) -> None:
    before = kept.read_bytes()
    assert office.gouji(*ARGS) == 2
    assert kept.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04broken"])
def test_a_file_that_is_no_workbook_is_one_clear_line(content: bytes) -> None:
    with pytest.raises(RegisterError, match=r"r\.xlsx"):
        read_register(content, "r.xlsx")


def test_a_workbook_that_is_no_register_is_told(kept: Path, office: Office) -> None:
    fill(kept, 2, 问题编号="编号")
    with pytest.raises(RegisterError, match="问题编号"):
        read_register(kept.read_bytes(), "r.xlsx")


FINDING = Finding(
    id=1, report_id=1, rule="R-1", subject="x", state="new", severity="error", basis="form",
    family="arithmetic", message=Text("不符", "wrong"), cites=(), expected="", found="",
    evidence=(), cause="report", raised_on=date(2026, 3, 1), resolved_on=None, waiver=None,
    review=None, agency_id="a1", agency_name="甲局", reporting_year=2025, portal="demo",
    title="", url="",
)  # fmt: skip
WORDS = st.text(st.characters(min_codepoint=32, exclude_categories=("Cs", "Cc", "Cn", "Co")))


@given(st.dictionaries(st.sampled_from(["责任人", "整改措施", "完成情况", "备注"]), WORDS))
def test_any_words_come_back_as_they_were(written: dict[str, str]) -> None:
    done = register([FINDING])
    row = next(iter(done.sheets[0].rows))
    assert isinstance(row, dict)
    row.update(written)
    old = read_register(workbook(done.sheets, date(2026, 3, 1)), "r.xlsx")
    again = next(iter(register([FINDING], old).sheets[0].rows))
    assert {k: again.get(k) or "" for k in written} == written
