"""HTML as saved from portals."""

from __future__ import annotations

from report.readers.html.page import fragment, read_html

__all__ = ["fragment", "read_html"]
