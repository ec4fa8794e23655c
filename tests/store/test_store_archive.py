"""Documents by hash, validators, sightings."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import ListVisit, Sighting, Store
from store.records import RunStatus
from tests.store.shelf import AT, PAGE, capture

LIST = "http://demo.gov.cn/list"
TABLE = "http://demo.gov.cn/table.xlsx"


def test_bytes_are_kept_once_and_come_back_as_they_were(store: Store) -> None:
    content = bytes(range(256)) * 100
    first = store.archive.keep(capture(content))
    again = store.archive.keep(capture(content))
    other = store.archive.keep(
        capture(content, "http://demo.gov.cn/2.html", "http://demo.gov.cn/2.html")
    )
    assert (first.new, again.new, other.new) == (True, False, True)
    assert store.archive.content(first.sha256) == content
    assert store.db.execute("SELECT count(*) FROM blobs").fetchone()[0] == 1


def test_an_item_is_its_newest_page_and_its_attachments(store: Store) -> None:
    item = store.archive.keep(capture(b"old")).item_id
    store.archive.keep(capture(b"table", TABLE))
    store.archive.keep(capture(b"new", captured_at=AT + timedelta(days=1)))
    documents = store.archive.documents(item)
    assert [(d.role, store.archive.load(d).content) for d in documents] == [
        ("page", b"new"),
        ("attachment", b"table"),
    ]


NEWER = "http://demo.gov.cn/table-corrected.xlsx"


def _visit(store: Store, *linked: str, dead: tuple[str, ...] = ()) -> list[str]:
    """A visit finds the page with these links; what stands there after."""
    run = store.runs.start("visit", AT)
    item = store.archive.keep(capture(b" ".join(u.encode() for u in linked)), run).item_id
    for url in linked:
        if url in dead:
            store.archive.failed(url, AT, status=404, gone=True, run=run)
        else:
            store.archive.keep(capture(url.encode(), url), run)
    return [d.url for d in store.archive.documents(item) if d.role == "attachment"]


def test_an_attachment_replaced_by_one_at_another_address_is_dropped(store: Store) -> None:
    assert _visit(store, TABLE) == [TABLE]
    assert _visit(store, NEWER) == [NEWER]
    assert _visit(store, NEWER, TABLE) == [NEWER, TABLE]


def test_an_attachment_whose_link_is_dead_or_gone_stays(store: Store) -> None:
    assert _visit(store, TABLE) == [TABLE]
    assert _visit(store, TABLE, dead=(TABLE,)) == [TABLE]
    assert _visit(store, TABLE, NEWER, dead=(TABLE,)) == [NEWER, TABLE]
    assert _visit(store, TABLE, NEWER) == [NEWER, TABLE]
    assert _visit(store) == [NEWER, TABLE]
    assert _visit(store, NEWER, dead=(NEWER,)) == [NEWER, TABLE]


def test_a_page_that_goes_back_to_its_old_bytes_is_that_old_page(store: Store) -> None:
    for day, content in enumerate([b"one", b"two", b"one"]):
        item = store.archive.keep(capture(content, captured_at=AT + timedelta(days=day))).item_id
    (page,) = store.archive.documents(item)
    assert store.archive.content(page.sha256) == b"one"
    assert page.captured_at == AT


@pytest.mark.parametrize("step", [timedelta(0), timedelta(seconds=-2), timedelta(days=-1)])
def test_what_was_captured_last_is_the_newest_whatever_the_clock_says(
    store: Store, step: timedelta
) -> None:
    for content in (b"one", b"two", b"one", b"three", b"two"):
        item = store.archive.keep(capture(content)).item_id
    store.archive.keep(capture(b"corrected", captured_at=AT + step))
    assert store.archive.content(store.archive.documents(item)[0].sha256) == b"corrected"
    store.archive.unchanged(PAGE, AT + 2 * step)
    (page,) = store.archive.documents(item)
    assert store.archive.content(page.sha256) == b"corrected"
    assert page.visits == 2


def test_validators_are_those_of_the_last_answer(store: Store) -> None:
    assert store.archive.validators(PAGE) is None
    store.archive.keep(capture(headers={"etag": '"1"', "last-modified": "Sun"}))
    store.archive.keep(capture(b"y", headers={"etag": '"2"'}))
    known = store.archive.validators(PAGE)
    assert known is not None
    assert (known.etag, known.last_modified, known.status) == ('"2"', "", 200)


def test_a_304_counts_as_a_visit_of_what_stands_there(store: Store) -> None:
    run, later = store.runs.start("visit", AT), AT + timedelta(days=1)
    item = store.archive.keep(capture(), run).item_id
    store.archive.unchanged(PAGE, later, store.runs.start("visit", later))
    (page,) = store.archive.documents(item)
    assert (page.visits, page.last_captured_at) == (2, later)


def test_an_address_is_dead_after_two_visits_that_say_so(store: Store) -> None:
    for expected in (frozenset(), frozenset({TABLE})):
        run = store.runs.start("visit", AT)
        for _ in range(3):  # retries of one visit count once
            store.archive.failed(TABLE, AT, status=404, gone=True, run=run)
        assert store.archive.dead([TABLE, PAGE]) == expected
    store.archive.keep(capture(b"it is back", TABLE))
    assert store.archive.dead([TABLE]) == frozenset()


def test_a_timeout_does_not_make_an_address_dead(store: Store) -> None:
    for _ in range(5):
        run = store.runs.start("visit", AT)
        store.archive.failed(TABLE, AT, error="timed out", run=run)
    assert store.archive.dead([TABLE]) == frozenset()


def shown(store: Store, day: int, *urls: str, complete: bool = True) -> int:
    visit = ListVisit("demo", LIST, AT + timedelta(days=day), complete)
    return store.sightings.record(visit, [Sighting(url, "年报", date(2026, 1, 5)) for url in urls])


def test_first_sight_and_the_complete_visits_before_it(store: Store) -> None:
    shown(store, 0)
    shown(store, 1, complete=False)
    shown(store, 2)
    shown(store, 3, PAGE)
    shown(store, 4, PAGE)
    item = store.archive.item_id("demo", PAGE)
    sight = store.sightings.first_sight([item])
    assert sight is not None
    assert (sight.at, sight.complete_before) == (AT + timedelta(days=3), 2)
    assert sight.absent_on == (date(2026, 3, 1), date(2026, 3, 3))
    assert store.archive.item(item).listed_on == date(2026, 1, 5)


def test_an_instant_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="time zone"):
        store.archive.keep(capture(captured_at=AT.replace(tzinfo=None)))


@settings(max_examples=30)
@given(st.lists(st.frozensets(st.sampled_from("abc")), max_size=12))
def test_every_sighting_can_be_told_again(tmp_path_factory, visits) -> None:  # type: ignore[no-untyped-def]
    from tests.store.shelf import with_portal

    with Store.open(tmp_path_factory.mktemp("s") / "a.db") as store:
        with_portal(store)
        ids = [shown(store, day, *sorted(urls)) for day, urls in enumerate(visits)]
        for url in "abc":
            item = store.archive.item_id("demo", url)
            told = [store.sightings.on_list(item, visit) for visit in ids]
            assert told == [url in urls for urls in visits]


def test_a_portal_was_last_seen_whole_when_its_slowest_list_was(store: Store) -> None:
    assert store.sightings.last_complete("demo") is None
    shown(store, 0, PAGE)
    shown(store, 5, PAGE, complete=False)
    assert store.sightings.last_complete("demo") == AT
    store.sightings.record(ListVisit("demo", LIST + "2", AT, False), [])
    assert store.sightings.last_complete("demo") is None


def test_a_list_whose_address_has_changed_is_not_waited_for(store: Store) -> None:
    def seen(day: int, status: RunStatus, **lists: bool) -> datetime | None:
        at = AT + timedelta(days=day)
        run = store.runs.start("visit", at, portal="demo")
        for name, whole in lists.items():
            store.sightings.record(ListVisit("demo", f"{LIST}/{name}", at, whole), [], run)
        store.runs.finish(run, at, status)
        return store.sightings.last_complete("demo")

    assert seen(0, "done", old=True, other=True) == AT
    # Until a visit with the new address went well, nothing is known of it.
    assert seen(1, "failed", new=False, other=True) is None
    assert seen(2, "done", new=True, other=True) == AT + timedelta(days=2)
    assert seen(3, "failed", new=True, other=False) == AT + timedelta(days=2)
