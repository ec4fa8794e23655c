"""OFD (GB/T 33190), the national format for fixed documents: words and rules by their places."""

from __future__ import annotations

from report.readers.ofd.document import read_ofd

__all__ = ["read_ofd"]
