"""The page on writing rules: every file shown on it can be used as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rules import load_packs
from rules.examples import run
from rules.expressions import parse
from rules.identity import parse_identity
from rules.rule import Rule

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "writing-rules.md").read_text("utf-8")
FILES = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def test_every_file_shown_loads_with_its_examples_executed(tmp_path: Path) -> None:
    assert len(FILES) == 3
    for number, text in enumerate(FILES):
        (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
    packs = load_packs([tmp_path])
    for name in ("EC-1", "EC-2"):
        assert [ran for ran in run(packs.by_id[name]) if not ran.holds] == []
    assert "east-city" in {calendar.calendar for calendar in packs.calendars}
    assert [change.rule for change in packs.changes] == ["T21-2d", "TL-2019"]


@pytest.mark.parametrize(
    "written", re.findall(r"^\| ((?:`[^`|]+`(?:, )?)+) \|", PAGE, re.MULTILINE)
)
def test_every_form_of_identity_shown_is_understood(written: str) -> None:
    for text in re.findall(r"`([^`]+)`", written):
        if any(sign in text for sign in "=<>"):
            parse_identity(text, {"list": ("x", "y")})


def test_every_key_explained_is_a_key_of_a_rule() -> None:
    table = PAGE[PAGE.index("## What else") : PAGE.index("## Changing")]
    for keys in re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", table, re.MULTILINE):
        assert set(re.findall(r"`(\w+)`", keys)) <= set(Rule.model_fields)


def test_the_conditions_shown_are_understood() -> None:
    assert parse('"T21-3c" in failed and kind == "department"')
