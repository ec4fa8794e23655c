"""Everything stored under other rules, told as `gouji check` tells; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from night.check import Checked, select
from night.citing import in_lang
from night.record import record
from night.rescore import Rescored, rescore
from report.model import Report
from rules.diff import JudgementChange, RuleChange, compare_judgements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from night.workers import Limits
    from rules.model import Judgement
    from rules.packs.model import Packs
    from store import Store
    from store.reports import StoredReport


@dataclass(frozen=True, slots=True)
class Scope:
    """Which stored reports, and with what means."""

    portal: str | None = None
    year: int | None = None
    limits: Limits | None = None
    processes: int = 1


@dataclass(frozen=True, slots=True)
class Asked:
    """What is wanted of each report."""

    lang: str = "zh"
    every: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    layouts: bool = False


def dry_run(store: Store, packs: Packs, scope: Scope, asked: Asked) -> Iterator[Checked]:
    """Every stored report judged anew, under its name here: R5 and its address."""
    for one in _rescored(store, packs, scope, layouts=asked.layouts):
        name = " ".join(filter(None, (f"R{one.report.id}", one.report.url)))
        if one.part is None or one.part.judgement is None:
            why = in_lang(one.failure.message, asked.lang) if one.failure else ""
            yield Checked(name, None, why or "no longer read as a report", "crashed")
            continue
        judgement = select(one.part.judgement, asked.select, asked.ignore)
        result = one.part.result
        entry = record(name, one.documents, result, judgement, lang=asked.lang, every=asked.every)
        yield Checked(name, entry, report=result if isinstance(result, Report) else None)


@dataclass(frozen=True, slots=True)
class ReportChange:
    """One stored report of which two sets of packs say different things."""

    report: StoredReport
    change: JudgementChange


def compare_stored(
    store: Store, old: Packs, new: Packs, changes: Sequence[RuleChange], scope: Scope
) -> Iterator[ReportChange | None]:
    """Every stored report under both; None for one of which both say the same, or that
    cannot be read."""
    pairs = zip_longest(_rescored(store, old, scope), _rescored(store, new, scope))
    for before, after in pairs:
        one, other = _judgement(before), _judgement(after)
        if one is None or other is None:
            yield None
            continue
        change = compare_judgements(one, other, changes)
        yield None if change.nothing else ReportChange(before.report, change)


def _judgement(one: Rescored | None) -> Judgement | None:
    return one.part.judgement if one is not None and one.part is not None else None


def _rescored(
    store: Store, packs: Packs, scope: Scope, *, layouts: bool = False
) -> Iterator[Rescored]:
    return rescore(
        store,
        packs,
        portal=scope.portal,
        year=scope.year,
        limits=scope.limits,
        processes=scope.processes,
        layouts=layouts,
    )
