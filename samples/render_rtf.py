"""The report as RTF: half of its characters as bytes of GBK, half in Unicode, cells merged."""

from __future__ import annotations

from report.model import Document
from samples.render_text import file_stem
from samples.report import SampleReport
from samples.sheet import Sheet

MEDIA_TYPE = "application/rtf"
_WIDTH = 900
"""Twips a column."""
_HEAD = (
    r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}{\f1\froman\fcharset0"
    r" Times New Roman;}}{\colortbl;\red0\green0\blue0;}{\*\generator sample;}"
)


def render_rtf(report: SampleReport, name: str = "") -> Document:
    """The same report gives the same bytes."""
    parts = [_HEAD, rf"{{\info{{\title {_words(report.title)}}}{{\author a}}}}", "\n"]
    for block in report.flow():
        if block.sheet:
            parts.append(_table(block.sheet))
        else:
            text = f"附件：{block.text}" if block.kind == "attachment" else block.text
            parts.append(rf"\pard\plain\f0\fs24 {_words(text)}\par" + "\n")
    return Document(
        "".join([*parts, "}"]).encode("ascii"),
        name=name or f"{file_stem(report)}.rtf",
        media_type=MEDIA_TYPE,
    )


def _words(text: str) -> str:
    return "".join(_character(char, number % 2 == 0) for number, char in enumerate(text))


def _character(char: str, as_bytes: bool) -> str:
    if char in "\\{}":
        return f"\\{char}"
    if char.isascii():
        return char
    data = char.encode("gb18030")
    if as_bytes and len(data) == 2:
        return "".join(f"\\'{byte:02x}" for byte in data)
    code = ord(char)
    return f"\\u{code - 65536 if code > 32767 else code}?"


def _table(sheet: Sheet) -> str:
    rows = []
    for line in sheet.expanded():
        definition, content, x = "", "", 0
        while x < len(line):
            cell, starts = line[x]
            x += cell.columns
            merged = (r"\clvmgf" if starts else r"\clvmrg") if cell.rows > 1 else ""
            definition += rf"{merged}\clbrdrt\brdrs\cellx{x * _WIDTH}"
            content += rf"\pard\intbl {_words(cell.text) if starts else ''}\cell"
        rows.append(rf"\trowd\trgaph108\trleft0{definition}" + "\n" + rf"{content}\row" + "\n")
    return "".join(rows)
