"""Table four taken apart, a table for each kind of case."""

from __future__ import annotations

from drawn import cell

from report.model import Grid, Layout
from report.tables import TablesRead, read_tables

RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


def apart(*kinds: tuple[str, str]) -> TablesRead:
    grids = []
    for at, (kind, figures) in enumerate(kinds):
        line = 1 + 10 * at
        head = (cell(kind, line, 1, 1, 1, 5),)
        results = tuple(cell(name, line + 1, 2, rank) for rank, name in enumerate(RESULTS, 1))
        row = tuple(cell(one, line + 2, 3, rank) for rank, one in enumerate(figures, 1))
        grids.append(Grid(at + 1, ((head,) if kind else ()) + (results, row)))
    return read_tables([Layout(tuple(grids), "text/html")], 2022)


def test_each_kind_is_read_under_its_own_name() -> None:
    read = apart(
        ("行政复议", "31015"),
        ("行政诉讼：未经复议直接起诉", "20103"),
        ("行政诉讼：复议后起诉", "00011"),
    )
    totals = [read.measures[f"{kind}.total"].value for kind in ("review", "litigation_direct")]
    assert [*totals, read.measures["litigation_after_review.pending"].value] == [5, 3, 1]
    assert read.printings == ()


def test_results_without_the_name_of_a_kind_are_of_none() -> None:
    """The second of two such tables is no other printing of the first."""
    read = apart(("行政复议", "31015"), ("", "20103"))
    assert read.measures["review.total"].value == 5
    assert read.printings == ()
