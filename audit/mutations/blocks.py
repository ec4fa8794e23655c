"""Changing blocks of a report: a cell, words of prose, a whole section."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from audit.mutations.model import Subject
from audit.real.retold import Retold, with_sheets
from report.normal import normalise
from report.script import simplify
from samples.report import Flow
from samples.sheet import Sheet, SheetCell

_ATTACHED = re.compile(r"\s*附[件表图]?\s*\d*\s*[：:]")


def cells(report: Retold) -> dict[str, SheetCell]:
    """The cells that hold figures, by measure."""
    return {
        cell.measure: cell
        for _, sheet in report.tables
        for row in sheet.rows
        for cell in row
        if cell.measure
    }


def with_cell(report: Retold, measure: str, text: str) -> Retold:
    """One cell written otherwise, everything else as it was."""
    return with_cells(report, {measure: text})


def with_cells(report: Retold, texts: Mapping[str, str]) -> Retold:
    """Some cells, by their measures, written otherwise."""

    def change(sheet: Sheet) -> Sheet:
        rows = tuple(
            tuple(replace(c, text=texts.get(c.measure, c.text)) if c.measure else c for c in row)
            for row in sheet.rows
        )
        return replace(sheet, rows=rows)

    return with_sheets(report, {key: change(sheet) for key, sheet in report.tables})


def with_blocks(report: Retold, blocks: Sequence[Flow]) -> Retold:
    return replace(report, blocks=tuple(blocks))


def prose_at(report: Retold) -> list[int]:
    """Where paragraphs stand, without title, headings, signature and names of attachments."""
    return [
        at
        for at, block in enumerate(report.blocks)
        if block.kind == "paragraph" and not _ATTACHED.match(block.text)
    ]


def with_text(report: Retold, at: int, text: str) -> Retold:
    """The block at `at` with other words."""
    blocks = list(report.blocks)
    blocks[at] = replace(blocks[at], text=text)
    return with_blocks(report, blocks)


def places_of(report: Retold, words: str) -> list[int]:
    """The paragraphs that hold these words."""
    return [at for at in prose_at(report) if words in report.blocks[at].text]


def plain(text: str) -> str:
    """As rules see it: normalised, in simplified script."""
    return simplify(normalise(text))


def parts(subject: Subject) -> Iterator[tuple[str, int, int]]:
    """The form's sections as the report has them: key, first block (its heading), end."""
    keys = {h.title: h.key for h in subject.read.outline if h.level == 1 and h.key}
    starts = [at for at, b in enumerate(subject.report.blocks) if b.kind == "heading"]
    ends = [*starts[1:], _body_end(subject.report)]
    for start, end in zip(starts, ends, strict=True):
        heading = plain(subject.report.blocks[start].text)
        for title, key in keys.items():
            if key and heading.endswith(title):
                yield key, start, end
                break


def part(subject: Subject, key: str) -> tuple[int, int] | None:
    """First block and end of a section, if the report has exactly one such."""
    found = [(start, end) for name, start, end in parts(subject) if name == key]
    return found[0] if len(found) == 1 else None


def _body_end(report: Retold) -> int:
    closing = [at for at, b in enumerate(report.blocks) if b.kind in ("attachment", "signature")]
    return min(closing, default=len(report.blocks))


def renumbered(blocks: Sequence[Flow], numerals: str = "一二三四五六七八九十") -> list[Flow]:
    """First-level headings numbered anew from one on."""
    out = []
    count = 0
    for block in blocks:
        if block.kind == "heading" and "、" in block.text[:3] and count < len(numerals):
            _, _, title = block.text.partition("、")
            out.append(replace(block, text=f"{numerals[count]}、{title}"))
            count += 1
        else:
            out.append(block)
    return out


def without_sentences(text: str, unwanted: Callable[[str], bool]) -> str:
    """A paragraph without the sentences that are unwanted."""
    pieces = [piece for piece in text.split("。") if piece.strip()]
    kept = [piece for piece in pieces if not unwanted(piece)]
    return "。".join(kept) + "。" if kept else ""
