"""The stage judge over a store that visits have filled."""

from __future__ import annotations

from datetime import date

import pytest

from report.model import Document
from store import ListVisit, Sighting
from store.archive import Archive
from store.documents import StoredDocument
from store.waivers import Waiver
from tests.night_judge.portal import HOME, LIST, Portal, noon
from tests.night_judge.pretend import SHARPER_ROOMS, PretendPacks

REPORT = "agency: 甲局\nyear: 2025\npublished: 2026-01-20\nfigure: applications.new.total 12\n"


def test_what_was_visited_is_read_judged_and_stored(demo: Portal) -> None:
    demo.visit({"1.html": REPORT + "fail: R-1 outcome.total\npass: R-2 x\n"})
    summary = demo.judge()
    assert (summary.read, summary.reports, summary.raised) == (1, 1, 1)
    (report,) = demo.store.reports.select()
    assert (report.agency_id, report.reporting_year, report.portal) == ("a1", 2025, "demo")
    assert report.score == 90.0
    assert demo.store.reports.measures(report.revision_id)["applications.new.total"].value == 12
    (finding,) = demo.store.findings.select()
    assert (finding.rule, finding.subject, finding.state) == ("R-1", "outcome.total", "new")
    assert finding.evidence[0].where.label == "表三"
    assert finding.url == f"{HOME}/1.html"


def test_a_second_run_finds_nothing_to_do_and_changes_nothing(demo: Portal) -> None:
    demo.visit({"1.html": REPORT + "fail: R-1 x\n", "2.html": "kind: notice\n"})
    demo.judge()
    before = demo.store.fingerprint()
    again = demo.judge()
    assert again.read == 0
    assert again.nothing_new
    assert demo.store.fingerprint() == before


def test_what_was_no_report_is_read_again_when_more_is_known_of_it(demo: Portal) -> None:
    demo.visit({"1.html": "kind: notice\n"})
    demo.judge()
    assert demo.judge().read == 0
    demo.store.sightings.record(
        ListVisit("demo", LIST, noon(demo.day), True),
        [Sighting(f"{HOME}/1.html", "甲局2025年政府信息公开工作年度报告", agency_id="a1")],
    )
    assert demo.judge().read == 1
    assert demo.judge().read == 0
    demo.roster(a1="甲委员会", a2="乙局")
    assert demo.judge().read == 1


def test_a_finding_lives_from_new_to_standing_to_resolved(demo: Portal) -> None:
    demo.visit({"1.html": REPORT + "fail: R-1 x\n"})
    demo.judge()
    demo.next_day()
    demo.judge()
    assert demo.findings() == {("R-1", "x"): "standing"}
    demo.next_day()
    demo.visit({"1.html": REPORT + "pass: R-1 x\n"})
    demo.judge()
    assert demo.findings() == {("R-1", "x"): "resolved"}
    assert demo.events() == [("raised", "R-1", "report"), ("resolved", "R-1", "content")]


@pytest.mark.parametrize("now", ["unknown: R-1 x\n", "crashed: R-1: it broke\n"])
def test_unknown_and_crashed_never_resolve_a_finding(demo: Portal, now: str) -> None:
    demo.visit({"1.html": REPORT + "fail: R-1 x\n"})
    demo.judge()
    demo.next_day()
    demo.visit({"1.html": REPORT + now})
    demo.judge()
    assert demo.findings() == {("R-1", "x"): "standing"}


@pytest.mark.parametrize("page", ["kind: notice\n", "kind: scan\n", "do: crash\n"])
def test_a_page_that_turns_into_something_else_resolves_nothing(demo: Portal, page: str) -> None:
    demo.visit({"1.html": REPORT + "fail: R-1 x\n"})
    demo.judge()
    demo.next_day()
    demo.visit({"1.html": page})
    demo.judge()
    assert demo.findings() == {("R-1", "x"): "standing"}
    assert demo.store.reports.find("a1", 2025) is not None


def test_a_finding_that_appears_because_rules_changed_says_so(demo: Portal) -> None:
    demo.visit({"1.html": REPORT + "fail: R-1 x\nfail: R-2 x\n"})
    demo.judge(PretendPacks(ids=("R-1",)))
    demo.next_day()
    demo.judge(PretendPacks("packs-2", ids=("R-1", "R-2")))
    assert demo.events()[-1] == ("raised", "R-2", "rules")
    demo.next_day()
    demo.judge(PretendPacks("packs-3", ids=("R-2",)))
    assert demo.events()[-1] == ("resolved", "R-1", "rules")


