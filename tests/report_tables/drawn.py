"""Official tables drawn in every way that real pages print them, for the property tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from random import Random

from hypothesis import strategies as st

from report.model import Cell, Document, Grid, Layout, Line
from report.normal import normalise
from report.readers import layout_of
from report.tables import TablesRead
from report.tables.sheets import sheets as form_sheets
from samples.official import dispute_measures, proactive_measures, request_measures
from samples.sheet import CellStyle, Sheet, sheets
from samples.statistics import statistics_measures

FORMS = ("statistics-2014", "annual-2019", "annual-2021")
SECTIONS = {
    "proactive": "二、主动公开政府信息情况",
    "requests": "三、收到和处理政府信息公开申请情况",
    "disputes": "四、政府信息公开行政复议、行政诉讼情况",
}
Drawing = Callable[[Mapping[str, Sheet]], Layout]


def names_of(form: str) -> tuple[str, ...]:
    if form == "statistics-2014":
        return statistics_measures("national")
    return (*proactive_measures(form), *request_measures(form), *dispute_measures())


SEEDS = st.integers(0, 10**6)


def report_of(
    form: str, seed: int, zeros: str = "0"
) -> tuple[dict[str, Decimal], dict[str, Sheet]]:
    """A figure for each measure of a form, half of them zero, and its tables. Only the sums
    of rows agree; no two others are alike, so that none can be taken for another."""
    random = Random(seed)
    names = names_of(form)
    others = random.sample(range(1, 9999), len(names))
    figures = {
        name: Decimal(random.choice((0, other))) for name, other in zip(names, others, strict=True)
    }
    if form != "statistics-2014":
        for row in {name.rpartition(".")[0] for name in names if name.endswith(".total")}:
            parts = [n for n in names if n.rpartition(".")[0] == row and not n.endswith(".total")]
            figures[f"{row}.total"] = Decimal(sum(figures[part] for part in parts))
    return figures, sheets(form, figures, CellStyle(zeros=zeros))


def cell(text: str, line: int, row: int, column: int, down: int = 1, over: int = 1) -> Cell:
    return Cell(text, normalise(text), line, row, column, down, over)


def grid(
    rows: Sequence[Sequence[tuple[str, int, int]]], no: int, line: int, ruled: bool = True
) -> Grid:
    """A grid of (text, row span, column span)."""
    return Grid(
        no,
        tuple(
            tuple(cell(t, line + y, y + 1, x + 1, d, o) for x, (t, d, o) in enumerate(row))
            for y, row in enumerate(rows)
        ),
        ruled,
    )


def _spanned(sheet: Sheet) -> list[list[tuple[str, int, int]]]:
    return [[(c.text, c.rows, c.columns) for c in row] for row in sheet.rows]


def _layout(*blocks: Line | Grid) -> Layout:
    return Layout(tuple(blocks), "text/html")


def with_spans(tables: Mapping[str, Sheet]) -> Layout:
    """As a web page has them: merged cells told by their spans."""
    blocks: list[Line | Grid] = []
    line = 1
    for no, (key, sheet) in enumerate(tables.items(), 1):
        title = SECTIONS.get(key, "附表")
        blocks.append(Line(line, title, title, "p"))
        blocks.append(grid(_spanned(sheet), no, line + 1))
        line += len(sheet.rows) + 2
    return _layout(*blocks)


def without_spans(tables: Mapping[str, Sheet]) -> Layout:
    """As a spreadsheet: every position its own cell, empty where a merged one lies over it."""
    rows = [
        [[(c.text if starts else "", 1, 1) for c, starts in row] for row in sheet.expanded()]
        for sheet in tables.values()
    ]
    return _layout(*(grid(one, no, no * 100) for no, one in enumerate(rows, 1)))


def glued(tables: Mapping[str, Sheet]) -> Layout:
    """All tables in one grid, the headings of their sections in rows between."""
    rows: list[list[tuple[str, int, int]]] = []
    for key, sheet in tables.items():
        rows.append([(SECTIONS.get(key, "政府信息公开情况统计表"), 1, 15)])
        rows += _spanned(sheet)
    return _layout(grid(rows, 1, 1))


def over_two_pages(tables: Mapping[str, Sheet]) -> Layout:
    """Each table in two grids, a page number between; merged labels go on as empty cells."""
    blocks: list[Line | Grid] = []
    for no, sheet in enumerate(tables.values()):
        full = [[(c.text if starts else "", 1, 1) for c, starts in r] for r in sheet.expanded()]
        cut = max(sheet.header_rows, len(full) // 2)
        first, second = full[:cut], [*full[: sheet.header_rows], *full[cut:]]
        at = no * 200 + 1
        blocks.append(grid(first, 2 * no + 1, at))
        blocks.append(Line(at + 90, "— 3 —", "— 3 —"))
        blocks.append(grid(second, 2 * no + 2, at + 100))
    return _layout(*blocks)


def _text(lines: Sequence[str]) -> Layout:
    layout = layout_of(Document("".join(f"{line}\n" for line in lines).encode(), "report.txt"))
    assert isinstance(layout, Layout)
    return layout


def with_pipes(tables: Mapping[str, Sheet]) -> Layout:
    """A crawler's text: cells end in pipes, rows filled up with empty ones at the end."""
    lines: list[str] = []
    for key, sheet in tables.items():
        lines.append(SECTIONS.get(key, "附表:"))
        for row in sheet.rows:
            cells = [c.text for c in row]
            lines.append(" | ".join(cells + [""] * (sheet.width - len(cells))) + " |")
    return _text(lines)


