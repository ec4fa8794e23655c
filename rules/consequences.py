"""Findings under their root causes: turns outcomes into facts, and what the engine infers
from them into `suppressed_by`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rules.follow import Consequences, Effect, Fact, Failed, Root
from rules.identity import Identity
from rules.model import Outcome
from rules.plan import Planned

if TYPE_CHECKING:
    from rules.packs.model import Packs


@dataclass(frozen=True, slots=True)
class Drawn:
    """An outcome with what the engine needs to know of it."""

    outcome: Outcome
    cause: str = ""
    place: str = ""
    planned: Planned | None = None
    """None where nothing can follow from it."""
    identity: Identity | None = None
    """The identity it is about, as judged."""
    explains: tuple[str, ...] = ()
    """Root causes it stands for, beside those of its rule."""


def suppress(drawn: Sequence[Drawn], packs: Packs) -> list[Outcome]:
    """The outcomes, those that follow from another one marked with it.

    A fail follows only from a fail. Unknown outcomes of one cause for which no rule stands
    as root are grouped under their first. Raises RuntimeError when the engine is void.
    """
    causes: dict[str, int] = {}
    facts = list(_facts(drawn, causes))
    if not facts:
        return [one.outcome for one in drawn]
    found = packs.engine.consequences(facts)
    parent = _explained(drawn, causes, found)
    for number, other in sorted(found.yielded):
        parent.setdefault(number, other)
    tops = {number: _top(number, parent) for number in parent}
    return [
        one.outcome
        if tops.get(number, number) == number
        else replace(one.outcome, suppressed_by=_name(drawn[tops[number]].outcome))
        for number, one in enumerate(drawn)
    ]


def _explained(
    drawn: Sequence[Drawn], causes: Mapping[str, int], found: Consequences
) -> dict[int, int]:
    """Outcome → the root of its cause: one that has not the same cause itself goes first,
    a fail before an unknown."""
    names = {code: cause for cause, code in causes.items()}

    def rank(pair: tuple[int, int]) -> tuple[bool, bool, int]:
        cause, root = pair
        return drawn[root].cause == names[cause], drawn[root].outcome.verdict != "fail", root

    unknown_root: dict[int, int] = {}
    failed_root: dict[int, int] = {}
    for cause, root in sorted(found.explained, key=rank):
        unknown_root.setdefault(cause, root)
        if drawn[root].outcome.verdict == "fail":
            failed_root.setdefault(cause, root)
    parent: dict[int, int] = {}
    for number, one in enumerate(drawn):
        if one.cause and one.outcome.verdict == "unknown":
            parent[number] = unknown_root.setdefault(causes[one.cause], number)
        elif one.cause and one.outcome.verdict == "fail":
            parent[number] = failed_root.get(causes[one.cause], number)
    return {number: root for number, root in parent.items() if number != root}


def _facts(drawn: Sequence[Drawn], causes: dict[str, int]) -> Iterator[Fact]:
    places: dict[str, int] = {"": 0}
    for number, one in enumerate(drawn):
        verdict = one.outcome.verdict
        if verdict in ("pass", "not_applicable"):
            continue
        if one.cause and one.cause not in causes:
            causes[one.cause] = len(causes) + 1
            yield Effect(causes[one.cause])
        if one.planned is None:
            continue
        if one.planned.takes_part and verdict == "fail":
            place = places.setdefault(one.place, len(places))
            yield Failed(number, one.planned.code, place)
    for number, one in enumerate(drawn):
        if one.planned is None or one.outcome.verdict in ("pass", "not_applicable"):
            continue
        for cause in dict.fromkeys((*one.planned.rule.explains, *one.explains)):
            if cause in causes:
                yield Root(number, causes[cause])


def _top(number: int, parent: Mapping[int, int]) -> int:
    seen = {number}
    while number in parent and parent[number] not in seen:
        number = parent[number]
        seen.add(number)
    return number


def _name(outcome: Outcome) -> str:
    return f"{outcome.rule}#{outcome.subject}"
