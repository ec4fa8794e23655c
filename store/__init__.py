"""SQLite through sqlite-utils: the only SQL of the house.

`Store.open(path)` and its shelves; the values that go in and out are in `store.records`,
`store.readings` (what was read), `store.findings` and `store.outbox`.
"""

from store.errors import StoreError
from store.records import (
    AgencyAttributes,
    AgencyRecord,
    Capture,
    Captured,
    ListVisit,
    PortalRecord,
    Run,
    Sighting,
    Validators,
)
from store.store import Store

__all__ = [
    "AgencyAttributes",
    "AgencyRecord",
    "Capture",
    "Captured",
    "ListVisit",
    "PortalRecord",
    "Run",
    "Sighting",
    "Store",
    "StoreError",
    "Validators",
]
