"""The command line's own words, in the two languages gouji speaks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def words(command: str, lang: str) -> Mapping[str, str]:
    """Those of one command: `COMMAND_words.yaml` beside this file."""
    import yaml

    text = (files("commands") / f"{command}_words.yaml").read_text("utf-8")
    return {name: both[lang] for name, both in yaml.safe_load(text).items()}
