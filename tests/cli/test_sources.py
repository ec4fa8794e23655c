"""What `gouji check` takes for a report, and for an attachment of one."""

import io
import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from night.sources import Source, Unusable, gather
from report.model import Document


def no_network(address: str) -> Sequence[Document]:
    raise OSError(f"{address}: connection refused")


def names(found: Source | Unusable) -> list[str]:
    assert isinstance(found, Source)
    return [d.name for d in found.documents]


def collect(*sources: str, stdin: bytes = b"") -> list[Source | Unusable]:
    return list(gather(sources, io.BytesIO(stdin), no_network))


def test_a_file_is_one_report(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text("年度报告")
    (found,) = collect(str(file))
    assert names(found) == ["report.txt"]


def test_in_a_folder_every_document_is_a_report_of_its_own(tmp_path: Path) -> None:
    for name in ("b/2.html", "a.txt", "c.pdf", ".hidden.txt", "notes.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [names(f) for f in collect(str(tmp_path))] == [["a.txt"], ["2.html"], ["c.pdf"]]


@pytest.mark.parametrize("beside", ["2024", "2024_files"])
def test_a_folder_named_like_a_page_holds_its_attachments(tmp_path: Path, beside: str) -> None:
    (tmp_path / "2024.html").write_text("page")
    (tmp_path / beside).mkdir()
    for name in ("table.xlsx", "style.css", "picture.png"):
        (tmp_path / beside / name).write_text("x")
    (found,) = collect(str(tmp_path))
    assert isinstance(found, Source)
    assert [(d.name, d.role) for d in found.documents] == [
        ("2024.html", "page"),
        ("table.xlsx", "attachment"),
    ]


def test_standard_input_is_a_source() -> None:
    (found,) = collect("-", stdin="年度报告".encode())
    assert isinstance(found, Source)
    assert found.documents[0].content == "年度报告".encode()


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("nowhere.txt", "No such file"),
        ("file:///etc/passwd", "only http and https"),
        ("ftp://example.gov.cn/a", "only http and https"),
        ("http://127.0.0.1:1/", "connection refused"),
    ],
)
def test_what_cannot_be_had_is_told_with_why(source: str, why: str) -> None:
    (found,) = collect(source)
    assert isinstance(found, Unusable)
    assert why in found.why


def test_an_empty_file_and_an_empty_folder_are_told(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "void").mkdir()
    found = collect(str(tmp_path / "empty.txt"), str(tmp_path / "void"))
    assert [type(f) for f in found] == [Unusable, Unusable]


def test_a_pipe_in_a_folder_holds_nobody_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (found,) = collect(str(tmp_path))
    assert isinstance(found, Unusable)
    assert "no plain file" in found.why


def test_a_file_too_large_for_a_report_is_told_not_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("night.sources.LARGEST", 1 << 20)
    (tmp_path / "huge.html").write_bytes(b"x" * ((1 << 20) + 2))
    (found,) = collect(str(tmp_path / "huge.html"))
    assert isinstance(found, Unusable)
    assert "larger than 1 MB" in found.why
