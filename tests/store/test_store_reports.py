"""Reports, revisions, figures, judgements, search."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report.model import Cell, Grid, Layout, Line, Report
from rules.model import Context, Judgement, PackVersion, PriorYear, RosterEntry, Score
from store import ListVisit, Sighting, Store
from store.judgements import context_from_json, context_hash, context_json
from store.revision import full_text, revision_hash
from store.revisions import RevisionKey
from tests.store.shelf import AT, capture, outcome, report, with_portal


def put(
    store: Store,
    read: Report,
    *,
    url: str = "http://demo.gov.cn/1.html",
    agency: str | None = "a1",
    part: int = 0,
) -> tuple[int, int]:
    kept = store.archive.keep(capture(url.encode(), url, url))
    key = RevisionKey(kept.item_id, part, revision_hash(read), "readers-1", "d")
    return store.reports.put(
        key, read, full_text(read), agency_id=agency, documents=[kept.document_id], at=AT
    )


def test_figures_and_statements_come_back_exactly(store: Store) -> None:
    figures = {"fees.amount_wan": "0.10", "outcome.total.total": "123456789012"}
    _, revision = put(store, report("新收申请3件。", **figures))
    measures = store.reports.measures(revision)
    assert {name: m.value for name, m in measures.items()} == {
        name: Decimal(value) for name, value in figures.items()
    }
    assert measures["fees.amount_wan"].where.label == "表三"
    assert store.db.execute("SELECT subject, value FROM statements").fetchall() == [("申请", 3)]


def test_a_revision_knows_the_bytes_it_was_read_from(store: Store) -> None:
    _, revision = put(store, report("一"))
    (source,) = store.reports.sources(revision)
    page = store.archive.document(source)
    assert store.archive.content(page.sha256) == b"http://demo.gov.cn/1.html"


def test_a_report_is_its_agency_and_year_wherever_it_stands(store: Store) -> None:
    one, _ = put(store, report("一"))
    other, _ = put(store, report("二"), url="http://demo.gov.cn/2.html")
    assert one == other
    assert len(store.reports.items("a1", 2025)) == 2


def current(store: Store, *urls: str, run: int | None = None) -> str:
    """Visited in that order in one run, all with the year's report: the one that counts."""
    for url in urls:
        kept = store.archive.keep(capture(url.encode(), url, url), run)
        key = RevisionKey(kept.item_id, 0, url, "readers-1", "d")
        report_id, _ = store.reports.put(
            key, report(url), url, agency_id="a1", documents=[kept.document_id], at=AT
        )
    found = store.reports.current(report_id)
    assert found is not None
    return store.archive.item(found[1].item_id).url


def test_of_two_pages_with_a_years_report_the_one_listed_last_counts(store: Store) -> None:
    first, corrected = "http://demo.gov.cn/9.html", "http://demo.gov.cn/5.html"
    store.sightings.record(
        ListVisit("demo", "http://demo.gov.cn/", AT, complete=True),
        [
            Sighting(corrected, "更正", date(2026, 3, 2)),
            Sighting(first, "年报", date(2026, 1, 20)),
        ],
    )
    run = store.runs.start("visit", AT, portal="demo")
    # The newest stands first on the list, and is asked for first.
    assert current(store, corrected, first, run=run) == corrected


def test_what_a_later_visit_brings_counts_before_what_was_known(store: Store) -> None:
    night = store.runs.start("visit", AT, portal="demo")
    assert current(store, "http://demo.gov.cn/1.html", run=night) == "http://demo.gov.cn/1.html"
    night = store.runs.start("visit", AT, portal="demo")
    both = ("http://demo.gov.cn/2.html", "http://demo.gov.cn/1.html")
    assert current(store, *both, run=night) == "http://demo.gov.cn/2.html"


@pytest.mark.parametrize(("agency", "year"), [(None, 2025), ("a1", None)])
def test_without_agency_or_year_it_is_its_source(
    store: Store, agency: str | None, year: int | None
) -> None:
    one, _ = put(store, report("一", year=year), agency=agency)
    other, _ = put(store, report("一", year=year), agency=agency, url="http://demo.gov.cn/2.html")
    assert one != other


def test_parts_of_a_collection_are_reports_of_their_own(store: Store) -> None:
    ids = {put(store, report("一", year=None), part=part)[0] for part in range(3)}
    assert len(ids) == 3


def test_last_years_written_figures_are_told_for_continuity(store: Store) -> None:
    put(store, report("一", year=2024, **{"applications.carried_forward.total": "7"}))
    prior = store.reports.prior_year("a1", 2025, "department")
    assert prior is not None
    assert prior.measures == {"applications.carried_forward.total": Decimal(7)}
    assert prior.same_kind
    assert store.reports.prior_year("a1", 2024, "department") is None
    changed = store.reports.prior_year("a1", 2025, "government")
    assert changed is not None
    assert not changed.same_kind


def grid(*rows: tuple[str, ...], line: int = 1) -> Grid:
    return Grid(
        1,
        tuple(
            tuple(Cell(text, text, line, r, c) for c, text in enumerate(row, 1))
            for r, row in enumerate(rows, 1)
        ),
    )


