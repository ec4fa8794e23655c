"""The outputs' own words, in the two languages gouji speaks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def wording(lang: str) -> Mapping[str, str]:
    """Word → what it is in `lang`; `words.yaml` beside this file."""
    import yaml

    text = (files("outputs") / "words.yaml").read_text("utf-8")
    return {name: both[lang] for name, both in yaml.safe_load(text).items()}
