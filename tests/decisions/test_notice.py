"""The draft of a letter: upheld findings only, law by article, dates left blank."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest

from letters.notice import choose
from letters.notice_docx import numeral
from report.model import Evidence, Place
from tests.decisions.office import Office, fail

BY = ("--by", "王某某")


def words(path: Path) -> str:
    return "\n".join(p.text for p in docx.Document(io.BytesIO(path.read_bytes())).paragraphs)


@pytest.fixture
def upheld(office: Office) -> Office:
    editorial = replace(fail("E-1", message="编号有误"), basis="editorial")
    cells = tuple(Evidence("0" if n else "6", Place(3, label=f"表三 · 第{n}格")) for n in range(6))
    secret = fail("T21-3c", message="正文留有13912345678")
    office.judged([secret, replace(fail("T21-3a"), evidence=cells), fail("T21-3b"), editorial])
    for rule in ("T21-3c", "T21-3a", "E-1"):
        assert office.gouji("review", office.number(rule), "--uphold", *BY) == 0
    return office


def test_each_problem_says_what_where_by_which_article_and_what_to_do(
    upheld: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert upheld.gouji("notice", "甲局", "--year", "2025", "-o", "n.docx", "--lang", "en") == 0
    text = words(tmp_path / "n.docx")
    assert text.index("甲局：") < text.index("一、") < text.index("二、")
    assert "存在以下2个问题" in text
    assert "问题：合计不符。" in text
    assert "依据：国办公开办函〔2021〕30号表三。" in text
    assert "整改要求：" in text
    assert "请于    年    月    日前" in text
    assert "1 not reviewed, 0 dismissed, 0 waived, 1 editorial" in capsys.readouterr().err


def test_quotation_marks_hold_the_words_of_the_report(upheld: Office, tmp_path: Path) -> None:
    upheld.gouji("notice", "a1", "--year", "2025", "-o", "n.docx")
    lines = words(tmp_path / "n.docx").splitlines()
    assert "原文：表三 · 第0格“6”；其余5格为零或空白。" in lines
    assert not [line for line in lines if line.startswith(("依据", "整改")) and "“" in line]


def test_personal_data_is_masked_and_every_page_is_marked(upheld: Office, tmp_path: Path) -> None:
    upheld.gouji("notice", "a1", "--year", "2025", "-o", "n.docx")
    assert "139****5678" in words(tmp_path / "n.docx")
    (section,) = docx.Document(str(tmp_path / "n.docx")).sections
    assert section.header.paragraphs[0].text == "送审稿"
    assert "未经审核签发，不得对外发送" in section.footer.paragraphs[0].text


def test_the_same_findings_make_the_same_letter(upheld: Office, tmp_path: Path) -> None:
    for name in ("1.docx", "2.docx"):
        upheld.gouji("notice", "a1", "--year", "2025", "-o", name, "--as-of", "2026-03-02")
    assert words(tmp_path / "1.docx") == words(tmp_path / "2.docx")


def test_a_waived_finding_enters_no_letter(upheld: Office) -> None:
    upheld.gouji("waive", upheld.number("T21-3c"), *BY, "--reason", "合并", "--until", "2099-01-01")
    chosen, left = choose(upheld.findings())
    assert [f.rule for f in chosen] == ["T21-3a"]
    assert (left.waived, left.unreviewed, left.editorial) == (1, 1, 1)


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("丙局", "--year", "2025"), "丙局"),
        (("甲局", "--year", "2019"), "2019"),
        (("甲局", "--year", "2025"), "gouji review"),
    ],
)
def test_without_an_upheld_finding_there_is_no_letter(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    args: tuple[str, ...], told: str,
) -> None:  # fmt: skip
    office.judged([fail("T21-3c")])
    assert office.gouji("notice", *args) == 2
    assert told in capsys.readouterr().err
    assert not list(tmp_path.glob("*.docx"))


def test_a_letter_that_somebody_has_worked_on_is_not_written_over(
    upheld: Office, tmp_path: Path
) -> None:
    (tmp_path / "n.docx").write_text("mine")
    assert upheld.gouji("notice", "a1", "--year", "2025", "-o", "n.docx") == 2
    assert (tmp_path / "n.docx").read_text() == "mine"


@pytest.mark.parametrize(
    ("no", "told"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (35, "三十五")]
)
def test_problems_are_numbered_as_letters_do(no: int, told: str) -> None:
    assert numeral(no) == told


def test_resolved_findings_count_neither_way(office: Office) -> None:
    office.judged([fail("T21-3c")])
    (finding,) = office.findings()
    gone = replace(finding, state="resolved", resolved_on=date(2026, 3, 2), review="upheld")
    chosen, left = choose([gone])
    assert (chosen, left.unreviewed) == ([], 0)