def test_a_finding_that_appears_because_readers_changed_says_so(demo: Portal) -> None:
    demo.visit({"1.html": REPORT + "overlooked: R-1 x\n"})
    demo.judge()
    demo.next_day()
    demo.judge(reader="readers-2", rooms=SHARPER_ROOMS)
    assert demo.events() == [("raised", "R-1", "readers")]


def test_a_reader_that_knows_a_report_for_a_notice_closes_its_findings(demo: Portal) -> None:
    demo.visit({"1.html": REPORT + "overlooked: notice\nfail: R-1 x\n"})
    demo.judge()
    demo.next_day()
    demo.judge(reader="readers-2", rooms=SHARPER_ROOMS)
    assert demo.events()[-1] == ("resolved", "R-1", "readers")
    assert not list(demo.store.reports.select())


def test_a_finding_outlives_the_renaming_of_its_rule(demo: Portal) -> None:
    demo.visit({"1.html": REPORT + "fail: R-1 x\n"})
    demo.judge(PretendPacks(ids=("R-1",)))
    (before,) = demo.store.findings.select()
    demo.next_day()
    renamed = PretendPacks("packs-2", ids=("R-3",), redirects={"R-1": "R-3"})
    waiver = Waiver("R-1", "a1", date(2026, 12, 31), by="王", reason="…")
    demo.visit({"1.html": REPORT + "fail: R-3 x\n"})
    assert demo.judge(renamed, waivers=[waiver]).waived == 1
    (after,) = demo.store.findings.select(states=("waived",))
    assert (after.id, after.rule) == (before.id, "R-3")
    assert [event for event, _, _ in demo.events()] == ["raised", "waived"]


def test_a_changed_proof_is_an_event_and_keeps_the_finding(demo: Portal) -> None:
    demo.visit({"1.html": REPORT + "fail: R-1 x 7≠8\n"})
    demo.judge()
    demo.next_day()
    demo.visit({"1.html": REPORT + "fail: R-1 x 7≠9\n"})
    demo.judge()
    assert [event for event, _, _ in demo.events()] == ["raised", "changed"]
    (finding,) = demo.store.findings.select()
    assert finding.found == "7≠9"
    assert finding.raised_on == date(2026, 3, 1)


def test_last_years_figures_are_there_whichever_page_comes_first(demo: Portal) -> None:
    this = "agency: 甲局\nyear: 2025\ncarried_in: 5\n"
    last = "agency: 甲局\nyear: 2024\nfigure: carried_forward 7\n"
    demo.visit({"1.html": this, "2.html": last})
    demo.judge()
    assert demo.findings() == {("C-1", "carried_in"): "new"}


def test_last_years_report_that_arrives_later_is_held_against_this_years(demo: Portal) -> None:
    this = "agency: 甲局\nyear: 2025\ncarried_in: 5\n"
    demo.visit({"1.html": this})
    demo.judge()
    demo.next_day()
    demo.visit({"1.html": this, "2.html": "agency: 甲局\nyear: 2024\nfigure: carried_forward 7\n"})
    demo.judge()
    assert demo.events() == [("raised", "C-1", "context")]


def test_without_a_roster_entry_the_report_is_stored_by_its_source(demo: Portal) -> None:
    demo.visit({"1.html": "agency: 丙局\nyear: 2025\nfail: R-1 x\ncarried_in: 5\n"})
    demo.judge()
    (report,) = demo.store.reports.select()
    assert (report.agency_id, report.agency_name) == (None, "丙局")
    assert demo.findings() == {("R-1", "x"): "new"}
    assert not list(demo.store.ledger.rows(state="seen"))


def test_a_report_keeps_its_findings_when_its_agency_enters_the_roster(demo: Portal) -> None:
    demo.visit({"1.html": "agency: 丙局\nyear: 2025\nfail: R-1 x\n"})
    demo.judge()
    demo.next_day()
    demo.roster(a1="甲局", a3="丙局")
    demo.judge()
    (report,) = demo.store.reports.select()
    assert (report.agency_id, report.reporting_year) == ("a3", 2025)
    assert demo.findings() == {("R-1", "x"): "standing"}


