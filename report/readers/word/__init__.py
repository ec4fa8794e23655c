"""Word documents: DOCX, and the old binary kind through a converter."""

from __future__ import annotations

from report.readers.word.docx import read_docx
from report.readers.word.legacy import read_doc

__all__ = ["read_doc", "read_docx"]
