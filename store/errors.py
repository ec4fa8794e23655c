"""What can go wrong with the store, in one line that says what to do."""

from __future__ import annotations


class StoreError(Exception):
    """The store cannot be used. `str()` is one clear line: what, where and the advice.

    Raised by `Store.open` (no such folder, read-only, not a gouji database, corrupt,
    newer than this gouji), by any write (disk full, locked for too long) and by
    `Store.stage` (the same stage is running already).
    """

    def __init__(self, what: str, advice: str) -> None:
        super().__init__(f"{what}; {advice}")
        self.what = what
        self.advice = advice
