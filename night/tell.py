"""The last stage of the night: compose each recipient's digest, then send what waits.

Composing is one commit and sending another: a digest is queued once or not at all, and sent
again only if the process died between the server's acceptance and our commit.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from digest.compose import Composer
from digest.message import message
from digest.model import Digest
from digest.render import Rendered, render
from digest.transports import DeliveryError, FileTransport, SmtpTransport, Transport
from night.citing import cited
from night.failpoints import failpoint
from store.instants import civil_day
from store.outbox import Recipient

if TYPE_CHECKING:
    from night.settings import Settings
    from store import Store
    from store.outbox import Cursor

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Told:
    """What one run of the stage did."""

    queued: int
    """Digests composed now; 0: nothing has happened since today's."""
    sent: tuple[str, ...]
    """The transport's reply to each delivery: a file, or the server's answer."""
    failed: tuple[str, ...]
    """Recipient and why; they stay queued."""
    dead: tuple[str, ...] = ()
    """Recipient and why; not tried again, and told to the office as a trouble."""


def preview(store: Store, settings: Settings, day: date, clock: Clock) -> Iterator[Rendered]:
    """What would be sent now, to each recipient; nothing is stored or sent."""
    for recipient in _recipients(settings):
        yield render(_compose(store, settings, recipient, day, clock())[0])


def tell(store: Store, settings: Settings, day: date, clock: Clock) -> Told:
    """Compose and send; saying it twice on a day without news sends nothing twice."""
    with store.stage("tell"):
        run = store.runs.start("tell", clock(), context={"as_of": day.isoformat()})
        try:
            told = Told(_queue(store, settings, day, clock), *_send(store, settings, clock))
            _forget(store, settings, clock())
        except BaseException:
            store.runs.finish(run, clock(), "failed")
            raise
        summary = {
            "queued": told.queued,
            "replies": told.sent,
            "failed": told.failed,
            "dead": told.dead,
        }
        store.runs.finish(run, clock(), "failed" if told.failed else "done", summary)
    return told


def _queue(store: Store, settings: Settings, day: date, clock: Clock) -> int:
    queued = 0
    recipients = _recipients(settings)
    store.outbox.retire([recipient.id for recipient in recipients])
    for recipient in recipients:
        store.outbox.put_recipient(recipient)
        at = clock()
        digest, told = _compose(store, settings, recipient, day, at)
        # One a day, and another only when something has happened since.
        warned = store.outbox.warned(recipient.id, day)
        if warned is not None and not digest.eventful and digest.alarms <= warned:
            continue
        key = f"{day} {told.finding_event}.{told.ledger_event}.{_hash(digest.alarms)}"
        if store.outbox.has(recipient.id, key):
            continue
        rendered = render(digest)
        mail = message(
            rendered,
            sender=settings.digest.sender,
            name=recipient.name,
            address=recipient.address,
            message_id=f"{key.replace(' ', '.')}.{recipient.id}".replace("@", ".") + "@gouji",
            composed_at=at,
        )
        failpoint("tell.composed")
        queued += store.outbox.queue(
            recipient.id,
            key,
            message_id=str(mail["Message-ID"]),
            subject=rendered.subject,
            message=mail.as_bytes(),
            told=told,
            at=at,
            alarms=digest.alarms,
        )
        failpoint("tell.queued")
    return queued


def _hash(alarms: frozenset[str]) -> str:
    return hashlib.sha256(repr(sorted(alarms)).encode()).hexdigest()[:8]


def _send(
    store: Store, settings: Settings, clock: Clock
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    transport = _transport(settings)
    sent: list[str] = []
    failed: list[str] = []
    dead: list[str] = []
    for waiting in store.outbox.waiting():
        try:
            reply = transport.deliver(waiting.message)
        except DeliveryError as error:
            again = store.outbox.failed(waiting.id, str(error), lasting=error.lasting)
            (failed if again else dead).append(f"{waiting.recipient_id}: {error}")
            continue
        failpoint("tell.delivered")
        store.outbox.sent(waiting.id, clock(), reply)
        failpoint("tell.sent")
        sent.append(reply)
    return tuple(sent), tuple(failed), tuple(dead)


def _forget(store: Store, settings: Settings, now: datetime) -> None:
    """Old mails, in the outbox and as files (named by their day), are deleted."""
    limit = now - timedelta(days=settings.digest.keep_days)
    store.outbox.forget(limit)
    for path in (settings.var / "mail").glob("????-??-??-*"):
        if path.suffix in (".eml", ".html") and path.name[:10] < civil_day(limit).isoformat():
            path.unlink(missing_ok=True)


def _compose(
    store: Store, settings: Settings, recipient: Recipient, day: date, at: datetime
) -> tuple[Digest, Cursor]:
    return Composer(
        store,
        day,
        at,
        lambda citation, lang: cited(citation, lang)[0],
        since=store.outbox.last_queued(recipient.id, day),
        limit=settings.digest.limit,
    ).compose(recipient)


def _recipients(settings: Settings) -> list[Recipient]:
    """Those of the settings; without any, the office itself, so that there is a digest."""
    named = [
        Recipient(r.address, r.address, r.name, r.lang, {"portals": list(r.portals)})
        for r in settings.digest.recipients
    ]
    office = {"zh": "政务公开办", "en": "compliance office"}[settings.lang]
    return named or [Recipient("office", "office@localhost", office, settings.lang)]


def _transport(settings: Settings) -> Transport:
    smtp = settings.digest.smtp
    if settings.digest.transport == "file":
        return FileTransport(settings.make_var() / "mail")
    return SmtpTransport(
        smtp.host,
        smtp.port,
        smtp.security,
        smtp.user,
        smtp.secret() if smtp.user else "",
        smtp.ca_file,
        smtp.seconds,
    )
