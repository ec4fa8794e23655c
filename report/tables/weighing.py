"""Which printing of a table counts, and on which form a report was made.

A table may be there twice (page and attachment, a hidden copy), or in two pieces. Rows are
never mixed from two printings: the one with the most rows that could be read counts, and of
two that are as full, the one in the document that everybody reads.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from report.forms import form_for_year, load_forms
from report.model import FormId
from report.tables.found import Found, RowRead
from report.tables.picking import DISPLACED
from report.tables.sheets import sheets

Printing = list[RowRead]
"""The rows of one table, as one printing of it has them, each once."""
Rows = dict[tuple[str, str], RowRead]
"""The same by block and name of the row."""

_ENOUGH_ROWS = {"statistics": 3, "requests": 1, "proactive": 1, "disputes": 1}
_ENOUGH_HEADS = 4
_ENOUGH_LABELS = 10
UNTOLD = "表头缺失，不能确定是哪一版格式的栏目"


def votes(found: Found) -> Counter[FormId]:
    """For each form, the blocks of table two that can only be its own: by their heads, or,
    where there are none, by the number of figures in their rows."""
    rows = [row for row in found.rows if row.sheet.key == "proactive"]
    told = {(row.sheet.block.key, row.sheet.forms[0]) for row in rows if row.certain}
    told |= {
        (seen.sheet.block.key, seen.sheet.forms[0])
        for seen in found.heads
        if seen.told and seen.sheet.key == "proactive"
    }
    if not told:
        told = {(row.sheet.block.key, row.sheet.forms[0]) for row in rows if row.fits_alone}
    return Counter(form for _, form in told)


def decided(rows: Sequence[RowRead], count: Counter[FormId], year: int | None) -> list[RowRead]:
    """Rows that two forms share by name and number of cells go to the form of the others."""
    in_force = form_for_year(year) if year is not None else None
    printing = forms_of("proactive")
    supposed = in_force if in_force in printing else printing[0]
    kept: list[RowRead] = []
    for row in rows:
        if row.certain or len(row.sheet.forms) > 1 or row.sheet.key != "proactive":
            kept.append(row)
            continue
        form = _leading(count, in_force)
        if form in row.sheet.forms:
            kept.append(row)
        elif form is None and supposed in row.sheet.forms:
            kept.append(replace(row, cells=(), why=UNTOLD))
    return kept


def form_of(found: Found, rows: Sequence[RowRead], year: int | None) -> FormId | None:
    """The form of the tables found; where they could be of several, the year decides."""
    recognised = {table for table in _ENOUGH_ROWS if is_recognised(table, found, rows)}
    if not recognised:
        return None
    in_force = form_for_year(year) if year is not None else None
    if "statistics" in recognised:
        (statistics,) = forms_of("statistics")
        others = sum(row.sheet.key != "statistics" for row in rows)
        more = len(rows) > 2 * others
        if recognised == {"statistics"} or in_force == statistics or (in_force is None and more):
            return statistics
    if form := _leading(votes(found), in_force):
        return form
    if in_force in forms_of("requests"):
        return in_force
    parts = any(row.slot.row.unless for row in rows if row.sheet.key == "requests")
    newest, *older = forms_of("requests")
    return newest if parts or not older else older[0]


def is_recognised(table: str, found: Found, rows: Sequence[RowRead]) -> bool:
    """Enough rows, or enough of its heads, to say that this table is there.

    A label alone in a line of text is no row: prose has headings of the same words, but not
    of so many.
    """
    names = {
        (row.sheet.block.key, row.slot.index)
        for row in rows
        if row.sheet.key == table
        and (
            row.cells or row.why == DISPLACED or (row.grid is not None and not row.sheet.unlabelled)
        )
    }
    if len(names) >= _ENOUGH_ROWS[table]:
        return True
    bare = {row.slot.index for row in rows if row.sheet.key == table and not row.slot.row.group}
    if len(bare) >= _ENOUGH_LABELS:
        return True
    lines = {
        (seen.document, seen.grid, seen.line): seen.words
        for seen in found.heads
        if seen.sheet.key == table
    }
    words: Counter[int] = Counter()
    for (document, _, _), count in lines.items():
        words[document] += count
    return table != "statistics" and max(words.values(), default=0) >= _ENOUGH_HEADS


def printings(rows: Sequence[RowRead], body: int = 0) -> list[Printing]:
    """The printings of one table, the one that counts first; each of one document only."""
    found: list[Rows] = []
    last = (0, -1, -1)
    for row in rows:
        name = (row.sheet.block.key, row.slot.row.name)
        at = (row.document, *_position(row))
        elsewhere = row.document != last[0]
        if not found or elsewhere or _starts_again(found[-1].get(name), row, at < last):
            found.append({})
        here = found[-1]
        here[name] = _twice(here[name], row) if name in here else row
        last = at
    pieces = sorted((list(printing.values()) for printing in _halves_joined(found)), key=_poverty)
    # A download repeats what the page says, and the page is what everybody reads.
    first = next((p for p in pieces if _of(p, body) and _hardly_poorer(p, pieces[0])), None)
    return pieces if first is None else [first, *(p for p in pieces if p is not first)]


def _halves_joined(found: Sequence[Rows]) -> list[Rows]:
    """Two documents of which each has other rows hold one printing between them."""
    joined: list[Rows] = []
    for piece in found:
        if joined and not joined[-1].keys() & piece.keys():
            joined[-1] |= piece
        else:
            joined.append(piece)
    return joined


def _of(piece: Printing, document: int) -> bool:
    return piece[0].document == document


def _hardly_poorer(piece: Printing, richest: Printing) -> bool:
    """Not fewer rows could be read, and of their figures not too many are left blank."""
    figures, most = -_poverty(piece)[0], -_poverty(richest)[0]
    return _poverty(piece)[1] <= _poverty(richest)[1] and 2 * figures >= max(most, 1)


def _poverty(piece: Printing) -> tuple[int, int]:
    """Fewer rows with figures, then fewer with cells: a form left blank comes last."""
    return -sum(map(_has_figures, piece)), -sum(bool(row.cells) for row in piece)


def _starts_again(before: RowRead | None, row: RowRead, backwards: bool) -> bool:
    if before is None:
        return False
    if backwards and not row.sheet.unlabelled:
        return True
    return row.sheet.unlabelled and before.heads != row.heads


def _twice(before: RowRead, row: RowRead) -> RowRead:
    """The same row again in its place: over a page break, or an empty line of cells."""
    if not _has_figures(before) or _are_ranks(before):
        return row if row.cells else before
    if not _has_figures(row) or _texts(before) == _texts(row):
        return before
    return replace(before, cells=(), why="此行在表中出现两次，数字不同")


def _are_ranks(row: RowRead) -> bool:
    """The columns' own numbers, 1 to 15, printed under the heads."""
    return _texts(row) == [str(rank) for rank in range(1, len(row.cells) + 1)]


def _has_figures(row: RowRead) -> bool:
    return any(cell.text for cell in row.cells)


def _texts(row: RowRead) -> list[str]:
    return [cell.text for cell in row.cells]


def _position(row: RowRead) -> tuple[int, int]:
    """Table two: blocks come in the order of the items, whichever form they are of."""
    return _order()[row.sheet.block.key], row.slot.index


@cache
def _order() -> Mapping[str, int]:
    keys = sorted({sheet.block.key for sheet in sheets()})
    return {key: rank for rank, key in enumerate(keys)}


def _leading(count: Counter[FormId], preferred: FormId | None) -> FormId | None:
    if not count:
        return None
    most = max(count.values())
    leaders = [form for form in count if count[form] == most]
    return preferred if preferred in leaders else leaders[0]


def forms_of(table: str) -> list[FormId]:
    """The forms that have a table, newest first."""
    forms = load_forms()
    return [
        form for form in reversed(tuple(forms)) if any(t.key == table for t in forms[form].tables)
    ]
