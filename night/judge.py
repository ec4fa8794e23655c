"""The stage *judge*: whatever was archived and not yet judged is read, judged and stored.

Needed again is an item whose documents, the readers, the rule packs, or the context (roster,
sightings, dead attachments, last year's figures) have changed since; nothing else is touched,
so a second run finds nothing to do and a killed one goes on where it stopped. One transaction
holds all of an item: reading, revisions, judgements, findings.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from night.child import ROOMS, Rooms
from night.contexts import context_for, hints_for
from night.ledger import update_ledger
from night.storing import Stored, store_judged
from night.versions import reader_version
from night.waivers import present
from night.workers import Failure, Job, Limits, read_and_judge
from store.errors import StoreError
from store.judgements import context_hash
from store.readings import Reading, documents_hash, hints_hash
from store.revisions import Head

if TYPE_CHECKING:
    from report.model import Report
    from rules.model import Context
    from rules.packs.load import Packs
    from store import Store
    from store.documents import Item, StoredDocument
    from store.waivers import Waiver

PASSES = 4
"""Last year's report may be read after this year's: then this year's is judged once more.
Figures do not depend on the context, so the second pass settles it; the rest is margin."""
_YEAR = re.compile(r"20\d\d")


@dataclass
class Summary:
    """What a run of the stage did; kept with the run."""

    read: int = 0
    reports: int = 0
    clean: int = 0
    """Reports without a finding at warning or above."""
    not_reports: int = 0
    unreadable: int = 0
    set_aside: int = 0
    raised: int = 0
    changed: int = 0
    resolved: int = 0
    waived: int = 0
    """Findings that stand and that nobody is told of: counted apart."""
    unused_waivers: list[str] = field(default_factory=list)
    expired_waivers: list[str] = field(default_factory=list)
    waiver_portals: dict[str, list[str]] = field(default_factory=dict)
    """Of each of these, where the agency publishes that it speaks of: whom to tell."""
    ledger: int = 0
    crashed: list[str] = field(default_factory=list)
    """Rules and readers that crashed, where: errors of gouji's own, for the operator."""

    @property
    def nothing_new(self) -> bool:
        return not (self.read or self.ledger)


@dataclass(frozen=True)
class Night:
    """What the stage is told: the clock and everything else come from outside."""

    store: Store
    packs: Packs
    as_of: date
    at: datetime
    waivers: Sequence[Waiver] = ()
    """All of the file of waivers (`night.waivers`)."""
    limits: Limits = field(default_factory=Limits)
    processes: int = 1
    progress: Callable[[int, int, str], None] = lambda _done, _total, _what: None
    rooms: Rooms = ROOMS
    reader: str = field(default_factory=reader_version)

    @property
    def rules(self) -> frozenset[str]:
        return frozenset(rule.id for rule in self.packs.rules)


@dataclass(frozen=True, slots=True)
class _Work:
    """One item at work."""

    item: Item
    documents: list[StoredDocument]
    before: Reading | None


def judge_night(night: Night, *, retry: bool = False) -> Summary:
    """Judge all that needs it, then bring the ledger up to date.

    `retry`: try what was set aside once more. Raises StoreError.
    """
    store, summary = night.store, Summary()
    with store.stage("judge"):
        run = store.runs.start(
            "judge",
            night.at,
            context={
                "as_of": night.as_of,
                "packs": night.packs.fingerprint,
                "reader": night.reader,
                "limits": repr(night.limits),
            },
        )
        try:
            _judge(night, run, summary, retry)
        except BaseException:
            with contextlib.suppress(StoreError):
                store.runs.finish(run, night.at, "failed", vars(summary))
            raise
        store.runs.finish(run, night.at, "done", vars(summary))
    return summary


def _judge(night: Night, run: int, summary: Summary, retry: bool) -> None:
    store = night.store
    if retry:
        store.readings.forget_set_aside()
    store.findings.rename(night.packs.redirects)
    store.findings.age(night.as_of)
    touched: Iterable[int] | None = None
    for _ in range(PASSES):
        touched = _pass(night, _needing(night, touched), run, summary) | store.alike.settle()
        if not touched:
            break
    waivers = present(night.waivers, night.packs.redirects)
    waived = store.waivers.apply(waivers, night.as_of, run)
    summary.waived = waived.findings
    summary.unused_waivers = [_named(waiver) for waiver in waived.unused]
    summary.expired_waivers = [_named(waiver) for waiver in waived.expired]
    summary.waiver_portals = {
        _named(waiver): store.waivers.portals(waiver)
        for waiver in (*waived.unused, *waived.expired)
    }
    summary.ledger = update_ledger(store, night.as_of, night.packs.calendars, run)


