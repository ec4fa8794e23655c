"""Findings that one other figure would put right are told as belonging together."""

from __future__ import annotations

from dataclasses import replace

from rules.arithmetic import Sheet
from rules.consequences import Drawn
from rules.drawing import named, number
from rules.identity import Balance
from rules.model import Text
from rules.suspect import Suspect, suspects


def grouped(drawn: list[Drawn], sheet: Sheet) -> list[Drawn]:
    """The outcomes, broken equations of one suspected cell marked with it."""
    broken = [one for one in drawn if one.outcome.verdict == "fail" and _equation(one)]
    if len(broken) < 2:
        return drawn
    judged = [
        (at, equation)
        for at, one in enumerate(drawn)
        if one.outcome.verdict in ("pass", "fail") and (equation := _equation(one))
    ]
    found = list(drawn)
    for suspect in suspects([equation for _, equation in judged], sheet.cells):
        for numbered in suspect.broken:
            at = judged[numbered][0]
            found[at] = _marked(drawn[at], suspect, sheet.report.form)
    return found


def _equation(one: Drawn) -> Balance | None:
    """The one equation within the report that an outcome is about, if it is about one."""
    if one.identity is None or one.outcome.family != "arithmetic":
        return None
    relations = one.identity.relations
    if len(relations) == 1 and isinstance(relations[0], Balance) and relations[0].equal:
        return relations[0]
    return None


def _marked(one: Drawn, suspect: Suspect, form: str | None) -> Drawn:
    name = named(suspect.measure, form)
    value, instead, count = number(suspect.value), number(suspect.instead), len(suspect.broken)
    message = one.outcome.message
    told = Text(
        f"{message.zh}如{name.zh}由{value}改为{instead}，{count}处不等均可相符。",
        f"{message.en} Were {name.en} {instead} rather than {value}, all {count} would agree.",
    )
    outcome = replace(one.outcome, message=told, group=f"cell:{suspect.measure}")
    return replace(one, outcome=outcome)
