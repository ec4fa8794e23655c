"""A report as a page shows it: paragraphs and tables in reading order, with their marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from outputs.marking import Mark, Marks, Run, marks_of, runs
from outputs.rows import NIL, SEVERITIES, findings, unknowns, waived
from report.model import Cell, Grid, Layout, Line, Report
from report.privacy import mask

_WIDEST = 100
"""A cell spans at most so much: a page is no place for a document's pranks."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    line: int
    kind: str
    """`title`, `h1`…`h3`, `p`, or `chrome` for what is no part of the report's words."""
    runs: tuple[Run, ...]

    @property
    def marked(self) -> bool:
        return any(run.marks for run in self.runs)


@dataclass(frozen=True, slots=True)
class CellView:
    text: str
    row_span: int
    column_span: int
    figure: bool
    marks: tuple[Mark, ...]
    begins: tuple[Mark, ...]

    @property
    def look(self) -> str:
        """How it is coloured: by the gravest of its findings, nil operands faintly."""
        if not self.marks:
            return "figure" if self.figure else ""
        faint = "faint" if self.text in NIL and len(self.marks) == 1 else ""
        return f"{'figure ' if self.figure else ''}hit {faint} {gravest(self.marks)}"


@dataclass(frozen=True, slots=True)
class TableView:
    no: int
    rows: tuple[tuple[CellView, ...], ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    number: int
    traditional: bool
    blocks: tuple[Paragraph | TableView, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report of a page. `placed`: the evidence that stands somewhere in its documents."""

    entry: Mapping[str, Any]
    findings: Sequence[Mapping[str, Any]]
    unknowns: Sequence[Mapping[str, Any]]
    waived: Sequence[Mapping[str, Any]]
    documents: tuple[DocumentView, ...] = ()
    placed: frozenset[tuple[int, int]] = frozenset()

    def count(self, severity: str) -> int:
        return sum(one["severity"] == severity for one in self.findings)


def view(entry: Mapping[str, Any], report: Report | None) -> ReportView:
    """A record and the report it is of; `report` with the blocks of its layouts."""
    found = findings(entry)
    documents, placed = [], set()
    for number, layout in enumerate(report.layouts if report else ()):
        assert report is not None
        marks = marks_of(layout, number, found)
        placed |= {(mark.finding, mark.evidence) for mark in marks.placed}
        blocks = tuple(_blocks(layout, marks, _kinds(report, number)))
        documents.append(DocumentView(number, layout.traditional, blocks))
    return ReportView(
        entry, found, unknowns(entry), waived(entry), tuple(documents), frozenset(placed)
    )


def gravest(marks: Sequence[Mark]) -> str:
    """The severity that the colour of a stretch is of; empty without marks."""
    return min((mark.severity for mark in marks), key=SEVERITIES.index, default="")


def _kinds(report: Report, document: int) -> dict[int, str]:
    kinds = {
        heading.where.line: f"h{min(heading.level, 3)}"
        for heading in report.outline
        if heading.where.document == document and not heading.run_in
    }
    for block in report.layouts[document].blocks:
        if isinstance(block, Line) and report.title and report.title in (block.raw, block.text):
            kinds[block.no] = "title"
            break
    return kinds


def _blocks(
    layout: Layout, marks: Marks, kinds: Mapping[int, str]
) -> Iterator[Paragraph | TableView]:
    shown = {block.no for block in layout.blocks if isinstance(block, Line)}
    chrome = sorted(
        (line for line in layout.dropped if line.no in marks.dropped and line.no not in shown),
        key=lambda line: line.no,
    )
    begun: set[Mark] = set()
    for line in chrome:
        yield _paragraph(line, "chrome", marks, begun)
    for block in layout.blocks:
        if isinstance(block, Grid):
            rows = (
                tuple(
                    _cell(c, marks.cells.get((block.no, c.row, c.column), []), begun) for c in row
                )
                for row in block.rows
            )
            yield TableView(block.no, tuple(rows))
        elif block.raw.strip():
            yield _paragraph(block, kinds.get(block.no, "p"), marks, begun)


def _paragraph(line: Line, kind: str, marks: Marks, begun: set[Mark]) -> Paragraph:
    cut = runs(mask(line.raw), marks.lines.get(line.no, []))
    told = []
    for run in cut:
        told.append(Run(run.text, run.marks, tuple(m for m in run.begins if m not in begun)))
        begun.update(run.begins)
    return Paragraph(line.no, kind, tuple(told))


def _cell(cell: Cell, on: Sequence[Mark], begun: set[Mark]) -> CellView:
    begins = tuple(mark for mark in on if mark not in begun)
    begun.update(begins)
    return CellView(
        mask(cell.raw.strip()),
        min(max(cell.row_span, 1), _WIDEST),
        min(max(cell.column_span, 1), _WIDEST),
        figure=not cell.text or cell.text[:1].isdigit(),
        marks=tuple(on),
        begins=begins,
    )
