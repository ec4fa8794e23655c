"""What follows from what: the small facts that the engine infers over.

Outcomes are referred to by their number in one judgement; causes, rules and places by
codes. No figure, text or date is in a fact.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Root:
    """Outcome number `outcome` did not pass, and its rule explains `cause`."""

    outcome: int
    cause: int


@dataclass(frozen=True, slots=True)
class Effect:
    """At least one outcome is due to `cause`."""

    cause: int


@dataclass(frozen=True, slots=True)
class Failed:
    """Outcome number `outcome`, of a rule that yields or is yielded to, failed at a place
    (the entry of `for_each` it is about; 0 for the whole report)."""

    outcome: int
    rule: int
    place: int


Fact = Root | Effect | Failed


@dataclass(frozen=True, slots=True)
class Yield:
    """Where both fail at one place, `rule` says no more than `to` does."""

    rule: int
    to: int


@dataclass(frozen=True, slots=True)
class Consequences:
    """Explained: (cause, outcome that is its root). Yielded: (outcome, outcome it yields to)."""

    explained: frozenset[tuple[int, int]] = frozenset()
    yielded: frozenset[tuple[int, int]] = frozenset()
