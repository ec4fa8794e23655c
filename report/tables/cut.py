"""Whether a document ends inside a table: its capture is then cut, not its report faulty."""

from __future__ import annotations

from collections.abc import Sequence

from report.forms import load_forms
from report.model import Grid, Layout, TableRead
from report.tables.found import Found

_REST_AT_MOST = 24
"""Characters of a label that was cut, after the last line that could be told."""


def cut_of(layouts: Sequence[Layout], tables: Sequence[TableRead], found: Found) -> str:
    """In words, for the first document that ends inside a table; empty if none does."""
    for document, layout in enumerate(layouts):
        keys = _keys_at_the_end(document, layout, found)
        if keys and not any(table.key in keys and table.whole for table in tables):
            return f"the text ends inside {_short(min(keys))}"
    return ""


def _short(key: str) -> str:
    tables = (table for form in load_forms().values() for table in form.tables)
    return next(table.short for table in tables if table.key == key)


def _keys_at_the_end(document: int, layout: Layout, found: Found) -> set[str]:
    """The tables open where a document ends; none if text follows."""
    lines = {line: keys for (at, line), keys in found.consumed.items() if at == document}
    if not lines:
        return set()
    last = max(lines)
    rest = 0
    for block in reversed(layout.blocks):
        if isinstance(block, Grid):
            texts = [(cell.line, cell.text) for row in block.rows for cell in row]
        else:
            texts = [(block.no, block.text)]
        rest += sum(len(text) for line, text in texts if line > last)
        if rest > _REST_AT_MOST or any(line <= last for line, _ in texts):
            break
    return lines[last] if rest <= _REST_AT_MOST else set()
