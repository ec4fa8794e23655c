"""What `gouji check` is given: files, folders, addresses, standard input → documents.

One file is one report. In a folder a page and its attachments are told apart by one rule: the
documents in a folder named like a page (`2024.html` and `2024/` or `2024_files/`) are that
page's attachments; every other document is a report of its own.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from report.model import Document

PAGES = frozenset({".html", ".htm", ".shtml", ".xhtml", ".mht", ".txt", ".md"})
ATTACHED = frozenset({".pdf", ".doc", ".docx", ".wps", ".xls", ".xlsx", ".et", ".zip", ".ofd"})
LARGEST = 64 * 1024 * 1024
"""Bytes; a report of this size is none, and reading it would only cost memory."""

Fetch = Callable[[str], Sequence[Document]]
"""An address → its page and the attachments found there. Raises OSError with one clear line."""


@dataclass(frozen=True, slots=True)
class Source:
    """One report to be: a page first, then its attachments."""

    name: str
    """As given, or the path within the folder given."""
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Unusable:
    """A source that could not be read at all: why, and what to do."""

    name: str
    why: str


def gather(sources: Sequence[str], stdin: BinaryIO, fetch: Fetch) -> Iterator[Source | Unusable]:
    """The sources in the order given, folders walked in the order of their names.

    Nothing is read before it is asked for: a folder of any size costs one report's memory.
    """
    for name in sources:
        if name == "-":
            yield _checked("-", [("-", partial(stdin.read, LARGEST + 1))])
        elif name.startswith(("http://", "https://")):
            yield _fetched(name, fetch)
        elif "://" in name:
            yield Unusable(name, "only http and https addresses are visited")
        elif (path := Path(name)).is_dir():
            yield from _folder(path)
        else:
            yield _files(path, [])


def _fetched(address: str, fetch: Fetch) -> Source | Unusable:
    try:
        return Source(address, tuple(fetch(address)))
    except OSError as error:
        return Unusable(address, str(error))


def _folder(folder: Path) -> Iterator[Source | Unusable]:
    empty = True
    for path, attachments in _reports(folder):
        empty = False
        yield _files(path, attachments)
    if empty:
        kinds = " ".join(sorted(PAGES | ATTACHED))
        yield Unusable(str(folder), f"no document in this folder (looked for {kinds})")


def _reports(folder: Path) -> Iterator[tuple[Path, list[Path]]]:
    entries = sorted(p for p in folder.iterdir() if not p.name.startswith("."))
    pages = {p.stem: p for p in entries if p.is_file() and p.suffix.lower() in PAGES}
    owned = {
        sub: page
        for stem, page in pages.items()
        for sub in (folder / stem, folder / f"{stem}_files")
        if sub.is_dir()
    }
    for entry in entries:
        if entry.is_dir():
            if entry not in owned:
                yield from _reports(entry)
        elif entry.suffix.lower() in PAGES | ATTACHED:
            mine = [sub for sub, page in owned.items() if page == entry]
            yield entry, [f for sub in mine for f in _attachments(sub)]


def _attachments(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix.lower() in ATTACHED)


def _files(page: Path, attachments: list[Path]) -> Source | Unusable:
    return _checked(str(page), [(p.name, partial(_read, p)) for p in [page, *attachments]])


def _checked(name: str, files: list[tuple[str, Callable[[], bytes]]]) -> Source | Unusable:
    documents = []
    for no, (file, read) in enumerate(files):
        try:
            content = read()
        except OSError as error:
            return Unusable(name, f"{file}: {error.strerror or error}")
        if not content and no == 0:
            return Unusable(name, "the file is empty")
        if len(content) > LARGEST:
            return Unusable(name, f"{file}: larger than {LARGEST >> 20} MB; no report is")
        documents.append(Document(content, file, role="attachment" if no else "page"))
    return Source(name, tuple(documents))


def _read(path: Path) -> bytes:
    # A pipe or a device would block or never end; opening must not wait either.
    with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
        if not path.is_file():
            raise OSError(f"{path} is no plain file")
        return file.read(LARGEST + 1)
