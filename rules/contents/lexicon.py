"""The lexicon: which words and which parts of a report show that a content is there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict

from rules.marked_yaml import read_marked
from rules.model import Text

_TERM = re.compile(r"<([a-z]+)>")


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Item(_Strict):
    key: str
    title: Text
    sections: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    touched: tuple[str, ...] = ()
    passing: tuple[str, ...] = ()


class _Lexicon(_Strict):
    terms: Mapping[str, str]
    items: tuple[_Item, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One content: patterns are over normalised text without blanks."""

    key: str
    title: Text
    sections: frozenset[str]
    tables: frozenset[str]
    heading: re.Pattern[str] | None
    told: re.Pattern[str] | None
    touched: re.Pattern[str] | None
    passing: re.Pattern[str] | None


@cache
def items() -> Mapping[str, Item]:
    """Every item by key. Raises FileError or re.error for a lexicon that cannot be used."""
    text = (files("rules.contents") / "items.yaml").read_text(encoding="utf-8")
    marked = read_marked(text, "rules/contents/items.yaml")
    lexicon = marked.validate(_Lexicon)
    terms = dict(lexicon.terms)
    return MappingProxyType({item.key: _compiled(item, terms) for item in lexicon.items})


def _compiled(item: _Item, terms: Mapping[str, str]) -> Item:
    return Item(
        item.key,
        item.title,
        frozenset(item.sections),
        frozenset(item.tables),
        _any_of(item.headings, terms),
        _any_of(item.told, terms),
        _any_of(item.touched, terms),
        _any_of(item.passing, terms),
    )


def _any_of(patterns: tuple[str, ...], terms: Mapping[str, str]) -> re.Pattern[str] | None:
    if not patterns:
        return None
    return re.compile(
        "|".join(f"(?:{expand(pattern, terms)})" for pattern in patterns), re.MULTILINE
    )


def expand(pattern: str, terms: Mapping[str, str]) -> str:
    """Put the terms in for <name>, terms within terms too. Raises KeyError for an unknown one."""
    while _TERM.search(pattern):
        pattern = _TERM.sub(lambda m: f"(?:{terms[m[1]]})", pattern)
    return pattern


def listed_titles(keys: Iterable[str]) -> Text:
    """The titles of some items, one after the other."""
    titles = [items()[key].title for key in keys]
    return Text("、".join(t.zh for t in titles), ", ".join(t.en for t in titles))
