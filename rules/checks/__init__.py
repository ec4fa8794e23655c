"""The checks that rules name: pure functions from a report and its context to results."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules


def load_checks() -> None:
    """Import every module of this package, so that each registers its checks."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
