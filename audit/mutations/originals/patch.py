"""From a report told otherwise to edits of the file it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from audit.mutations.blocks import cells
from audit.mutations.originals.ink import CannotError, Edit, Ink, is_seen, seen
from audit.mutations.originals.spans import Span, Spans, spans_of
from audit.real import files
from audit.real.retold import Retold, retold
from report.model import Document, Line, Report
from samples.report import Flow


@dataclass(frozen=True, slots=True)
class Original:
    """A real report: its file as ink, and for each block told of it where that stands."""

    name: str
    report: Report
    told: Retold
    ink: Ink
    spans: Spans
    lines: tuple[int | None, ...]
    """For each block the number of its line, or of its table; None: it was made up."""

    @property
    def ending(self) -> str:
        """`txt`, `html`, `pdf`."""
        return files.document(self.name).name.rpartition(".")[2]

    def changed(self, told: Retold) -> list[Document]:
        """The file changed as the report was. Raises CannotError where its bytes do not allow."""
        edits = [*self._of_cells(told), *self._of_blocks(told)]
        return [self.ink.edited(edits) if edits else files.document(self.name)]

    def _of_cells(self, told: Retold) -> Iterator[Edit]:
        before, after = cells(self.told), cells(told)
        if before.keys() != after.keys() and dict(told.tables).keys() == dict(
            self.told.tables
        ).keys():  # fmt: skip
            raise CannotError("another table")
        for name in before.keys() & after.keys():
            if before[name].text != after[name].text:
                where = self.report.measures[name].where
                place = (where.table or 0, where.row or 0, where.column or 0)
                start, end = self.spans.cells.get(place, (0, 0))
                if start == end:
                    raise CannotError("the cell is empty")
                yield Edit(start, end, after[name].text, until=end)

    def _of_blocks(self, told: Retold) -> Iterator[Edit]:
        old, new = [_key(b) for b in self.told.blocks], [_key(b) for b in told.blocks]
        for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if tag == "equal":
                continue
            pairs = min(b - a, d - c)
            if any(one.sheet for one in (*self.told.blocks[a : a + pairs], *told.blocks[c:d])):
                pairs = 0
            for at in range(pairs):
                yield self._reworded(a + at, told.blocks[c + at].text)
            for at in range(a + pairs, b):
                yield from self._removed(at)
            for at in range(d - 1, c + pairs - 1, -1):
                yield self._added(a + pairs, told.blocks[at])

    def _span(self, at: int) -> Span | None:
        number = self.lines[at]
        if number is None:
            return None
        return (self.spans.tables if self.told.blocks[at].sheet else self.spans.lines).get(number)

    def _reworded(self, at: int, text: str) -> Edit:
        """Only what differs, and the character beside it where something is put in."""
        span, old = self._span(at), self.told.blocks[at].text
        if span is None:
            raise CannotError("not in the file as one line")
        head = _alike(old, text)
        tail = min(_alike(old[::-1], text[::-1]), len(old) - head, len(text) - head)
        while head and not seen(old[head : len(old) - tail]):
            head -= 1
        while tail and not seen(old[head : len(old) - tail]):
            tail -= 1
        while not is_seen(old[head]):
            head += 1
        start = span[0] + len(seen(old[:head]))
        end = start + len(seen(old[head : len(old) - tail]))
        return Edit(start, end, text[head : len(text) - tail], until=span[1])

    def _removed(self, at: int) -> Iterator[Edit]:
        span = self._span(at)
        if span is not None:
            yield Edit(*span, "", "table" if self.told.blocks[at].sheet else "line", span[1])
        elif self.lines[at] is not None:
            raise CannotError("not in the file as one piece")

    def _added(self, at: int, block: Flow) -> Edit:
        span = self._span(at - 1) if at and not self.told.blocks[at - 1].sheet else None
        if span is None or block.sheet:
            raise CannotError("no line before it to stand under")
        text = f"附件：{block.text}" if block.kind == "attachment" else block.text
        return Edit(span[1], span[1], text, "new line")


@cache
def original(name: str) -> Original:
    """The real report of that name. Raises ValueError if it is not read as a report."""
    report, told = files.report(name), retold(name)
    ink = ink_of(files.document(name))
    return Original(
        name, report, told, ink, spans_of(report, ink.seen), tuple(_lines(report, told))
    )


def ink_of(document: Document) -> Ink:
    if document.media_type == "application/pdf":
        from audit.mutations.originals.pdf import printed

        return printed(document)
    from audit.mutations.originals.markup import written

    return written(document, html=document.media_type == "text/html")


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _key(block: Flow) -> tuple[str, str]:
    return block.sheet.key if block.sheet else "", block.text


def _lines(report: Report, told: Retold) -> Iterator[int | None]:
    tables = {table.key: table.where.table for table in report.tables}
    lines = [b for b in report.layouts[report.body].blocks if isinstance(b, Line)]
    at = 0
    for block in told.blocks:
        if block.sheet:
            yield tables[block.sheet.key]
            continue
        found = next((n for n in range(at, len(lines)) if lines[n].raw.strip() == block.text), None)
        yield None if found is None else lines[found].no
        at = at if found is None else found + 1
