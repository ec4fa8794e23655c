"""How far a rule's findings have held before officers' eyes."""

from __future__ import annotations

from rules.rule import Status

ENOUGH_REVIEWS = 20
"""From so many reviewed findings on, a rule answers for its precision."""
LEAST_UPHELD = 0.95


def trusted(upheld: int, dismissed: int) -> bool:
    """False once enough findings were reviewed and too few of them upheld."""
    reviewed = upheld + dismissed
    return reviewed < ENOUGH_REVIEWS or upheld >= LEAST_UPHELD * reviewed


def shown_status(status: Status, upheld: int, dismissed: int) -> Status:
    """What `gouji rules list` says of a rule: a stable one that too often errs is shown as
    preview until its file is mended or its reviews better."""
    return "preview" if status == "stable" and not trusted(upheld, dismissed) else status
