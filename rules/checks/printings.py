"""The same official table in the page and in an attachment: figure against figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from report.model import Evidence, Grid, Layout, Measure, Printing, Report, TableRead
from rules.checks.base import Result, check
from rules.checks.together import one_each
from rules.drawing import label, number
from rules.model import Context, Text
from rules.rule import Rule
from rules.tables import TABLE_NAMES

_SHOWN = 5
"""So many differences are told one by one, and proved with both cells."""
_WIDER = re.compile(r"汇总|合计|本级|全[省市县区州旗盟镇乡]|各(?:级|部门|单位|地|[镇乡县区])|系统")
_TITLED = re.compile(r"表|报告|年报|公开情况")
_TOP, _LONGEST = 5, 60
_MONEY = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
_Pair = tuple[Measure, Measure]


@check("printings-agree")
def printings_agree(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """A whole table in the page and the same whole table in an attachment say the same.

    Blank cells, and figures that differ by rounding, contradict nothing. A file that does not
    say whose it is, with other figures in most of its cells, may be another report's.
    """
    tables = {table.key: table for table in report.tables}
    results = [
        _compared(report, tables[one.key], one)
        for one in report.printings
        if one.key in tables
        and one.form == tables[one.key].form
        and one.where.document != tables[one.key].where.document
    ]
    yield from one_each(results) or [Result("tables", "not_applicable")]


def _compared(report: Report, table: TableRead, other: Printing) -> Result:
    if why := _why_not(report, table, other):
        return Result(table.key, "unknown", why=why)
    pairs = [
        (own, found)
        for name, found in other.measures.items()
        if (own := report.measures.get(name)) is not None and own.state == found.state == "written"
    ]
    if not pairs:
        return Result(table.key, "unknown", why=_BLANK)
    apart = [pair for pair in pairs if not _same(*pair)]
    if not apart:
        return Result(table.key, "pass")
    figures = sum(bool(a.value or b.value) for a, b in pairs)
    if not _are_named(report, table, other) and 2 * len(apart) > figures:
        return Result(table.key, "unknown", why=_ANOTHER)
    shown = apart[:_SHOWN]
    operands = _told(shown, TABLE_NAMES[table.key].zh, len(apart) > _SHOWN)
    return Result(
        table.key,
        "fail",
        {
            "table": TABLE_NAMES[table.key],
            "first": _document(report, table.where.document),
            "second": _document(report, other.where.document),
            "count": str(len(apart)),
            "operands": operands,
        },
        found=operands.zh,
        evidence=tuple(Evidence(cell.raw, cell.where) for pair in shown for cell in pair),
    )


_BLANK = Text("两份表格没有可比的数字", "the two tables have no figures in common to compare")
_ANOTHER = Text(
    "附件没有写明机关和年度，数据又大都不同，可能不是同一份报告",
    "the attachment does not say whose it is, and most figures differ: it may be another report",
)


def _why_not(report: Report, table: TableRead, other: Printing) -> Text | None:
    """Why the two tables cannot be held against each other."""
    numbers = (table.where.document, other.where.document)
    if any(report.layouts[n].cut for n in numbers) or not (table.whole and other.whole):
        return Text("表格没有读全", "the tables were not read whole")
    names = [a.name for a in report.attachments if a.document in numbers]
    captions = (words for n in numbers for words in _captions(report.layouts[n]))
    if any(map(_WIDER.search, (report.title, *names, *captions))):
        return Text("两份表格的统计范围可能不同", "the two tables may not cover the same bodies")
    return None


def _captions(layout: Layout) -> Iterator[str]:
    """Short lines at the top, and the first rows of a sheet, that say what the table is of."""
    for block in layout.blocks[:_TOP]:
        rows = block.rows[:2] if isinstance(block, Grid) else ((block,),)
        for row in rows:
            for piece in row:
                if len(piece.text) <= _LONGEST and _TITLED.search(piece.text):
                    yield piece.text


def _are_named(report: Report, table: TableRead, other: Printing) -> bool:
    """Whether both documents say that they are this body's report of this year."""
    numbers = (table.where.document, other.where.document)
    return all(report.belongings[n].relation == "own" for n in numbers)


def _same(a: Measure, b: Measure) -> bool:
    """Equal; or money, and apart by less than one in the last place of the coarser."""
    if a.value is None or b.value is None or a.value == b.value:
        return True
    if a.unit not in _MONEY or b.unit not in _MONEY:
        return a.unit != b.unit
    apart = abs(a.value * _MONEY[a.unit] - b.value * _MONEY[b.unit])
    return apart < max(_step(a), _step(b))


def _step(measure: Measure) -> Decimal:
    """One in the last place of a sum of money as written, in yuan."""
    exponent = (measure.value or Decimal(0)).as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0) * _MONEY[measure.unit]


def _document(report: Report, number: int) -> Text:
    if number == 0:
        return Text("页面", "the page")
    name = next((a.name for a in report.attachments if a.document == number), "")
    if not name:
        return Text(f"附件{number}", f"attachment {number}")
    return Text(f"附件“{name}”", f"the attachment “{name}”")


def _told(pairs: Sequence[_Pair], table: str, more: bool) -> Text:
    zh, en = [], []
    for own, other in pairs:
        figures = f"{_figure(own)} ≠ {_figure(other)}"
        zh.append(f"{label(own.name).removeprefix(f'{table} · ')} {figures}")
        en.append(f"{own.name} {figures}")
    return Text("；".join(zh) + ("……" if more else ""), "; ".join(en) + ("…" if more else ""))


def _figure(measure: Measure) -> str:
    return number(measure.value or Decimal(0))
