"""LibreOffice for old Word files: named by the settings, run inside the child's limits."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from night.workers import Job, Limits, read_and_judge
from report.model import Document, ReadResult, Report, Unreadable
from report.readers.word import legacy
from rules import load_packs
from rules.model import Context
from samples.agencies import EDUCATION
from samples.make import make_report
from samples.render_docx import render_docx

UNKNOWN_WORD = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument\0".encode("utf-16-le")
)
OLD_WORD = Path(__file__).parents[1] / "report_readers" / "files" / "old-word.doc"


def read_in_a_child(content: bytes, libreoffice: str) -> ReadResult:
    (judged,) = read_and_judge(
        [Job("a", (Document(content, "a.doc"),))],
        load_packs(),
        lambda _job, _report: Context(as_of=date(2025, 2, 1)),
        limits=Limits(seconds=50, libreoffice=libreoffice),
    )
    assert judged.failure is None
    return judged.parts[0].result


@pytest.fixture
def program(tmp_path: Path) -> str:
    """Converts whatever it is given to one and the same report."""
    (tmp_path / "made.docx").write_bytes(render_docx(make_report(EDUCATION, 2024)).content)
    script = tmp_path / "soffice"
    script.write_text(f"#!/bin/sh\ncp {tmp_path}/made.docx document.docx\n")
    script.chmod(0o755)
    return str(script)


def test_what_no_other_converter_knows_is_given_to_the_program_named(program: str) -> None:
    read = read_in_a_child(UNKNOWN_WORD, program)
    assert isinstance(read, Report)
    assert read.layouts[0].media_type == "application/msword"


def test_without_a_name_it_is_not_looked_for(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUJI_LIBREOFFICE", program)
    assert isinstance(read_in_a_child(UNKNOWN_WORD, ""), Unreadable)


def test_the_real_one_works_within_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    real = shutil.which("soffice")
    if real is None:
        pytest.skip("LibreOffice is not installed")
    monkeypatch.setattr(legacy, "_converted", lambda source: b"")
    monkeypatch.setattr(legacy.shutil, "which", lambda *_, **__: None)
    assert isinstance(read_in_a_child(OLD_WORD.read_bytes(), ""), Unreadable)
    assert not isinstance(read_in_a_child(OLD_WORD.read_bytes(), real), Unreadable)
