"""How much of one document is read. What lies beyond is told, never silently left out."""

from __future__ import annotations

BYTES = 32 * 1024 * 1024
"""A larger file is not opened; real reports stay under a tenth of it."""

LINES = 20_000
CELLS = 60_000
"""Of one document; a report with all its tables has under 1,000."""

DEPTH = 150
"""Levels of nested markup that are followed; text deeper down is folded into the last."""

PAGES = 200
MEMBERS = 100
"""Files in one archive."""

UNPACKED = 128 * 1024 * 1024
"""Bytes that an archive may unpack to in all."""

RATIO = 200
"""Times its packed size that an archive member may unpack to."""
