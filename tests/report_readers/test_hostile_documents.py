"""Whatever the bytes: a Layout or a plain word why not, within the limits, and no exception."""

import io
import zipfile
from functools import cache
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layouts import read
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table, TableStyle

from report.model import Document, Grid, Layout, Unreadable
from report.readers import layout_of, limits
from samples.agencies import EDUCATION
from samples.make import make_report
from samples.render_ofd import render_ofd
from samples.render_rtf import render_rtf

ROW = "<tr><td>规章</td><td rowspan=2>0</td><td colspan=3>1</td></tr>"
PAGE = (
    "<!doctype html><html><head><meta charset=gbk><title>年报</title></head><body><div id=zoom>"
    f"<p>一、总体情况，公开信息<b>32</b>条。</p><table>{ROW * 3}</table>"
    "<a href=a.pdf>附件</a></div></body></html>"
)
EXTRACT = (
    "一、总体情况\n规章 | 0 |\n|\n| 1 |\n| a | b |\n|---|---|\n# 题\n"
    "<table><tr><td>1</td></table>\n扫一扫\n"
)


def outcome(content: bytes) -> Layout | Unreadable:
    """The result, checked for what every result must keep."""
    result = layout_of(Document(content, "x"))
    if isinstance(result, Unreadable):
        assert result.why
        assert "\n" not in result.why
    else:
        cells = [c for b in result.blocks if isinstance(b, Grid) for row in b.rows for c in row]
        assert len(cells) <= limits.CELLS
        assert len(result.blocks) <= limits.LINES + limits.CELLS
    return result


@cache
def samples() -> dict[str, bytes]:
    """A small valid file of every kind."""
    word, sheet, pdf, archive = io.BytesIO(), io.BytesIO(), io.BytesIO(), io.BytesIO()
    document = docx.Document()
    document.add_paragraph("1. overview", style="List Number")
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(1, 1)).text = "merged"
    document.save(word)
    book = openpyxl.Workbook()
    book.active.append(["a", 1, 2.5])
    book.active.merge_cells("A2:B3")
    book.save(sheet)
    made = Canvas(pdf)
    flow = Table([["a", "b"], ["1", "2"]])
    flow.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 1, "black")]))
    flow.wrapOn(made, 400, 400)
    flow.drawOn(made, 72, 500)
    made.save()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("a.txt", EXTRACT)
        packed.writestr("b.html", PAGE)
    return {
        "html": PAGE.encode("gb18030"),
        "text": EXTRACT.encode(),
        "docx": word.getvalue(),
        "xlsx": sheet.getvalue(),
        "pdf": pdf.getvalue(),
        "zip": archive.getvalue(),
        "ofd": render_ofd(make_report(EDUCATION, 2024)).content,
        "rtf": render_rtf(make_report(EDUCATION, 2024)).content,
        "mhtml": b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: text/html\r\n\r\n" + PAGE.encode() + b"\r\n--x--",
        "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument\0".encode("utf-16-le") * 40,
        "xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook\0".encode("utf-16-le") * 80,
    }


@st.composite
def damaged(draw: st.DrawFn, kind: str) -> bytes:
    """A valid file cut short, with bits turned, a part doubled or taken out."""
    data = bytearray(samples()[kind])
    for _ in range(draw(st.integers(1, 4))):
        if not data:
            break
        at = draw(st.integers(0, len(data) - 1))
        what = draw(st.sampled_from(["flip", "cut", "remove", "double", "insert"]))
        if what == "flip":
            data[at] ^= 1 << draw(st.integers(0, 7))
        elif what == "cut":
            del data[at:]
        elif what == "remove":
            del data[at : at + draw(st.integers(1, 200))]
        elif what == "double":
            data[at:at] = data[at : at + draw(st.integers(1, 200))]
        else:
            data[at:at] = draw(st.binary(min_size=1, max_size=20))
    return bytes(data)


@pytest.mark.parametrize("kind", ["html", "text", "mhtml", "doc", "xls", "rtf"])
@settings(max_examples=60)
@given(st.data())
def test_damaged_files_never_raise(kind: str, data: st.DataObject) -> None:
    outcome(data.draw(damaged(kind)))


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf", "zip", "ofd"])
@settings(max_examples=30)
@given(st.data())
def test_damaged_packages_never_raise(kind: str, data: st.DataObject) -> None:
    outcome(data.draw(damaged(kind)))


PIECES = st.sampled_from(
    [
        "<table>",
        "</table>",
        "<tr>",
        "<td colspan=9>",
        "</td>",
        "<p>",
        "</p>",
        "<br>",
        "<div id=zoom>",
        "</div>",
        "<li>",
        "<a href=x.pdf>",
        "</a>",
        "规章",
        "0",
        "<!--",
        "-->",
        "<script>",
        "&nbsp;",
        "<div style=display:none>",
        "<h1>年度报告",
        "<nav>",
        "公开信息，共32条，全部按期办结完毕。",
        "<img>",
    ]
)


