"""Figures as stored: of one revision, and of the year before."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from report.model import Place
from rules.contents.copied import fingerprints
from rules.contents.scope import scope_of
from rules.model import PriorYear

if TYPE_CHECKING:
    from sqlite_utils.db import Database


@dataclass(frozen=True, slots=True)
class StoredMeasure:
    name: str
    state: str
    value: Decimal | None
    unit: str
    raw: str
    remark: str
    where: Place


def measures(db: Database, revision_id: int) -> dict[str, StoredMeasure]:
    """All figures of a revision, by name."""
    rows = db.execute(
        """SELECT name, state, value, unit, raw, remark, line, document, table_no, row_no,
             column_no, label FROM measures
           WHERE revision_id = ? ORDER BY name""",
        [revision_id],
    )
    return {
        row[0]: StoredMeasure(
            row[0], row[1], _decimal(row[2]), row[3], row[4], row[5], Place(*row[6:])
        )
        for row in rows
    }


def prior_year(db: Database, agency_id: str, year: int, kind: str | None) -> PriorYear | None:
    """The agency's report for the year before `year`, for continuity.

    `kind`: the body's kind now; a body that has changed its kind is told as such.
    """
    row = db.execute(
        """SELECT v.id, v.form, v.agency_kind, v.whole, v.cut,
             (SELECT count(DISTINCT hash) FROM revisions o
              WHERE o.report_id = r.id AND o.present)
           FROM reports r JOIN revisions v ON v.id = r.current_revision_id
           WHERE r.agency_id = ? AND r.reporting_year = ?""",
        [agency_id, year - 1],
    ).fetchone()
    if row is None:
        return None
    written = db.execute(
        "SELECT name, value FROM measures WHERE revision_id = ? AND state = 'written'"
        " ORDER BY name",
        [row[0]],
    )
    text = db.execute("SELECT body FROM texts WHERE revision_id = ?", [row[0]]).fetchone()
    return PriorYear(
        reporting_year=year - 1,
        form=row[1],
        measures={name: Decimal(str(value)) for name, value in written},
        same_kind=kind is None or row[2] is None or kind == row[2],
        whole=bool(row[3]) and not row[4] and row[5] == 1,
        scope=_scope(db, agency_id, text[0] if text else ""),
        sentences=fingerprints(text[0]) if text else frozenset(),
    )


def _scope(db: Database, agency_id: str, text: str) -> str:
    """What it says it covers; a body that took over another's may count that one's too."""
    joined = db.execute(
        "SELECT 1 FROM agency_successions WHERE agency_id = ? LIMIT 1", [agency_id]
    ).fetchone()
    return "" if joined else scope_of(text)


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))
