"""One judged item into the store, in one transaction."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from night.contexts import agency_of, hints_for
from report.model import NotAReport, Report, Unreadable
from store.finding import Changes
from store.judgements import context_hash
from store.life import Cause
from store.readings import Reading, Result, documents_hash, hints_hash
from store.revisions import Head, RevisionKey

if TYPE_CHECKING:
    from night.workers import Judged, Part
    from store import Store
    from store.documents import Item, StoredDocument


@dataclass
class Stored:
    """What storing an item came to."""

    result: Result
    reports: int = 0
    clean: int = 0
    """Of these, without a finding at warning or above."""
    changes: Changes = field(default_factory=Changes)
    crashed: list[str] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)
    """Items to look at again: the same report elsewhere, and the agency's next year."""


def store_judged(
    store: Store,
    item: Item,
    judged: Judged,
    *,
    before: Reading | None,
    documents: Sequence[StoredDocument],
    reader: str,
    packs: str,
    rules: Collection[str],
    as_of: date,
    at: datetime,
    run: int,
) -> Stored:
    """Write what became of an item, read from `documents` under that reader version and
    judged under the packs of that fingerprint; `before`: what was known of it until now."""
    hash = documents_hash(documents)
    with store.atomic():
        storing = _Storing(
            store,
            item,
            before,
            (hash, reader, packs),
            [document.id for document in documents],
            rules,
            as_of,
            at,
            run,
        )
        stored = storing.store(judged)
        contexts = [part.context for part in judged.parts if part.context is not None]
        why, advice, title = _why(judged)
        store.readings.put(
            Reading(
                item.id,
                hash,
                reader,
                packs,
                context_hash(contexts),
                stored.result,
                as_of,
                storing.cause,
                why,
                advice,
                title,
                hints_hash(hints_for(store, item, as_of)),
            ),
            at,
            run,
        )
    return stored


def _why(judged: Judged) -> tuple[str, str, str]:
    if judged.failure is not None:
        return judged.failure.message.zh, judged.failure.detail, ""
    for part in judged.parts:
        if isinstance(part.result, NotAReport):
            return part.result.why, "", part.result.title
        if isinstance(part.result, Unreadable):
            return part.result.why, part.result.advice, ""
    return "", "", next((p.result.title for p in judged.parts if isinstance(p.result, Report)), "")


def _result(judged: Judged) -> Result:
    kinds = {type(part.result) for part in judged.parts}
    if judged.failure is not None:
        return "set_aside"
    if Report in kinds:
        return "report"
    return "unreadable" if Unreadable in kinds or not kinds else "not_a_report"


@dataclass
class _Storing:
    store_: Store
    item: Item
    before: Reading | None
    reading: tuple[str, str, str]
    """Hash of the documents, reader version, fingerprint of the packs."""
    sources: list[int]
    rules: Collection[str]
    as_of: date
    at: datetime
    run: int

    @cached_property
    def cause(self) -> Cause:
        """Why findings may appear or go in this judgement.

        What is judged twice in one day, because last year's report came to hand after this
        year's, keeps the cause that the day began with.
        """
        before, (documents, reader, packs) = self.before, self.reading
        if before is None or before.result != "report":
            return "report"
        if before.documents_hash != documents:
            return "content"
        if before.packs != packs:
            return "rules"
        if before.reader_version != reader:
            return "readers"
        return before.cause if before.as_of == self.as_of else "context"

    def store(self, judged: Judged) -> Stored:
        stored = Stored(_result(judged))
        was = self.store_.reports.of_item(self.item.id)
        now: dict[int, int] = {}
        for no, part in enumerate(judged.parts):
            if isinstance(part.result, Report):
                now[no] = self._part(no, part, part.result, stored)
        if now or (stored.result == "not_a_report" and self._same_documents()):
            self._gone(was, now, stored)
        return stored

    def _part(self, no: int, part: Part, report: Report, stored: Stored) -> int:
        """One report; returns its id."""
        assert part.context is not None
        assert part.judgement is not None
        store, judgement = self.store_, part.judgement
        documents, reader, packs = self.reading
        agency_id = agency_of(store, self.item, Head.of(report))
        key = RevisionKey(self.item.id, no, part.revision, reader, documents)
        report_id, revision_id = store.reports.put(
            key, report, part.text, agency_id=agency_id, documents=self.sources, at=self.at
        )
        store.judgements.put(
            revision_id, judgement, part.context, packs=packs, at=self.at, run=self.run
        )
        current = store.reports.current(report_id)
        if current is not None and current[0] == revision_id:
            changes = store.findings.update(
                report_id,
                judgement.outcomes,
                as_of=self.as_of,
                cause=self.cause,
                crashed=[what.partition(":")[0] for what in judgement.crashed],
                in_force=self.rules,
                run=self.run,
            )
            stored.changes = stored.changes + changes
        stored.reports += 1
        stored.clean += all(found.severity == "info" for found in judgement.findings())
        stored.crashed += judgement.crashed
        if agency_id and report.reporting_year:
            for year in (report.reporting_year, report.reporting_year + 1):
                stored.touched.update(store.reports.items(agency_id, year))
        return report_id

    def _same_documents(self) -> bool:
        return self.before is not None and self.before.documents_hash == self.reading[0]

    def _gone(self, was: dict[int, int], now: dict[int, int], stored: Stored) -> None:
        """Reports that stood at this item and are now known not to (or under another
        agency or year): whoever else shows one takes over, else its findings are closed."""
        store = self.store_
        store.reports.drop_parts(self.item.id, set(was) - set(now))
        for report_id in sorted(set(was.values()) - set(now.values())):
            item = store.reports.settle(report_id)
            if item is None:
                cause: Cause = "readers" if self._same_documents() else "content"
                closed = store.findings.withdraw(report_id, cause, self.as_of, self.run)
                stored.changes = stored.changes + Changes(resolved=closed)
            else:
                store.readings.forget(item)
                stored.touched.add(item)
