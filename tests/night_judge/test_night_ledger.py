"""Due, seen, late, missing: nothing is claimed that was not seen."""

from __future__ import annotations

from datetime import date

import pytest

from tests.night_judge.portal import Portal


def ledger(demo: Portal, year: int = 2025) -> dict[str, str]:
    return {entry.agency_id: entry.state for entry in demo.store.ledger.rows(year=year)}


def test_before_the_due_day_a_report_is_due(demo: Portal) -> None:
    demo.day = date(2026, 1, 15)
    demo.visit({})
    demo.judge()
    assert ledger(demo) == {"a1": "due", "a2": "due"}


def test_after_the_due_day_it_is_seen_late_or_missing(demo: Portal) -> None:
    demo.visit({"1.html": "agency: 甲局\nyear: 2025\npublished: 2026-01-20\n"})
    demo.judge()
    assert ledger(demo) == {"a1": "seen", "a2": "missing"}
    demo.next_day()
    demo.visit(
        {
            "1.html": "agency: 甲局\nyear: 2025\npublished: 2026-01-20\n",
            "2.html": "agency: 乙局\nyear: 2025\npublished: 2026-03-01\n",
        }
    )
    demo.judge()
    assert ledger(demo) == {"a1": "seen", "a2": "late"}
    (entry,) = demo.store.ledger.rows(agency_id="a2")
    assert (entry.due_on, entry.seen_on) == (date(2026, 1, 31), date(2026, 3, 2))


def test_a_portal_not_seen_whole_since_the_due_day_makes_nobody_missing(demo: Portal) -> None:
    demo.day = date(2026, 1, 15)
    demo.visit({})
    demo.day = date(2026, 3, 1)
    demo.visit({}, complete=False)
    demo.judge()
    assert ledger(demo) == {"a1": "due", "a2": "due"}
    assert next(demo.store.ledger.rows()).note


def test_a_report_without_a_date_is_seen_never_late(demo: Portal) -> None:
    demo.visit({"1.html": "agency: 甲局\nyear: 2025\n"})
    demo.judge()
    assert ledger(demo)["a1"] == "seen"


@pytest.mark.parametrize("dated_by", ["url", "path"])
def test_a_day_in_an_address_makes_nobody_late(demo: Portal, dated_by: str) -> None:
    page = f"agency: 甲局\nyear: 2025\npublished: 2026-03-01\ndated_by: {dated_by}\n"
    demo.visit({"1.html": page})
    demo.judge()
    assert ledger(demo)["a1"] == "seen"


def test_a_report_seen_before_the_due_day_is_not_late_whatever_it_says_later(
    demo: Portal,
) -> None:
    demo.day = date(2026, 1, 20)
    demo.visit({"1.html": "agency: 甲局\nyear: 2025\n"})
    demo.day = date(2026, 3, 1)
    demo.visit({"1.html": "agency: 甲局\nyear: 2025\npublished: 2026-02-20\n"})
    demo.judge()
    assert ledger(demo)["a1"] == "seen"


def test_a_page_posted_again_years_after_is_not_late(demo: Portal) -> None:
    demo.visit({"1.html": "agency: 甲局\nyear: 2023\npublished: 2025-08-01\n"})
    demo.judge()
    assert ledger(demo, 2023)["a1"] == "seen"


def test_a_due_day_on_a_rest_day_is_forgiven_until_the_next_working_day(demo: Portal) -> None:
    # 31 January 2026 is a Saturday.
    demo.visit({"1.html": "agency: 甲局\nyear: 2025\npublished: 2026-02-02\n"})
    demo.judge()
    assert ledger(demo)["a1"] == "seen"


def test_each_change_of_state_is_an_event(demo: Portal) -> None:
    demo.day = date(2026, 1, 15)
    demo.visit({})
    demo.judge()
    demo.judge()
    demo.day = date(2026, 3, 1)
    demo.visit({})
    demo.judge()
    assert [(e.entry.agency_id, e.state) for e in demo.store.ledger.events()] == [
        ("a1", "due"),
        ("a2", "due"),
        ("a1", "missing"),
        ("a2", "missing"),
    ]


@pytest.mark.parametrize(
    "page",
    [
        "agency: 乙的局\nyear: 2025\n",  # a slip in the name
        "agency: 乙局\n",  # no year
        "year: 2025\n",  # no agency
        "kind: scan\n",
        "do: die\n",
    ],
)
def test_what_may_be_the_report_after_all_keeps_it_from_being_missing(
    demo: Portal, page: str
) -> None:
    demo.visit({"1.html": "agency: 甲局\nyear: 2025\n", "2.html": page})
    demo.judge()
    assert ledger(demo) == {"a1": "seen", "a2": "due"}
    (entry,) = demo.store.ledger.rows(agency_id="a2")
    assert entry.note.endswith("2.html")


@pytest.mark.parametrize(
    "page", ["kind: notice\n", "agency: 财政局\nyear: 2025\n", "agency: 乙局\nyear: 2024\n"]
)
def test_what_surely_is_another_document_does_not(demo: Portal, page: str) -> None:
    demo.visit({"1.html": "agency: 甲局\nyear: 2025\n", "2.html": page})
    demo.judge()
    assert ledger(demo) == {"a1": "seen", "a2": "missing"}


def test_a_listed_page_that_could_not_be_fetched_may_be_the_report(demo: Portal) -> None:
    demo.visit({})
    demo.store.archive.item_id("demo", "http://demo.gov.cn/blocked.html")
    demo.judge()
    assert ledger(demo) == {"a1": "due", "a2": "due"}


def test_an_agency_off_the_roster_owes_nothing_any_more(demo: Portal) -> None:
    demo.visit({})
    demo.judge()
    assert ledger(demo) == {"a1": "missing", "a2": "missing"}
    demo.roster(a1="甲局")
    demo.judge()
    assert ledger(demo) == {"a1": "missing"}


def test_a_portal_no_longer_declared_owes_nothing_and_keeps_what_it_had(demo: Portal) -> None:
    demo.visit({"1.html": "agency: 甲局\nyear: 2025\n"})
    demo.judge()
    demo.store.roster.watch([])
    demo.judge()
    assert ledger(demo) == {"a1": "seen"}
