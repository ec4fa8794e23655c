"""整改台账: the register an office keeps, one row a finding; what people wrote into the last
one is carried over by the finding's number."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from letters.sheet import Cell, Column, Sheet
from letters.wording import clean, in_lang, law_of, place_of

if TYPE_CHECKING:
    from store.finding import Finding

PEOPLE = ("责任人", "整改措施", "整改期限", "完成情况", "备注")
"""Columns that only people fill."""
NUMBER, RULE = "问题编号", "规则"
OURS = (
    Column("序号", 6), Column("机关", 18), Column("年度", 7), Column("问题", 42),
    Column("严重程度", 9), Column("依据条款", 24), Column("位置", 26), Column("发现日期", 12),
    Column("状态", 14),
)  # fmt: skip
THEIRS = tuple(Column(name, 15, theirs=True) for name in PEOPLE)
KEYS = (Column(NUMBER, 9), Column(RULE, 14))
NAME, LEFT = "整改台账", "原台账留存"
SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}
STATES = {"new": "新发现", "standing": "待整改", "resolved": "已消除", "waived": "已豁免"}
REVIEWS = {"upheld": "已认定", "dismissed": "已驳回"}
Key = tuple[str, str, str, str]
"""Number, rule, agency and year: a number from another database meets no stranger's row."""


class RegisterError(ValueError):
    """A workbook that is no register of ours: one line saying which and why."""


@dataclass(frozen=True)
class Old:
    """What people wrote in a former register."""

    columns: tuple[str, ...] = ()
    """People's columns that are not among the usual ones, in order."""
    rows: Mapping[Key, Mapping[str, Cell]] = field(default_factory=dict)
    header: tuple[str, ...] = ()
    whole: Mapping[Key, Sequence[Cell]] = field(default_factory=dict)
    left: Sequence[Sequence[Cell]] = ()
    """Rows that an earlier merge had already kept apart, header first."""


@dataclass(frozen=True, slots=True)
class Register:
    """The sheets, and what merging came to."""

    sheets: tuple[Sheet, ...]
    kept: int
    """Rows in which something of people's was carried over."""
    left: int
    """Rows of the former register that this one does not have."""


def register(findings: Iterable[Finding], old: Old = Old()) -> Register:
    """One row a finding, in the order given."""
    columns = (*OURS, *THEIRS, *(Column(name, 18, theirs=True) for name in old.columns), *KEYS)
    rows: list[dict[str, Cell]] = []
    met: set[Key] = set()
    kept = 0
    for no, finding in enumerate(findings, 1):
        row = _row(no, finding)
        key = _key(row)
        met.add(key)
        words = old.rows.get(key, {})
        kept += any(value not in ("", None) for value in words.values())
        rows.append({**row, **words})
    gone = [cells for key, cells in old.whole.items() if key not in met]
    sheets = [Sheet(NAME, columns, rows, title="政府信息公开工作年度报告问题整改台账")]
    if gone or old.left:
        sheets.append(_left_over(old, gone))
    return Register(tuple(sheets), kept, len(gone))


def _row(no: int, finding: Finding) -> dict[str, Cell]:
    places = dict.fromkeys(place_of(e.where) for e in finding.evidence)
    law = dict.fromkeys(law_of(cite) for cite in finding.cites)
    state = STATES[finding.state]
    if finding.review:
        state += f"（{REVIEWS[finding.review]}）"
    if finding.waiver:
        state += f"：{clean(finding.waiver)}"
    return {
        "序号": no,
        "机关": clean(finding.agency_name),
        "年度": finding.reporting_year,
        "问题": in_lang(finding.message, "zh"),
        "严重程度": SEVERITIES[finding.severity],
        "依据条款": "\n".join(law),
        "位置": _shortened(list(places)),
        "发现日期": finding.raised_on,
        "状态": state,
        NUMBER: f"F{finding.id}",
        RULE: finding.rule,
    }


def _shortened(places: Sequence[str]) -> str:
    shown = "\n".join(places[:4])
    return f"{shown}\n等 {len(places)} 处" if len(places) > 4 else shown


def _key(row: Mapping[str, Cell]) -> Key:
    number, rule, agency, year = (row.get(name) for name in (NUMBER, RULE, "机关", "年度"))
    whole = int(year) if isinstance(year, float) and year.is_integer() else year
    return str(number or ""), str(rule or ""), str(agency or ""), str(whole or "")


def _left_over(old: Old, gone: Sequence[Sequence[Cell]]) -> Sheet:
    """Rows whose finding is not in this register, as they were: nothing people wrote is lost."""
    header = tuple(str(cell) for cell in old.left[0]) if old.left else old.header
    columns = tuple(Column(name, 18, theirs=True) for name in header)
    rows = [dict(zip(header, cells, strict=False)) for cells in old.left[1:]]
    rows += [dict(zip(old.header, cells, strict=False)) for cells in gone]
    return Sheet(LEFT, columns, rows)


def read_register(content: bytes, name: str) -> Old:
    """What people wrote in a register made here. Raises RegisterError."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = book.sheet_names
        if NAME not in names:
            raise RegisterError(f"{name}: has no sheet {NAME}")
        table = [[_cell(c) for c in row] for row in book.get_sheet_by_name(NAME).to_python()]
        left = (
            [[_cell(c) for c in row] for row in book.get_sheet_by_name(LEFT).to_python()]
            if LEFT in names
            else []
        )
    except CalamineError as error:
        raise RegisterError(f"{name}: is no workbook that can be read: {error}") from error
    return _old(table, left, name)


def _old(table: list[list[Cell]], left: list[list[Cell]], name: str) -> Old:
    at = next((i for i, row in enumerate(table) if NUMBER in row and "机关" in row), None)
    if at is None:
        raise RegisterError(f"{name}: no row of headings with {NUMBER} and 机关 on sheet {NAME}")
    header = tuple(str(cell).strip() for cell in table[at])
    twice = sorted({h for h in header if h and header.count(h) > 1})
    if twice:
        raise RegisterError(f"{name}: headings stand twice: {'、'.join(twice)}")
    ours = {column.name for column in (*OURS, *KEYS)}
    people = [head for head in header if head and head not in ours]
    rows: dict[Key, Mapping[str, Cell]] = {}
    whole: dict[Key, Sequence[Cell]] = {}
    for no, cells in enumerate(table[at + 1 :], at + 2):
        row = dict(zip(header, cells, strict=False))
        if not any(cell not in ("", None) for cell in cells):
            continue
        key = _key(row)
        # A row that people added by themselves has no number; its line tells it from others.
        key = key if key[0] else ("", *key[1:3], f"{key[3]}#{no}")
        if key in rows:
            raise RegisterError(f"{name}: {key[0]} stands twice; take out one of the rows")
        rows[key] = {head: row[head] for head in people if head in row}
        whole[key] = cells
    extra = tuple(head for head in people if head not in PEOPLE)
    return Old(extra, rows, header, whole, left)


def _cell(value: Any) -> Cell:
    """As it was: words, figures and days; whatever else there may be in its own words."""
    if isinstance(value, datetime):
        return value.date() if value.time() == datetime.min.time() else value.isoformat(" ")
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, (int, float, date)):
        return value
    return str(value)