def test_dead_attachments_are_told_after_two_visits(demo: Portal) -> None:
    page = REPORT + "needs: attachment\nattach: 附件 http://demo.gov.cn/table.xlsx\n"
    for expected in ({}, {("S-1", "table"): "new"}):
        run = demo.visit({"1.html": page})
        demo.store.archive.failed(
            f"{HOME}/table.xlsx", demo.night().at, status=404, gone=True, run=run
        )
        demo.judge()
        assert demo.findings() == expected
        demo.next_day()


def test_an_attachment_whose_link_the_page_lost_is_dead_after_two_visits(demo: Portal) -> None:
    page = REPORT + "needs: attachment\nattach: 附件\n"
    for expected in ({}, {("S-1", "table"): "new"}):
        demo.visit({"1.html": page})
        demo.judge()
        assert demo.findings() == expected
        demo.next_day()


def test_a_document_that_kills_its_worker_is_set_aside_and_not_tried_again(demo: Portal) -> None:
    demo.visit({"1.html": "do: die\n", "2.html": REPORT})
    summary = demo.judge()
    assert (summary.set_aside, summary.reports) == (1, 1)
    (aside,) = demo.store.readings.troubled("demo")
    assert aside.item.url == f"{HOME}/1.html"
    assert "SIGSEGV" in aside.why
    assert demo.judge().read == 0
    assert demo.judge(retry=True).read == 1


def test_a_page_that_only_changes_its_chrome_is_the_same_revision(demo: Portal) -> None:
    demo.visit({"1.html": REPORT + "chrome: 浏览 10 次\nfail: R-1 x\n"})
    demo.judge()
    demo.next_day()
    demo.visit({"1.html": REPORT + "chrome: 浏览 11 次\nfail: R-1 x\n"})
    demo.judge()
    assert len(list(demo.store.db.execute("SELECT 1 FROM revisions"))) == 1
    assert demo.events() == [("raised", "R-1", "report")]


def test_of_two_pages_with_the_same_report_the_later_capture_counts(demo: Portal) -> None:
    old = {"1.html": REPORT + "fail: R-1 x\n"}
    demo.visit(old)
    demo.judge()
    demo.next_day()
    demo.visit({**old, "2.html": REPORT + "pass: R-1 x\n"})
    demo.judge()
    assert demo.findings() == {("R-1", "x"): "resolved"}
    assert len(list(demo.store.reports.select())) == 1


def test_a_page_that_changes_its_year_closes_what_stood_under_the_old_one(demo: Portal) -> None:
    demo.visit({"1.html": "agency: 甲局\nyear: 2024\nfail: R-1 x\n"})
    demo.judge()
    demo.next_day()
    demo.visit({"1.html": "agency: 甲局\nyear: 2025\nfail: R-2 x\n"})
    demo.judge()
    assert demo.findings() == {("R-1", "x"): "resolved", ("R-2", "x"): "new"}
    assert [r.reporting_year for r in demo.store.reports.select()] == [2025]


def test_the_context_of_a_judgement_is_kept(demo: Portal) -> None:
    demo.visit({})
    demo.next_day()
    demo.visit({"1.html": REPORT})
    demo.judge()
    (report,) = demo.store.reports.select()
    judgement = demo.store.judgements.current(report.revision_id)
    assert judgement is not None
    context = demo.store.judgements.context(judgement.id)
    assert context.agency is not None
    assert context.agency.name == "甲局"
    assert context.first_seen == date(2026, 3, 2)
    assert context.sightings_before == 1
    assert context.as_of == demo.day


def test_only_what_is_at_work_is_held_in_memory(
    demo: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    demo.visit({f"{n}.html": f"agency: {n}局\nyear: 2025\n" for n in range(40)})
    load, loaded, most = Archive.load, [], []

    def counted(archive: Archive, document: StoredDocument) -> Document:
        loaded.append(document)
        return load(archive, document)

    monkeypatch.setattr(Archive, "load", counted)
    demo.judge(processes=2, progress=lambda done, _total, _url: most.append(len(loaded) - done))
    assert len(loaded) == 40
    assert max(most) <= 8
