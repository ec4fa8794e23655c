"""The store: one object that holds every shelf, each in a file of its own."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from store.alike import Alike
from store.archive import Archive
from store.connection import atomic, connect, explained
from store.errors import StoreError
from store.findings import Findings
from store.fingerprint import fingerprint
from store.judgements import Judgements
from store.ledger import Ledger
from store.outbox import Outbox
from store.readings import Readings
from store.records import StageName
from store.reports import Reports
from store.roster import Roster
from store.runs import Runs
from store.search import Search
from store.sightings import Sightings
from store.waivers import Waivers

if TYPE_CHECKING:
    from types import TracebackType

    from sqlite_utils.db import Database


class Store:
    """Two SQLite files side by side: what is browsed (`gouji.db`) and operations
    (`gouji.operations.db`: recipients and outbox).

    Shelves: `archive` (documents by hash, validators), `sightings` (lists and what was on
    them), `roster` (portals, agencies), `runs`, `readings` (what each item turned out to be),
    `reports` (reports, revisions, measures, statements), `alike` (which report repeats
    another's passages), `judgements` (outcomes), `findings`
    (life, events, reviews), `waivers`, `ledger`, `outbox`, `search`. Every write joins the
    transaction it is called in; outside of `atomic()` each call is a transaction of its own.
    Nothing here asks the clock.
    """

    def __init__(self, db: Database, path: Path) -> None:
        self.db = db
        self.path = path

    @classmethod
    def open(cls, path: Path | str) -> Store:
        """Open or make the store; raises StoreError (one clear line with advice)."""
        path = Path(path)
        return cls(connect(path, "content"), path)

    def close(self) -> None:
        self.db.close()
        if "operations" in self.__dict__:
            self.operations.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def atomic(self) -> contextlib.AbstractContextManager[None]:
        """`with store.atomic():` all or nothing, durable on leaving; may be nested."""
        return atomic(self.db, self.path)

    @contextlib.contextmanager
    def stage(self, name: StageName, what: str = "") -> Iterator[None]:
        """Hold a stage for this process (`what` narrows it, e.g. to one portal).

        The lock dies with the process, however it dies. Raises StoreError at once when
        another process holds it.
        """
        from filelock import FileLock, Timeout

        suffix = f".{name}-{what}.lock" if what else f".{name}.lock"
        lock = FileLock(str(self.path) + suffix, mode=0o600)
        with explained(self.path):
            try:
                lock.acquire(timeout=0)
            except Timeout:
                raise StoreError(
                    f"`{name}` is already running on {self.path}", "wait until it has ended"
                ) from None
        try:
            yield
        finally:
            lock.release()

    def held(self, name: StageName, what: str = "") -> bool:
        """Is the stage at work at this moment, in another process or in this one?"""
        try:
            with self.stage(name, what):
                return False
        except StoreError:
            return True

    @property
    def operations_path(self) -> Path:
        return self.path.with_name(f"{self.path.stem}.operations.db")

    @cached_property
    def operations(self) -> Database:
        return connect(self.operations_path, "operations")

    def fingerprint(self) -> str:
        """Hash of the content, independent of ids, instants and order of writing."""
        return fingerprint(self)

    @cached_property
    def archive(self) -> Archive:
        return Archive(self)

    @cached_property
    def sightings(self) -> Sightings:
        return Sightings(self)

    @cached_property
    def roster(self) -> Roster:
        return Roster(self)

    @cached_property
    def runs(self) -> Runs:
        return Runs(self)

    @cached_property
    def readings(self) -> Readings:
        return Readings(self)

    @cached_property
    def reports(self) -> Reports:
        return Reports(self)

    @cached_property
    def alike(self) -> Alike:
        return Alike(self)

    @cached_property
    def judgements(self) -> Judgements:
        return Judgements(self)

    @cached_property
    def findings(self) -> Findings:
        return Findings(self)

    @cached_property
    def waivers(self) -> Waivers:
        return Waivers(self)

    @cached_property
    def ledger(self) -> Ledger:
        return Ledger(self)

    @cached_property
    def outbox(self) -> Outbox:
        return Outbox(self)

    @cached_property
    def search(self) -> Search:
        return Search(self)
