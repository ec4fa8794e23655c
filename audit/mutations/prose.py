"""Figures in prose changed: one that a table has too, one of a list, a share, a growth."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from random import Random

from audit.mutations import cells
from audit.mutations.blocks import places_of, with_text
from audit.mutations.model import Make, Mutant, Subject
from report.model import Statement

Figure = tuple[str, str, str]
"""The words before the figure, the figure, the words after it: together raw words of prose."""


def _once(quote: str, figure: str) -> Figure | None:
    found = list(re.finditer(rf"(?<![\d.,:/〔-]){re.escape(figure)}(?![\d.:/〕%-]|年|月)", quote))
    if len(found) != 1:
        return None
    return quote[: found[0].start()], figure, quote[found[0].end() :]


def _whole(statement: Statement) -> bool:
    return statement.scope == "own" and not statement.approximate and not statement.negated


def agreeing(subject: Subject) -> Iterator[Figure]:
    """Figures that the report itself states in a table as well."""
    measures = subject.read.measures
    for statement in subject.read.statements:
        names = (statement.measure,) if statement.measure else statement.sum_of
        if not names or not _whole(statement) or statement.percent or statement.growth:
            continue
        if all(n in measures and measures[n].state == "written" for n in names):
            total = sum((measures[n].value or Decimal(0) for n in names), Decimal(0))
            if total == statement.value and (
                found := _once(statement.where.quote, f"{statement.value:f}")
            ):
                yield found


def unlinked(subject: Subject) -> Iterator[Figure]:
    """Figures that no table states, or of which the words leave doubt."""
    for statement in subject.read.statements:
        if statement.measure or statement.sum_of or statement.parts:
            continue
        if found := _once(statement.where.quote, f"{statement.value:f}"):
            yield found


def members(subject: Subject) -> Iterator[Figure]:
    """Parts of lists that claim to be whole and add up."""
    for statement in subject.read.statements:
        if not statement.closed or not _whole(statement) or len(statement.parts) < 2:
            continue
        if sum(p.value for p in statement.parts) != statement.value:
            continue
        for one in statement.parts:
            if not one.approximate and (found := _once(statement.where.quote, f"{one.value:f}")):
                yield found


def shares(subject: Subject) -> Iterator[Figure]:
    """Percentages whose two figures the same words give, and that are right."""
    for s in subject.read.statements:
        if s.percent is None or not s.base or not s.value or s.approximate:
            continue
        if abs(s.value * 100 / s.base - s.percent) > Decimal("0.05"):
            continue
        before, sign, after = s.where.quote.partition(f"{s.percent:f}%")
        if sign and f"{s.percent:f}%" not in after:
            yield before, f"{s.percent:f}", f"%{after}"


def growths(subject: Subject) -> Iterator[Figure]:
    """Growth whose two figures the same words give, and that is right."""
    for s in subject.read.statements:
        if s.growth is None or not s.base or s.approximate:
            continue
        told = f"{abs(s.growth):f}"
        if abs((s.value - s.base) * 100 / s.base - s.growth) > Decimal("0.05"):
            continue
        before, sign, after = s.where.quote.partition(f"{told}%")
        if sign and f"{told}%" not in after:
            yield before, told, f"%{after}"


def unit(old: str, new: str) -> Make:
    """A figure that a table counts in one unit is told in another."""

    def make(subject: Subject, random: Random) -> Mutant | None:
        for before, value, after in agreeing(subject):
            at = places_of(subject.report, before + value + after)
            measured = subject.report.form == "statistics-2014" and after.startswith(old)
            if measured and len(at) == 1:
                text = subject.report.blocks[at[0]].text
                words = before[-12:] + value + new + after[len(old) :][:12]
                changed = text.replace(
                    before + value + after, before + value + new + after[len(old) :], 1
                )
                return Mutant(with_text(subject.report, at[0], changed), words, (), (words,))
        return None

    return make


def figure(choose: Callable[[Subject], Iterator[Figure]], *rewrites: cells.Rewrite) -> Make:
    """A mutation of one of the figures chosen, in one of these ways."""

    def make(subject: Subject, random: Random) -> Mutant | None:
        found = list(choose(subject))
        random.shuffle(found)
        for before, old, after in found:
            if rewrites and not old.isdigit():
                continue  # 7304.01万元: these are ways to write whole numbers
            new = random.choice(rewrites)(old, random) if rewrites else _other(old)
            at = places_of(subject.report, before + old + after)
            if len(at) != 1 or new in ("", old) or _together(old, new, before + after):
                continue
            text = subject.report.blocks[at[0]].text
            changed = text.replace(before + old + after, before + new + after, 1)
            words = (before[-12:] + new + after[:12],)
            return Mutant(
                with_text(subject.report, at[0], changed), f"{words[0]} (was {old})", (), words
            )
        return None

    return make


def _together(old: str, new: str, beside: str) -> bool:
    """予以公开5件、部分公开1件 for 4 and 1: the figure may be told with the one beside it."""
    return any(Decimal(new) == Decimal(old) + int(n) for n in re.findall(r"\d+", beside))


def _other(percent: str) -> str:
    """A share that is off by more than rounding explains."""
    value = Decimal(percent)
    return f"{value + 5 if value < 90 else value - 5:f}"


def left_out(subject: Subject, random: Random) -> Mutant | None:
    """收到政府信息公开申请件: the figure is gone, its unit stands."""
    for before, old, after in agreeing(subject):
        at = places_of(subject.report, before + old + after)
        if len(at) == 1 and before.endswith(("申请", "申请共")) and after.startswith("件"):
            text = subject.report.blocks[at[0]].text
            changed = text.replace(before + old + after, f"{before} {after}", 1)
            words = (f"{before[-8:]} {after[:4]}",)
            return Mutant(with_text(subject.report, at[0], changed), words[0], (), words)
    return None
