"""The official tables of a report's documents, without those that are not its own."""

from __future__ import annotations

from collections.abc import Sequence

from report.model import Belonging, Layout
from report.tables import TablesRead, read_tables

NOTHING = Layout((), "")


def joined_tables(
    layouts: Sequence[Layout], belongings: Sequence[Belonging], year: int | None, body: int
) -> TablesRead:
    """The tables of the documents that belong to the report.

    A blank form, and a file that only has a few rows like the form's, count only where no
    other document has the table; so does what is named after another year or version.
    """
    if len(layouts) == 1:
        return read_tables(layouts, year)
    own = [
        NOTHING if belonging.relation == "other" or _is_scrap(layout, belonging, year) else layout
        for layout, belonging in zip(layouts, belongings, strict=True)
    ]
    doubtful = {
        number
        for number, (layout, belonging) in enumerate(zip(own, belongings, strict=True))
        if number != body and (belonging.relation == "doubtful" or _is_blank(layout, year))
    }
    if not doubtful:
        return read_tables(own, year, body)
    whole = read_tables(own, year, body)
    without = read_tables(
        [NOTHING if n in doubtful else layout for n, layout in enumerate(own)], year, body
    )
    told = {table.key for table in without.tables}
    needed = {table.key for table in whole.tables if without.form in (None, table.form)}
    return without if told >= needed else whole


def _is_blank(layout: Layout, year: int | None) -> bool:
    """Tables of the form without a single figure."""
    read = _alone(layout, year)
    return read.form is not None and not read.any_written


def _is_scrap(layout: Layout, belonging: Belonging, year: int | None) -> bool:
    """Of a file that does not say whose it is: less than half of the tables it seems to have."""
    if belonging.relation != "silent":
        return False
    measures = _alone(layout, year).measures.values()
    return 2 * sum(m.state != "unread" for m in measures) < len(measures)


def _alone(layout: Layout, year: int | None) -> TablesRead:
    return read_tables([layout], year)
