"""A stored report, for the tests of the digest."""

from store import Store
from store.revisions import RevisionKey
from tests.store.shelf import AT, capture, report


def stored(store: Store, year: int = 2025) -> int:
    """Store the agency's report for that year; its id."""
    address = f"http://demo.gov.cn/{year}.html"
    captured = store.archive.keep(capture(url=address, item=address))
    key = RevisionKey(captured.item_id, 0, f"h{year}", "r1", "d")
    told = report("新收申请3件。", year=year)
    return store.reports.put(key, told, "", agency_id="a1", documents=[], at=AT)[0]
