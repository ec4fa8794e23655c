"""A few seeded mutations: found where they were made, and nothing else with them."""

from collections.abc import Iterator

import pytest

from audit.mutations import trial
from audit.mutations.kinds import KINDS
from audit.mutations.trial import Trial

KINDS_TRIED = (
    "cell: ten times",
    "total changed",
    "mobile number",
    "row shifted by a column",
    "a dispute that the prose does not count",
    "denied, and in the table",
)


def tried(kind: str, reports: range = range(1, 4)) -> Iterator[Trial]:
    for number in reports:
        yield from trial.trials(f"generated/{number}", seed=0, only=kind)


@pytest.mark.parametrize("kind", KINDS_TRIED)
def test_found_at_its_place_and_nothing_besides(kind: str) -> None:
    some = list(tried(kind))
    assert some
    assert all(t.placed and not t.others and not t.wrong for t in some)


@pytest.mark.parametrize("kind", ["cell garbled", "heading in other accepted words"])
def test_what_cannot_be_wrong_is_not_accused(kind: str) -> None:
    some = list(tried(kind))
    assert some
    assert [t.others for t in some if t.others] == []


def test_every_kind_that_must_be_found_names_rules_and_a_reason() -> None:
    assert [k.name for k in KINDS if k.expected == "finding" and not (k.rules and k.why)] == []
    assert len({k.name for k in KINDS}) == len(KINDS)
