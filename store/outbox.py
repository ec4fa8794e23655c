"""Recipients and what is sent to them: in a file of its own, never browsed."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

from store.connection import atomic
from store.instants import instant, utc_text

if TYPE_CHECKING:
    from store.store import Store

MessageState = Literal["queued", "sent", "failed", "dead"]

MOST_TRIES = 10
"""A mail a morning is tried so often before it is given up."""


@dataclass(frozen=True, slots=True)
class Recipient:
    id: str
    address: str
    name: str = ""
    lang: Literal["zh", "en"] = "zh"
    scope: Mapping[str, Any] = field(default_factory=dict)
    """What concerns them (portals, agencies, severities …): the digest's own words, as JSON."""
    active: bool = True


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last events that a recipient's digests have told of."""

    finding_event: int = 0
    ledger_event: int = 0


@dataclass(frozen=True, slots=True)
class Message:
    """One composed digest, ready to send: the whole mail as bytes."""

    id: int
    recipient_id: str
    key: str
    message_id: str
    subject: str
    message: bytes
    told: Cursor
    state: MessageState
    tries: int
    reply: str
    queued_at: datetime
    sent_at: datetime | None


class Outbox:
    """A message and the recipient's cursor are one row: composing is one commit, so that a
    digest is queued once or not at all; sending is another."""

    def __init__(self, store: Store) -> None:
        self._db = store.operations
        self._path = store.operations_path

    def put_recipient(self, recipient: Recipient) -> None:
        """Make or update a recipient."""
        with atomic(self._db, self._path):
            self._db.execute(
                """INSERT INTO recipients VALUES (?, ?, ?, ?, ?, ?)
                   ON CONFLICT(id) DO UPDATE SET address = excluded.address,
                     name = excluded.name, lang = excluded.lang, scope = excluded.scope,
                     active = excluded.active""",
                [
                    recipient.id,
                    recipient.address,
                    recipient.name,
                    recipient.lang,
                    json.dumps(dict(recipient.scope), ensure_ascii=False, sort_keys=True),
                    int(recipient.active),
                ],
            )

    def recipients(self) -> list[Recipient]:
        """The active ones, by id."""
        rows = self._db.execute(
            "SELECT id, address, name, lang, scope FROM recipients WHERE active ORDER BY id"
        )
        return [Recipient(r[0], r[1], r[2], r[3], json.loads(r[4])) for r in rows]

    def retire(self, keep: Collection[str]) -> None:
        """Whoever is not among these ids is sent nothing more."""
        with atomic(self._db, self._path):
            self._db.execute(
                f"UPDATE recipients SET active = 0 WHERE id NOT IN ({_marks(keep)})",  # noqa: S608
                list(keep),
            )

    def cursor(self, recipient_id: str) -> Cursor:
        """Up to where the recipient's queued and sent digests tell; what a dead one told of
        is told again."""
        row = self._db.execute(
            """SELECT coalesce(max(finding_event), 0), coalesce(max(ledger_event), 0)
               FROM outbox WHERE recipient_id = ? AND state <> 'dead'""",
            [recipient_id],
        ).fetchone()
        return Cursor(*row)

    def last_queued(self, recipient_id: str, day: date) -> datetime | None:
        """When the recipient's last digest of an earlier day than that was queued; keys
        begin with their day."""
        row = self._db.execute(
            """SELECT max(queued_at) FROM outbox
               WHERE recipient_id = ? AND key < ? AND state <> 'dead'""",
            [recipient_id, day.isoformat()],
        ).fetchone()
        return instant(row[0]) if row[0] else None

    def unreached(self) -> list[tuple[str, str]]:
        """Active recipients whose latest ended digest was refused for good: id, and why."""
        rows = self._db.execute(
            """SELECT o.recipient_id, o.reply FROM outbox o
               JOIN recipients r ON r.id = o.recipient_id AND r.active
               WHERE o.state = 'dead' AND NOT EXISTS (
                 SELECT 1 FROM outbox l WHERE l.recipient_id = o.recipient_id AND l.id > o.id
                   AND l.state IN ('sent', 'dead'))
               ORDER BY o.recipient_id"""
        )
        return [(row[0], row[1]) for row in rows]

    def has(self, recipient_id: str, key: str) -> bool:
        """Is there a digest under that key (e.g. the day) for the recipient?"""
        return bool(
            self._db.execute(
                "SELECT 1 FROM outbox WHERE recipient_id = ? AND key = ?", [recipient_id, key]
            ).fetchone()
        )

    def warned(self, recipient_id: str, day: date) -> frozenset[str] | None:
        """What the recipient's digests of that day warn of, those apart that were refused for
        good; None when there is no digest of that day."""
        rows = self._db.execute(
            """SELECT alarms FROM outbox
               WHERE recipient_id = ? AND key LIKE ? || '%' AND state <> 'dead'""",
            [recipient_id, day.isoformat()],
        ).fetchall()
        return frozenset(alarm for row in rows for alarm in json.loads(row[0])) if rows else None

    def queue(
        self,
        recipient_id: str,
        key: str,
        *,
        message_id: str,
        subject: str,
        message: bytes,
        told: Cursor,
        at: datetime,
        alarms: Collection[str] = (),
    ) -> bool:
        """Queue a digest; False (and nothing changed) when the key was queued before."""
        with atomic(self._db, self._path):
            made = self._db.execute(
                """INSERT OR IGNORE INTO outbox(recipient_id, key, message_id, subject, message,
                     finding_event, ledger_event, queued_at, alarms)
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                [
                    recipient_id,
                    key,
                    message_id,
                    subject,
                    message,
                    told.finding_event,
                    told.ledger_event,
                    utc_text(at),
                    json.dumps(sorted(alarms), ensure_ascii=False),
                ],
            ).rowcount
        return made == 1

    def waiting(self) -> list[Message]:
        """Active recipients' mails queued and not yet sent, and those whose sending failed,
        oldest first."""
        rows = self._db.execute(
            """SELECT o.id, recipient_id, key, message_id, subject, message, finding_event,
                 ledger_event, state, tries, reply, queued_at, sent_at
               FROM outbox o JOIN recipients r ON r.id = o.recipient_id AND r.active
               WHERE state IN ('queued', 'failed') ORDER BY o.id"""
        )
        return [_message(row) for row in rows]

    def sent(self, id: int, at: datetime, reply: str = "") -> None:
        """The server has taken it (its answer, e.g. `250 OK`)."""
        with atomic(self._db, self._path):
            self._db.execute(
                """UPDATE outbox SET state = 'sent', sent_at = ?, reply = ?, tries = tries + 1
                   WHERE id = ?""",
                [utc_text(at), reply, id],
            )

    def failed(self, id: int, reply: str, *, lasting: bool = False) -> bool:
        """It was refused or could not be handed over. It stays waiting, unless the refusal is
        lasting or it was tried often enough: False then, it is dead."""
        with atomic(self._db, self._path):
            row = self._db.execute(
                """UPDATE outbox SET reply = :reply, tries = tries + 1,
                     state = CASE WHEN :lasting OR tries + 1 >= :most THEN 'dead'
                       ELSE 'failed' END
                   WHERE id = :id RETURNING state""",
                {"reply": reply, "lasting": int(lasting), "most": MOST_TRIES, "id": id},
            ).fetchone()
        return bool(row[0] == "failed")

    def forget(self, before: datetime) -> None:
        """Empty the mails ended and queued before that; that they were told stays known."""
        with atomic(self._db, self._path):
            self._db.execute(
                """UPDATE outbox SET message = x'' WHERE state IN ('sent', 'dead')
                     AND queued_at < ? AND message <> x''""",
                [utc_text(before)],
            )


def _marks(values: Collection[str]) -> str:
    return ",".join("?" * len(values))


def _message(row: tuple[Any, ...]) -> Message:
    return Message(
        id=row[0],
        recipient_id=row[1],
        key=row[2],
        message_id=row[3],
        subject=row[4],
        message=row[5],
        told=Cursor(row[6], row[7]),
        state=row[8],
        tries=row[9],
        reply=row[10],
        queued_at=instant(row[11]),
        sent_at=instant(row[12]) if row[12] else None,
    )
