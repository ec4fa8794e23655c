"""Which report of a portal's year is most like another: a cheap look before anything is compared.

What three bodies of a portal say alike is the locality's template and counts for nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

TEMPLATE = 3
"""A passage that so many bodies share is the template of the place."""
_BODIES = 6
"""With fewer bodies nobody knows what the template is."""
_LEAST = 3
_SHARE = 0.25
_TITLES = re.compile(r"(?:人民政府|政府)?(?:办公室|办公厅|办事处)?$")


@dataclass(frozen=True, slots=True)
class Told:
    """One body's report of one year by the fingerprints of its sentences."""

    body: str
    """Its agency id."""
    name: str
    year: int
    marks: frozenset[str]


def template(reports: Sequence[Told]) -> frozenset[str] | None:
    """Fingerprints of what at least three bodies say, in whichever year; None where too few
    bodies are known to tell."""
    bodies: dict[str, set[str]] = defaultdict(set)
    for report in reports:
        for mark in report.marks:
            bodies[mark].add(report.body)
    if len({report.body for report in reports}) < _BODIES:
        return None
    return frozenset(mark for mark, said in bodies.items() if len(said) >= TEMPLATE)


def closest(reports: Sequence[Told], common: frozenset[str]) -> Mapping[str, str]:
    """Body → the other body of the same year that shares most of what is not `common`,
    where that is a good part of the report."""
    sayers: dict[str, list[Told]] = defaultdict(list)
    for report in reports:
        for mark in report.marks - common:
            sayers[mark].append(report)
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    for said in sayers.values():
        for one in said:
            for other in said:
                if one is not other and one.body != other.body and not _one_house(one, other):
                    shared[one.body][other.body] += 1
    found = {}
    for report in reports:
        if not shared[report.body]:
            continue
        most, count = min(shared[report.body].items(), key=lambda pair: (-pair[1], pair[0]))
        if count >= max(_LEAST, _SHARE * len(report.marks - common)):
            found[report.body] = most
    return found


def _one_house(one: Told, other: Told) -> bool:
    """A government and its own office, or one body under two names."""
    names = sorted((_TITLES.sub("", one.name), _TITLES.sub("", other.name)), key=len)
    return names[0] == "" or names[0] in names[1]
