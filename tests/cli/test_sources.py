"""What `gouji check` takes for a report, and for an attachment of one."""

import errno
import io
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from night.sources import Source, Unusable, gather, number
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


def test_what_word_keeps_beside_an_open_file_is_no_document(tmp_path: Path) -> None:
    for name in ("a.docx", "~$a.docx", "a.html", "a_files/~$t.xlsx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [names(f) for f in collect(str(tmp_path))] == [["a.docx"], ["a.html"]]


def test_sources_are_counted_without_being_read(tmp_path: Path) -> None:
    for name in ("b/2.html", "a.txt", "a/table.xlsx", "c.pdf", "notes.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "none").mkdir()
    asked = (str(tmp_path), "-", "http://127.0.0.1/", "nowhere.html", str(tmp_path / "none"))
    assert number(asked) == len(collect(*asked, stdin=b"x")) == 7


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


def test_a_name_longer_than_any_file_has_is_told() -> None:
    (found,) = collect("年" * 200 + ".txt")
    assert isinstance(found, Unusable)
    assert "too long" in found.why


def test_a_folder_that_may_not_be_listed_is_told_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b", "2024_files"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "r.html").write_text("x")
    (tmp_path / "2024.html").write_text("its attachments cannot be listed")

    def refusing(ours: Callable[[Any], Any]) -> Callable[[Any], Any]:
        def listed(path: Any) -> Any:
            if Path(path).name in ("a", "2024_files"):
                raise PermissionError(errno.EACCES, "Permission denied", str(path))
            return ours(path)

        return listed

    for listing in ("listdir", "scandir"):
        monkeypatch.setattr(os, listing, refusing(getattr(os, listing)))
    found = collect(str(tmp_path))
    assert [type(f) for f in found] == [Unusable, Unusable, Source]
    assert all("Permission denied" in f.why for f in found if isinstance(f, Unusable))


def test_a_folder_that_links_to_itself_is_walked_once(tmp_path: Path) -> None:
    (tmp_path / "r.html").write_text("x")
    (tmp_path / "again").symlink_to(tmp_path)
    assert [names(f) for f in collect(str(tmp_path))] == [["r.html"]]


def test_files_of_other_suffixes_are_looked_into_and_the_rest_is_counted(tmp_path: Path) -> None:
    report = "一、总体情况。政府信息公开工作年度报告。".encode()
    files = {
        "article.jsp": b"<!DOCTYPE html><html><body><p>" + report + b"</p></body></html>",
        "download": b"%PDF-1.4 and so on",
        "plain": report,
        "notes.json": b'{"a": "<div></div>"}',
        "jquery.js": b"var a = '<div></div>';",
        "photo.jpg": b"\xff\xd8\xff\xe0" + bytes(50),
        "Makefile": b"all:",
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    skipped: list[tuple[str, int]] = []
    found = gather([str(tmp_path)], io.BytesIO(), no_network, lambda *told: skipped.append(told))
    assert [names(f) for f in found] == [["article.jsp"], ["download"], ["plain"]]
    assert skipped == [(str(tmp_path), 4)]


def test_an_attachment_without_a_suffix_is_one(tmp_path: Path) -> None:
    (tmp_path / "2024.html").write_text("page")
    (tmp_path / "2024_files").mkdir()
    (tmp_path / "2024_files" / "download").write_bytes(b"%PDF-1.4 and so on")
    (tmp_path / "2024_files" / "frame").write_text("<html><body></body></html>")
    assert [names(f) for f in collect(str(tmp_path))] == [["2024.html", "download"]]
