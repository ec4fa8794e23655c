"""Whether a report tells of a content, and by what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from report.model import Evidence, Heading, Report
from rules.contents.declared import declared
from rules.contents.lexicon import Item, items
from rules.contents.prose import OncePerReport, prose, sentences, without_blanks

By = Literal["table", "section", "sentence"]


@dataclass(frozen=True, slots=True)
class Found:
    """A content and the first thing that shows it."""

    by: By
    evidence: Evidence
    inside: Evidence | None = None
    """For a section: the first words under its heading."""


def find(report: Report, key: str) -> Found | None:
    """The first proof that the report tells of the content `key`; None if nothing does."""
    memory = _memory(report)
    if key not in memory:
        memory[key] = _find(report, items()[key])
    return memory[key]


_memory: OncePerReport[dict[str, Found | None]] = OncePerReport(lambda report: {})


def _find(report: Report, item: Item) -> Found | None:
    for table in report.tables:
        if table.key in item.tables | item.sections:
            return Found("table", Evidence(table.where.label or table.key, table.where))
    for heading in report.outline:
        if _names(heading, item) and has_text(report, heading):
            under = report.under(heading)
            inside = Evidence(under[0].raw, under[0].where) if under else None
            return Found("section", heading.evidence, inside)
    return _sentence(report, item)


def _sentence(report: Report, item: Item) -> Found | None:
    text = prose(report)
    if not any(p is not None and p.search(text) for p in (item.told, item.touched)):
        return None
    touched: Evidence | None = None
    announced = declared(report)
    for sentence in sentences(report):
        if announced is not None and sentence is announced.sentence:
            continue
        if item.passing is not None and item.passing.search(sentence.text):
            continue
        if item.told is not None and item.told.search(sentence.text):
            return Found("sentence", sentence.evidence)
        if touched is None and sentence.zone != "problems" and item.touched is not None:
            touched = sentence.evidence if item.touched.search(sentence.text) else None
    return Found("sentence", touched) if touched else None


def headings_of(report: Report, key: str) -> tuple[Heading, ...]:
    """The headings that announce the content, with or without anything under them."""
    return tuple(h for h in report.outline if _names(h, items()[key]))


def _names(heading: Heading, item: Item) -> bool:
    if heading.key is not None and heading.key in item.sections:
        return True
    title = without_blanks(heading.title)
    return item.heading is not None and item.heading.search(title) is not None


def has_text(report: Report, heading: Heading) -> bool:
    """Anything but headings stands under it: words, or lines of a table."""
    if report.under(heading):
        return True
    span = range(heading.where.line + 1, heading.last_line + 1)
    return any(doc == report.body and line in span for doc, line in report.table_lines)
