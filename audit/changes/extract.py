"""Plain-text extracts as other tools would have given them: lines, wrapping, bars, bytes."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import groupby, takewhile
from random import Random

from report.model import Document

Lines = list[str]
LineChange = Callable[[Lines, Random], Lines]

_TOP = (
    "首页 > 政务公开 > 政府信息公开年报",
    "当前位置：首页 > 政府信息公开 > 政府信息公开年报",
    "字号：[ 大 中 小 ] 打印 关闭",
    "浏览次数：1024次",
    "无障碍阅读 长者模式",
)
_BOTTOM = (
    "扫一扫在手机打开当前页",
    "【打印本页】 【关闭窗口】",
    "分享到：微信 微博",
    "上一篇：没有了",
    "下一篇：没有了",
    "责任编辑：管理员",
)
_FIGURE_CELL = re.compile(r"\| *\d")
_TOKEN = re.compile(r"\w[(（][^()（）]{1,6}[)）]|[0-9A-Za-z.,:/@%〔〕-]+|.", re.DOTALL)


def wrapped(lines: Lines, random: Random) -> Lines:
    """Paragraphs broken at a width, figures and addresses kept whole; tables as they are."""
    width = random.randint(28, 90)
    return [piece for line in lines for piece in _wrapped(line, width)]


def _wrapped(line: str, width: int) -> Lines:
    # An extract's lines about itself are no text.
    if "|" in line or line.lstrip().startswith("#") or len(line) <= width:
        return [line]
    out, piece = [], ""
    for bit in _TOKEN.findall(line):
        # No line begins with a closing mark.
        if len(piece) + len(bit) > width and bit not in "，。、；：,.;:）)”》！？":
            out.append(piece)
            piece = ""
        piece += bit
    return [*out, piece] if piece else out


def spread(lines: Lines, random: Random) -> Lines:
    """A blank line between paragraphs."""
    blank = random.choice(("", "　", "\u00a0"))
    out: Lines = []
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        out.append(line)
        if "|" not in line and "|" not in after:
            out.append(blank)
    return out


def indented(lines: Lines, random: Random) -> Lines:
    """Paragraphs indented, some blanks behind them."""
    indent = random.choice(("　　", "    ", "\t", "\u00a0\u00a0\u00a0\u00a0"))
    return [
        line if "|" in line or not line.strip() else f"{indent}{line}{' ' * random.randint(0, 3)}"
        for line in lines
    ]


def packed_bars(lines: Lines, random: Random) -> Lines:
    """Bars without blanks around them, or with several."""
    around = random.choice(("", "  ", "\t"))
    return [
        re.sub(r"[ \t]*\|[ \t]*", f"{around}|{around}", line).strip(" \t") if "|" in line else line
        for line in lines
    ]


def with_chrome(lines: Lines, random: Random) -> Lines:
    """What surrounds an article on its page, above and below."""
    top = random.sample(_TOP, random.randint(1, 3))
    bottom = random.sample(_BOTTOM, random.randint(1, 4))
    return [*top, *lines, *bottom]


def zeros_blank(lines: Lines, random: Random) -> Lines:
    """Noughts between bars left blank."""
    mark = random.choice((" ", " - ", " / ", " — "))
    return [re.sub(r"(?<=\|) *0 *(?=\|)", mark, line) for line in lines]


def head_repeated(lines: Lines, random: Random) -> Lines:
    """The head of table three again in its midst, as where a page ended."""
    out: Lines = []
    for piped, run in groupby(lines, key=lambda line: "|" in line):
        rows = list(run)
        head = list(takewhile(lambda row: not _FIGURE_CELL.search(row), rows))
        if piped and any("勾稽" in row for row in head) and len(rows) >= len(head) + 3:
            at = random.randint(len(head) + 1, len(rows) - 1)
            rows[at:at] = head
        out += rows
    return out


LINE_CHANGES: dict[str, LineChange] = {
    "paragraphs wrapped": wrapped,
    "blank lines": spread,
    "indents": indented,
    "bars packed": packed_bars,
    "page chrome": with_chrome,
    "head repeated": head_repeated,
    "zeros blank": zeros_blank,
}


def by_pieces(text: str, apply: Callable[[str], str]) -> str:
    """Each paragraph and each cell between bars on its own."""
    return "\n".join(
        "|".join(_kept(piece, apply) for piece in line.split("|")) for line in text.split("\n")
    )


def _kept(piece: str, apply: Callable[[str], str]) -> str:
    """Changed but for the blanks around it."""
    core = piece.strip(" \t")
    if not core:
        return piece
    lead = piece[: piece.index(core)]
    return f"{lead}{apply(core)}{piece[len(lead) + len(core) :]}"


def by_lines(text: str, change: LineChange, random: Random) -> str:
    return "\n".join(change(text.rstrip("\n").split("\n"), random)) + "\n"


BYTES: dict[str, Callable[[Document, str], Document]] = {
    "CRLF": lambda d, text: replace(d, content=text.replace("\n", "\r\n").encode()),
    "BOM": lambda d, text: replace(d, content=codecs.BOM_UTF8 + text.encode()),
    "GB 18030": lambda d, text: replace(d, content=text.encode("gb18030")),
    "GB 18030, told to be Latin-1": lambda d, text: replace(
        d, content=text.encode("gb18030"), charset="iso-8859-1"
    ),
    "UTF-8, told to be GBK": lambda d, text: replace(d, content=text.encode(), charset="gbk"),
    "UTF-16": lambda d, text: replace(d, content=text.encode("utf-16")),
}
"""Other bytes for the same characters."""
