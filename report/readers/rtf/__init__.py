"""RTF, often under the name of a Word file: text, and tables with their merged cells."""

from __future__ import annotations

from report.readers.rtf.document import read_rtf

__all__ = ["read_rtf"]
