"""Which official table a measure stands in, and which rows only some printings have."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from report.forms import load_forms
from rules.model import Text

TABLE_NAMES = {
    "proactive": Text("表二", "table two"),
    "requests": Text("表三", "table three"),
    "disputes": Text("表四", "table four"),
    "statistics": Text("统计表", "the statistics table"),
}


@cache
def tables_of(form: str) -> Mapping[str, str]:
    """Measure → key of its table, for one form; empty for a form that is not known."""
    known = load_forms().get(form)
    if known is None:
        return {}
    return {
        name: table.key
        for table in known.tables
        for block in table.blocks
        for _, _, name in block.measures()
    }


@cache
def optional_measures(form: str, table: str) -> frozenset[str]:
    """Measures of rows of a table that a region's printing adds, or leaves out."""
    known = load_forms().get(form)
    if known is None:
        return frozenset()
    return frozenset(
        name
        for one in known.tables
        if one.key == table
        for block in one.blocks
        for row, _, name in block.measures()
        if row.variant or row.unless
    )
