"""Tables in running text."""

from __future__ import annotations

from collections.abc import Sequence

from report.model import Line
from report.tables.desk import Desk


def read_lines(desk: Desk, lines: Sequence[Line]) -> None:
    desk.close()
