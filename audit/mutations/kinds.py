"""The list of mutations: what is expected of each, by which rules, and why; before any is run."""

from __future__ import annotations

from audit.mutations.lists import beside, contradictions, figures, harmless, parts, wording
from audit.mutations.model import Kind

KINDS: tuple[Kind, ...] = (
    *figures.KINDS,
    *contradictions.KINDS,
    *parts.KINDS,
    *wording.KINDS,
    *beside.KINDS,
    *harmless.KINDS,
)