def _named(waiver: Waiver) -> str:
    year = f" {waiver.year}" if waiver.year else ""
    return f"{waiver.rule} {waiver.agency}{year} ({waiver.by}, {waiver.until.isoformat()})"


def _needing(night: Night, among: Iterable[int] | None) -> list[tuple[str, int]]:
    """The items that need judging (of these), by the year that their list title tells, so
    that last year's figures are there when this year's are judged. Only year and id of each
    are held: a store of any size is judged in the same memory."""
    store = night.store
    items = store.archive.items() if among is None else map(store.archive.item, sorted(among))
    every = [(_told_year(item), item.id) for item in items]
    return sorted(told for told in every if _needs(night, told[1]))


def _told_year(item: Item) -> str:
    told = _YEAR.findall(item.title)
    return told[0] if told else ""


def _needs(night: Night, item_id: int) -> bool:
    store = night.store
    documents, before = store.archive.documents(item_id), store.readings.get(item_id)
    if not documents or documents[0].role != "page":
        return False
    if (
        before is None
        or before.documents_hash != documents_hash(documents)
        or before.reader_version != night.reader
        or before.packs != night.packs.fingerprint
    ):
        return True
    item = store.archive.item(item_id)
    if before.hints_hash != hints_hash(hints_for(store, item, night.as_of)):
        return True
    contexts = [
        context_for(store, item, documents, head, night.as_of)
        for head in store.reports.heads(item_id)
    ]
    return before.result == "report" and before.context_hash != context_hash(contexts)


def _pass(night: Night, needing: Sequence[tuple[str, int]], run: int, summary: Summary) -> set[int]:
    """Judge these, a year after the other; returns the items whose context that may have
    changed."""
    touched: set[int] = set()
    done = 0
    for _, group in groupby(needing, key=lambda told: told[0]):
        for item in _year(night, [id for _, id in group], run, summary, touched):
            done += 1
            night.progress(done, len(needing), item.url)
    return touched


def _year(
    night: Night, ids: Sequence[int], run: int, summary: Summary, touched: set[int]
) -> Iterator[Item]:
    at_work: dict[str, _Work] = {}

    def context(job: Job, report: Report) -> Context:
        work = at_work[job.key]
        return context_for(night.store, work.item, work.documents, Head.of(report), night.as_of)

    judged = read_and_judge(
        _jobs(night, ids, at_work),
        night.packs,
        context,
        limits=night.limits,
        processes=night.processes,
        rooms=night.rooms,
    )
    for outcome in judged:
        work = at_work.pop(outcome.job.key)
        stored = store_judged(
            night.store,
            work.item,
            outcome,
            before=work.before,
            documents=work.documents,
            reader=night.reader,
            packs=night.packs.fingerprint,
            rules=night.rules,
            as_of=night.as_of,
            at=night.at,
            run=run,
        )
        touched |= stored.touched
        _count(summary, work.item, outcome.failure, stored)
        yield work.item


def _jobs(night: Night, ids: Sequence[int], at_work: dict[str, _Work]) -> Iterator[Job]:
    store = night.store
    for id in ids:
        item, documents = store.archive.item(id), store.archive.documents(id)
        at_work[str(id)] = _Work(item, documents, store.readings.get(id))
        loaded = tuple(store.archive.load(document) for document in documents)
        yield Job(str(id), loaded, hints_for(store, item, night.as_of))


def _count(summary: Summary, item: Item, failure: Failure | None, stored: Stored) -> None:
    summary.read += 1
    summary.reports += stored.reports
    summary.clean += stored.clean
    summary.not_reports += stored.result == "not_a_report"
    summary.unreadable += stored.result == "unreadable"
    summary.set_aside += stored.result == "set_aside"
    summary.raised += stored.changes.raised
    summary.changed += stored.changes.changed
    summary.resolved += stored.changes.resolved
    summary.crashed += [f"{item.url}: {what}" for what in stored.crashed]
    if failure is not None and failure.kind == "crashed":
        summary.crashed.append(f"{item.url}: {failure.message.en}")
