"""What a digest tells of: what befell findings and ledger since the recipient's last one."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from digest.compose import Composer
from digest.model import Digest
from rules.model import Outcome
from store import PortalRecord, Store
from store.instants import civil_day
from store.ledger import LedgerEntry
from store.outbox import Cursor, Recipient
from store.records import RunStatus
from store.waivers import Waiver
from tests.digest.stored import stored
from tests.store.shelf import AT, outcome, with_portal

DAY = civil_day(AT)
OFFICER = Recipient("wang", "wang@example.gov.cn", "王主任")
Morning = Callable[[], Digest]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "gouji.db") as opened:
        opened.runs.finish(opened.runs.start("judge", AT), AT)
        yield with_portal(opened)


@pytest.fixture
def report_id(store: Store) -> int:
    return stored(store)


@pytest.fixture
def morning(store: Store) -> Morning:
    """Compose the officer's next digest and take it as told."""
    store.outbox.put_recipient(OFFICER)
    queued = iter(range(100))

    def compose() -> Digest:
        digest, told = _composer(store).compose(OFFICER)
        number = next(queued)
        store.outbox.queue(
            OFFICER.id,
            str(number),
            message_id=str(number),
            subject="",
            message=b"",
            told=told,
            at=AT,
        )
        return digest

    return compose


def _composer(store: Store, since: datetime | None = None) -> Composer:
    return Composer(store, DAY, AT, lambda cite, lang: f"{cite.instrument}{cite.at}", since)


def _next_day(store: Store) -> Digest:
    """The digest of an officer whose last one was of AT."""
    return _composer(store, AT + timedelta(hours=1)).compose(OFFICER)[0]


def judged(store: Store, report_id: int, *outcomes: Outcome, day: date = DAY) -> None:
    store.findings.update(report_id, outcomes, as_of=day, cause="content")


def test_waivers_that_nothing_needs_are_told_where_their_agency_publishes(store: Store) -> None:
    store.roster.put_portal(PortalRecord("other", "别的门户"))
    known = Waiver("R-1", "甲局", DAY, "王", "合并")
    slip = Waiver("R-1", "丙局", DAY, "王", "合并")
    assert (store.waivers.portals(known), store.waivers.portals(slip)) == (["demo"], [])
    summary = {
        "unused_waivers": ["R-1 甲局", "R-1 丙局"],
        "expired_waivers": ["R-2 甲局"],
        "waiver_portals": {"R-1 甲局": ["demo"], "R-1 丙局": [], "R-2 甲局": ["demo"]},
    }
    store.runs.finish(store.runs.start("judge", AT), AT, "done", summary)
    told = {}
    for portal in ("demo", "other"):
        officer = replace(OFFICER, scope={"portals": [portal]})
        digest, _ = _composer(store).compose(officer)
        told[portal] = (list(digest.waivers_unused), list(digest.waivers_expired))
    assert told == {
        "demo": (["R-1 甲局", "R-1 丙局"], ["R-2 甲局"]),
        "other": (["R-1 丙局"], []),  # about nobody known: a slip that somebody must see
    }


def test_a_finding_is_new_once_and_stands_from_then_on(
    store: Store, report_id: int, morning: Morning
) -> None:
    judged(store, report_id, outcome("R-1", "fail"))
    first, second = morning(), morning()
    assert [(t.rule, t.agency, t.year) for t in first.new] == [("R-1", "甲局", 2025)]
    assert not first.standing
    assert not second.new
    assert [t.rule for t in second.standing] == ["R-1"]
    assert second.quiet


def test_a_finding_that_was_told_and_is_put_right_is_told_as_resolved(
    store: Store, report_id: int, morning: Morning
) -> None:
    judged(store, report_id, outcome("R-1", "fail"))
    morning()
    judged(store, report_id, outcome("R-1", "pass"))
    digest = morning()
    assert [t.rule for t in digest.resolved] == ["R-1"]
    assert not digest.standing


def test_what_came_and_went_between_two_digests_is_no_news(
    store: Store, report_id: int, morning: Morning
) -> None:
    judged(store, report_id, outcome("R-1", "fail"))
    judged(store, report_id, outcome("R-1", "pass"))
    digest = morning()
    assert not digest.new
    assert not digest.resolved


def test_a_finding_that_is_no_longer_known_is_not_resolved(
    store: Store, report_id: int, morning: Morning
) -> None:
    judged(store, report_id, outcome("R-1", "fail"))
    morning()
    judged(store, report_id, outcome("R-1", "unknown"))
    digest = morning()
    assert not digest.resolved
    assert len(digest.standing) == 1


def test_what_an_officer_dismissed_is_told_no_more(
    store: Store, report_id: int, morning: Morning
) -> None:
    judged(store, report_id, outcome("R-1", "fail"))
    (told,) = morning().new
    store.findings.review(
        int(told.ref.removeprefix("F")), "dismissed", by="wang", reason="", at=AT, as_of=DAY
    )
    digest = morning()
    assert not digest.standing
    assert not digest.new


def test_each_finding_comes_with_its_proof(store: Store, report_id: int, morning: Morning) -> None:
    judged(store, report_id, outcome("R-1", "fail"))
    (told,) = morning().new
    assert told.quote == "原文"
    assert told.where == "表三（第 3 行）"
    assert told.url == "http://demo.gov.cn/2025.html"
    assert told.ref.startswith("F")


