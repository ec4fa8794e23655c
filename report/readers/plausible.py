"""Whether decoded text is text that people wrote, or bytes in a wrong charset."""

from __future__ import annotations

import re

from report.model import Unreadable

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_ENOUGH = 20


def why_not_text(text: str) -> Unreadable | None:
    """None if the text can be read; else why not, in plain words."""
    if not text.strip("\x00 \t\r\n\ufeff"):
        return Unreadable("the file is empty", "fetch or save it again")
    sample = text[:60_000]
    ascii_only, latin = (
        len(sample.encode("ascii", "ignore")),
        len(sample.encode("latin-1", "ignore")),
    )
    others = len(sample) - ascii_only
    broken = sample.count("\ufffd")
    if broken > _ENOUGH and broken * 5 > others:
        return Unreadable(
            "the characters cannot be told: the file is damaged or in an unknown charset",
            "fetch it again, or save it as UTF-8",
        )
    accented = latin - ascii_only
    if accented > _ENOUGH and accented * 2 > others and len(_HAN.findall(sample)) * 10 < others:
        return Unreadable(
            "the characters were garbled before the file was saved (UTF-8 read as Latin-1)",
            "fetch it again from the portal",
        )
    return None
