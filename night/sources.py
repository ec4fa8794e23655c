"""What `gouji check` is given: files, folders, addresses, standard input → documents.

One file is one report. In a folder a page and its attachments are told apart by one rule: the
documents in a folder named like a page (`2024.html` and `2024/` or `2024_files/`) are that
page's attachments; every other document is a report of its own. Folders that are links are
not entered: they may lead in a circle. Files of other suffixes are looked into (`night.kinds`).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from night.kinds import is_attachment, is_document
from report.model import Document

PAGES = frozenset({".html", ".htm", ".shtml", ".xhtml", ".mht", ".txt", ".md"})
ATTACHED = frozenset(
    {".pdf", ".doc", ".docx", ".wps", ".rtf", ".xls", ".xlsx", ".et", ".zip", ".ofd"}
)
_ASIDE = (".", "~$")
"""Hidden files, and what Word and Excel keep beside a file that is open."""
LARGEST = 64 * 1024 * 1024
"""Bytes; a report of this size is none, and reading it would only cost memory."""

Fetch = Callable[[str], Sequence[Document]]
"""An address → its page and the attachments found there. Raises OSError with one clear line."""


Skipped = Callable[[str, int], None]
"""Told of each folder in whose reach files of other kinds were left out, and how many."""


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


def gather(
    sources: Sequence[str],
    stdin: BinaryIO,
    fetch: Fetch,
    skipped: Skipped = lambda folder, number: None,
) -> Iterator[Source | Unusable]:
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
        elif os.path.isdir(name):  # of any name, also one that no file can have
            yield from _folder(Path(name), skipped)
        else:
            yield _files(Path(name), [])


def number(sources: Sequence[str]) -> int:
    """How many sources `gather` will give; folders are walked, nothing is read."""
    return sum(
        max(sum(found is not None for found in _reports(Path(name))), 1)
        if "://" not in name and os.path.isdir(name)
        else 1
        for name in sources
    )


def _fetched(address: str, fetch: Fetch) -> Source | Unusable:
    try:
        return Source(address, tuple(fetch(address)))
    except OSError as error:
        return Unusable(address, str(error).removeprefix(address).lstrip("：: "))


def _folder(folder: Path, skipped: Skipped) -> Iterator[Source | Unusable]:
    empty, others = True, 0
    for found in _reports(folder):
        if found is None:
            others += 1
            continue
        empty = False
        yield found if isinstance(found, Unusable) else _with_attachments(*found)
    if empty:
        kinds = " ".join(sorted(PAGES | ATTACHED))
        yield Unusable(str(folder), f"no document in this folder (looked for {kinds})")
    if others:
        skipped(str(folder), others)


def _reports(folder: Path) -> Iterator[tuple[Path, list[Path]] | Unusable | None]:
    """Each document that is a report of its own, with the folders of its attachments; None
    for a file of another kind."""
    try:
        entries = sorted(p for p in folder.iterdir() if not p.name.startswith(_ASIDE))
    except OSError as error:
        yield _unusable(str(folder), folder.name, error)
        return
    pages = {p.stem: p for p in entries if p.suffix.lower() in PAGES and not os.path.isdir(p)}
    owned = {
        sub: page
        for stem, page in pages.items()
        for sub in (folder / stem, folder / f"{stem}_files")
        if os.path.isdir(sub)
    }
    for entry in entries:
        if os.path.isdir(entry):
            if entry not in owned and not entry.is_symlink():
                yield from _reports(entry)
        elif entry.suffix.lower() in PAGES | ATTACHED or is_document(entry):
            yield entry, [sub for sub, page in owned.items() if page == entry]
        else:
            yield None


def _with_attachments(page: Path, folders: list[Path]) -> Source | Unusable:
    """A page is not judged without the attachments that are there and cannot be listed."""
    try:
        return _files(page, [file for folder in folders for file in _attachments(folder)])
    except OSError as error:
        return _unusable(str(page), error.filename or page.name, error)


def _attachments(folder: Path) -> list[Path]:
    """Raises OSError where a folder cannot be listed."""

    def refuse(error: OSError) -> None:
        raise error

    return sorted(
        path
        for parent, _, names in os.walk(folder, onerror=refuse)
        for path in (Path(parent, name) for name in names)
        if not path.name.startswith(_ASIDE)
        and (path.suffix.lower() in ATTACHED or is_attachment(path))
    )


def _unusable(name: str, what: str, error: OSError) -> Unusable:
    """`what`: the file that cannot be had, told where it is not the source itself."""
    why = error.strerror or str(error)
    return Unusable(name, why if Path(name).name == Path(what).name else f"{what}: {why}")


def _files(page: Path, attachments: list[Path]) -> Source | Unusable:
    return _checked(str(page), [(p.name, partial(_read, p)) for p in [page, *attachments]])


def _checked(name: str, files: list[tuple[str, Callable[[], bytes]]]) -> Source | Unusable:
    documents = []
    for no, (file, read) in enumerate(files):
        try:
            content = read()
        except OSError as error:
            return _unusable(name, file, error)
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
