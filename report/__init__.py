"""Documents in, a Report out. Pure: no network, no database, no clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from report.reading import read

__all__ = ["read"]


def __getattr__(name: str) -> Any:
    """`report.read`, loaded when first used: the vocabulary alone stays light to import."""
    if name == "read":
        from report.reading import read as function

        globals()["read"] = function
        return function
    raise AttributeError(f"module 'report' has no attribute {name!r}")