def test_a_revision_is_what_is_said_not_where_it_stands() -> None:
    def laid(*blocks: Line | Grid, **more: object) -> str:
        base = report()
        layout = Layout(blocks, "text/html", **more)  # type: ignore[arg-type]
        return revision_hash(
            Report(**{**{f: getattr(base, f) for f in base.__slots__}, "layouts": (layout,)})
        )

    said = laid(Line(1, "正文", "正文"), grid(("一", "3")))
    chrome = Line(1, "浏览 12 次", "浏览 12 次")
    assert laid(Line(9, "正文", "正文"), grid(("一", "3"), line=30), dropped=(chrome,)) == said
    assert laid(Line(1, "正文", "正文"), grid(("一", "4"))) != said
    assert laid(Line(1, "正交", "正交"), grid(("一", "3"))) != said


def judgement(*outcomes: object) -> Judgement:
    return Judgement(
        tuple(outcomes),  # type: ignore[arg-type]
        Score(88.5, 0.25, {"arithmetic": 70.0, "conduct": None}),
        (PackVersion("core", "1"),),
    )


def test_passes_are_counted_and_fails_and_unknowns_kept(store: Store) -> None:
    _, revision = put(store, report("一"))
    told = judgement(
        outcome("R-1", "pass", "a"),
        outcome("R-1", "pass", "b"),
        outcome("R-1", "fail", "c"),
        outcome("R-1", "fail", "d", suppressed_by="T-1#t"),
        outcome("R-2", "unknown", "e"),
        outcome("R-2", "not_applicable", "f"),
    )
    id = store.judgements.put(revision, told, Context(date(2026, 3, 1)), packs="p", at=AT)
    assert [o.subject for o in store.judgements.outcomes(id)] == ["c", "d", "e"]
    assert list(store.judgements.outcomes(id)) == [
        o for o in told.outcomes if o.verdict in ("fail", "unknown")
    ]
    assert store.judgements.counts(id)["R-1"] == {
        "pass": 2,
        "fail": 1,
        "unknown": 0,
        "not_applicable": 0,
        "suppressed": 1,
    }
    kept = store.judgements.current(revision)
    assert kept is not None
    assert (kept.score, kept.unassessed, kept.families["conduct"]) == (88.5, 0.25, None)


def test_a_later_judgement_takes_the_place_of_the_former_whose_context_stays(
    store: Store,
) -> None:
    _, revision = put(store, report("一"))
    day = Context(date(2026, 3, 1))
    old = store.judgements.put(revision, judgement(outcome("R-1", "fail")), day, packs="p", at=AT)
    new = store.judgements.put(revision, judgement(), day, packs="q", at=AT)
    current = store.judgements.current(revision)
    assert current is not None
    assert current.id == new
    assert list(store.judgements.outcomes(old)) == []
    assert store.judgements.context(old) == day


CONTEXTS = st.builds(
    Context,
    as_of=st.dates(),
    agency=st.none() | st.builds(RosterEntry, st.text(), st.text(), level=st.just("county")),
    first_seen=st.none() | st.dates(),
    sightings_before=st.integers(0, 9),
    dead_attachments=st.frozensets(st.text()),
    prior=st.none()
    | st.builds(
        PriorYear,
        st.integers(2000, 2030),
        st.just("annual-2021"),
        st.dictionaries(st.text(), st.decimals(allow_nan=False, allow_infinity=False)),
    ),
)


@given(CONTEXTS, st.dates())
def test_a_context_comes_back_as_it_was_and_the_day_alone_changes_no_hash(
    context: Context, day: date
) -> None:
    from dataclasses import replace

    assert context_from_json(context_json(context)) == context
    assert context_hash([context]) == context_hash([replace(context, as_of=day)])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("申请", True),
        ("行政复议", True),
        ("复", True),
        ("局", True),
        ("信息公开 12", True),
        ("OA", True),
        ("请申", False),
        ("开申", False),
        ("诉讼", False),
    ],
)
def test_search_finds_words_of_any_length(store: Store, words: str, found: bool) -> None:
    id, _ = put(store, report("政府信息公开，申请12件", "行政复议0件；OA 系统"))
    assert [hit.report_id for hit in store.search.find(words)] == ([id] if found else [])


def test_search_shows_the_line_and_only_what_stands_now(store: Store) -> None:
    put(store, report("旧话：推诿"))
    put(store, report("新话：整改"))
    assert [hit.line for hit in store.search.find("整改")] == ["新话：整改"]
    assert list(store.search.find("推诿")) == []
    assert list(store.search.find('"; DROP')) == []


@settings(max_examples=40)
@given(st.text("政府信息公开年报ab1，。 ", min_size=1, max_size=30), st.data())
def test_search_finds_every_piece_of_a_text(tmp_path_factory, text, data) -> None:  # type: ignore[no-untyped-def]
    start = data.draw(st.integers(0, len(text) - 1))
    piece = text[start : data.draw(st.integers(start + 1, len(text)))]
    runs = [run for run in piece.replace("，", " ").replace("。", " ").split() if run]
    if any(run.isascii() or any(c.isascii() for c in run) for run in runs) or not runs:
        return
    with Store.open(tmp_path_factory.mktemp("s") / "a.db") as store:
        put(with_portal(store), report(text))
        assert len(list(store.search.find(" ".join(runs)))) == 1