def in_markdown(tables: Mapping[str, Sheet]) -> Layout:
    lines: list[str] = []
    for key, sheet in tables.items():
        lines += ["", f"## {SECTIONS.get(key, '附表')}", ""]
        for row in sheet.expanded():
            lines.append("| " + " | ".join(c.text if starts else "" for c, starts in row) + " |")
    return _text(lines)


def one_cell_a_line(tables: Mapping[str, Sheet]) -> Layout:
    lines: list[str] = []
    for key, sheet in tables.items():
        lines.append(SECTIONS.get(key, "附表:"))
        lines += [c.text for row in sheet.rows for c in row if c.text]
    return _text(lines)


def between_lone_pipes(tables: Mapping[str, Sheet]) -> Layout:
    lines: list[str] = []
    for key, sheet in tables.items():
        lines.append(SECTIONS.get(key, "附表:"))
        for row in sheet.rows:
            for one in row:
                lines += [one.text, "|"] if one.text else ["|"]
    return _text(lines)


def parted_by_spaces(tables: Mapping[str, Sheet]) -> Layout:
    """The text of a PDF: a row a line, cells parted by spaces."""
    lines: list[str] = []
    for key, sheet in tables.items():
        lines.append(SECTIONS.get(key, "附表:"))
        lines += [" ".join(c.text for c in row if c.text) for row in sheet.rows]
    return _text(lines)


def ruled(*rows: Sequence[str | tuple[str, int, int]], no: int = 1, line: int = 1) -> Layout:
    """A page with one ruled table; a cell is its text, or text with row and column span."""
    cells = [[one if isinstance(one, tuple) else (one, 1, 1) for one in row] for row in rows]
    return _layout(grid(cells, no, line))


def text(*lines: str) -> Layout:
    """An extract of text."""
    return _text(lines)


_STRAY = [
    "0",
    "5",
    "—",
    "件",
    "小计",
    "12 3",
    "0 0 0 0 0 0 0",
    "|",
    "三、主动公开情况",
    "未知的一行",
    "",
]


def mixture(seed: int) -> Layout:
    """Labels and heads of all forms, with figures and other words, in no sense or order."""
    random = Random(seed)
    known = [
        normalise(word)
        for one in form_sheets()
        for word in (
            one.block.label,
            one.block.row_head,
            *(head.column.label for head in one.heads),
            *(slot.row.label for slot in one.slots),
        )
    ]
    words = known + _STRAY * 10

    def any_cell() -> tuple[str, int, int]:
        return random.choice(words), random.choice((1, 1, 1, 2, 30)), random.choice((1, 1, 3, 900))

    blocks: list[Line | Grid] = []
    for no in range(1, random.randint(2, 4)):
        if random.random() < 0.5:
            shape = random.choices(range(17), k=random.randint(0, 25))
            rows = [[any_cell() for _ in range(width)] for width in shape]
            blocks.append(grid(rows, no, no * 1000, ruled=random.random() < 0.6))
        else:
            lines = filter(None, random.choices(words, k=60))
            blocks += [Line(no * 1000 + i, line, line) for i, line in enumerate(lines)]
    return _layout(*blocks)


NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
KINDS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
NEW = "一、本年新收政府信息公开申请数量"
RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


def figures(read: TablesRead, *names: str) -> list[Decimal | str | None]:
    """Values of written measures, else their states; None for one that is not there."""
    told: list[Decimal | str | None] = []
    for name in names:
        measure = read.measures.get(name)
        state = measure.state if measure else None
        told.append(measure.value if measure and state == "written" else state)
    return told


def row_of(read: TablesRead, name: str) -> list[Decimal | str | None]:
    columns = (
        "natural_person",
        "commercial",
        "research",
        "public_welfare",
        "legal_service",
        "other_organisation",
        "total",
    )
    return figures(read, *(f"{name}.{column}" for column in columns))
