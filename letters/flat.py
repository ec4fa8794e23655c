"""Tables as CSV and JSON Lines, for other programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet may take as the beginning of a formula; full-width ones in East Asian
settings too."""


def csv_lines(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """A header and the rows; no cell that a spreadsheet would take for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_neutral(row.get(name)) for name in columns] for row in rows)
    return out.getvalue()


def json_lines(rows: Iterable[Mapping[str, Any]]) -> str:
    return "".join(f"{json.dumps(row, ensure_ascii=False, default=str)}\n" for row in rows)


def _neutral(value: Any) -> str:
    if value is None:
        return ""
    text = str(value)
    if not isinstance(value, str):
        return text
    begins = text[:1] in _FORMULA or text.lstrip()[:1] in _FORMULA
    return f"'{text}" if begins and text.strip() else text
