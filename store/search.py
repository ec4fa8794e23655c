"""Full-text search that finds Chinese words of any length, two characters included.

SQLite's own tokenizers find no two-character word: `unicode61` takes a whole run of
characters for one word, `trigram` needs three. So pairs of neighbouring characters are
indexed as words, and a word of n characters is searched as the phrase of its n-1 pairs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.store import Store

_CHINESE = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_RUNS = re.compile(rf"([{_CHINESE}]+)|(?:(?![{_CHINESE}])[^\W_])+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that holds the words, and the first line that does (or its title)."""

    report_id: int
    revision_id: int
    title: str
    line: str


class Search:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._db = store.db

    def add(self, revision_id: int, title: str) -> None:
        """Index a revision whose text is stored; indexing it again changes nothing."""
        with self._store.atomic():
            known = self._db.execute(
                "SELECT 1 FROM text_search_docsize WHERE id = ?", [revision_id]
            ).fetchone()
            if not known:
                body = self._store.reports.text(revision_id)
                self._db.execute(
                    "INSERT INTO text_search(rowid, title, body) VALUES (?, ?, ?)",
                    [revision_id, _pairs(title), _pairs(body)],
                )

    def remove(self, revision_id: int) -> None:
        """Take a revision out of the index (its text stays)."""
        row = self._db.execute(
            "SELECT v.title, t.body FROM revisions v JOIN texts t ON t.revision_id = v.id"
            " JOIN text_search_docsize d ON d.id = v.id WHERE v.id = ?",
            [revision_id],
        ).fetchone()
        if row:
            with self._store.atomic():
                self._db.execute(
                    "INSERT INTO text_search(text_search, rowid, title, body)"
                    " VALUES ('delete', ?, ?, ?)",
                    [revision_id, _pairs(row[0]), _pairs(row[1])],
                )

    def find(self, words: str, limit: int = 50) -> Iterator[Hit]:
        """Reports whose present text holds all the words (parted by spaces), best first."""
        wanted = [word for word in words.split() if _phrase(word)]
        if not wanted:
            return
        query = " AND ".join(_phrase(word) for word in wanted)
        for revision_id, report_id, title, body in self._db.execute(
            """SELECT v.id, v.report_id, v.title, t.body FROM text_search s
               JOIN revisions v ON v.id = s.rowid JOIN texts t ON t.revision_id = v.id
               WHERE text_search MATCH ? ORDER BY rank, v.id LIMIT ?""",
            [query, limit],
        ).fetchall():
            lines = [line for line in body.split("\n") if wanted[0] in line]
            yield Hit(report_id, revision_id, title, lines[0] if lines else title)


def _pairs(text: str) -> str:
    """The text as indexed: of a Chinese run its pairs and, so that a single character is
    found as a prefix wherever it stands, its last character alone; other words as they are."""
    return " ".join(
        " ".join([*_of_two(run[0]), run[0][-1]]) if run[1] else run[0]
        for run in _RUNS.finditer(text)
    )


def _phrase(word: str) -> str:
    parts = []
    for run in _RUNS.finditer(word):
        if run[1] and len(run[1]) == 1:
            parts.append(f'"{run[1]}"*')
        else:
            parts.append(f'"{" ".join(_of_two(run[1])) if run[1] else run[0]}"')
    return " AND ".join(parts)


def _of_two(run: str) -> list[str]:
    return [a + b for a, b in pairwise(run)]
