"""ZIP attachments: their readable members, read within limits and put one after another."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace

from report.model import Block, Cell, Document, Grid, Layout, Line, Unreadable
from report.readers import limits
from report.readers.packages import DAMAGED, why_not_unpack

_IGNORED = ("__MACOSX/", "Thumbs.db", ".DS_Store", "desktop.ini")


def unpack(document: Document) -> tuple[Document, ...] | Unreadable:
    """The files of a ZIP, in its order; archives within it are left out."""
    why = why_not_unpack(document.content)
    if why:
        return why
    found: list[Document] = []
    with zipfile.ZipFile(io.BytesIO(document.content)) as archive:
        members = [one for one in archive.infolist() if not one.is_dir()]
        for member in members[: limits.MEMBERS]:
            name = _name(member)
            if any(mark in name for mark in _IGNORED):
                continue
            try:
                content = archive.read(member)
            except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError):
                return DAMAGED
            except (zlib.error, RuntimeError):
                return DAMAGED
            if not name.lower().endswith((".zip", ".rar", ".7z", ".gz")):
                found.append(Document(content, name.rsplit("/", 1)[-1], role=document.role))
    return tuple(found)


def read_archive(
    document: Document, read: Callable[[Document], Layout | Unreadable]
) -> Layout | Unreadable:
    """One Layout of all members that can be read; lines and tables numbered through."""
    members = unpack(document)
    if isinstance(members, Unreadable):
        return members
    layouts = [one for one in map(read, members) if isinstance(one, Layout)]
    if not layouts:
        return Unreadable(
            "the archive holds no file that can be read", "unpack it and pass the files themselves"
        )
    if len(layouts) == 1:
        return layouts[0]
    blocks: list[Block] = []
    dropped: list[Line] = []
    last = tables = 0
    for layout in layouts:
        blocks.extend(_moved(block, last, tables) for block in layout.blocks)
        dropped.extend(replace(line, no=line.no + last) for line in layout.dropped)
        last += _last(layout)
        tables += sum(isinstance(block, Grid) for block in layout.blocks)
    return Layout(
        blocks=tuple(blocks),
        media_type="application/zip",
        traditional=any(layout.traditional for layout in layouts),
        page_title=next((one.page_title for one in layouts if one.page_title), ""),
        dropped=tuple(dropped),
        cut="; ".join(layout.cut for layout in layouts if layout.cut),
        pictures=sum(layout.pictures for layout in layouts),
    )


def _name(member: zipfile.ZipInfo) -> str:
    """Archives made on Windows name their files in GBK and do not say so."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return member.filename


def _moved(block: Block, lines: int, tables: int) -> Block:
    if isinstance(block, Line):
        return replace(block, no=block.no + lines)
    rows = tuple(tuple(_moved_cell(cell, lines) for cell in row) for row in block.rows)
    return replace(block, no=block.no + tables, rows=rows)


def _moved_cell(cell: Cell, lines: int) -> Cell:
    return replace(cell, line=cell.line + lines)


def _last(layout: Layout) -> int:
    numbers = [line.no for line in layout.dropped]
    for block in layout.blocks:
        if isinstance(block, Line):
            numbers.append(block.no)
        else:
            numbers.extend(cell.line for row in block.rows for cell in row)
    return max(numbers, default=0)
