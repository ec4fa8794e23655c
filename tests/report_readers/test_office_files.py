"""Word files, spreadsheets, archives, saved pages."""

import io
import shutil
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from layouts import grids, lines, read

from report.model import Document, Grid, Layout, Unreadable
from report.readers import layout_of
from report.readers.word import legacy
from report.readers.word.legacy import read_doc

FILES = Path(__file__).parent / "files"


def word_file() -> bytes:
    document = docx.Document()
    document.add_heading("某镇2023年政府信息公开工作年度报告", 0)
    document.add_paragraph("一、总体情况")
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "三、办理结果"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "予以公开"
    table.cell(1, 1).text, table.cell(1, 2).text = "26", ""
    for column, text in enumerate(["四、结转", "０", "1,234"]):
        table.cell(2, column).text = text
    document.add_paragraph("二、其他")
    return saved(document)


def saved(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def workbook() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["B2"] = "政府信息公开情况统计表"
    sheet.merge_cells("B2:D2")
    for at, row in enumerate(
        [["指标", "单位", "数"], ["信息数", "条", 2978], ["费用", "万元", 12.3]], 3
    ):
        for column, value in enumerate(row, 2):
            sheet.cell(at, column, value)
    return book


def packed(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_a_word_file_keeps_its_order_and_merged_cells() -> None:
    layout = read(word_file())
    assert lines(layout) == ["某镇2023年政府信息公开工作年度报告", "一、总体情况", "二、其他"]
    table = layout.blocks[2]
    assert isinstance(table, Grid)
    assert grids(layout) == [[["三、办理结果", "予以公开"], ["26", ""], ["四、结转", "0", "1,234"]]]
    assert table.rows[0][0].row_span == 2
    assert table.rows[0][1].column_span == 2


def test_automatic_numbers_of_headings_are_written_out() -> None:
    document = docx.Document()
    document.add_paragraph("占位", style="List Number")
    root = document.part.numbering_part.element
    for level in root.iter(qn("w:lvl")):
        level.find(qn("w:numFmt")).set(qn("w:val"), "chineseCounting")
        level.find(qn("w:lvlText")).set(qn("w:val"), "%1、")
    for text in ("总体情况", "主动公开"):
        document.add_paragraph(text, style="List Number")
    assert lines(read(saved(document))) == ["一、占位", "二、总体情况", "三、主动公开"]


def test_deleted_words_of_a_tracked_change_are_not_read() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("公开信息")
    gone = OxmlElement("w:del")
    gone.append(document.add_paragraph("31条")._p.r_lst[0])
    paragraph._p.append(gone)
    paragraph.add_run("32条")
    assert lines(read(saved(document))) == ["公开信息32条"]


def test_a_table_within_a_table_is_read_as_its_own() -> None:
    document = docx.Document()
    outer = document.add_table(rows=1, cols=1)
    inner = outer.cell(0, 0).add_table(rows=2, cols=2)
    for at, text in enumerate(["规章", "0", "文件", "3"]):
        inner.cell(at // 2, at % 2).text = text
    assert grids(read(saved(document))) == [[["规章", "0"], ["文件", "3"]]]


def test_a_sheet_gives_its_rows_without_the_empty_border() -> None:
    book = workbook()
    hidden = book.create_sheet("hidden")
    hidden["A1"], hidden.sheet_state = "隐藏", "hidden"
    stream = io.BytesIO()
    book.save(stream)
    layout = read(stream.getvalue())
    assert grids(layout) == [
        [
            ["政府信息公开情况统计表"],
            ["指标", "单位", "数"],
            ["信息数", "条", "2978"],
            ["费用", "万元", "12.3"],
        ]
    ]


def test_a_stray_cell_in_the_far_corner_is_refused_before_it_takes_the_memory() -> None:
    book = workbook()
    book.active["XFD1048576"] = 1
    stream = io.BytesIO()
    book.save(stream)
    result = layout_of(Document(stream.getvalue(), "t.xlsx"))
    assert isinstance(result, Unreadable)
    assert "sheet" in result.why


def test_an_archive_is_read_member_by_member_with_numbers_running_on() -> None:
    stream = io.BytesIO()
    workbook().save(stream)
    layout = read(packed(**{"报告.docx": word_file(), "统计表.xlsx": stream.getvalue()}))
    tables = [block for block in layout.blocks if isinstance(block, Grid)]
    assert [table.no for table in tables] == [1, 2]
    assert tables[1].rows[0][0].line > tables[0].rows[-1][0].line


def test_an_archive_within_an_archive_is_left_alone() -> None:
    result = layout_of(Document(packed(**{"a.zip": packed(**{"b.txt": b"x"})}), "a.zip"))
    assert isinstance(result, Unreadable)


@pytest.mark.parametrize(
    ("more", "cut"),
    [
        (
            {"b/统计表.pdf": b"%PDF-1.7 x", "c.rtf": b"{\\rtf1}"},
            "统计表.pdf in the archive could not",
        ),
        ({"内.zip": packed(**{"b.txt": b"x"})}, "内.zip in the archive could not be read"),
        ({f"{n}.txt": b"a line" for n in range(120)}, "only the first 100 files of the archive"),
        ({".DS_Store": b"\0", "__MACOSX/._报告.docx": b"\0", "Thumbs.db": b"\0"}, ""),
        ({"图.png": b"\x89PNG\r\n\x1a\n" + bytes(60)}, ""),
    ],
)
def test_an_archive_tells_the_first_member_that_was_not_read(
    more: dict[str, bytes], cut: str
) -> None:
    layout = read(packed(**{"报告.docx": word_file(), **more}))
    assert layout.cut.startswith(cut)
    assert bool(layout.cut) == bool(cut)


def test_a_page_saved_by_a_browser_as_one_file() -> None:
    message = EmailMessage()
    message["Subject"] = "report"
    message.set_content("plain")
    message.add_related(
        "<html><body><p>一、总体情况，公开信息三十二条，全部办结。</p></body></html>",
        subtype="html",
    )
    message.replace_header("Content-Type", "multipart/related; boundary=x")
    message.set_boundary("x")
    content = b"MIME-Version: 1.0\r\n" + message.as_bytes()
    assert lines(read(content)) == ["一、总体情况,公开信息三十二条,全部办结。"]


def test_an_old_word_file_of_no_known_version_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shutil, "which", lambda *_, **__: None)
    result = read_doc(b"\xd0\xcf\x11\xe0")
    assert isinstance(result, Unreadable)
    assert "antiword" in result.advice


def test_a_damaged_old_word_file_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    content = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + b"\0\0" * 600
    )
    assert isinstance(layout_of(Document(content, "a.doc")), Unreadable)


def opendocument(sort: str) -> bytes:
    """A file of LibreOffice's own kind: an archive that names itself first."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{sort}")
        archive.writestr("content.xml", "<office:document-content/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b"   \n\t ", "empty"),
        (bytes(range(256)) * 8, "kind"),
        (b"Rar!\x1a\x07\x00" + b"x" * 50, "archive"),
        (opendocument("text"), "OpenDocument"),
        (b"{\\rtf1}", "damaged"),
        (b"%PDF-1.7\nbroken", "PDF"),
        (b"PK\x03\x04broken", "damaged"),
        ("政府信息公开年度报告".encode().decode("latin-1").encode() * 20, "garbled"),
        (b"\xff\xfe" + b"\xd8\x00" * 100, "characters"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(content: bytes, word: str) -> None:
    result = layout_of(Document(content, "x"))
    assert isinstance(result, Unreadable)
    assert word in result.why
    assert result.advice


def test_a_picture_is_known_as_one() -> None:
    assert read(b"\x89PNG\r\n\x1a\n" + b"\0" * 40).pictures == 1


def test_an_old_binary_word_file_keeps_its_merged_cells() -> None:
    layout = read((FILES / "old-word.doc").read_bytes())
    first, second = (block for block in layout.blocks if isinstance(block, Grid))
    assert [cell.text for cell in first.rows[2]] == ["规章", "0", "", "0"]
    assert (first.rows[0][0].column_span, second.rows[0][0].row_span) == (4, 2)
    assert not layout.cut


def test_an_old_binary_sheet_is_read_like_a_new_one() -> None:
    assert grids(read((FILES / "old-sheet.xls").read_bytes()))[0][3] == [
        "(一)主动公开政府信息数",
        "条",
        "2978",
    ]


def test_what_antiword_loses_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    book = (
        "<book><chapter><para>一、总体情况</para><para><informaltable><tgroup><tbody>"
        "<row><entry>规章</entry><entry>0</entry></row><row><entry></entry><entry>二</entry>"
        "<entry>3</entry></row></tbody></tgroup></informaltable></para></chapter></book>"
    )
    monkeypatch.setattr(shutil, "which", lambda *_, **__: "/usr/bin/antiword")
    monkeypatch.setattr(legacy, "_run", lambda *_: book.encode())
    layout = read_doc(b"Word 6")
    assert isinstance(layout, Layout)
    assert grids(layout) == [[["规章", "0"], ["二", "3"]]]
    assert "antiword" in layout.cut
