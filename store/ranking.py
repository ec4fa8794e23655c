"""Ranking by score: only within one kind of body, and only of those assessed well enough."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.store import Store

MOST_UNASSESSED = 0.20
"""Above this share of weight not assessed, a report has no rank."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """One report's place. Equal scores share a place, and the next one counts them all."""

    rank: int | None
    """1 is best; None: too much of it could not be assessed, or nothing could."""
    report_id: int
    agency_id: str
    agency_name: str
    score: float | None
    unassessed: float


def ranking(
    store: Store, *, kind: str, year: int, portals: Collection[str] | None = None
) -> list[Ranked]:
    """All agencies of one kind for one year: the ranked ones first, best first.

    The kind is the roster's, so that nobody is ranked among others by a misread title.
    Scores are compared as shown, to two decimals.
    """
    rows = store.db.execute(
        f"""SELECT r.id, r.agency_id, a.name, round(j.score, 2), j.unassessed
            FROM reports r JOIN revisions v ON v.id = r.current_revision_id
            JOIN items i ON i.id = v.item_id
            JOIN judgements j ON j.revision_id = v.id AND j.current
            JOIN agency_attributes a ON a.agency_id = r.agency_id
              AND a.since = (SELECT max(since) FROM agency_attributes WHERE agency_id = a.agency_id)
            WHERE r.source = '' AND a.kind = ? AND r.reporting_year = ?
              AND (? OR i.portal_id IN ({",".join("?" * len(portals or ()))}))
            ORDER BY j.score DESC, a.name, r.id""",  # noqa: S608
        [kind, year, portals is None, *(portals or ())],
    ).fetchall()
    assessed = [r for r in rows if r[3] is not None and r[4] <= MOST_UNASSESSED]
    scores = [r[3] for r in assessed]
    others = [r for r in rows if r not in assessed]
    return [Ranked(scores.index(r[3]) + 1, *r) for r in assessed] + [
        Ranked(None, *r) for r in others
    ]
