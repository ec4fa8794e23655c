"""The official tables of a report, matched against the forms.

Strict: a cell that cannot be told is `unread`, never guessed; rows and columns that no form
knows are kept and counted, never a reason to fail.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from report.forms import load_forms
from report.model import (
    FormId,
    Layout,
    Line,
    Measure,
    Place,
    Printing,
    TableRead,
    Unrecognised,
)
from report.tables.cut import cut_of, rest_of_table, unfinished
from report.tables.doubts import settled
from report.tables.found import Found, RowRead
from report.tables.labels import label_key
from report.tables.measuring import measures_of_rows, table_read, without_sums
from report.tables.overlooked import overlooked
from report.tables.sheets import sheets
from report.tables.walk import walk
from report.tables.weighing import (
    decided,
    form_of,
    forms_of,
    is_recognised,
    printings,
    votes,
)

__all__ = ["TablesRead", "read_tables"]

_KEYS = ("proactive", "requests", "disputes", "statistics")


@dataclass(frozen=True, slots=True)
class TablesRead:
    """The official tables of a report's documents."""

    form: FormId | None
    """Of the tables found; None if there are none."""
    tables: tuple[TableRead, ...] = ()
    measures: Mapping[str, Measure] = field(default_factory=dict)
    """Every figure that the tables found should have; none of tables not found."""
    unrecognised: tuple[Unrecognised, ...] = ()
    consumed: frozenset[tuple[int, int]] = frozenset()
    """(document, line) of what belongs to tables, and so is never heading or prose."""
    cut: str = ""
    """Where the text ends inside a table; empty if it does not."""
    titles: tuple[tuple[int, Line], ...] = ()
    """Section headings that were caught inside a grid, with their document."""
    printings: tuple[Printing, ...] = ()
    """The same tables once more, in an attachment or again in the same document."""

    @property
    def any_written(self) -> bool:
        """Whether any cell holds a figure; a blank form has none."""
        return any(measure.state == "written" for measure in self.measures.values())


def read_tables(layouts: Sequence[Layout], year: int | None, body: int = 0) -> TablesRead:
    """The tables of one report in all its documents, `year` being the reporting year if known.

    `body`: the document whose printing of a table counts, unless another has more of it.
    Never raises for any layout.
    """
    found = walk(layouts)
    rows = unfinished(layouts, decided(settled(found.rows), votes(found), year))
    form = form_of(found, rows, year)
    if form is None:
        return TablesRead(
            None, unrecognised=tuple(overlooked(layouts, ())), titles=tuple(found.titles)
        )
    tables: list[TableRead] = []
    measures: dict[str, Measure] = {}
    again: list[Printing] = []
    for key in sorted(_KEYS, key=lambda key: form not in forms_of(key)):
        if not is_recognised(key, found, rows):
            continue
        read, figures, others = _table(key, form, found, rows, body)
        tables.append(read)
        # A table of another form may share names with this one's: these stay its own.
        measures = figures | measures
        again += others
    keys = {table.key for table in tables}
    consumed = _consumed(layouts, {**found.consumed, **rest_of_table(layouts, found)}, keys)
    return TablesRead(
        form=form,
        tables=tuple(tables),
        measures=measures,
        unrecognised=(*_unrecognised(found, keys), *overlooked(layouts, consumed)),
        consumed=consumed,
        cut=cut_of(layouts, tables, found),
        titles=tuple(found.titles),
        printings=tuple(again),
    )


def _consumed(
    layouts: Sequence[Layout], taken: Mapping[tuple[int, int], set[str]], keys: set[str]
) -> frozenset[tuple[int, int]]:
    """The lines of the tables read, labels of groups that stand between two of them included:
    in a text that lost its order nothing else tells these from headings."""
    consumed = {at for at, those in taken.items() if those & keys}
    groups = _group_labels(frozenset(keys))
    for document, layout in enumerate(layouts):
        inside = False
        held: list[tuple[int, int]] = []
        for block in layout.blocks:
            at = (document, block.no) if isinstance(block, Line) else None
            if at in consumed:
                consumed.update(held)
                inside, held = True, []
            elif inside and isinstance(block, Line) and at and label_key(block.text) in groups:
                held.append(at)
            else:
                inside, held = False, []
    return frozenset(consumed)


@cache
def _group_labels(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(
        key
        for sheet in sheets()
        if sheet.key in keys
        for slot in sheet.slots
        if slot.row.group
        for key in slot.keys
    )


def _unrecognised(found: Found, tables: Collection[str]) -> tuple[Unrecognised, ...]:
    """What no form knows, in the grids (or the running text) where tables were read."""
    read = {(row.document, row.grid) for row in found.rows if row.sheet.key in tables}
    return tuple(
        one
        for those, one in found.unrecognised
        if those & set(tables) and (one.where.document, one.where.table) in read
    )


def _table(
    key: str, form: FormId, found: Found, rows: Sequence[RowRead], body: int
) -> tuple[TableRead, dict[str, Measure], list[Printing]]:
    own = [row for row in rows if row.sheet.key == key]
    pieces = printings(own, body) or [[]]
    main, *others = pieces
    printing = forms_of(key)
    of_form = form if form in printing else printing[0]
    table = next(one for one in load_forms()[of_form].tables if one.key == key)
    read, measures = table_read(table, of_form, main, _start(key, found, main))
    again = []
    for piece in others:
        other, _ = table_read(table, of_form, piece, _start(key, found, piece))
        figures = measures_of_rows(without_sums(piece))
        again.append(Printing(key, of_form, other.where, other.whole, figures))
    return read, measures, again


def _start(key: str, found: Found, rows: Sequence[RowRead]) -> Place:
    heads = [seen for seen in found.heads if seen.sheet.key == key]
    if rows:
        first = min(rows, key=lambda row: (row.document, row.line))
        near = [
            seen for seen in heads if seen.document == first.document and seen.line <= first.line
        ]
        line = max((seen.line for seen in near), default=first.line)
        return Place(line, first.document, first.grid)
    return Place(heads[0].line, heads[0].document, heads[0].grid)
