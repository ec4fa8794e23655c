"""The schema's history. A new step is a new .sql file and a line below; none is ever edited."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib.resources import files
from typing import TYPE_CHECKING

from sqlite_utils.migrations import Migrations

if TYPE_CHECKING:
    from sqlite_utils.db import Database

STEPS = {
    "content": ("content-0001", "content-0002", "content-0003", "content-0004"),
    "operations": ("operations-0001", "operations-0002", "operations-0003"),
}
"""The two files and the steps that each has gone through, in order."""


def migrations(name: str) -> Migrations:
    found = Migrations(name)
    for step in STEPS[name]:
        found(name=step)(_Step(step))
    return found


class _Step:
    """Runs one file, statement by statement: `executescript` would commit on its own."""

    def __init__(self, step: str) -> None:
        self.__name__ = step

    def __call__(self, db: Database, /) -> None:
        for statement in _statements(_source(self.__name__)):
            db.execute(statement)


def _source(step: str) -> str:
    return (files("store") / "schema" / f"{step}.sql").read_text(encoding="utf-8")


def _statements(script: str) -> Iterator[str]:
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
