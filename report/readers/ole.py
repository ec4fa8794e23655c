"""Which program's file lies in an OLE container, told by the names of its streams."""

from __future__ import annotations

from typing import Literal

OleKind = Literal["word", "sheet", "locked", "other"]

_STREAMS: tuple[tuple[str, OleKind], ...] = (
    ("EncryptedPackage", "locked"),
    ("WordDocument", "word"),
    ("Workbook", "sheet"),
    ("Book", "sheet"),
)


def ole_kind(content: bytes) -> OleKind:
    """`word` for .doc and .wps, `sheet` for .xls and .et."""
    for name, kind in _STREAMS:
        if name.encode("utf-16-le") + b"\0\0" in content:
            return kind
    return "other"