def test_missing_reports_are_told_every_morning_late_ones_once(
    store: Store, morning: Morning
) -> None:
    due = date(2026, 1, 31)
    store.ledger.put(
        [
            LedgerEntry("a1", 2025, "demo", "missing", due),
            LedgerEntry("a1", 2024, "demo", "late", date(2025, 1, 31), seen_on=date(2025, 2, 9)),
        ],
        DAY,
    )
    first, second = morning(), morning()
    assert [(d.state, d.year, d.fresh) for d in first.overdue] == [
        ("missing", 2025, True),
        ("late", 2024, True),
    ]
    assert [(d.state, d.fresh) for d in second.overdue] == [("missing", False)]
    assert not first.quiet
    assert second.quiet


def test_a_portal_that_could_not_be_visited_is_told_with_why_and_since_when(
    store: Store, morning: Morning
) -> None:
    good = store.runs.start("visit", datetime(2026, 2, 27, 18, tzinfo=UTC), portal="demo")
    store.runs.finish(good, AT, "done", {"new": 2})
    bad = store.runs.start("visit", AT, portal="demo")
    store.runs.finish(bad, AT, "failed", {"why": "HTTP 503", "why_zh": "门户返回 503"})
    (visit,) = morning().unvisited
    assert (visit.portal, visit.why, visit.last_good) == (
        "示范门户",
        "门户返回 503",
        date(2026, 2, 28),
    )


def test_a_visit_that_was_killed_is_told_one_at_work_is_not(store: Store, morning: Morning) -> None:
    store.runs.start("visit", AT, portal="demo")
    assert [(v.portal, v.why) for v in morning().unvisited] == [("示范门户", "访问中断，没有结束")]
    with store.stage("visit", "demo"):
        assert not morning().unvisited


def test_a_portal_not_visited_since_the_last_digest_is_told(store: Store) -> None:
    later = AT + timedelta(hours=2)
    store.runs.finish(store.runs.start("visit", AT, portal="demo"), AT)
    assert [(v.why, v.last_good) for v in _next_day(store).unvisited] == [
        ("上次摘要之后没有成功访问", DAY)
    ]
    store.runs.finish(store.runs.start("visit", later, portal="demo"), later)
    assert not _next_day(store).unvisited


def test_a_portal_whose_file_was_taken_out_is_told_no_more(store: Store, morning: Morning) -> None:
    store.runs.finish(store.runs.start("visit", AT, portal="demo"), AT, "failed")
    store.ledger.put([LedgerEntry("a1", 2025, "demo", "missing", date(2026, 1, 31))], DAY)
    assert morning().unvisited
    store.roster.watch([])
    digest = morning()
    assert not digest.unvisited
    assert not digest.overdue


@pytest.mark.parametrize("status", ["failed", "interrupted", "running"])
def test_judging_that_did_not_end_well_is_told(
    store: Store, morning: Morning, status: RunStatus
) -> None:
    assert not morning().troubles
    run = store.runs.start("judge", AT)
    if status != "running":
        store.runs.finish(run, AT, status)
    assert [(t.what, t.why) for t in morning().troubles] == [("审查", "运行中断，没有结束")]
    with store.stage("judge"):
        assert bool(morning().troubles) == (status != "running")


def test_judging_that_has_not_run_since_the_last_digest_is_told(store: Store) -> None:
    assert [t.why for t in _next_day(store).troubles] == ["上次摘要之后没有运行"]


def test_a_check_that_crashed_is_told_to_the_operator(store: Store, morning: Morning) -> None:
    run = store.runs.start("judge", AT)
    store.runs.finish(run, AT, "done", {"crashed": ["http://demo.gov.cn/1.html: R-1: KeyError"]})
    (trouble,) = morning().troubles
    assert (trouble.what, trouble.why) == ("http://demo.gov.cn/1.html", "R-1: KeyError")


def test_a_portal_whose_file_is_broken_is_told_too(store: Store, morning: Morning) -> None:
    bad = store.runs.start("visit", AT, portal="brokn")
    store.runs.finish(bad, AT, "failed", {"why": "bad file", "why_zh": "声明文件有误"})
    assert [(v.portal, v.why) for v in morning().unvisited] == [("brokn", "声明文件有误")]


def test_an_officer_is_told_of_her_own_portals_only(store: Store, report_id: int) -> None:
    store.roster.put_portal(PortalRecord("other", "别的门户"))
    judged(store, report_id, outcome("R-1", "fail"))
    mine = Recipient("a", "a@example.gov.cn", scope={"portals": ["demo"]})
    other = Recipient("b", "b@example.gov.cn", scope={"portals": ["other"]})
    assert len(_composer(store).compose(mine)[0].new) == 1
    assert not _composer(store).compose(other)[0].new


def test_personal_data_is_masked(store: Store, report_id: int, morning: Morning) -> None:
    judged(store, report_id, outcome("R-9", "fail", "手机13812345678"))
    (told,) = morning().new
    assert "13812345678" not in told.message
    assert "138****5678" in told.message


def test_the_cursor_ends_at_the_latest_events(store: Store, report_id: int) -> None:
    judged(store, report_id, outcome("R-1", "fail"))
    told = _composer(store).compose(OFFICER)[1]
    assert told == Cursor(store.findings.last_event(), store.ledger.last_event())
