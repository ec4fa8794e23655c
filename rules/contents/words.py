"""Lists of words as data: what checks look for, by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from pydantic import RootModel

from rules.marked_yaml import read_marked

_FILE = "rules/contents/words.yaml"


class _Words(RootModel[dict[str, tuple[str, ...]]]):
    """Name → alternatives."""


@cache
def _lists() -> Mapping[str, tuple[str, ...]]:
    text = (files("rules.contents") / "words.yaml").read_text(encoding="utf-8")
    return read_marked(text, _FILE).validate(_Words).root


@cache
def words(name: str) -> re.Pattern[str]:
    """The alternatives of one list as one pattern. Raises KeyError for a list there is not."""
    return re.compile("|".join(f"(?:{one})" for one in _lists()[name]), re.MULTILINE)
