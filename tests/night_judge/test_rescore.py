"""Stored reports judged again without storing: same input, same result."""

from __future__ import annotations

import pytest

from night.rescore import rescore
from tests.night_judge.portal import PACKS, Portal
from tests.night_judge.pretend import ROOMS, PretendPacks


@pytest.fixture(autouse=True)
def _filled(demo: Portal) -> None:
    demo.visit(
        {
            "2024.html": "agency: 甲局\nyear: 2024\nfigure: carried_forward 7\nfail: R-1 x\n",
            "2025.html": "agency: 甲局\nyear: 2025\ncarried_in: 5\nunknown: R-2 y\n",
            "both.html": "agency: 乙局\nyear: 2024\n====\nagency: 乙局\nyear: 2025\nfail: R-2 z\n",
        }
    )
    demo.judge()


def test_the_same_rules_say_the_same_of_every_report(demo: Portal) -> None:
    before = demo.store.fingerprint()
    for rescored in rescore(demo.store, PACKS, rooms=ROOMS):
        stored = demo.store.judgements.current(rescored.report.revision_id)
        assert stored is not None
        assert rescored.part is not None
        assert rescored.part.judgement is not None
        assert [o for o in rescored.part.judgement.outcomes if o.verdict != "pass"] == list(
            demo.store.judgements.outcomes(stored.id)
        )
    assert demo.store.fingerprint() == before


def test_other_rules_say_what_they_would_find(demo: Portal) -> None:
    found = {
        (r.report.agency_name, r.report.reporting_year): [
            o.rule for o in r.part.judgement.findings()
        ]
        for r in rescore(demo.store, PretendPacks("other", ids=("R-2",)), rooms=ROOMS)
        if r.part and r.part.judgement
    }
    assert found == {
        ("甲局", 2024): [],
        ("甲局", 2025): [],
        ("乙局", 2024): [],
        ("乙局", 2025): ["R-2"],
    }


def test_only_those_asked_for(demo: Portal) -> None:
    years = [r.report.reporting_year for r in rescore(demo.store, PACKS, year=2025, rooms=ROOMS)]
    assert years == [2025, 2025]
