"""Writing a revision: what was read of one report at one time."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from report.model import DayRange, Place, Report
from store.instants import day_text, utc_text

if TYPE_CHECKING:
    from sqlite_utils.db import Database


@dataclass(frozen=True, slots=True)
class RevisionKey:
    """Which part of which item was read, and how it is told from other readings of it."""

    item_id: int
    part: int
    """0 but for collections that hold several reports."""
    hash: str
    reader_version: str
    documents_hash: str


@dataclass(frozen=True, slots=True)
class Head:
    """What of a report decides the context it is judged in."""

    agency_name: str
    agency_kind: str | None
    reporting_year: int | None
    unread: tuple[tuple[str, str], ...]
    """Name and address of each attachment that it names and that was not read."""

    @classmethod
    def of(cls, report: Report) -> Head:
        return cls(
            report.agency.name,
            report.agency.kind,
            report.reporting_year,
            tuple((a.name, a.url) for a in report.unread_attachments()),
        )


def insert_revision(
    db: Database, key: RevisionKey, report_id: int, report: Report, at: datetime
) -> int:
    row = {
        "report_id": report_id,
        **dataclasses.asdict(key),
        "read_at": utc_text(at),
        "title": report.title,
        "agency_name": report.agency.name,
        "agency_kind": report.agency.kind,
        "agency_level": report.agency.level,
        "region": report.agency.region,
        "reporting_year": report.reporting_year,
        "form": report.form,
        **_days("published", report.published),
        "published_source": report.published.source if report.published else None,
        **_days("signed", report.signed),
        "media_type": report.layouts[0].media_type if report.layouts else "",
        "traditional": int(any(layout.traditional for layout in report.layouts)),
        "whole": int(bool(report.tables) and all(t.whole for t in report.tables)),
        "cut": report.cut,
        "outline": _json(report.outline),
        "attachments": _json(report.attachments),
        "tables": _json(report.tables),
        "unrecognised": _json(report.unrecognised),
    }
    names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
    made = db.execute(
        f"INSERT INTO revisions({names}) VALUES ({marks})",  # noqa: S608
        row,
    ).lastrowid
    assert made is not None
    return made


def insert_figures(db: Database, revision_id: int, report: Report) -> None:
    db.conn.executemany(
        "INSERT INTO measures VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            [
                revision_id,
                m.name,
                m.state,
                None if m.value is None else str(m.value),
                m.unit,
                m.raw,
                m.remark,
                m.why,
                *_columns(m.where),
            ]
            for m in report.measures.values()
        ),
    )
    db.conn.executemany(
        "INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            [
                revision_id,
                no,
                s.sentence,
                s.subject,
                str(s.value),
                s.unit,
                int(s.approximate),
                s.measure,
                *_columns(s.where.where),
            ]
            for no, s in enumerate(report.statements)
        ),
    )


def _columns(where: Place) -> tuple[int | str | None, ...]:
    return (where.document, where.line, where.table, where.row, where.column, where.label)


def _days(name: str, days: DayRange | None) -> Mapping[str, str | None]:
    return {
        f"{name}_first": day_text(days.first) if days else None,
        f"{name}_last": day_text(days.last) if days else None,
    }


def _json(values: Sequence[Any]) -> str:
    return json.dumps(
        [dataclasses.asdict(value) for value in values],
        ensure_ascii=False,
        separators=(",", ":"),
        default=str,
    )
