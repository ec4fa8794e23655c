"""The parts of an OFD file: XML in a zip, leading to each other by address."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_LARGEST = 32 * 1024 * 1024


class Package:
    """One OFD file. Every lookup gives None for what is missing or no XML."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {name.lower(): name for name in archive.namelist()}

    def part(self, address: str, beside: str = "") -> tuple[str, _Element] | None:
        """A part and its own address; `beside` is the part that names it."""
        for path in _paths(address, beside):
            name = self._names.get(path.lower())
            if name is None or self._archive.getinfo(name).file_size > _LARGEST:
                continue
            try:
                return path, etree.fromstring(self._archive.read(name), _PARSER)
            except etree.XMLSyntaxError:
                return None
        return None


def _paths(address: str, beside: str) -> Iterator[str]:
    bare = address.strip().replace("\\", "/")
    if not bare.startswith("/"):
        yield posixpath.normpath(posixpath.join(posixpath.dirname(beside), bare))
    yield posixpath.normpath(bare.lstrip("/"))


def local(element: _Element) -> str:
    """The name without namespace: the standard's changed over its drafts. Empty for comments."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def child(element: _Element, name: str) -> _Element | None:
    return next((one for one in element if local(one) == name), None)


def children(element: _Element, name: str) -> Iterator[_Element]:
    return (one for one in element if local(one) == name)


def text_of(element: _Element | None) -> str:
    return (element.text or "").strip() if element is not None else ""
