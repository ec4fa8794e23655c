"""Labels and headings by another of the names that the form files accept for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from random import Random

from report.forms import Column, load_forms
from report.normal import normalise

_NUMBERED = re.compile(r"^([一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])(.+)$")
_LEAD = re.compile(r"^(?:[一二三四五六七八九十]+、|[(][一二三四五六七八九十]+[)]|\d+[.、])")


@cache
def _labels(form: str, table: str) -> dict[str, tuple[str, ...]]:
    """Label → its other names; only what no other label of the table has as a name."""
    found: dict[str, set[str]] = {}
    for label, names in _walk(form, table):
        key = normalise(label)
        found[key] = found[key] & set(names) if key in found else set(names)
    return {label: tuple(sorted(names)) for label, names in found.items() if names}


def _walk(form: str, table: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for block in next(t for t in load_forms()[form].tables if t.key == table).blocks:
        for top in block.rows:
            for row in top.walk():
                yield row.label, row.aliases
        for column in block.columns:
            yield from _columns(column)


def _columns(column: Column) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield column.label, column.aliases
    for child in column.children:
        yield from _columns(child)


def other_label(form: str, table: str, text: str, random: Random) -> str:
    """One of the label's other names, with the number it stands under; or the label itself."""
    names = _labels(form, table).get(normalise(text), ())
    if not names:
        return text
    name = random.choice(names)
    number = _LEAD.match(normalise(text))
    if number and not _LEAD.match(normalise(name)):
        return f"{number[0]}{name}"
    return name


def other_heading(form: str, text: str, random: Random) -> str:
    """一、总体情况 as 一、工作概况, if the form lists it."""
    match = _NUMBERED.match(text)
    if not match:
        return text
    for section in load_forms()[form].sections:
        if normalise(match[2]) in {normalise(t) for t in (section.title, *section.variants)}:
            return f"{match[1]}{random.choice((section.title, *section.variants))}"
    return text
