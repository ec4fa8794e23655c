"""RTF as Word and others write it."""

from __future__ import annotations

import pytest
from layouts import grids, lines, read

from report.model import Document, Grid, Unreadable
from report.readers import layout_of

HEAD = r"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 SimSun;}{\f1\fcharset136 MingLiU;}}\f0 "


def rtf(body: str, head: str = HEAD) -> bytes:
    return (head + body + "}").encode("latin-1")


def gbk(text: str, charset: str = "gbk") -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode(charset))


def test_bytes_unicode_and_signs_are_one_text() -> None:
    body = gbk("公开") + r"\u20449?\u24687?\~320\emdash" + gbk("条") + r"\par \{a\}\par"
    assert lines(read(rtf(body))) == ["公开信息 320—条", "{a}"]


def test_half_a_character_may_be_a_letter() -> None:
    word = "俙".encode("gbk")
    assert chr(word[1]).isascii()
    assert lines(read(rtf(rf"\'{word[0]:02x}{chr(word[1])}\par"))) == ["俙"]


def test_a_font_tells_the_charset_of_its_bytes() -> None:
    assert lines(read(rtf(r"\f1 " + gbk("資訊", "big5") + r"\par")))[0] in ("资讯", "資訊")


def test_two_halves_make_one_rare_character() -> None:
    assert lines(read(rtf(r"\u-10174?\u-8265?" + gbk("镇") + r"\par"))) == ["𠮷镇"]


def test_what_is_no_text_is_passed_over_and_a_title_kept() -> None:
    body = (
        rf"{{\info{{\title {gbk('年度报告')}}}{{\author x}}}}{{\header y\par}}{{\*\unknown z}}"
        rf"{{\*\shppict{{\pict\pngblip 89504e47}}}}{{\nonshppict{{\pict 00}}}}{gbk('正文')}\par"
    )
    layout = read(rtf(body))
    assert (lines(layout), layout.page_title, layout.pictures) == (["正文"], "年度报告", 1)


ROWS = (
    r"\trowd\trleft0\clvmgf\cellx900\clmgf\cellx1800\clmrg\cellx2700"
    r"\pard\intbl a\cell b\cell\cell\row"
    r"\trowd\trleft0\clvmrg\cellx900\cellx1805\cellx2700"
    r"\pard\intbl\cell 1\cell 2\par 3\cell\row"
    r"\trowd\trleft0\cellx900\cellx2700\pard\intbl c\cell 4\cell\row\pard end\par"
)


def test_merged_cells_keep_their_places() -> None:
    layout = read(rtf(ROWS))
    assert grids(layout) == [[["a", "b"], ["1", "2 3"], ["c", "4"]]]
    (grid,) = [block for block in layout.blocks if isinstance(block, Grid)]
    spans = [[(cell.row_span, cell.column_span) for cell in row] for row in grid.rows]
    assert spans == [[(2, 1), (1, 2)], [(1, 1), (1, 1)], [(1, 1), (1, 2)]]
    assert lines(layout) == ["end"]


def test_a_file_cut_short_says_so() -> None:
    whole = rtf(ROWS)
    assert read(whole).cut == ""
    assert "damaged" in read(whole[:-8]).cut


@pytest.mark.parametrize("content", [b"{\\rtf1}", b"{\\rtf1" + b"{" * 5000])
def test_nothing_to_read(content: bytes) -> None:
    assert isinstance(layout_of(Document(content, "a.rtf")), Unreadable)
