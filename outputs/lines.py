"""JSON Lines and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

from outputs.rows import FINDING, Value
from outputs.wording import wording

_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet may take as the beginning of a formula; full-width ones in East Asian
settings too."""


def json_line(entry: Mapping[str, Any]) -> str:
    """One object on one line; U+2028 and its like are escaped, so that a line is a line."""
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
    for sign in ("\u2028", "\u2029", "\x85"):
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def trouble(source: str, kind: str, why: str) -> dict[str, str]:
    """The object for a source that could not even be read."""
    return {"source": source, "result": kind, "why": why}


def csv_text(rows: Iterable[Mapping[str, Value]], lang: str) -> str:
    """A header and one row a finding, without byte order mark (write as utf-8-sig). What is
    waived stands after what is not, and says so in its column."""
    w = wording(lang)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([w[name] for name in FINDING])
    for row in rows:
        writer.writerow([neutral(row[name]) for name in FINDING])
    return out.getvalue()


def neutral(value: Value) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe stands before it."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    begins = value[:1] in _FORMULA or value.lstrip()[:1] in _FORMULA
    return f"'{value}" if begins and value.strip() else value
