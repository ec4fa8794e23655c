"""Text with one cell a line, and Markdown: what other extracts and OCR make of a report."""

from __future__ import annotations

from typing import Literal

from report.model import Document
from samples.render_text import file_stem
from samples.report import Flow, SampleReport

Separator = Literal["blank", "bar", "none"]
_BETWEEN: dict[Separator, str] = {"blank": "\n\n", "bar": "\n|\n", "none": "\n"}
Spans = Literal["blank", "repeat"]


def render_lines(report: SampleReport, separator: Separator = "blank") -> Document:
    """Every cell on a line of its own; a blank line, a bar or nothing between two.

    Labels are detached from their figures. Blank cells vanish but for the bars.
    """
    between = _BETWEEN[separator]
    blocks = []
    for block in report.flow():
        if block.sheet:
            blocks.append(between.join(c.text for row in block.sheet.rows for c in row))
        elif block.kind == "title":
            blocks += [block.text, f"来源：{report.agency.name} 发布时间：{report.published}"]
        else:
            blocks.append(f"附件：{block.text}" if block.kind == "attachment" else block.text)
    text = "\n\n".join(blocks) + "\n"
    return Document(text.encode(), name=f"{file_stem(report)}.txt", media_type="text/plain")


def render_markdown(report: SampleReport, spans: Spans = "blank") -> Document:
    """Headings with `#`, tables with bars and a rule under their first row.

    Markdown knows no spans: the positions that one covers are blank or repeat its text.
    """
    blocks = [_markdown(block, spans) for block in report.flow()]
    dated = f"发布时间：{report.published}"
    text = "\n\n".join([blocks[0], dated, *blocks[1:]]) + "\n"
    return Document(text.encode(), name=f"{file_stem(report)}.md", media_type="text/markdown")


_MARKS = {"title": "# ", "heading": "## ", "subheading": "### ", "attachment": "附件："}


def _markdown(block: Flow, spans: Spans) -> str:
    if not block.sheet:
        return _MARKS.get(block.kind, "") + block.text
    lines = [
        " | ".join(cell.text if starts or spans == "repeat" else "" for cell, starts in row)
        for row in block.sheet.expanded()
    ]
    rule = " | ".join("---" for _ in range(block.sheet.width))
    return "\n".join(f"| {line} |" for line in (lines[0], rule, *lines[1:]))
