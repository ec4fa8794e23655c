"""The shape of a form file: an official layout, as data.

A form has sections and tables; a table has blocks (a stretch with its own column
heads); a block has columns and rows, both of which may nest. The measure of a cell
is the name of its row and the name of its column joined by a dot; either may be
empty where the other says it all (the statistics table has one column of figures,
table four one row).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Label = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Name = Annotated[str, StringConstraints(pattern=r"^([a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*)?$")]
Unit = Literal["", "件", "条", "次", "篇", "个", "人", "人次", "项", "元", "万元"]
MONEY: frozenset[str] = frozenset({"元", "万元"})


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Section(_Strict):
    """A part of the report, by the key that rules use and the headings it goes under."""

    key: Label
    title: Label
    variants: tuple[Label, ...] = ()


class Column(_Strict):
    """A column of figures, or a head over several."""

    name: Name = ""
    label: Label
    aliases: tuple[Label, ...] = ()
    unit: Unit = ""
    signed: bool = False
    children: tuple[Column, ...] = ()

    @property
    def is_sum(self) -> bool:
        """总计: the sum of the columns before it (现行有效总数 and the like are none)."""
        return self.name.rpartition(".")[2] == "total"

    def leaves(self) -> Iterator[Column]:
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()


class Row(_Strict):
    """A row of figures, a group of rows, or both (the statistics table counts groups too).

    `variant` marks a row that only some printings of the form have (a region's, or a
    group printed as one row); `unless` one that such a printing leaves out.
    """

    name: Name = ""
    label: str = ""
    aliases: tuple[Label, ...] = ()
    unit: Unit = ""
    variant: str = ""
    unless: str = ""
    group: bool = False
    """A heading only: it has no figures of its own."""
    children: tuple[Row, ...] = ()

    @model_validator(mode="after")
    def _has_figures_or_rows(self) -> Self:
        if self.group and not self.children:
            raise ValueError(f"group {self.label!r} has no rows")
        if self.group and self.name:
            raise ValueError(f"group {self.label!r} has no figures, so no name")
        return self

    @property
    def stands_for_rows(self) -> bool:
        """Whether it is printed with figures only where its rows are not."""
        return any(
            (self.variant and child.unless == self.variant)
            or (self.unless and child.variant == self.unless)
            for child in self.children
        )

    def walk(self) -> Iterator[Row]:
        yield self
        for child in self.children:
            yield from child.walk()


class Block(_Strict):
    """A stretch of a table under one set of column heads."""

    key: str = ""
    label: str = ""
    """The row printed above its heads: 第二十条第（一）项."""
    row_head: str = ""
    """The head of the column of labels: 信息内容, 统计指标."""
    unit_head: str = ""
    """The head of a column that only tells units, where there is one."""
    columns: tuple[Column, ...] = Field(min_length=1)
    rows: tuple[Row, ...] = Field(min_length=1)

    def value_columns(self) -> tuple[Column, ...]:
        return tuple(leaf for column in self.columns for leaf in column.leaves())

    def figure_rows(self) -> tuple[Row, ...]:
        return tuple(row for top in self.rows for row in top.walk() if not row.group)

    def measures(self) -> Iterator[tuple[Row, Column, str]]:
        for row in self.figure_rows():
            for column in self.value_columns():
                yield row, column, figure_name(row, column)


def figure_name(row: Row, column: Column) -> str:
    """The measure in a row and a column."""
    return f"{row.name}.{column.name}" if row.name and column.name else row.name or column.name


class Table(_Strict):
    """One official table."""

    key: Literal["proactive", "requests", "disputes", "statistics"]
    short: Label
    """As people call it: 表三."""
    title: Label
    blocks: tuple[Block, ...] = Field(min_length=1)
    other_layouts: tuple[Block, ...] = ()
    """The same figures arranged otherwise, as some print them."""

    @model_validator(mode="after")
    def _other_layouts_have_the_same_figures(self) -> Self:
        own = {name for block in self.blocks for _, _, name in block.measures()}
        for block in self.other_layouts:
            for _, _, name in block.measures():
                if name not in own:
                    raise ValueError(f"{self.key}: {name} is in another layout only")
        return self


class Years(_Strict):
    """Reporting years in force, both ends included; no `last` means still in force."""

    first: int = Field(ge=2008, le=2100)
    last: int | None = Field(default=None, ge=2008, le=2100)

    def __contains__(self, year: int) -> bool:
        return self.first <= year and (self.last is None or year <= self.last)


class Form(_Strict):
    """An official layout (格式), dated."""

    id: Label
    title: Label
    instrument: Label
    """The act that prescribes it: 国办公开办函〔2021〕30号."""
    years: Years
    sections: tuple[Section, ...]
    tables: tuple[Table, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _names_are_unique(self) -> Self:
        seen: set[str] = set()
        for table in self.tables:
            for block in table.blocks:
                for row, column, name in block.measures():
                    if not name:
                        raise ValueError(f"{table.key}: {row.label} / {column.label} has no name")
                    if name in seen:
                        raise ValueError(f"{table.key}: {name} is named twice")
                    seen.add(name)
        for name in seen:
            parts = name.split(".")
            for cut in range(1, len(parts)):
                if ".".join(parts[:cut]) in seen:
                    raise ValueError(f"{'.'.join(parts[:cut])} is a prefix of {name}")
        return self
