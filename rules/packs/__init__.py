"""Packs: dated, cited sets of rules in YAML files; reading and validating them."""

from __future__ import annotations

from rules.packs.load import PackError, Packs, load_packs

__all__ = ["PackError", "Packs", "load_packs"]
