"""Drafts: files named after agencies, and who has handed in nothing."""

from datetime import date
from pathlib import Path

import pytest

from night.check import Checked
from night.drafts import Drafts, Tally, drafts_of, other_name

ROSTER = """\
agencies:
  - {id: a-1, name: 云溪市教育局, kind: department, level: prefecture, aliases: [市教育局]}
  - {id: a-2, name: 云溪市教育考试院, kind: institution, level: prefecture}
  - {id: a-3, name: 云溪市水利局, kind: department, level: prefecture, last_year: 2020}
  - {id: a-4, name: 青山区民政局, kind: department, level: county}
  - {id: a-5, name: 白水县民政局, kind: department, level: county}
"""


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    path = tmp_path / "ours.yaml"
    path.write_text(ROSTER, "utf-8")
    return drafts_of([str(path)], [], date(2025, 1, 10))


@pytest.mark.parametrize(
    ("file", "agency"),
    [
        ("云溪市教育局.docx", "a-1"),
        ("云溪市教育局2024年政府信息公开工作年度报告（送审稿）.docx", "a-1"),
        ("03-市教育局 年报.pdf", "a-1"),
        ("2024年度教育局年报.html", "a-1"),
        ("云溪市教育考试院.docx", "a-2"),
        ("云溪市教育局/年度报告.docx", "a-1"),
        ("青山区民政局.docx", "a-4"),
    ],
)
def test_a_file_is_of_the_agency_it_is_named_after(drafts: Drafts, file: str, agency: str) -> None:
    entry = drafts.whose(f"drafts/{file}")
    assert entry is not None
    assert entry.id == agency


@pytest.mark.parametrize(
    "file",
    [
        "年度报告.docx",
        "民政局.docx",
        "云溪市财政局.docx",
        "云溪市教育局招生办公室.docx",
        "2024.pdf",
    ],
)
def test_a_file_that_could_be_anybodys_is_nobodys(drafts: Drafts, file: str) -> None:
    assert drafts.whose(f"drafts/{file}") is None


def test_a_body_that_is_no_more_owes_no_draft(drafts: Drafts) -> None:
    assert drafts.whose("云溪市水利局.docx") is None


def test_who_has_no_draft_is_told_and_so_is_a_stranger(drafts: Drafts) -> None:
    tally = Tally(drafts)
    tally.take(Checked("drafts/云溪市教育局.docx", None))
    tally.take(Checked("drafts/某某局.docx", None))
    assert [entry.name for entry in tally.lacking()] == [
        "云溪市教育考试院",
        "青山区民政局",
        "白水县民政局",
    ]
    assert tally.strangers == ["drafts/某某局.docx"]


def test_a_file_whose_name_tells_nothing_is_whose_the_draft_says(drafts: Drafts) -> None:
    tally = Tally(drafts)
    for source, name in (("1.docx", "教育局"), ("2.docx", "民政局"), ("3.docx", "")):
        tally.take(Checked(source, {"agency": {"name": name}}))
    assert tally.of == {"a-1": ["1.docx"]}
    assert tally.by_words == {"1.docx"}
    assert tally.strangers == ["2.docx", "3.docx"]


def test_without_a_roster_nobody_is_a_stranger() -> None:
    tally = Tally(Drafts())
    assert tally.take(Checked("x.docx", None)) is None
    assert tally.strangers == []


def test_a_draft_of_another_body_under_this_name_is_told(drafts: Drafts) -> None:
    entry = drafts.whose("青山区民政局.docx")
    assert other_name(Checked("x", {"agency": {"name": "北新桥街道办事处"}}), entry)
    assert not other_name(Checked("x", {"agency": {"name": "云溪市青山区民政局"}}), entry)
