"""Masks personal data before any of a report's words are shown or sent.

Identity numbers (18 digits, GB 11643), mobile numbers and mailboxes are masked in the middle,
so that whoever knows them recognises them and nobody else learns them. Landlines stay: they
are the office's own. Digits may be full-width or set apart by blanks or hyphens.
"""

from __future__ import annotations

import re

_GAP = r"[ \u3000\u00a0-]?"
_ALONE, _END = r"(?<![\dA-Za-z])(?<!\d\.)", r"(?![\dA-Za-z]|\.\d)"
_IDENTITY = re.compile(
    rf"{_ALONE}(\d{{3}})\d{{3}}{_GAP}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    rf"{_GAP}\d\d(\d[\dXxＸ]){_END}"
)
_MOBILE = re.compile(rf"{_ALONE}([1１][3-9３-９]\d){_GAP}\d{{4}}{_GAP}(\d{{4}}){_END}")
_MAILBOX = re.compile(r"([A-Za-z0-9])[A-Za-z0-9._%+-]*(@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")


def mask(text: str) -> str:
    """The same text with the middle of each personal number or mailbox replaced by `*`."""
    text = _IDENTITY.sub(r"\1*************\2", text)
    text = _MOBILE.sub(r"\1****\2", text)
    return _MAILBOX.sub(r"\1***\2", text)
