"""Recipients and outbox, in a file of their own."""

from __future__ import annotations

from pathlib import Path

from store import Store
from store.outbox import MOST_TRIES, Cursor, Recipient
from tests.store.shelf import AT

WANG = Recipient("wang", "wang@example.gov.cn", "王", scope={"portals": ["demo"]})


def queue(store: Store, key: str, last: int) -> bool:
    return store.outbox.queue(
        "wang",
        key,
        message_id=f"<{key}@gouji>",
        subject="摘要",
        message=b"From: gouji\n\n",
        told=Cursor(last, last),
        at=AT,
    )


def test_a_digest_is_queued_once_under_its_key(store: Store) -> None:
    store.outbox.put_recipient(WANG)
    assert queue(store, "2026-03-01", 5)
    assert not queue(store, "2026-03-01", 9)
    assert store.outbox.cursor("wang") == Cursor(5, 5)
    assert store.outbox.has("wang", "2026-03-01")


def test_it_waits_until_it_is_sent_through_failures(store: Store) -> None:
    store.outbox.put_recipient(WANG)
    queue(store, "2026-03-01", 5)
    (waiting,) = store.outbox.waiting()
    store.outbox.failed(waiting.id, "connection refused")
    (again,) = store.outbox.waiting()
    assert (again.state, again.tries, again.reply) == ("failed", 1, "connection refused")
    store.outbox.sent(again.id, AT, "250 OK")
    assert store.outbox.waiting() == []


def test_a_mail_refused_often_enough_is_dead_and_what_it_told_is_told_again(
    store: Store,
) -> None:
    store.outbox.put_recipient(WANG)
    queue(store, "2026-03-01", 5)
    (waiting,) = store.outbox.waiting()
    tries = [store.outbox.failed(waiting.id, "451 later") for _ in range(MOST_TRIES)]
    assert tries == [True] * (MOST_TRIES - 1) + [False]
    assert not store.outbox.waiting()
    assert store.outbox.unreached() == [("wang", "451 later")]
    assert store.outbox.cursor("wang") == Cursor(0, 0)


def test_a_recipient_reached_again_is_no_trouble(store: Store) -> None:
    store.outbox.put_recipient(WANG)
    for key in ("2026-03-01", "2026-03-02"):
        queue(store, key, 5)
    first, second = store.outbox.waiting()
    store.outbox.failed(first.id, "550 no", lasting=True)
    store.outbox.sent(second.id, AT, "250 OK")
    assert not store.outbox.unreached()


def test_recipients_are_not_in_the_file_that_is_browsed(store: Store, tmp_path: Path) -> None:
    store.outbox.put_recipient(WANG)
    assert store.outbox.recipients() == [WANG]
    assert {"recipients", "outbox"}.isdisjoint(store.db.table_names())
    assert b"wang@example" not in (tmp_path / "gouji.db").read_bytes()
