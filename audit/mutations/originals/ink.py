"""The characters that a reader of a file sees, in the order of its bytes, and edits of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from report.model import Document

_UNSEEN = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")


class CannotError(Exception):
    """These bytes cannot be changed so: a font lacks the character, a cell is empty."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start` to `end` become `text`, or go with the line or table they stand in.

    `end` of a new line is its `start`: it is put after the character before it.
    """

    start: int
    end: int
    text: str = ""
    what: Literal["characters", "line", "table", "new line"] = "characters"
    until: int = 0
    """Where the line or cell ends: what follows may have to move."""


class Ink(Protocol):
    """One file: what is seen of it, and the same file with edits."""

    @property
    def seen(self) -> str:
        """Its visible characters."""

    def edited(self, edits: Sequence[Edit]) -> Document:
        """The file with these changes. Raises CannotError."""


def is_seen(character: str) -> bool:
    """Neither blank nor without width."""
    return not character.isspace() and character not in _UNSEEN


def seen(text: str) -> str:
    return "".join(filter(is_seen, text))
