"""Findings and everything that befalls them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from rules.model import Outcome, Severity
from store.details import detail_json
from store.finding import (
    SELECT_FINDINGS,
    Changes,
    Event,
    Finding,
    FindingEvent,
    Review,
    Word,
    finding,
)
from store.instants import instant, utc_text
from store.life import Cause, FindingState, Key, turn

if TYPE_CHECKING:
    from store.store import Store


__all__ = ["Finding", "FindingEvent", "Findings"]


class Findings:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._db = store.db

    def update(
        self,
        report_id: int,
        outcomes: Sequence[Outcome],
        *,
        as_of: date,
        cause: Cause,
        crashed: Collection[str] = (),
        in_force: Collection[str] | None = None,
        run: int | None = None,
    ) -> Changes:
        """Carry a report's new judgement into the life of its findings (`store.life.turn`).

        `crashed`: ids of rules that crashed. Saying the same twice changes nothing.
        """
        with self._store.atomic():
            open_now = {
                (rule, subject): (int(id), told)
                for id, rule, subject, *told in self._db.execute(
                    """SELECT id, rule, subject, severity, message_zh, message_en, detail
                       FROM findings WHERE report_id = ? AND state <> 'resolved'""",
                    [report_id],
                ).fetchall()
            }
            then = turn(open_now, outcomes, crashed, in_force)
            raised = changed = 0
            for key, outcome in sorted(then.failing.items()):
                if key not in open_now:
                    self._raise(report_id, key, outcome, as_of=as_of, cause=cause, run=run)
                    raised += 1
                    continue
                id, told = open_now[key]
                now = _told(outcome)
                if told != now:
                    self._change(id, outcome)
                    if told[:-1] != now[:-1]:
                        self._log(id, "changed", cause, as_of, run)
                        changed += 1
            for key in sorted(then.resolved):
                self._resolve(open_now[key][0], cause, as_of, run)
            return Changes(raised, changed, len(then.resolved))

    def withdraw(self, report_id: int, cause: Cause, as_of: date, run: int | None = None) -> int:
        """Resolve whatever stands about a report that turned out to be another one."""
        with self._store.atomic():
            ids = [
                row[0]
                for row in self._db.execute(
                    "SELECT id FROM findings WHERE report_id = ? AND state <> 'resolved'",
                    [report_id],
                ).fetchall()
            ]
            for id in ids:
                self._resolve(id, cause, as_of, run)
            return len(ids)

    def waive(self, finding_id: int, words: str, as_of: date, run: int | None = None) -> None:
        """Tell nobody of it for now; `Waivers.apply` keeps this in step with the file."""
        self._db.execute(
            "UPDATE findings SET state = 'waived', waiver = ? WHERE id = ?", [words, finding_id]
        )
        self._log(finding_id, "waived", "", as_of, run)

    def end_waiver(self, finding_id: int, as_of: date, run: int | None = None) -> None:
        """It stands again."""
        self._db.execute(
            "UPDATE findings SET state = 'standing', waiver = NULL WHERE id = ?", [finding_id]
        )
        self._log(finding_id, "waiver_ended", "", as_of, run)

    def rename(self, redirects: Mapping[str, str]) -> None:
        """Former rule ids become those that the rules bear now: a finding outlives the
        renaming of its rule, with its number, reviews and waiver."""
        with self._store.atomic():
            for former, now in redirects.items():
                self._db.execute(
                    """UPDATE OR IGNORE findings SET rule = ? WHERE rule = ?""", [now, former]
                )
                self._db.execute("UPDATE reviews SET rule = ? WHERE rule = ?", [now, former])

    def age(self, as_of: date) -> None:
        """What was raised before that day is no longer `new` but `standing`."""
        with self._store.atomic():
            self._db.execute(
                "UPDATE findings SET state = 'standing' WHERE state = 'new' AND raised_on < ?",
                [as_of.isoformat()],
            )

    def get(self, finding_id: int) -> Finding:
        """Raises KeyError for an id that is not there."""
        for found in self._where("f.id = ?", [finding_id]):
            return found
        raise KeyError(finding_id)

    def select(
        self,
        *,
        states: Collection[FindingState] = ("new", "standing"),
        portals: Collection[str] | None = None,
        agency_id: str | None = None,
        year: int | None = None,
        report_id: int | None = None,
        rule: str | None = None,
    ) -> Iterator[Finding]:
        """Findings in those states, by report, severity, rule and subject. None: no limit."""
        clauses, values = [_among("f.state", states)], list[Any](states)
        if portals is not None:
            clauses.append(_among("i.portal_id", portals))
            values += portals
        for column, value in (
            ("r.agency_id", agency_id),
            ("r.reporting_year", year),
            ("f.report_id", report_id),
            ("f.rule", rule),
        ):
            if value is not None:
                clauses.append(f"{column} = ?")
                values.append(value)
        return self._where(" AND ".join(clauses), values)

    def events(self, after: int = 0) -> Iterator[FindingEvent]:
        """What befell findings since the event with that id, in order."""
        for row in self._db.execute(
            "SELECT id, event, cause, as_of, finding_id FROM finding_events WHERE id > ?"
            " ORDER BY id",
            [after],
        ).fetchall():
            yield FindingEvent(row[0], row[1], row[2], date.fromisoformat(row[3]), self.get(row[4]))

    def last_event(self) -> int:
        """Id of the latest event; 0 when there is none."""
        return int(
            self._db.execute("SELECT coalesce(max(id), 0) FROM finding_events").fetchone()[0]
        )

    def review(
        self, finding_id: int, word: Word, *, by: str, reason: str, at: datetime, as_of: date
    ) -> None:
        """An officer's word on a finding; the last one counts. Raises KeyError."""
        rule = self.get(finding_id).rule
        with self._store.atomic():
            self._db.execute(
                "INSERT INTO reviews(finding_id, rule, word, by, reason, at)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                [finding_id, rule, word, by, reason, utc_text(at)],
            )
            self._db.execute("UPDATE findings SET review = ? WHERE id = ?", [word, finding_id])
            self._log(finding_id, word, "", as_of, None)

    def reviews(self, finding_id: int) -> list[Review]:
        """Every officer's word on the finding, in order; the last one counts."""
        rows = self._db.execute(
            "SELECT word, by, reason, at FROM reviews WHERE finding_id = ? ORDER BY id",
            [finding_id],
        )
        return [Review(word, by, reason, instant(at)) for word, by, reason, at in rows]

    def precision(self) -> dict[str, tuple[int, int]]:
        """By rule: findings upheld and dismissed, each counted once by its last review."""
        rows = self._db.execute(
            """SELECT rule, sum(review = 'upheld'), sum(review = 'dismissed') FROM findings
               WHERE review IS NOT NULL GROUP BY rule ORDER BY rule"""
        )
        return {rule: (upheld, dismissed) for rule, upheld, dismissed in rows}

    def counts(self) -> dict[tuple[FindingState, Severity], int]:
        rows = self._db.execute(
            "SELECT state, severity, count(*) FROM findings GROUP BY state, severity"
        )
        return {(state, severity): count for state, severity, count in rows}

    def _where(self, clause: str, values: Sequence[Any]) -> Iterator[Finding]:
        rows = self._db.execute(
            f"""{SELECT_FINDINGS} WHERE {clause} ORDER BY r.agency_id, r.reporting_year, r.source,
              CASE f.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END,
              f.rule, f.subject""",
            values,
        )
        return (finding(row) for row in rows)

    def _raise(
        self,
        report_id: int,
        key: Key,
        outcome: Outcome,
        *,
        as_of: date,
        cause: Cause,
        run: int | None,
    ) -> None:
        row = self._db.execute(
            """INSERT INTO findings(report_id, rule, subject, state, severity, basis, family,
                 message_zh, message_en, detail, cause, raised_on)
               VALUES (?, ?, ?, 'new', ?, ?, ?, ?, ?, ?, ?, ?)
               ON CONFLICT(report_id, rule, subject) DO UPDATE SET state = 'new',
                 severity = excluded.severity, basis = excluded.basis, family = excluded.family,
                 message_zh = excluded.message_zh, message_en = excluded.message_en,
                 detail = excluded.detail, cause = excluded.cause,
                 raised_on = excluded.raised_on, resolved_on = NULL, waiver = NULL
               RETURNING id""",
            [
                report_id,
                *key,
                outcome.severity,
                outcome.basis,
                outcome.family,
                outcome.message.zh,
                outcome.message.en,
                detail_json(outcome),
                cause,
                as_of.isoformat(),
            ],
        ).fetchone()
        self._log(row[0], "raised", cause, as_of, run)

    def _change(self, id: int, outcome: Outcome) -> None:
        self._db.execute(
            """UPDATE findings SET severity = ?, message_zh = ?, message_en = ?, detail = ?
               WHERE id = ?""",
            [*_told(outcome), id],
        )

    def _resolve(self, id: int, cause: Cause, as_of: date, run: int | None) -> None:
        self._db.execute(
            "UPDATE findings SET state = 'resolved', resolved_on = ?, waiver = NULL WHERE id = ?",
            [as_of.isoformat(), id],
        )
        self._log(id, "resolved", cause, as_of, run)

    def _log(self, id: int, event: Event, cause: str, as_of: date, run: int | None) -> None:
        self._db.execute(
            "INSERT INTO finding_events(finding_id, event, cause, as_of, run_id)"
            " VALUES (?, ?, ?, ?, ?)",
            [id, event, cause, as_of.isoformat(), run],
        )


def _told(outcome: Outcome) -> list[str]:
    return [outcome.severity, outcome.message.zh, outcome.message.en, detail_json(outcome)]


def _among(column: str, values: Collection[str]) -> str:
    return f"{column} IN ({','.join('?' * len(values))})"
