"""What checks write under expected and found, in the other language: `checks/said.yaml`.

An outcome keeps each once, in Chinese; figures and the report's own words stay as they are.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

_SHORT = r"([\w、和的（）]{1,60}?)"


def in_english(told: str) -> str:
    """The English of what a check wrote; anything else as it is."""
    for pattern, english in _patterns():
        if match := pattern.fullmatch(told):
            return english.format(*match.groups())
    return told


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    text = (files("rules") / "checks" / "said.yaml").read_text("utf-8")
    return tuple((_pattern(one["zh"]), one["en"]) for one in yaml.safe_load(text))


def _pattern(words: str) -> re.Pattern[str]:
    """A place before 年 or 个 holds digits only, so that no words of a report are taken."""
    parts = re.split(r"\{\}", words)
    pattern = re.escape(parts[0])
    for part in parts[1:]:
        number = part.lstrip().startswith(("年", "个"))
        pattern += (r"(\d+)" if number else _SHORT) + re.escape(part)
    return re.compile(pattern)
