"""Opening a store, and the one clear line when it cannot be used."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import stat
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from store import Store, StoreError
from store.migrations import STEPS
from tests.store.shelf import AT, PAGE, capture, with_portal


class Interrupted(Exception):  # noqa: N818
    """Whatever may happen in the middle of a transaction."""


def complaint(path: Path) -> str:
    with pytest.raises(StoreError) as caught:
        Store.open(path)
    text = str(caught.value)
    assert "\n" not in text
    assert str(path) in text
    return text


def test_a_new_store_is_made_with_its_folder_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "var" / "gouji.db"
    with Store.open(path) as store:
        assert store.db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert store.db.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_was_stored_is_there_when_opened_again(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as store:
        with_portal(store).archive.keep(capture())
        before = store.fingerprint()
    with Store.open(tmp_path / "a.db") as store:
        assert store.fingerprint() == before


def test_a_file_that_is_no_database_is_left_untouched(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("<html>" * 500)
    assert "is not a database" in complaint(path)
    assert path.read_text() == "<html>" * 500


def test_somebody_elses_database_is_left_untouched(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE invoices(id)")
    other.close()
    before = path.read_bytes()
    assert "not one of gouji's" in complaint(path)
    assert path.read_bytes() == before


def test_a_database_of_a_newer_gouji_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Store.open(path) as store:
        store.db.execute("UPDATE _sqlite_migrations SET name = name || '-9999'")
    assert "newer gouji" in complaint(path)


def test_captures_of_a_former_gouji_keep_their_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.db"
    with monkeypatch.context() as former:
        former.setitem(STEPS, "content", ("content-0001", "content-0002"))
        with Store.open(path) as store:
            item = store.archive.item_id("demo", PAGE) if with_portal(store) else 0
            for content, day in (("b" * 64, 3), ("a" * 64, 2)):
                store.db.execute(
                    "INSERT INTO blobs VALUES (?, 0, ?)", [content, zlib.compress(b"")]
                )
                at = f"2025-01-0{day}T00:00:00Z"
                store.db.execute(
                    """INSERT INTO documents(item_id, role, url, name, sha256, captured_at,
                         last_captured_at) VALUES (?, 'page', ?, '', ?, ?, ?)""",
                    [item, PAGE, content, at, at],
                )
            store.db.conn.commit()
    with Store.open(path) as store:
        assert [d.sha256[0] for d in store.archive.documents(item)] == ["b"]
        store.archive.keep(capture(b"new", captured_at=AT.replace(year=2020)))
        assert store.archive.content(store.archive.documents(item)[0].sha256) == b"new"


def test_a_damaged_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Store.open(path) as store:
        with_portal(store)
    content = bytearray(path.read_bytes())
    content[200:] = b"\xff" * (len(content) - 200)
    path.write_bytes(content)
    with pytest.raises(StoreError, match="is damaged"), Store.open(path) as store:
        list(store.archive.items())


def test_a_folder_in_the_place_of_the_database_is_told(tmp_path: Path) -> None:
    assert "cannot be opened" in complaint(tmp_path)


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("")
    assert "cannot be opened" in complaint(tmp_path / "var" / "gouji.db")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "var"
    folder.mkdir(mode=0o500)
    assert "cannot be opened" in complaint(folder / "gouji.db")


def test_a_read_only_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Store.open(path) as store:
        store.db.execute("PRAGMA query_only = ON")
        with pytest.raises(StoreError, match="is read-only"):
            with_portal(store)


def test_a_full_disk_is_told_and_nothing_stored_is_lost(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as store:
        with_portal(store).archive.keep(capture(b"kept"))
        before = store.fingerprint()
        pages = store.db.execute("PRAGMA page_count").fetchone()[0]
        store.db.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError, match="the disk is full; free some space"):
            store.archive.keep(capture(os.urandom(1 << 20), "http://demo.gov.cn/2.html"))
        assert store.fingerprint() == before


def test_an_exception_inside_a_transaction_leaves_nothing_behind(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as store:
        before = store.fingerprint()
        with contextlib.suppress(Interrupted), store.atomic():
            with_portal(store).archive.keep(capture())
            raise Interrupted
        assert store.fingerprint() == before


def test_a_nested_transaction_may_fail_alone(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as store:
        with_portal(store)
        with store.atomic():
            store.archive.keep(capture(b"kept"))
            with contextlib.suppress(Interrupted), store.atomic():
                store.archive.keep(capture(b"lost", "http://demo.gov.cn/2.html"))
                raise Interrupted
        assert [item.url for item in store.archive.items()] == ["http://demo.gov.cn/1.html"]


def test_a_stage_runs_once_at_a_time_and_its_hold_dies_with_it(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    Store.open(path).close()
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; from store import Store\n"
            f"with Store.open({str(path)!r}).stage('judge'):\n"
            "    print('held', flush=True); sys.stdin.read()",
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None
    assert holder.stdin is not None
    with Store.open(path) as store:
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(StoreError, match="`judge` is already running"), store.stage("judge"):
            pass
        with store.stage("visit", "demo"):
            pass
        holder.kill()
        holder.wait()
        holder.stdin.close()
        holder.stdout.close()
        with store.stage("judge"):
            pass


def test_a_run_left_running_by_a_killed_process_becomes_interrupted(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as store:
        store.runs.start("judge", AT)
        second = store.runs.start("judge", AT, context={"as_of": AT.date()})
        store.runs.finish(second, AT, "done", {"read": 3})
        newest, killed = store.runs.recent("judge")
        assert killed.status == "interrupted"
        assert (newest.status, newest.summary, newest.context) == (
            "done",
            {"read": 3},
            {"as_of": "2026-03-01"},
        )
