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


def unpack(document: Document) -> tuple[tuple[Document, ...], str] | Unreadable:
    """The files of a ZIP, in its order, and the first that is one too many, if any."""
    why = why_not_unpack(document.content)
    if why:
        return why
    found: list[Document] = []
    with zipfile.ZipFile(io.BytesIO(document.content)) as archive:
        members = [(_name(one), one) for one in archive.infolist() if not one.is_dir()]
        members = [one for one in members if not any(mark in one[0] for mark in _IGNORED)]
        for name, member in members[: limits.MEMBERS]:
            try:
                content = archive.read(member)
            except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError):
                return DAMAGED
            except (zlib.error, RuntimeError):
                return DAMAGED
            found.append(Document(content, _last_part(name), role=document.role))
    beyond = members[limits.MEMBERS : limits.MEMBERS + 1]
    return tuple(found), _last_part(beyond[0][0]) if beyond else ""


def read_archive(
    document: Document, read: Callable[[Document], Layout | Unreadable]
) -> Layout | Unreadable:
    """One Layout of all members that can be read; lines and tables numbered through.

    Its `cut` names the first member that cannot: what stands in that is unknown.
    """
    unpacked = unpack(document)
    if isinstance(unpacked, Unreadable):
        return unpacked
    members, beyond = unpacked
    layouts: list[Layout] = []
    skipped: list[str] = []
    for member in members:
        layout = read(member)
        if isinstance(layout, Layout):
            layouts.append(layout)
        else:
            skipped.append(member.name)
    if not layouts:
        return Unreadable(
            "the archive holds no file that can be read", "unpack it and pass the files themselves"
        )
    cut = "; ".join(
        [
            *(f"{_plain(name)} in the archive could not be read" for name in skipped[:1]),
            *(layout.cut for layout in layouts if layout.cut),
            *_beyond(beyond),
        ]
    )
    if len(layouts) == 1:
        return replace(layouts[0], cut=cut)
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
        cut=cut,
        pictures=sum(layout.pictures for layout in layouts),
    )


def _beyond(name: str) -> list[str]:
    if not name:
        return []
    return [f"only the first {limits.MEMBERS} files of the archive were read, not {_plain(name)}"]


def _last_part(name: str) -> str:
    return name.rsplit("/", 1)[-1]


def _plain(name: str) -> str:
    """A name that the joint of two sentences cannot be taken for."""
    return name.replace(";", " ").replace("；", " ")


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
