"""Everything stored, judged again without storing: other rules tried, rule packs compared.

Each report is read anew from its archived bytes and judged in the very context of its last
judgement, so that only what the rules say can differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from night.child import ROOMS, Rooms
from night.contexts import hints_for
from night.workers import Failure, Job, Limits, Part, read_and_judge

if TYPE_CHECKING:
    from report.model import Document, Report
    from rules.model import Context
    from rules.packs.load import Packs
    from store import Store
    from store.reports import StoredReport


@dataclass(frozen=True, slots=True)
class Rescored:
    """One stored report under the rules given."""

    report: StoredReport
    part: Part | None
    """None when it could not be read as the report it was."""
    failure: Failure | None = None
    documents: tuple[Document, ...] = ()


def rescore(
    store: Store,
    packs: Packs | Callable[[], Packs],
    *,
    portal: str | None = None,
    year: int | None = None,
    limits: Limits | None = None,
    processes: int = 1,
    layouts: bool = False,
    rooms: Rooms = ROOMS,
) -> Iterator[Rescored]:
    """Every stored report (of a portal, of a year), by portal, agency and year."""
    at_work: dict[str, tuple[StoredReport, Context]] = {}

    def jobs() -> Iterator[Job]:
        for report in list(store.reports.select(portal=portal, year=year)):
            judgement = store.judgements.current(report.revision_id)
            if judgement is None:
                continue
            context = store.judgements.context(judgement.id)
            at_work[str(report.id)] = report, context
            sources = map(store.archive.document, store.reports.sources(report.revision_id))
            yield Job(
                str(report.id),
                tuple(store.archive.load(source) for source in sources),
                hints_for(store, store.archive.item(report.item_id), context.as_of),
            )

    def context_of(job: Job, _report: Report) -> Context:
        return at_work[job.key][1]

    results = read_and_judge(
        jobs(),
        packs,
        context_of,
        limits=limits,
        processes=processes,
        layouts=layouts,
        rooms=rooms,
    )
    for judged in results:
        report, _ = at_work.pop(judged.job.key)
        part = judged.parts[report.part] if report.part < len(judged.parts) else None
        if part is not None and part.judgement is None:
            part = None
        yield Rescored(report, part, judged.failure, judged.job.documents)
