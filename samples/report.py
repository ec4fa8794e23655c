"""A report of our own making: its parts as values, ready to be damaged and rendered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from samples.agencies import SampleAgency
from samples.sheet import PLAIN, CellStyle, Sheet, sheets
from samples.statistics import Variant

ItemKind = Literal["paragraph", "subheading", "table"]
NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Item:
    """Something in a section: a paragraph, a numbered sub-heading, or a table by its key."""

    kind: ItemKind
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    heading: str
    """Without number: the number follows from the position, unless `number` is given."""
    items: tuple[Item, ...]
    number: str = ""


@dataclass(frozen=True, slots=True)
class SampleAttachment:
    name: str
    """As the page names it, with its extension."""
    format: Literal["xlsx", "docx", "pdf"]
    holds: Literal["tables", "report"]
    linked: bool = True
    figures: Mapping[str, Decimal] = field(default_factory=dict)
    """Figures that it states otherwise than the page."""


FlowKind = Literal[
    "title", "heading", "subheading", "paragraph", "table", "attachment", "signature"
]


@dataclass(frozen=True, slots=True)
class Flow:
    """One block of the rendered document, in reading order. `sheet` for tables only."""

    kind: FlowKind
    text: str
    sheet: Sheet | None = None


@dataclass(frozen=True, slots=True)
class SampleReport:
    agency: SampleAgency
    year: int
    form: str
    title: str
    preamble: tuple[str, ...]
    sections: tuple[Section, ...]
    figures: Mapping[str, Decimal]
    """What the tables say; the prose was written from the same figures."""
    published: date
    variant: Variant = "national"
    signed: date | None = None
    style: CellStyle = PLAIN
    attachments: tuple[SampleAttachment, ...] = ()
    seed: int = 0
    tables_attached: bool = False
    """The tables stand in an attachment only."""

    def sheets(self) -> dict[str, Sheet]:
        """The official tables by key, filled in."""
        return sheets(self.form, self.figures, self.style, self.variant)

    def flow(self) -> tuple[Flow, ...]:
        """The whole report as blocks in reading order."""
        tables = self.sheets()
        out = [Flow("title", self.title), *(Flow("paragraph", text) for text in self.preamble)]
        for position, section in enumerate(self.sections):
            number = section.number or NUMERALS[position]
            out.append(Flow("heading", f"{number}、{section.heading}"))
            for item in section.items:
                if item.kind == "table":
                    if not self.tables_attached:
                        out.append(Flow("table", "", tables[item.text]))
                else:
                    out.append(Flow(item.kind, item.text))
        out += [Flow("attachment", attachment.name) for attachment in self.attachments]
        if self.signed:
            out.append(Flow("signature", self.agency.name))
            out.append(
                Flow("signature", f"{self.signed:%Y}年{self.signed.month}月{self.signed.day}日")
            )
        return tuple(out)

    def section(self, key: str) -> Section:
        """KeyError if there is none."""
        for section in self.sections:
            if section.key == key:
                return section
        raise KeyError(key)

    def blank_zeros(self, mark: str = "") -> SampleReport:
        """The same report with every zero left blank ("" or /, —, -, 无)."""
        return replace(self, style=replace(self.style, zeros=mark))
