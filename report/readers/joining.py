"""Pieces of one text that a renderer broke over lines, put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—"
_SEAM = re.compile(rf"(?<=[{_WIDE}])\s+(?=[{_WIDE}])")
_ENDS_WIDE = re.compile(rf"[{_WIDE}]$")
_STARTS_WIDE = re.compile(rf"^[{_WIDE}]")


def join_wrapped(pieces: Iterable[str]) -> str:
    """Without a blank where Han script goes on; with one between two numbers or words.

    Two pieces of digits stay apart: they may be two figures, and none is made up of them.
    """
    joined = ""
    for piece in pieces:
        stripped = piece.strip()
        if not stripped:
            continue
        if joined and not (_ENDS_WIDE.search(joined) or _STARTS_WIDE.search(stripped)):
            joined += " "
        joined += stripped
    return joined


def close_up(text: str) -> str:
    """Without blanks between two Han characters, which only justification put there."""
    return _SEAM.sub("", text)
