"""Figures claimed in prose."""

from __future__ import annotations

from report.model import Agency, FormId, Statement
from report.outline import Outlined


def statements_of(outlined: Outlined, agency: Agency, form: FormId | None) -> tuple[Statement, ...]:
    """The statements of the running text, in order."""
    return ()
