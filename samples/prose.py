"""Prose put together from choices, so that no two reports read alike."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from random import Random

import yaml

_SLOT = re.compile(r"\{(\w+)\}")


@cache
def _phrases(name: str) -> Mapping[str, list[str]]:
    text = (files("samples") / "phrases" / f"{name}.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


@cache
def _choices() -> Mapping[str, list[str]]:
    merged: dict[str, list[str]] = {}
    for name in ("common", "overview", "closing", "statistics"):
        merged |= _phrases(name)
    return merged


class Writer:
    """Expands choices with one seed, keeping to the values given (names, years, figures)."""

    def __init__(self, random: Random, values: Mapping[str, str], field: str) -> None:
        self._random = random
        self._values = dict(values)
        self._field = field
        self._topics = _phrases("fields")[field]

    def knowing(self, **values: str) -> Writer:
        """The same writer with further values to keep to."""
        return Writer(self._random, {**self._values, **values}, self._field)

    def one(self, name: str) -> str:
        """One of the texts under `name`, its slots filled. KeyError for an unknown slot."""
        return self._fill(self._random.choice(_choices()[name]))

    def several(self, name: str, n: int) -> list[str]:
        """`n` different texts under `name` (all, if there are fewer), in random order."""
        texts = _choices()[name]
        return [self._fill(text) for text in self._random.sample(texts, min(n, len(texts)))]

    def _fill(self, text: str) -> str:
        topics = iter(self._random.sample(self._topics, 3))
        local = {"topic": next(topics), "topic_b": next(topics), "topic_c": next(topics)}

        def word(slot: re.Match[str]) -> str:
            name = slot[1]
            if name in self._values:
                return self._values[name]
            if name in local:
                return local[name]
            return _SLOT.sub(word, self._random.choice(_choices()[name]))

        return _SLOT.sub(word, text)


def listed(items: list[str]) -> str:
    """一是…；二是…；三是…。"""
    return (
        "；".join(f"{n}是{item}" for n, item in zip("一二三四五六七八九", items, strict=False))
        + "。"
    )
