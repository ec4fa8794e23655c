"""The published JSON Schemas are those of today, and take every file that we ship."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from rules.marked_yaml import read_marked
from rules.packs.schema import printed, schemas

ROOT = Path(__file__).resolve().parents[2]
PUBLISHED = ROOT / "docs" / "schema"


def as_json(data: Any) -> Any:
    return json.loads(
        json.dumps(data, default=lambda day: day.isoformat() if isinstance(day, date) else day)
    )


@pytest.mark.parametrize("name", schemas())
def test_the_published_schema_is_fresh(name: str) -> None:
    """After a change: `python -m rules.packs.schema docs/schema`."""
    assert (PUBLISHED / name).read_text(encoding="utf-8") == printed(schemas()[name])


@pytest.mark.parametrize(
    ("folder", "schema"), [("rules/packs", "pack.json"), ("rules/calendars", "calendar.json")]
)
def test_every_file_we_ship_fits_its_schema(folder: str, schema: str) -> None:
    check = jsonschema.Draft202012Validator(schemas()[schema])
    files = sorted((ROOT / folder).glob("*.yaml"))
    assert files
    for file in files:
        data = read_marked(file.read_text(encoding="utf-8"), file.name).data
        assert [error.message for error in check.iter_errors(as_json(data))] == []


@pytest.mark.parametrize(
    "change",
    [
        {"severity": "grave"},
        {"weight": -1},
        {"famly": "arithmetic"},
        {"examples": {"passes": {}}},
    ],
)
def test_a_misspelt_rule_does_not_fit(change: dict[str, Any]) -> None:
    pack = read_marked((ROOT / "rules/packs/continuity.yaml").read_text("utf-8"), "x").data
    check = jsonschema.Draft202012Validator(schemas()["pack.json"])
    assert check.is_valid(as_json(pack))
    pack["rules"][0].update(change)
    assert not check.is_valid(as_json(pack))
