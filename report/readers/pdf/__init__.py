"""PDF with a text layer; pages that are pictures are counted, not read."""

from __future__ import annotations

from report.readers.pdf.document import read_pdf

__all__ = ["read_pdf"]
