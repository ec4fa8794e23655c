"""The layouts of the real reports, read where they lie."""

import json
from pathlib import Path

import pytest
from layouts import dropped, grids, lines, read

from report.model import Grid, Line


def layout_at(shared: Path, pattern: str):
    found = sorted((shared / "reports").glob(pattern))
    if not found:
        pytest.skip(f"no {pattern} beside this checkout")
    return read(found[0].read_bytes(), found[0].name)


@pytest.mark.parametrize(
    ("name", "chrome"),
    [
        ("000", {133}),
        ("001", {73}),
        ("002", {2, 3, 83}),
        ("003", {3, 5, 6, 152, 154}),
        ("004", {23}),
    ],
)
def test_exactly_the_lines_of_the_page_are_set_apart(
    shared: Path, name: str, chrome: set[int]
) -> None:
    layout = layout_at(shared, f"{name}_*.txt")
    assert {line.no for line in layout.dropped} == chrome


def test_every_word_of_an_extract_is_kept_at_its_line(shared: Path) -> None:
    for path in sorted((shared / "reports").glob("00*.txt")):
        layout = read(path.read_bytes())
        source = path.read_text(encoding="utf-8").split("\n")
        for block in layout.blocks:
            if isinstance(block, Line):
                assert block.raw == source[block.no - 1].strip()
            else:
                for cell in (cell for row in block.rows for cell in row):
                    assert cell.raw in source[cell.line - 1]


def test_a_wrapped_statistics_table_has_three_cells_a_row(shared: Path) -> None:
    layout = layout_at(shared, "000_*.txt")
    (table,) = (block for block in layout.blocks if isinstance(block, Grid))
    assert {len(row) for row in table.rows} == {3}
    assert len(table.rows) == 83


def test_a_saved_page_gives_three_tables_with_all_cells(shared: Path) -> None:
    layout = layout_at(shared, "shuyang-fgj-2023.html")
    truth = json.loads(
        (shared / "reports" / "shuyang-fgj-2023.truth.json").read_text(encoding="utf-8")
    )
    wanted = [
        ["" if figure is None else str(figure) for figure in figures]
        for figures in truth["table3"].values()
    ]
    assert [row[-7:] for row in grids(layout)[1][3:]] == wanted
    assert layout.meta["box:公开日期"] == truth["published"]
    assert "扫一扫" not in "".join(lines(layout))
    assert "采集时间:2025-12-30T21:37:37+08:00" in dropped(layout)


def test_a_pdf_over_pages_gives_three_tables_with_all_cells(shared: Path) -> None:
    layout = layout_at(shared, "hongze-district-2024.pdf")
    truth = json.loads(
        (shared / "reports" / "hongze-district-2024.truth.json").read_text(encoding="utf-8")
    )
    tables = grids(layout)
    assert [len(table) for table in tables] == [14, 26, 4]
    read_rows = [row[-7:] for table in tables for row in table if len(row) >= 8]
    wanted = [[str(figure) for figure in figures] for figures in truth["table3"].values()]
    assert [row for row in read_rows if all(cell.isdigit() for cell in row)][
        : len(wanted)
    ] == wanted
    assert len(tables[2][-1]) == 15
    assert lines(layout)[0] == "淮安市洪泽区人民政府"


def test_every_excerpt_is_read(shared: Path) -> None:
    for path in sorted((shared / "reports" / "excerpts").glob("*.txt")):
        layout = read(path.read_bytes())
        assert layout.blocks, path.name
        assert bool(layout.cut) == ("[…" in path.read_text(encoding="utf-8")), path.name
