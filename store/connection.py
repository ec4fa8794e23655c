"""Opening a database file of ours, safely, and writing to it one at a time."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from store.errors import StoreError
from store.failpoints import failpoint

if TYPE_CHECKING:
    from sqlite_utils.db import Database

APPLICATION_ID = 0x676A6931
"""`gji1`, in the file's header: a foreign database is told from ours before it is touched."""
BUSY_MS = 30_000


def connect(path: Path, name: Literal["content", "operations"]) -> Database:
    """Open (or make) the file, bring its schema up to date, switch WAL and foreign keys on.

    Raises StoreError with one clear line for a missing or read-only folder, a file that
    is no database, somebody else's database, a damaged one, or one made by a newer gouji.
    """
    from sqlite_utils import Database

    from store.migrations import STEPS, migrations

    with explained(path):
        fresh = not path.exists() or path.stat().st_size == 0
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if fresh and not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        db = Database(str(path), execute_plugins=False)
        try:
            _prepare(db, path, name, fresh)
            known = migrations(name)
            newer = [m.name for m in known.applied(db) if m.name not in STEPS[name]]
            if newer:
                raise StoreError(
                    f"{path} was written by a newer gouji ({newer[-1]})",
                    "upgrade gouji, or name another database",
                )
            if known.pending(db):
                with atomic(db, path):
                    known.apply(db)
        except BaseException:
            db.close()
            raise
    return db


def _prepare(db: Database, path: Path, name: str, fresh: bool) -> None:
    db.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    found = db.execute("PRAGMA application_id").fetchone()[0]
    if fresh:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    elif found != APPLICATION_ID:
        raise StoreError(
            f"{path} is a database, but not one of gouji's",
            "name another file for the database; this one was left untouched",
        )
    db.execute("PRAGMA journal_mode = WAL")
    # Killed at any moment, nothing is lost. A power cut may take back the last of what was
    # read and judged, which is done again; never a digest that was sent.
    db.execute(f"PRAGMA synchronous = {'FULL' if name == 'operations' else 'NORMAL'}")
    db.execute("PRAGMA foreign_keys = ON")


@contextlib.contextmanager
def atomic(db: Database, path: Path) -> Iterator[None]:
    """All or nothing, durable when it returns; nested blocks are savepoints.

    The write lock is taken at once: a transaction that first reads and then writes would
    otherwise fail, rather than wait, when another writer came between.
    """
    with explained(path):
        if db.conn.in_transaction:
            with db.atomic():
                yield
            return
        db.conn.execute("BEGIN IMMEDIATE")
        try:
            yield
            failpoint("store.committing")
            db.conn.execute("COMMIT")
        except BaseException:
            db.rollback()
            raise
        failpoint("store.committed")


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's and the system's errors into one line with advice."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _explanation(path, error) from error
    except (PermissionError, FileNotFoundError, NotADirectoryError, FileExistsError) as error:
        raise StoreError(
            f"the database {path} cannot be opened ({error.strerror})",
            "check that its folder exists and that you may write there",
        ) from error
    except OSError as error:
        raise StoreError(
            f"the database {path} cannot be written ({error.strerror or error})",
            "check the disk it stands on",
        ) from error


_ADVICE = {
    "SQLITE_NOTADB": ("is not a database", "name another file, or restore it from a backup"),
    "SQLITE_CORRUPT": ("is damaged", "restore it from a backup, or try `sqlite3 FILE .recover`"),
    "SQLITE_FULL": ("cannot grow: the disk is full", "free some space and run the command again"),
    "SQLITE_READONLY": ("is read-only", "give yourself the right to write to it and its folder"),
    "SQLITE_CANTOPEN": (
        "cannot be opened",
        "check that its folder exists and that you may write there",
    ),
    "SQLITE_BUSY": ("is locked by another program", "wait until it has ended, then run again"),
    "SQLITE_IOERR": ("cannot be read or written", "check the disk it stands on"),
}


def _explanation(path: Path, error: sqlite3.DatabaseError) -> StoreError | sqlite3.DatabaseError:
    name = getattr(error, "sqlite_errorname", "") or ""
    for code, (what, advice) in _ADVICE.items():
        if name.startswith(code):
            return StoreError(f"the database {path} {what}", advice)
    return error
