"""When each stage ran, with what settings, and how it ended."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from store.instants import instant, utc_text
from store.records import Run, RunStatus, StageName

if TYPE_CHECKING:
    from store.store import Store

_COLUMNS = "id, stage, portal_id, started_at, ended_at, status, context, summary"


class Runs:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._db = store.db

    def start(
        self,
        stage: StageName,
        at: datetime,
        *,
        portal: str | None = None,
        context: Mapping[str, Any] | None = None,
    ) -> int:
        """Begin a run; call with the stage held. Runs of the same stage (and portal) left
        `running` by a killed process are marked `interrupted`."""
        with self._store.atomic():
            self._db.execute(
                """UPDATE runs SET status = 'interrupted', ended_at = ?
                   WHERE stage = ? AND portal_id IS ? AND status = 'running'""",
                [utc_text(at), stage, portal],
            )
            made = self._db.execute(
                "INSERT INTO runs(stage, portal_id, started_at, context) VALUES (?, ?, ?, ?)",
                [stage, portal, utc_text(at), _json(context or {})],
            ).lastrowid
            assert made is not None
            return made

    def finish(
        self,
        run: int,
        at: datetime,
        status: RunStatus = "done",
        summary: Mapping[str, Any] | None = None,
    ) -> None:
        with self._store.atomic():
            self._db.execute(
                "UPDATE runs SET status = ?, ended_at = ?, summary = ? WHERE id = ?",
                [status, utc_text(at), _json(summary or {}), run],
            )

    def last(self, stage: StageName, portal: str | None = None) -> Run | None:
        """The latest run of the stage (of one portal, when given)."""
        found = self.recent(stage, portal, limit=1)
        return found[0] if found else None

    def recent(self, stage: StageName, portal: str | None = None, limit: int = 20) -> list[Run]:
        """The latest runs of the stage, newest first."""
        rows = self._db.execute(
            f"""SELECT {_COLUMNS} FROM runs
                WHERE stage = :stage AND (:portal IS NULL OR portal_id = :portal)
                ORDER BY id DESC LIMIT :limit""",  # noqa: S608
            {"stage": stage, "portal": portal, "limit": limit},
        )
        return [
            Run(
                id=row[0],
                stage=row[1],
                portal=row[2],
                started_at=instant(row[3]),
                ended_at=instant(row[4]) if row[4] else None,
                status=row[5],
                context=json.loads(row[6]),
                summary=json.loads(row[7]),
            )
            for row in rows
        ]


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(dict(value), ensure_ascii=False, sort_keys=True, default=str)
