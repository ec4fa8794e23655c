"""Agencies: opaque ids, dated attributes, one portal's roster."""

from __future__ import annotations

from datetime import date

from store import AgencyAttributes, AgencyRecord, Store

MERGED = AgencyRecord(
    "a7",
    (
        AgencyAttributes("文化局", until=date(2019, 3, 1), kind="department"),
        AgencyAttributes("文化和旅游局", since=date(2019, 3, 2), kind="department", parent="a1"),
    ),
    aliases=("文旅局",),
    succeeds=("a6",),
    first_year=2019,
)


def test_attributes_hold_for_their_time(store: Store) -> None:
    store.roster.replace("demo", [MERGED])
    before, after = (store.roster.entry("a7", date(year, 6, 1)) for year in (2018, 2020))
    assert before is not None
    assert after is not None
    assert (before.name, before.parent) == ("文化局", None)
    assert (after.name, after.parent) == ("文化和旅游局", "a1")
    assert store.roster.predecessors("a7") == ["a6"]


def test_a_name_finds_its_agency_by_any_name_it_ever_bore(store: Store) -> None:
    store.roster.replace("demo", [MERGED])
    for name in ("文化局", "文化和旅游局", "文旅局"):
        assert store.roster.match("demo", name) == "a7"
    assert store.roster.match("demo", "旅游局") is None


def test_a_name_borne_by_two_agencies_finds_neither(store: Store) -> None:
    store.roster.replace(
        "demo", [AgencyRecord(id, (AgencyAttributes("档案局"),)) for id in ("a1", "a2")]
    )
    assert store.roster.match("demo", "档案局") is None


def test_replacing_a_roster_keeps_the_agencies_that_left_it(store: Store) -> None:
    store.roster.replace("demo", [MERGED])
    assert store.roster.expected("demo") == [("a7", 2019, None)]
    entry = store.roster.entry("a1", date(2026, 1, 1))
    assert entry is not None
    assert entry.name == "甲局"
