"""A report's read content as one text and one hash: pure, for the child that has it all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from report.model import Line, Report


def revision_hash(report: Report) -> str:
    """Hash of what the report says: title, running text and cells of every document.

    Independent of page chrome, of where lines stand and of how the file is packed, so that
    a page republished with another view count is the same revision.
    """
    said = json.dumps([report.title, *_words(report)], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()


def full_text(report: Report) -> str:
    """The words in reading order, a paragraph or a table row (cells by ` | `) a line."""
    return "\n".join(_words(report))


def _words(report: Report) -> Iterator[str]:
    for layout in report.layouts:
        for block in layout.blocks:
            if isinstance(block, Line):
                if block.text:
                    yield block.text
            else:
                for row in block.rows:
                    yield " | ".join(cell.text for cell in row)
