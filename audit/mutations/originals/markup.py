"""Plain text and web pages as ink: every visible character with its place in the source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape, unescape

from audit.mutations.originals.ink import CannotError, Edit, is_seen
from report.model import Document

_HIDDEN = re.compile(
    r"<!--.*?-->|<(script|style|title|textarea|noscript)\b.*?</\1\s*>|<[^>]*>", re.S | re.I
)
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]+\d*);", re.I)
_TABLE = re.compile(r"<(/?)table\b[^>]*>", re.I)
_NO_INK = frozenset("|｜")
"""What draws the tables of text extracts: seen, but no words."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file of characters: the source, and where in it each visible one stands."""

    document: Document
    source: str
    seen: str
    places: tuple[tuple[int, int], ...]
    html: bool

    def edited(self, edits: Sequence[Edit]) -> Document:
        """The same file; outside of the edits not a byte is changed."""
        cuts = [cut for edit in edits for cut in self._cuts(edit)]
        source = self.source
        for start, end, text in sorted(cuts, reverse=True):
            source = source[:start] + text + source[end:]
        return replace(self.document, content=source.encode())

    def _cuts(self, edit: Edit) -> list[tuple[int, int, str]]:
        """Stretches of the source and what is to stand there."""
        if edit.what == "new line":
            at = self.places[edit.start - 1][1]
            return [(at, at, f"<br/>{escape(edit.text)}" if self.html else f"\n{edit.text}")]
        if edit.what == "table" and self.html:
            return [(*self._table(edit), "")]
        if edit.what in ("line", "table") and not self.html:
            return [(*self._lines(edit), "")]
        text = escape(edit.text) if self.html else edit.text
        rest = [(start, end, "") for start, end in self.places[edit.start + 1 : edit.end]]
        return [(*self.places[edit.start], text), *rest]

    def _lines(self, edit: Edit) -> tuple[int, int]:
        first, last = self.places[edit.start][0], self.places[edit.end - 1][1]
        end = self.source.find("\n", last)
        return self.source.rfind("\n", 0, first) + 1, len(self.source) if end < 0 else end + 1

    def _table(self, edit: Edit) -> tuple[int, int]:
        """The innermost table around these characters, tags and all."""
        first, last = self.places[edit.start][0], self.places[edit.end - 1][1]
        opened: list[int] = []
        for tag in _TABLE.finditer(self.source):
            if not tag[1]:
                opened.append(tag.start())
            elif opened and (start := opened.pop()) < first and tag.start() >= last:
                return start, tag.end()
        raise CannotError("no table around it")


def written(document: Document, html: bool) -> Written:
    source = document.content.decode("utf-8")
    hidden = dict(match.span() for match in _HIDDEN.finditer(source)) if html else {}
    entities = {m.start(): m.end() for m in _ENTITY.finditer(source)} if html else {}
    characters: list[str] = []
    places: list[tuple[int, int]] = []
    at = 0
    while at < len(source):
        end = hidden.get(at) or entities.get(at, at + 1)
        character = "" if at in hidden else unescape(source[at:end])
        if len(character) == 1 and is_seen(character) and (html or character not in _NO_INK):
            characters.append(character)
            places.append((at, end))
        at = end
    return Written(document, source, "".join(characters), tuple(places), html)
