"""Ranks: within one kind, ties equal, nobody ranked on too little."""

from __future__ import annotations

from datetime import date

from rules.model import Context, Judgement, Score
from store import AgencyAttributes, AgencyRecord, Store
from store.ranking import ranking
from store.revisions import RevisionKey
from tests.store.shelf import AT, capture, report

SCORES = {
    "a1": (90.004, 0.0, "department"),
    "a2": (90.0, 0.2, "department"),
    "a3": (80.0, 0.1, "department"),
    "a4": (99.0, 0.21, "department"),
    "a5": (None, 1.0, "department"),
    "a6": (95.0, 0.0, "government"),
}


def filled(store: Store) -> Store:
    store.roster.replace(
        "demo",
        [
            AgencyRecord(id, (AgencyAttributes(f"{id}局", kind=kind),))  # type: ignore[arg-type]
            for id, (_, _, kind) in SCORES.items()
        ],
    )
    for id, (score, unassessed, _) in SCORES.items():
        kept = store.archive.keep(capture(item=f"http://x/{id}", url=f"http://x/{id}"))
        key = RevisionKey(kept.item_id, 0, id, "readers-1", "d")
        _, revision = store.reports.put(key, report(), "", agency_id=id, documents=[], at=AT)
        judgement = Judgement((), Score(score, unassessed), ())
        store.judgements.put(revision, judgement, Context(date(2026, 3, 1)), packs="p", at=AT)
    return store


def test_equal_scores_share_a_place_and_the_poorly_assessed_have_none(store: Store) -> None:
    ranks = ranking(filled(store), kind="department", year=2025)
    assert [(r.rank, r.agency_id) for r in ranks] == [
        (1, "a1"),
        (1, "a2"),
        (3, "a3"),
        (None, "a4"),
        (None, "a5"),
    ]


def test_portals_not_asked_for_are_left_out(store: Store) -> None:
    assert ranking(filled(store), kind="department", year=2025, portals=["other"]) == []
    assert len(ranking(store, kind="department", year=2025, portals=["demo"])) == 5
