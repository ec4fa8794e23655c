"""What a single cell may hold: counts are whole numbers from 0 up, money is not negative."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache

from report.cells import NO_FRACTIONS
from report.forms import load_forms
from report.model import Evidence, Measure, Report, Statement
from report.normal import normalise
from rules.checks.base import Result, check
from rules.drawing import named, number
from rules.model import Context, Text
from rules.rule import Rule
from rules.tables import TABLE_NAMES, tables_of

_FRACTION = re.compile(r"-?\d+\.\d+")
_TEN_THOUSAND = Decimal(10_000)
_NEAR = Decimal("0.5")
_FEES = "行政事业性收费"


@check("cells-are-counts")
def cells_are_counts(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """Every cell of `table` holds a whole number from 0 up; money may have a fraction.

    One outcome a row. Columns of increments may be negative.
    """
    key = str(rule.params["table"])
    if not any(table.key == key for table in report.tables):
        why = Text(f"文件中没有读到{TABLE_NAMES[key].zh}", f"{TABLE_NAMES[key].en} was not read")
        yield Result(f"table:{key}", "unknown", why=why, cause=f"table:{key}")
        return
    form = report.form or ""
    for row, names in _rows(form, key).items():
        cells = [report.measures[name] for name in names if name in report.measures]
        if cells:
            yield _row(row, cells, form, key)


@check("money-unit")
def money_unit(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """Money (`measures`) in a cell of 万元 told in 元, or ten thousand times last year's or
    the prose's."""
    for name in (str(one) for one in rule.params["measures"]):
        yield _money(report, context, name)


def _money(report: Report, context: Context, name: str) -> Result:
    measure = report.measures.get(name)
    label = named(name, report.form)
    if measure is None or measure.state == "unread":
        why = Text(f"{label.zh}未读出", f"{label.en} was not read")
        table = tables_of(report.form or "").get(name, "")
        cause = "cells" if any(t.key == table for t in report.tables) else "table"
        return Result(name, "unknown", why=why, cause=f"{cause}:{table}" if table else "")
    if measure.value is None or measure.value <= 0:
        return Result(name, "not_applicable")
    prior = context.prior.measures.get(name) if context.prior else None
    wrong = Text("元", "“元”") if measure.unit == "元" else None
    if not wrong and prior and _ten_thousand_times(measure.value, prior):
        wrong = Text("与上年相差约一万倍，疑为元", "some ten thousand times last year's")
    told = None if wrong else _told_in_yuan(report, measure.value)
    if told:
        wrong = Text("是正文所写金额的一万倍，疑为元", "ten thousand times the prose's")
    if not wrong:
        return Result(name, "pass")
    fields: dict[str, str | Text] = {
        "label": label,
        "value": number(measure.value),
        "unit": wrong,
    }
    proofs = [Evidence(measure.raw, measure.where)] + ([told.where] if told else [])
    return Result(name, "fail", fields, "万元", wrong.zh, tuple(proofs))


def _ten_thousand_times(value: Decimal, base: Decimal) -> bool:
    return _TEN_THOUSAND * _NEAR <= value / base <= _TEN_THOUSAND / _NEAR


def _told_in_yuan(report: Report, value: Decimal) -> Statement | None:
    """The sentence that puts the cell's figure in 元, or in 万元 a ten-thousandth of it."""
    for said in report.statements:
        if _FEES not in said.subject or said.scope != "own" or said.value <= 0:
            continue
        yuan = said.unit == "元" and said.value == value
        if yuan or (said.unit == "万元" and _ten_thousand_times(value, said.value)):
            return said
    return None


@check("amount-unit")
def amount_unit(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """A sum of money written without its unit, where the form prints none."""
    name = "procurement.amount"
    measure = report.measures.get(name)
    if measure is None or measure.state == "unread":
        yield Result(name, "unknown", why=Text("采购总金额未读出", "the amount was not read"))
    elif not measure.value:
        yield Result(name, "not_applicable")
    elif "元" in measure.raw or "元" in measure.remark:
        yield Result(name, "pass")
    else:
        fields = {"value": measure.raw}
        yield Result(name, "fail", fields, "元", "", (Evidence(measure.raw, measure.where),))


@cache
def _rows(form: str, table: str) -> Mapping[str, tuple[str, ...]]:
    """Row → its measures. The statistics table has one figure a row."""
    rows: dict[str, list[str]] = defaultdict(list)
    for name, key in tables_of(form).items():
        if key == table:
            rows[name if table == "statistics" else name.rpartition(".")[0]].append(name)
    return {row: tuple(names) for row, names in rows.items()}


@cache
def _signed(form: str) -> frozenset[str]:
    return frozenset(
        name
        for table in load_forms()[form].tables
        for block in table.blocks
        for _, column, name in block.measures()
        if column.signed
    )


def _row(row: str, cells: list[Measure], form: str, table: str) -> Result:
    signed = _signed(form)
    wrong: list[Measure] = []
    written = unread = False
    for cell in cells:
        if cell.state == "written":
            written = True
            if cell.value is not None and cell.value < 0 and cell.name not in signed:
                wrong.append(cell)
        elif cell.state == "unread":
            unread = True
            if cell.why == NO_FRACTIONS and _FRACTION.fullmatch(normalise(cell.raw)):
                wrong.append(cell)
    if wrong:
        found = "、".join(cell.raw.strip() for cell in wrong)
        fields: dict[str, str | Text] = {"label": named(wrong[0].name, form), "found": found}
        proof = tuple(Evidence(cell.raw, cell.where) for cell in wrong)
        return Result(row, "fail", fields, "", found, proof)
    if unread:
        why = Text("本行有未能读出的单元格", "cells of this row could not be read")
        return Result(row, "unknown", why=why, cause=f"cells:{table}")
    return Result(row, "pass" if written else "not_applicable")
