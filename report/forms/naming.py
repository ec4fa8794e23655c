"""What a measure is called in Chinese, for people: 表三 · （三）4.保护第三方合法权益 · 商业企业."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from report.forms.schema import Block, Column, Form, Row, Table, figure_name

_NOTE = re.compile(r"（[^（）]{6,}）")
"""A form's remark to the filler, not part of the name: （区分处理的，只计这一情形…）."""
_NUMBER = re.compile(r"^（.）")


def form_labels(form: Form) -> Mapping[str, str]:
    """Every measure of a form with its label, in the order of the tables."""
    return {
        name: label
        for table in form.tables
        for block in table.blocks
        for name, label in _block_labels(table, block)
    }


def _block_labels(table: Table, block: Block) -> Iterator[tuple[str, str]]:
    rows = list(_rows(block))
    alike = Counter(label for label, _, _ in rows)
    for label, top, row in rows:
        told = f"{top} · {label}" if alike[label] > 1 else label
        for column, heads in column_heads(block):
            parts = (table.short, told, *(heads if column.name else ()))
            yield figure_name(row, column), " · ".join(part for part in parts if part)


def _rows(block: Block) -> Iterator[tuple[str, str, Row]]:
    """Rows of figures as (label, label of the top row above it, row); a numbered row
    is told with the number of the group it stands in: （三）4.保护第三方合法权益."""

    def walk(row: Row, top: str, above: str) -> Iterator[tuple[str, str, Row]]:
        label = _NOTE.sub("", row.label)
        if not row.group:
            yield above + label, top, row
        number = _NUMBER.match(label)
        for child in row.children:
            inside = number.group() if number and child.label[:1].isdigit() else ""
            yield from walk(child, top or label, inside)

    for row in block.rows:
        yield from walk(row, "", "")


def column_heads(block: Block) -> list[tuple[Column, tuple[str, ...]]]:
    """The columns of figures with the heads that tell each from the others: its own,
    and those above it where another column has the same."""

    def walk(column: Column, above: tuple[str, ...]) -> Iterator[tuple[Column, tuple[str, ...]]]:
        heads = (*above, column.label)
        if not column.children:
            yield column, heads
        for child in column.children:
            yield from walk(child, heads)

    found = [pair for column in block.columns for pair in walk(column, ())]
    alike = Counter(heads[-1] for _, heads in found)
    return [
        (column, heads if alike[heads[-1]] > 1 and len(heads) > 1 else heads[-1:])
        for column, heads in found
    ]
