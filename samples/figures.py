"""Seeded figures for each official form that satisfy every identity and bound of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from random import Random

from samples.figures_2014 import statistics_figures
from samples.official import (
    APPLICANTS,
    DISPUTE_BLOCKS,
    DISPUTE_RESULTS,
    result_rows,
)
from samples.statistics import Variant

PARTIES = tuple(column for column, _ in APPLICANTS if column != "total")


def figures(
    form: str,
    seed: int,
    *,
    prior: Mapping[str, Decimal] | None = None,
    new: int | None = None,
    carried_forward: int | None = None,
    rule_making: bool = False,
    variant: Variant = "national",
) -> dict[str, Decimal]:
    """Figures of a correct report, by measure; counts are integers, 万元 have two places.

    `prior` are last year's figures of the same form (or, for the requests, of either
    annual form): what it carried forward is carried in, what was in force rolls on.
    `new` and `carried_forward` choose the totals of table three. Regulations are above
    zero only with `rule_making`.
    """
    random = Random(f"{form}/{seed}")  # noqa: S311
    if form == "statistics-2014":
        return statistics_figures(random, variant, received=new)
    numbers = _proactive_2019 if form == "annual-2019" else _proactive_2021
    return {
        **numbers(random, prior or {}, rule_making),
        **_requests(random, form, prior, new, carried_forward),
        **_disputes(random, prior or {}),
    }


def _uneven(random: Random, total: int, weights: Sequence[float]) -> list[int]:
    """`total` cases dealt one by one with unequal chances."""
    dealt = random.choices(range(len(weights)), weights=weights, k=total)
    return [dealt.count(i) for i in range(len(weights))]


_PARTY_WEIGHTS = (70, 14, 2, 3, 7, 4)


def _requests(
    random: Random,
    form: str,
    prior: Mapping[str, Decimal] | None,
    new: int | None,
    carried_forward: int | None,
) -> dict[str, Decimal]:
    received = random.choice((0, 2, 5, 9, 17, 28, 44, 66, 130)) if new is None else new
    arrived = _uneven(random, received, _PARTY_WEIGHTS)
    if prior is None:
        brought = _uneven(random, random.choice((0, 0, 1, 2, 6)), _PARTY_WEIGHTS)
    else:
        brought = [int(prior.get(f"applications.carried_forward.{p}", 0)) for p in PARTIES]
    pending = [a + b for a, b in zip(arrived, brought, strict=True)]
    left = random.choice((0, 0, 1, 3)) if carried_forward is None else carried_forward
    carried = _drawn(random, pending, min(left, sum(pending)))
    rows = result_rows(form)
    weights = [random.choice((0, 1, 1, 2)) for _ in rows]
    weights[0] = 12
    weights[1] = 4
    for i, row in enumerate(rows):
        if row == "outcome.otherwise.fee_overdue":
            weights[i] = 0  # lawful only where a fee notice was sent
    out: dict[str, Decimal] = {}

    def put(row: str, cells: Sequence[int]) -> None:
        for party, cell in zip(PARTIES, cells, strict=True):
            out[f"{row}.{party}"] = Decimal(cell)
        out[f"{row}.total"] = Decimal(sum(cells))

    put("applications.new", arrived)
    put("applications.carried_in", brought)
    closed = [p - c for p, c in zip(pending, carried, strict=True)]
    by_party = [_uneven(random, n, weights) for n in closed]
    for i, row in enumerate(rows):
        put(row, [column[i] for column in by_party])
    put("outcome.total", closed)
    put("applications.carried_forward", carried)
    return out


def _drawn(random: Random, available: Sequence[int], n: int) -> list[int]:
    """`n` cases drawn from what is pending with each party."""
    pool = [i for i, count in enumerate(available) for _ in range(count)]
    taken = random.sample(pool, n)
    return [taken.count(i) for i in range(len(available))]


def _disputes(random: Random, prior: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Cases pending last year are among this year's."""
    out: dict[str, Decimal] = {}
    for block, _ in DISPUTE_BLOCKS:
        cases = int(prior.get(f"{block}.pending", 0)) + random.choice((0, 0, 0, 1, 2, 4, 7))
        pieces = _uneven(random, cases, (6, 1, 1, 2))
        for (result, _), n in zip(DISPUTE_RESULTS, [*pieces, sum(pieces)], strict=True):
            out[f"{block}.{result}"] = Decimal(n)
    return out


def _proactive_2019(
    random: Random, prior: Mapping[str, Decimal], rule_making: bool
) -> dict[str, Decimal]:
    out: dict[str, int] = {}
    for row in ("regulations", "normative_documents"):
        some = row == "normative_documents" or rule_making
        made = random.randint(0, 9) if some else 0
        newly = random.randint(0, made)
        before = prior.get(f"{row}.disclosed_total", random.randint(0, 40) if some else 0)
        out |= {
            f"{row}.made": made,
            f"{row}.newly_disclosed": newly,
            f"{row}.disclosed_total": int(before) + newly,
        }
    for row in ("licences", "other_services", "penalties", "compulsion", "fees"):
        change = random.choice((0, 0, 0, -2, 3, 11))
        last = prior.get(f"{row}.items_last_year", random.randint(2, 80))
        last += prior.get(f"{row}.items_change", 0)
        out |= {f"{row}.items_last_year": int(last), f"{row}.items_change": max(change, -int(last))}
        if row != "fees":
            out[f"{row}.decisions"] = random.choice((0, random.randint(1, 900)))
    projects = random.choice((0, 1, 4, 12))
    out["procurement.projects"] = projects
    out["procurement.amount"] = projects * random.randint(8_000, 90_000)
    return {name: Decimal(value) for name, value in out.items()}


def _proactive_2021(
    random: Random, prior: Mapping[str, Decimal], rule_making: bool
) -> dict[str, Decimal]:
    out: dict[str, Decimal] = {}
    for row in ("regulations", "normative_documents"):
        some = row == "normative_documents" or rule_making
        issued = random.randint(0, 9) if some else 0
        before = int(prior.get(f"{row}.in_force", random.randint(0, 40) if some else 0))
        repealed = random.randint(0, min(3, before))
        out[f"{row}.issued"] = Decimal(issued)
        out[f"{row}.repealed"] = Decimal(repealed)
        out[f"{row}.in_force"] = Decimal(before + issued - repealed)
    for row in ("licences", "penalties", "compulsion"):
        out[f"{row}.decisions"] = Decimal(random.choice((0, random.randint(1, 900))))
    fees = random.choice((0, 0, random.randint(1, 90_000)))
    out["fees.amount_wan"] = Decimal(fees) / 100
    return out
