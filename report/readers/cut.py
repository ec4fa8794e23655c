"""Signs in the capture itself that a part of the document is missing.

Only what is visible without knowing the form: marks of omission, and a last word broken
in the middle of a character. Whether the contents are complete is judged elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from report.model import Block, Line

_OMITTED = re.compile(r"\[\s*(?:…|\.{3,}|……)[^\]]{0,60}\]|\[(?:省略|略|下略|以下省略|truncated)\]")
_BROKEN = "\ufffd"


def cut_of(blocks: Sequence[Block], judge_end: bool) -> str:
    """Why the capture seems incomplete; empty if nothing shows it."""
    for block in blocks:
        if isinstance(block, Line) and _OMITTED.search(block.text):
            return f"a mark of omission stands in line {block.no}"
    if judge_end and blocks and _last_words(blocks[-1]).endswith(_BROKEN):
        return "the last character is broken"
    broken = (b.no for b in blocks if isinstance(b, Line) and _BROKEN in b.text)
    if judge_end and (line := next(broken, 0)):
        return f"characters in line {line} are broken"
    return ""


def _last_words(block: Block) -> str:
    if isinstance(block, Line):
        return block.text
    return block.rows[-1][-1].text if block.rows and block.rows[-1] else ""
