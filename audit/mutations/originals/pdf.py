"""A PDF as ink: every glyph that is an object of its page, changed by PDFium in place."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import pairwise
from typing import Any

from audit.mutations.originals.ink import CannotError, Edit, seen
from report.model import Document

_EDGE = 60
"""Points from the foot of a page in which its number stands."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character: page, number among the page's objects, font, and its box in points."""

    page: int
    no: int
    text: str
    font: str
    box: tuple[float, float, float, float]

    def beside(self, other: Glyph) -> bool:
        """On the same line as the other, and after it."""
        level = abs(self.box[1] - other.box[1]) < (other.box[3] - other.box[1])
        return self.page == other.page and level and self.box[0] >= other.box[0]


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF whose every object of text is one character."""

    document: Document
    seen: str
    glyphs: tuple[Glyph, ...]

    def edited(self, edits: Sequence[Edit]) -> Document:
        import pypdfium2

        with pypdfium2.PdfDocument(self.document.content) as book:
            pages = list(book)
            objects = [list(page.get_objects(max_depth=1)) for page in pages]
            work = _Work(book, pages, objects, self.glyphs, self._fonts())
            for edit in edits:
                work.make(edit)
            for at in work.touched:
                pypdfium2.raw.FPDFPage_GenerateContent(pages[at].raw)
            stream = BytesIO()
            book.save(stream)
        return replace(self.document, content=stream.getvalue())

    def _fonts(self) -> dict[str, set[str]]:
        """The characters that each (embedded) font is known to hold."""
        held: dict[str, set[str]] = defaultdict(set)
        for glyph in self.glyphs:
            held[glyph.font].add(glyph.text)
        return held


@dataclass(slots=True)
class _Work:
    """Edits being made of an open document."""

    book: Any
    pages: list[Any]
    objects: list[list[Any]]
    glyphs: tuple[Glyph, ...]
    fonts: dict[str, set[str]]

    @property
    def touched(self) -> range:
        return range(len(self.pages))

    def make(self, edit: Edit) -> None:
        if edit.what == "new line":
            raise CannotError("no room for a line on a printed page")
        glyphs = self.glyphs[edit.start : edit.end]
        if edit.what == "characters":
            self._write(glyphs, seen(edit.text), self.glyphs[edit.end : edit.until])
            return
        for glyph in glyphs:
            self._remove(glyph.page, self.objects[glyph.page][glyph.no])
        if edit.what == "table":
            self._remove_rules(glyphs)

    def _write(self, glyphs: Sequence[Glyph], text: str, following: Sequence[Glyph]) -> None:
        if any(c not in self.fonts[glyphs[0].font] for c in text):
            raise CannotError("the font does not hold the character")
        for at, glyph in enumerate(glyphs):
            thing = self.objects[glyph.page][glyph.no]
            if at < len(glyphs) - 1 and at < len(text):
                _set_text(thing, text[at])
            elif text[at:]:
                _set_text(thing, text[at:])
            else:
                self._remove(glyph.page, thing)
        last = glyphs[-1]
        step = _advance(glyphs) * (len(text) - len(glyphs))
        for glyph in following:
            if step and glyph.beside(last):
                _move(self.objects[glyph.page][glyph.no], step)

    def _remove(self, page: int, thing: Any) -> None:
        self.pages[page].remove_obj(thing)
        thing.close()

    def _remove_rules(self, glyphs: Sequence[Glyph]) -> None:
        """The lines drawn around the cells of a table."""
        from pypdfium2 import raw

        for page in {glyph.page for glyph in glyphs}:
            here = [glyph for glyph in glyphs if glyph.page == page]
            low, high = min(g.box[1] for g in here) - 30, max(g.box[3] for g in here) + 30
            for thing in self.objects[page]:
                if thing.type == raw.FPDF_PAGEOBJ_PATH:
                    _, bottom, _, top = thing.get_bounds()
                    if low <= bottom and top <= high:
                        self._remove(page, thing)


def printed(document: Document) -> Printed:
    import pypdfium2

    with pypdfium2.PdfDocument(document.content) as book:
        found = [glyph for at, page in enumerate(book) for glyph in _glyphs(at, page)]
    return Printed(document, "".join(glyph.text for glyph in found), tuple(found))


def _glyphs(at: int, page: Any) -> Iterator[Glyph]:
    from pypdfium2 import raw

    with closing(page.get_textpage()) as words:
        for no, thing in enumerate(page.get_objects(max_depth=1)):
            if thing.type != raw.FPDF_PAGEOBJ_TEXT:
                continue
            text = seen(_text(thing, words))
            box = thing.get_bounds()
            if len(text) == 1 and box[1] > _EDGE:
                yield Glyph(at, no, text, _font(thing), box)


def _text(thing: Any, words: Any) -> str:
    from pypdfium2 import raw

    size = raw.FPDFTextObj_GetText(thing.raw, words.raw, None, 0)
    held = (ctypes.c_ushort * (size // 2 + 1))()
    raw.FPDFTextObj_GetText(thing.raw, words.raw, held, size)
    return bytes(held)[:size].decode("utf-16-le").rstrip("\0")


def _font(thing: Any) -> str:
    from pypdfium2 import raw

    held = ctypes.create_string_buffer(200)
    raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(thing.raw), held, 200)
    return held.value.decode("utf-8", "replace")


def _set_text(thing: Any, text: str) -> None:
    from pypdfium2 import raw

    held = f"{text}\0".encode("utf-16-le")
    raw.FPDFText_SetText(thing.raw, (ctypes.c_ushort * (len(held) // 2)).from_buffer_copy(held))


def _move(thing: Any, right: float) -> None:
    from pypdfium2 import raw

    raw.FPDFPageObj_Transform(thing.raw, 1, 0, 0, 1, right, 0)


def _advance(glyphs: Sequence[Glyph]) -> float:
    """How far one of these characters is from the next."""
    steps = [two.box[0] - one.box[0] for one, two in pairwise(glyphs) if two.beside(one)]
    first = glyphs[0].box
    return min(steps, default=(first[2] - first[0]) * 1.15)
