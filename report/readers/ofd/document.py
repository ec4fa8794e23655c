"""An OFD: its pages in order, read like those of a PDF from where words and rules stand."""

from __future__ import annotations

import io
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Any

from lxml.etree import _Element

from report.model import Layout, Unreadable
from report.readers import limits
from report.readers.assemble import assemble
from report.readers.ofd.package import Package, child, children, local, text_of
from report.readers.ofd.shapes import POINT, Shapes, add_shapes, box_of
from report.readers.packages import DAMAGED, why_not_unpack
from report.readers.pdf.document import Sheet, draft_of, sheet_of

_A4 = (0.0, 0.0, 210.0, 297.0)
_UNTOLD = Unreadable("the OFD does not tell which characters its signs are", "export it as PDF")
_LOCKED = Unreadable("the file is locked with a password", "publish it without one")
Pages = list[tuple[str, _Element]]


def read_ofd(content: bytes) -> Layout | Unreadable:
    """The Layout of an OFD; Unreadable if it is damaged, locked or unpacks beyond the limits."""
    why = why_not_unpack(content)
    if why:
        return why
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _read(Package(archive))
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, OSError, NotImplementedError):
        return DAMAGED
    except RuntimeError:  # a member that is encrypted
        return _LOCKED


def _read(package: Package) -> Layout | Unreadable:
    opened = package.part("OFD.xml")
    if opened is None:
        return DAMAGED
    root = opened[1]
    if package.part("Encryptions.xml") is not None:
        return _LOCKED
    title, count = "", 0
    sheets: list[Sheet] = []
    failed: list[int] = []
    strange = told = 0
    for body in children(root, "DocBody"):
        document = package.part(text_of(child(body, "DocRoot")), opened[0])
        if document is None:
            return DAMAGED
        info = child(body, "DocInfo")
        title = title or text_of(child(info, "Title") if info is not None else None)
        for page in _pages(package, *document):
            count += 1
            if count > limits.PAGES:
                continue
            if page is None:
                failed.append(count)
                continue
            told += len(page.chars)
            strange += sum(unicodedata.category(one["text"]) in ("Co", "Cn") for one in page.chars)
            sheets.append(sheet_of(page))
    if not sheets:
        return DAMAGED
    if strange * 10 > told:
        return _UNTOLD
    return assemble(draft_of(sheets, "application/ofd", title, failed, count))


def _pages(package: Package, path: str, document: _Element) -> Iterator[_Page | None]:
    common = child(document, "CommonData")
    box = _area(common) or _A4
    templates = {
        template.get("ID", ""): template.get("BaseLoc", "")
        for template in (children(common, "TemplatePage") if common is not None else ())
    }
    listed = child(document, "Pages")
    for entry in children(listed, "Page") if listed is not None else ():
        found = package.part(entry.get("BaseLoc", ""), path)
        if found is None:
            yield None
            continue
        page = found[1]
        shapes = Shapes()
        for template in children(page, "Template"):
            under = package.part(templates.get(template.get("TemplateID", ""), ""), path)
            if under is not None:
                _add(under[1], shapes)
        _add(page, shapes)
        yield _Page(_area(page) or box, shapes)


def _area(holder: _Element | None) -> tuple[float, float, float, float] | None:
    """The size of a page, where it is told."""
    if holder is None:
        return None
    for area in (one for one in holder if local(one) in ("Area", "PageArea")):
        box = box_of(text_of(child(area, "PhysicalBox")))
        if box[2] > 0 and box[3] > 0:
            return box
    return None


def _add(page: _Element, shapes: Shapes) -> None:
    content = child(page, "Content")
    if content is not None:
        add_shapes(content, shapes)


class _Page:
    """What `sheet_of` asks of a page of pdfplumber's."""

    def __init__(self, box: tuple[float, float, float, float], shapes: Shapes) -> None:
        self.width, self.height = box[2] * POINT, box[3] * POINT
        self.bbox = (0.0, 0.0, self.width, self.height)
        self.chars, self.images = shapes.chars, shapes.images
        self.edges = self.lines = shapes.edges
        self.rects: list[Any] = []
        self.curves: list[Any] = []

    def filter(self, test: Callable[[Any], bool]) -> _Page:
        """Areas are rules or left out already."""
        return self

    def find_tables(self) -> list[Any]:
        from pdfplumber.table import TableFinder

        return list(TableFinder(self).tables)  # type: ignore[arg-type]

    def close(self) -> None:
        """Nothing is held open."""
