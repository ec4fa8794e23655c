"""What stands behind a finding, and what no form knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from report.model import Place, Unrecognised
from rules.model import Context, Judgement, Score
from store import ListVisit, Sighting, Store
from store.evidence import proof
from store.revisions import RevisionKey
from tests.store.shelf import AT, PAGE, capture, outcome, report

CONTEXT = Context(date(2026, 3, 1))


def test_a_finding_is_proved_by_bytes_headers_times_lists_and_extract(store: Store) -> None:
    for day in range(2):
        visit = ListVisit("demo", "http://demo.gov.cn/list", AT + timedelta(days=day), True)
        store.sightings.record(visit, [Sighting(PAGE, "年报", date(2026, 1, 5))])
    page = store.archive.keep(capture(b"page", headers={"date": "Sun"}))
    table = store.archive.keep(capture(b"table", "http://demo.gov.cn/t.xlsx"))
    report_id, revision = store.reports.put(
        RevisionKey(page.item_id, 0, "h", "readers-1", "d"),
        report("正文"),
        "正文",
        agency_id="a1",
        documents=[page.document_id, table.document_id],
        at=AT,
    )
    failing = outcome("R-1", "fail")
    judgement = Judgement((failing,), Score(90.0, 0.0), ())
    store.judgements.put(revision, judgement, CONTEXT, packs="p", at=AT)
    store.findings.update(report_id, [failing], as_of=date(2026, 3, 1), cause="report")
    (finding,) = store.findings.select()

    # What is captured later proves nothing about what was read then.
    store.archive.keep(capture(b"page, changed", captured_at=AT + timedelta(days=9)))
    proved = proof(store, finding.id)

    assert proved.contents == (b"page", b"table")
    assert proved.documents[0].headers == {"date": "Sun"}
    assert proved.documents[0].sha256 == page.sha256
    assert proved.text == "正文"
    (span,) = proved.sightings
    assert (span.first, span.last) == (AT, AT + timedelta(days=1))
    assert proved.context == CONTEXT


def test_there_is_no_proof_of_a_finding_that_is_not_there(store: Store) -> None:
    with pytest.raises(KeyError):
        proof(store, 1)


def test_what_no_form_knows_is_counted_by_its_words(store: Store) -> None:
    strange = Unrecognised("row", "其他指标", Place(3))
    for no, more in enumerate([(strange, strange), (strange,), ()]):
        url = f"http://demo.gov.cn/{no}"
        item = store.archive.keep(capture(url=url, item=url)).item_id
        store.reports.put(
            RevisionKey(item, 0, "h", "readers-1", "d"),
            replace(report(year=2020 + no), unrecognised=more),
            "",
            agency_id="a1",
            documents=[],
            at=AT,
        )
    assert store.reports.unrecognised() == [("row", "其他指标", 2)]
    assert store.reports.unrecognised(least=3) == []
