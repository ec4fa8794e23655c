"""All that stands behind one finding: what an officer needs to prove it to somebody else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.documents import StoredDocument
from store.finding import Finding
from store.judgements import StoredJudgement

if TYPE_CHECKING:
    from rules.model import Context
    from store.sightings import Span
    from store.store import Store


@dataclass(frozen=True, slots=True)
class Proof:
    """The bytes with their hash, headers and times; the extract; the lists that showed them;
    and how the judgement was made."""

    finding: Finding
    documents: tuple[StoredDocument, ...]
    """In the order in which they were read: `Place.document` is the index."""
    contents: tuple[bytes, ...]
    text: str
    """The readable extract: a line a paragraph or table row."""
    sightings: tuple[Span, ...]
    judgement: StoredJudgement | None
    context: Context | None


def proof(store: Store, finding_id: int) -> Proof:
    """Raises KeyError when there is no such finding, or no report of it any more."""
    finding = store.findings.get(finding_id)
    report = store.reports.get(finding.report_id)
    documents = tuple(map(store.archive.document, store.reports.sources(report.revision_id)))
    judgement = store.judgements.current(report.revision_id)
    return Proof(
        finding,
        documents,
        tuple(store.archive.content(document.sha256) for document in documents),
        store.reports.text(report.revision_id),
        tuple(store.sightings.spans(report.item_id)),
        judgement,
        store.judgements.context(judgement.id) if judgement else None,
    )
