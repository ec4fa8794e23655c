"""Which readers are in force: what they would read differently has to be read again."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable


@cache
def reader_version() -> str:
    """A hash of all code and data of the room `report`.

    Taken from the files themselves, so that nobody can forget to raise a number.
    """
    digest = hashlib.sha256()
    _add(digest, files("report"))
    return digest.hexdigest()[:16]


def _add(digest: hashlib._Hash, folder: Traversable) -> None:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name != "__pycache__":
            _add(digest, entry)
        elif entry.name.endswith((".py", ".yaml")):
            digest.update(entry.name.encode() + b"\0" + entry.read_bytes() + b"\0")
