"""Scores from 0 to 100, by family and in all.

Each rule asks one question of the report and has a weight. A rule broken anywhere costs
the weight of its worst finding; one that holds wherever it could be assessed earns its
weight; one that could not be assessed counts neither way. The score is what was kept of
the weight that was assessed. Editorial and suppressed outcomes do not count. The share of
weight that could not be assessed stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rules.model import Family, Outcome, Score


@dataclass(slots=True)
class _Tally:
    family: Family
    weight: int = 0
    lost: int = 0
    assessed: int = 0
    open: int = 0


def score(outcomes: Iterable[Outcome]) -> Score:
    """The score of one report's outcomes. Replacing a fail by a pass never lowers it."""
    tallies = _tallies(outcomes)
    families = sorted({tally.family for tally in tallies.values()})
    by_family: dict[str, float | None] = {
        family: _value([t for t in tallies.values() if t.family == family]) for family in families
    }
    everything = list(tallies.values())
    whole = sum(t.weight for t in everything)
    unassessed = sum(t.weight * t.open / (t.open + t.assessed) for t in everything)
    return Score(_value(everything), round(unassessed / whole, 4) if whole else 0.0, by_family)


def _tallies(outcomes: Iterable[Outcome]) -> Mapping[str, _Tally]:
    tallies: dict[str, _Tally] = {}
    for one in outcomes:
        if one.verdict == "not_applicable" or one.basis == "editorial" or not one.weight:
            continue
        if one.suppressed_by is not None and one.verdict == "fail":
            continue
        tally = tallies.get(one.rule)
        if tally is None:
            tally = tallies[one.rule] = _Tally(one.family)
        tally.weight = max(tally.weight, one.weight)
        if one.verdict == "unknown":
            tally.open += 1
        else:
            tally.assessed += 1
            if one.verdict == "fail":
                tally.lost = max(tally.lost, one.weight)
    return tallies


def _value(tallies: Iterable[_Tally]) -> float | None:
    assessed = [t for t in tallies if t.assessed]
    weight = sum(t.weight for t in assessed)
    if not weight:
        return None
    return round(100 * (weight - sum(t.lost for t in assessed)) / weight, 2)
