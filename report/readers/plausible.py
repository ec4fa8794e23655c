"""Whether decoded text is text that people wrote, or bytes in a wrong charset."""

from __future__ import annotations

import re

from report.model import Unreadable

_LETTERS = re.compile(r"[^\W\d_]")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_LATIN = re.compile("[\u0080-\u00ff]")
_ODD = re.compile("[\ufffd\ue000-\uf8ff]")
_ENOUGH = 20


def why_not_text(text: str) -> Unreadable | None:
    """None if the text can be read; else why not, in plain words."""
    if not text.strip("\x00 \t\r\n\ufeff"):
        return Unreadable("the file is empty", "fetch or save it again")
    sample = text if len(text) < 400_000 else text[:400_000]
    letters, han = len(_LETTERS.findall(sample)), len(_HAN.findall(sample))
    broken = len(_ODD.findall(sample))
    if broken > _ENOUGH and broken * 5 > letters:
        return Unreadable(
            "the characters cannot be told: the file is damaged or in an unknown charset",
            "fetch it again, or save it as UTF-8",
        )
    if han < letters // 50 and len(_LATIN.findall(sample)) > max(_ENOUGH, letters // 4):
        return Unreadable(
            "the characters were garbled before the file was saved (UTF-8 read as Latin-1)",
            "fetch it again from the portal",
        )
    return None
