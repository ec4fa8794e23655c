"""A Report and its context in, outcomes out. Pure: no network, no database, no clock."""

from __future__ import annotations

from rules.judge import judge
from rules.packs.load import PackError, Packs, load_packs

__all__ = ["PackError", "Packs", "judge", "load_packs"]
