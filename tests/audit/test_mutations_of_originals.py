"""Real files changed in their own bytes: one thing is other than it was, all else as it lay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audit.mutations import trial
from audit.mutations.blocks import with_blocks, with_cell, with_text
from audit.mutations.originals.ink import CannotError
from audit.mutations.originals.patch import original
from audit.real import files
from report import read
from report.model import Report

TEXT, PAGE, PDF = "001_0cb72870e0e1741c", "shuyang-fgj-2023", "hongze-district-2024"
WITH_TABLES = (TEXT, PAGE, PDF)
CELL = "applications.new.natural_person"


@pytest.fixture(autouse=True)
def _real_reports() -> None:
    if not files.real_reports():
        pytest.skip("the real reports are not beside this checkout")


def again(name: str, told: object) -> Report:
    [result] = read(original(name).changed(told))  # type: ignore[arg-type]
    assert isinstance(result, Report)
    return result


@pytest.mark.parametrize("name", WITH_TABLES)
def test_unchanged_it_is_the_same_file(name: str) -> None:
    [document] = original(name).changed(original(name).told)
    assert document.content == files.document(name).content


@pytest.mark.parametrize("name", WITH_TABLES)
@pytest.mark.parametrize("figure", ["7", "120"])
def test_one_cell_and_no_other_is_changed(name: str, figure: str) -> None:
    before = original(name).report
    after = again(name, with_cell(original(name).told, CELL, figure))
    other = {n for n, m in after.measures.items() if m.raw != before.measures[n].raw}
    assert other == {CELL}
    assert after.measures[CELL].raw == figure
    assert [line.raw for line in after.lines()] == [line.raw for line in before.lines()]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (TEXT, "予以公开2件", "予以公开12件"),
        (PAGE, "公开26件", "公开2件"),
        (PDF, "申请17件", "申请171件"),
    ],
)
def test_one_figure_in_the_prose_is_changed(name: str, old: str, new: str) -> None:
    told = original(name).told
    [at] = [n for n, b in enumerate(told.blocks) if old in b.text]
    text = told.blocks[at].text.replace(old, new, 1)
    before, after = original(name).report, again(name, with_text(told, at, text))
    lines = zip(before.lines(), after.lines(), strict=True)
    assert [two.raw for one, two in lines if one.raw != two.raw] == [text]


@pytest.mark.parametrize("name", WITH_TABLES)
def test_a_table_is_gone_and_the_others_stand(name: str) -> None:
    told = original(name).told
    blocks = [b for b in told.blocks if not (b.sheet and b.sheet.key == "disputes")]
    report = again(name, with_blocks(told, blocks))
    assert {table.key for table in report.tables} == {"proactive", "requests"}


def test_a_line_is_put_in_under_another() -> None:
    for name in (TEXT, PAGE):
        told = original(name).told
        at = next(n for n, b in enumerate(told.blocks) if b.kind == "paragraph") + 1
        line = replace(told.blocks[at - 1], text="全年未收到投诉。")
        report = again(name, with_blocks(told, (*told.blocks[:at], line, *told.blocks[at:])))
        assert "全年未收到投诉。" in [one.raw.strip() for one in report.lines()]


def test_what_a_pdf_cannot_show_is_not_pretended() -> None:
    told = original(PDF).told
    at = next(n for n, b in enumerate(told.blocks) if b.kind == "paragraph")
    with pytest.raises(CannotError):
        original(PDF).changed(with_text(told, at, told.blocks[at].text + "饕餮"))


@pytest.mark.parametrize("name", [TEXT, PAGE])
def test_what_is_made_wrong_in_a_real_file_is_found_there(name: str) -> None:
    some = list(trial.trials(f"original/{name}/1", seed=0, only="cell: one more"))
    assert some
    assert all(t.placed and not t.others and not t.wrong for t in some)