@given(st.lists(PIECES, max_size=60))
def test_any_soup_of_tags_is_read(pieces: list[str]) -> None:
    outcome(("<html><body>" + "".join(pieces)).encode())


@given(
    st.lists(
        st.sampled_from(["|", "||", " ", "规章", "0", "\n", "|-|", "\u00a0", "#", "<table>", "\\|"])
    )
)
def test_any_soup_of_pipes_is_read(pieces: list[str]) -> None:
    outcome("".join(pieces).encode())


def test_no_words_of_a_page_are_lost_or_made_up() -> None:
    layout = outcome(PAGE.encode())
    assert isinstance(layout, Layout)
    shown = [line.text for line in layout.dropped]
    for block in layout.blocks:
        if isinstance(block, Grid):
            shown += [cell.text for row in block.rows for cell in row]
        else:
            shown.append(block.text)
    assert sorted(shown) == sorted(["一、总体情况,公开信息32条。", *["规章", "0", "1"] * 3, "附件"])


@pytest.mark.parametrize("opening", ["<div>", "<table><tr><td>", "<b>", "<ul><li>", "<blockquote>"])
def test_a_hundred_levels_are_read_and_a_hundred_thousand_survived(opening: str) -> None:
    inner = "公开信息，共三十二条。"
    shallow = outcome(f"<html><body>{opening * 100}{inner}".encode())
    assert isinstance(shallow, Layout)
    assert [block.text for block in shallow.blocks if not isinstance(block, Grid)] == [
        inner.replace("，", ",")
    ]
    deep = outcome(f"<html><body><p>a</p>{opening * 100_000}{inner}".encode())
    assert isinstance(deep, Layout)
    assert deep.cut


def test_a_table_of_ten_thousand_rows_is_read_and_a_larger_one_cut() -> None:
    row = "<tr><td>规章</td><td>0</td><td>0</td></tr>"
    whole = outcome(f"<html><body><table>{row * 10_000}</table></body></html>".encode())
    assert isinstance(whole, Layout)
    assert not whole.cut
    cut = outcome(f"<html><body><table>{row * 30_000}</table></body></html>".encode())
    assert isinstance(cut, Layout)
    assert "cells" in cut.cut


def test_a_file_over_the_limit_is_not_opened() -> None:
    result = outcome(b"a" * (50 << 20))
    assert isinstance(result, Unreadable)
    assert "50 MB" in result.why


def test_a_zip_bomb_is_not_unpacked() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"0" * (60 << 20))
    result = outcome(stream.getvalue())
    assert isinstance(result, Unreadable)
    assert "unpack" in result.why


def test_entities_are_not_expanded() -> None:
    bomb = "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
        f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
    )
    word = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(samples()["docx"])) as source,
        zipfile.ZipFile(word, "w") as made,
    ):
        for member in source.infolist():
            content = source.read(member)
            if member.filename == "word/document.xml":
                content = content.split(b"?>", 1)[1]
                content = (bomb + "]>").encode() + content.replace(b"merged", b"&j;")
            made.writestr(member.filename, content)
    for content in (word.getvalue(), (bomb + "]><html><body><p>&j;</p></body></html>").encode()):
        result = outcome(content)
        if isinstance(result, Layout):
            assert not any("aaaaaaaaaa" * 50 in str(block) for block in result.blocks)


@pytest.mark.parametrize("share", [10, 30, 50, 70, 90, 99])
def test_files_cut_short_are_refused_or_told_to_be_cut(share: int) -> None:
    for kind in ("html", "docx", "xlsx", "pdf", "zip"):
        whole = samples()[kind]
        result = outcome(whole[: len(whole) * share // 100])
        assert isinstance(result, Unreadable) or result.cut or kind == "html", kind


def test_a_page_that_never_closes_is_told_to_be_cut() -> None:
    page = "<!doctype html><html><body><div id=zoom><p>公开信息，共三十二条，全部按期办结</p>"
    result = outcome(page.encode())
    assert isinstance(result, Layout)
    assert "closing" in result.cut
    assert not read(page + "</div></body></html>").cut


@pytest.mark.parametrize("share", range(20, 100, 7))
def test_an_old_sheet_cut_short_is_refused_or_told_to_be_cut(share: int) -> None:
    whole = (Path(__file__).parent / "files" / "old-sheet.xls").read_bytes()
    result = outcome(whole[: len(whole) * share // 100])
    assert isinstance(result, Unreadable) or result.cut
