"""Generated figures are correct by the printed notes of the tables, whatever the seed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samples.figures import PARTIES, figures
from samples.official import (
    DISPUTE_BLOCKS,
    REQUEST_ROWS,
    dispute_measures,
    proactive_measures,
    request_measures,
    result_rows,
)
from samples.statistics import statistics_measures

ANNUAL = st.sampled_from(["annual-2019", "annual-2021"])


@given(ANNUAL, st.integers(0, 10**6))
def test_every_row_of_table_three_adds_up_to_its_total(form: str, seed: int) -> None:
    f = figures(form, seed)
    for row in REQUEST_ROWS[form]:
        assert f[f"{row.name}.total"] == sum(f[f"{row.name}.{p}"] for p in PARTIES)


@given(ANNUAL, st.integers(0, 10**6))
def test_every_column_of_table_three_balances(form: str, seed: int) -> None:
    f = figures(form, seed)
    for column in (*PARTIES, "total"):
        closed = sum(f[f"{row}.{column}"] for row in result_rows(form))
        assert f[f"outcome.total.{column}"] == closed
        received = f[f"applications.new.{column}"] + f[f"applications.carried_in.{column}"]
        assert received == closed + f[f"applications.carried_forward.{column}"]


@given(ANNUAL, st.integers(0, 10**6))
def test_disputes_add_up(form: str, seed: int) -> None:
    f = figures(form, seed)
    for block, _ in DISPUTE_BLOCKS:
        results = ("upheld", "corrected", "other", "pending")
        assert f[f"{block}.total"] == sum(f[f"{block}.{r}"] for r in results)


@given(st.integers(0, 10**6))
def test_bounds_of_table_two_of_2019(seed: int) -> None:
    f = figures("annual-2019", seed, rule_making=True)
    for row in ("regulations", "normative_documents"):
        newly = f[f"{row}.newly_disclosed"]
        assert f[f"{row}.disclosed_total"] >= newly >= 0
        assert newly <= f[f"{row}.made"]
    for row in ("licences", "other_services", "penalties", "compulsion", "fees"):
        assert f[f"{row}.items_last_year"] + f[f"{row}.items_change"] >= 0
    assert (f["procurement.projects"] == 0) == (f["procurement.amount"] == 0)


@given(st.integers(0, 10**6), st.sampled_from(["national", "beijing"]))
def test_sums_and_bounds_of_the_statistics_table(seed: int, variant: str) -> None:
    f = figures("statistics-2014", seed, variant=variant)
    channels = [v for k, v in f.items() if k.startswith("channel.")]
    assert max(channels) <= f["disclosed.total"] <= sum(channels)
    for whole, size in (
        ("applications.received", 4),
        ("applications.closed", 2),
        ("replies.refused", 6),
        ("review", 3),
        ("staff", 2),
    ):
        rows = [v for k, v in f.items() if k.startswith(f"{whole}.") and not k.endswith(".total")]
        assert len(rows) == size
        assert f[f"{whole}.total"] == sum(rows)
    replies = [
        v
        for k, v in f.items()
        if k.startswith("replies.")
        and k != "replies.total"
        and (not k.startswith("replies.refused.") or k == "replies.refused.total")
    ]
    assert f["replies.total"] == sum(replies)
    assert f["replies.total"] <= f["applications.closed.total"]
    for way in ("press_conferences", "interviews"):
        assert f[f"response.{way}.by_leader"] <= f[f"response.{way}.total"]
    assert f["response.by_microblog"] <= f["response.hot_topics"]
    assert (f["trainings.sessions"] == 0) == (f["trainings.participants"] == 0)


def test_beijings_table_counts_key_areas_and_both_instances() -> None:
    f = figures("statistics-2014", 3, variant="beijing")
    areas = [v for k, v in f.items() if k.startswith("disclosed.key_areas.") and "total" not in k]
    assert f["disclosed.key_areas.total"] == sum(areas)
    assert f["disclosed.key_areas.total"] <= f["disclosed.total"]
    both = f["litigation.first_instance.total"] + f["litigation.second_instance"]
    assert f["litigation.total"] == both


@pytest.mark.parametrize("form", ["annual-2019", "annual-2021"])
def test_an_annual_report_has_every_cell_of_the_three_tables(form: str) -> None:
    expected = {*proactive_measures(form), *request_measures(form), *dispute_measures()}
    assert set(figures(form, 0)) == expected


def test_the_statistics_table_has_every_row() -> None:
    for variant in ("national", "beijing"):
        assert set(figures("statistics-2014", 0, variant=variant)) == set(
            statistics_measures(variant)
        )


@given(st.integers(0, 10**6))
def test_a_year_goes_on_where_the_last_one_ended(seed: int) -> None:
    last = figures("annual-2021", seed, carried_forward=3)
    this = figures("annual-2021", seed + 1, prior=last)
    for column in (*PARTIES, "total"):
        carried_in = this[f"applications.carried_in.{column}"]
        assert carried_in == last[f"applications.carried_forward.{column}"]
    row = "normative_documents"
    assert this[f"{row}.in_force"] == (
        last[f"{row}.in_force"] + this[f"{row}.issued"] - this[f"{row}.repealed"]
    )


def test_chosen_totals_are_kept() -> None:
    f = figures("annual-2021", 7, new=40, carried_forward=2)
    assert f["applications.new.total"] == 40
    assert f["applications.carried_forward.total"] == 2


def test_the_seed_decides_alone() -> None:
    assert figures("annual-2021", 5) == figures("annual-2021", 5)
    assert figures("annual-2021", 5) != figures("annual-2021", 6)


def test_only_rule_making_bodies_have_regulations() -> None:
    with_power = [figures("annual-2021", s, rule_making=True) for s in range(20)]
    assert any(f["regulations.in_force"] > 0 for f in with_power)
    assert all(figures("annual-2021", s)["regulations.in_force"] == Decimal(0) for s in range(20))
