"""From the store to one recipient's digest: what befell findings and ledger since the last one.

Nothing is told twice: a digest begins after the events that the recipient's last one told of
(`store.outbox.Cursor`), and standing findings are only counted.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from digest.model import Digest, Done, Due, Told
from digest.watch import Watch
from report.privacy import mask
from store.outbox import Cursor, Recipient

if TYPE_CHECKING:
    from report.model import Place
    from rules.model import Citation
    from store import Store
    from store.findings import Finding
    from store.life import FindingState
    from store.records import Run

OPEN: tuple[FindingState, ...] = ("new", "standing")
WAIVED: tuple[FindingState, ...] = ("waived",)
TOLD_AGAIN = frozenset({"raised", "changed", "waiver_ended"})
"""What may befall a finding that makes it news."""
BECAUSE: Mapping[str, Literal["rules", "readers", "context"]] = {
    "rules": "rules",
    "readers": "readers",
    "context": "context",
}
CiteWords = Callable[["Citation", str], str]
"""A citation in words, in a language: what the law's file says of it."""


@dataclass(frozen=True, slots=True)
class Composer:
    """Everything a digest is made from beside its recipient."""

    store: Store
    day: date
    at: datetime
    cite_words: CiteWords
    since: datetime | None
    """When the recipient's last digest of an earlier day was queued: what was done after is
    told, in each digest of this day alike."""
    limit: int = 50

    def compose(self, recipient: Recipient) -> tuple[Digest, Cursor]:
        """The digest, and up to where it tells."""
        store = self.store
        cursor = store.outbox.cursor(recipient.id)
        told = Cursor(store.findings.last_event(), store.ledger.last_event())
        portals = self._portals(recipient)
        fresh, resolved, unwaived = self._changes(cursor, told, portals)
        known = {finding.id for finding in fresh}
        standing = [
            finding
            for finding in store.findings.select(states=OPEN, portals=portals)
            if finding.id not in known and finding.review != "dismissed"
        ]
        lang = recipient.lang
        judged = store.runs.last("judge")
        watch = Watch(store, portals, lang, self.since)
        digest = Digest(
            recipient=recipient.name or recipient.address,
            lang=lang,
            day=self.day,
            composed_at=self.at,
            done=self._done(watch),
            new=[self._told(f, lang, unwaived=f.id in unwaived) for f in fresh],
            resolved=[self._told(f, lang) for f in resolved],
            standing=[self._told(f, lang) for f in standing],
            overdue=self._overdue(cursor, portals),
            unvisited=watch.unvisited(),
            troubles=watch.troubles(),
            waived=len(list(store.findings.select(states=WAIVED, portals=portals))),
            waivers_unused=_waivers(judged, "unused_waivers", portals),
            waivers_expired=_waivers(judged, "expired_waivers", portals),
            limit=self.limit,
        )
        return digest, told

    def _portals(self, recipient: Recipient) -> list[str]:
        every = [portal.id for portal in self.store.roster.portals(watched=True)]
        chosen = recipient.scope.get("portals") or every
        return [portal for portal in every if portal in chosen]

    def _changes(
        self, cursor: Cursor, told: Cursor, portals: Collection[str]
    ) -> tuple[list[Finding], list[Finding], set[int]]:
        """Findings raised, changed or no longer waived since, and findings resolved since:
        each as it is now; and the ids of those no longer waived."""
        first: dict[int, str] = {}
        latest: dict[int, Finding] = {}
        for event in self.store.findings.events(after=cursor.finding_event):
            if event.id > told.finding_event or event.finding.portal not in portals:
                continue
            first.setdefault(event.finding.id, event.event)
            latest[event.finding.id] = event.finding
        fresh = [
            f
            for f in latest.values()
            if f.state in OPEN and f.review != "dismissed" and first[f.id] in TOLD_AGAIN
        ]
        # What came and went between two digests was never told, so its end is no news either.
        gone = [f for f in latest.values() if f.state == "resolved" and first[f.id] != "raised"]
        return fresh, gone, {id for id, event in first.items() if event == "waiver_ended"}

    def _told(self, finding: Finding, lang: str, *, unwaived: bool = False) -> Told:
        proof = finding.evidence[0] if finding.evidence else None
        cites = [self.cite_words(cite, lang) for cite in finding.cites]
        return Told(
            ref=f"F{finding.id}",
            agency=finding.agency_name or mask(finding.title),
            year=finding.reporting_year or 0,
            severity=finding.severity,
            rule=finding.rule,
            message=mask(finding.message.en if lang == "en" else finding.message.zh),
            cite=("; " if lang == "en" else "；").join(cites),
            quote=mask(proof.quote) if proof else "",
            where=_where(proof.where, lang) if proof else "",
            url=finding.url,
            since=finding.raised_on,
            because="waiver" if unwaived else BECAUSE.get(finding.cause, ""),
        )

    def _overdue(self, cursor: Cursor, portals: Collection[str]) -> list[Due]:
        """Whatever is missing, every morning until it is there; what came late, once."""
        news = {
            (event.entry.agency_id, event.entry.reporting_year)
            for event in self.store.ledger.events(after=cursor.ledger_event)
        }
        rows = []
        for entry in self.store.ledger.rows():
            fresh = (entry.agency_id, entry.reporting_year) in news
            if entry.portal in portals and (
                entry.state == "missing" or (entry.state == "late" and fresh)
            ):
                rows.append(
                    Due(
                        agency=entry.agency_name or entry.agency_id,
                        year=entry.reporting_year,
                        state=entry.state,
                        due=entry.due_on,
                        published=self._published(entry.report_id),
                        fresh=fresh,
                    )
                )
        return sorted(rows, key=lambda due: (not due.fresh, -due.year, due.agency))

    def _published(self, report_id: int | None) -> date | None:
        """The earliest day that a reader of the report can take for its publication."""
        days = self.store.reports.get(report_id).published if report_id else None
        return days[0] if days else None

    def _done(self, watch: Watch) -> Done:
        store, portals = self.store, watch.portals
        visits = [run for p in portals for run in watch.after(store.runs.recent("visit", p))]
        judged = watch.after(store.runs.recent("judge"))
        stored = {report.id for p in portals for report in store.reports.select(portal=p)}
        marred = {f.report_id for f in store.findings.select(states=OPEN, portals=portals)}
        return Done(
            portals=len({run.portal for run in visits if run.status == "done"}),
            documents=sum(int(run.summary.get("new", 0)) for run in visits),
            reports=sum(int(run.summary.get("reports", 0)) for run in judged),
            stored=len(stored),
            clean=len(stored - marred),
        )


def _waivers(judged: Run | None, kind: str, portals: Collection[str]) -> list[str]:
    """Those about agencies of these portals; and those about nobody that is known, a slip of
    the pen most likely, which are everybody's."""
    if judged is None:
        return []
    where = judged.summary.get("waiver_portals", {})
    return [
        line
        for line in judged.summary.get(kind, ())
        if not where.get(line) or set(where[line]) & set(portals)
    ]


def _where(place: Place, lang: str) -> str:
    line = f"line {place.line}" if lang == "en" else f"第 {place.line} 行"
    if not place.label:
        return line
    return f"{place.label} ({line})" if lang == "en" else f"{place.label}（{line}）"
