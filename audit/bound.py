"""How often something happens, at most, when it was seen so many times in so many tries."""

from __future__ import annotations

from math import comb


def upper_bound(seen: int, tries: int, confidence: float = 0.95) -> float:
    """The one-sided Clopper-Pearson bound of a share (0-1). With none seen: about 3/tries."""
    if not 0 <= seen <= tries:
        raise ValueError(f"{seen} of {tries}")
    if seen == tries:
        return 1.0
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        if _at_most(seen, tries, middle) > 1 - confidence:
            low = middle
        else:
            high = middle
    return high


def _at_most(seen: int, tries: int, share: float) -> float:
    """The chance of `seen` or fewer."""
    return sum(comb(tries, k) * share**k * (1 - share) ** (tries - k) for k in range(seen + 1))
