"""Bytes to text, whatever the server and the page claim."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.charset import decode

TEXT = "政府信息公开工作年度报告，朱镕基题词。"


@pytest.mark.parametrize("declared", ["", "utf-8", "gb2312", "iso-8859-1", "no-such-charset"])
def test_utf8_is_recognised_whatever_is_declared(declared: str) -> None:
    assert decode(TEXT.encode(), declared) == (TEXT, "utf-8")


@pytest.mark.parametrize("declared", ["", "gb2312", "GBK", "iso-8859-1", "utf-8", "base64"])
def test_gbk_is_read_with_a_right_wrong_or_missing_header(declared: str) -> None:
    assert decode(TEXT.encode("gb18030"), declared) == (TEXT, "gb18030")


def test_the_page_itself_may_name_its_charset() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=big5">縣政府資訊公開年報'
    assert decode(page.encode("big5"))[0] == page


def test_a_byte_order_mark_decides() -> None:
    assert decode(TEXT.encode("utf-16")) == (TEXT, "utf-16")
    assert decode(b"\xef\xbb\xbf" + TEXT.encode(), "gbk") == (TEXT, "utf-8")


def test_utf16_without_a_mark_is_told_by_its_zeros() -> None:
    text = "<html><body>2023 annual report 年度报告</body></html>"
    assert decode(text.encode("utf-16-le"))[0] == text


def test_a_file_cut_inside_a_character_keeps_its_charset() -> None:
    text, charset = decode((TEXT * 3).encode()[:-1])
    assert charset == "utf-8"
    assert text.startswith(TEXT)


def test_a_few_damaged_bytes_do_not_change_the_charset() -> None:
    data = bytearray((TEXT * 20).encode())
    data[100] ^= 0xFF
    text, charset = decode(bytes(data))
    assert charset == "utf-8"
    assert TEXT in text


@given(st.binary(max_size=300), st.text(max_size=20))
def test_any_bytes_become_text(content: bytes, declared: str) -> None:
    text, charset = decode(content, declared)
    assert isinstance(text, str)
    assert charset
