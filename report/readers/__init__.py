"""Readers: the bytes of one document to its Layout, whatever the format.

    layout_of(document) -> Layout | Unreadable

never raises for any content. In text with one cell a line, a line that holds a lone `|`
stays a Line with text `|`: a separator of cells, for the tables to use.
"""

from __future__ import annotations

from report.model import Document, Layout, Unreadable
from report.readers.dispatch import layout_of

__all__ = ["Document", "Layout", "Unreadable", "layout_of"]
