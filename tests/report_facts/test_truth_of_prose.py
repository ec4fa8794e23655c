"""The real excerpts: every whole and its parts, as their truth files list them."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from facts_helpers import read_text

STEMS = [
    "30-longgui-town-2016",
    "37-shatang-town-2016-mirror",
    "39-nancheng-subdistrict-2014",
    "44-taojiang-audit-2020",
    "52-songmutang-town-2022",
    "68-hushi-town-2019",
    "70-sucheng-civil-affairs-2019",
    "73-huaian-natural-resources-2021-mirror",
    "77-gongming-subdistrict-2020",
    "94-controls-sums",
]


def truth(folder: Path, stem: str) -> list[dict[str, Any]]:
    facts = json.loads((folder / f"{stem}.truth.json").read_text(encoding="utf-8"))
    entries = facts["identities_that_hold"] + facts["arithmetic_problems"]
    return [e for e in entries if e["rule"].startswith("prose parts") and "办理" not in e["item"]]


@pytest.mark.parametrize("stem", STEMS)
def test_wholes_and_their_parts(shared: Path, stem: str) -> None:
    folder = shared / "reports" / "excerpts"
    report = read_text((folder / f"{stem}.txt").read_text(encoding="utf-8"))
    found = [(s.value, [p.value for p in s.parts]) for s in report.statements if s.parts]

    for entry in truth(folder, stem):
        expected = (Decimal(entry["stated"]), [Decimal(p) for p in entry["parts"]])
        assert expected in found, entry["item"]


def test_outcomes_told_in_prose_are_linked_one_by_one(shared: Path) -> None:
    path = shared / "reports" / "excerpts" / "73-huaian-natural-resources-2021-mirror.txt"
    report = read_text(path.read_text(encoding="utf-8"))

    told = [int(s.value) for s in report.statements if s.measure or s.sum_of]

    assert told == [317, 3, 184, 18, 8, 57, 18, 22, 13]


def test_shares_of_a_real_report_have_their_base(shared: Path) -> None:
    path = next((shared / "reports").glob("003_*.txt"))
    report = read_text(path.read_text(encoding="utf-8"))

    shares = {str(s.percent): (int(s.value), s.base) for s in report.statements if s.percent}

    assert shares["39.05"] == (510, 1306)
    assert shares["16.23"] == (214, 1319)
