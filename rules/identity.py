"""勾稽关系: equations, bounds and implications between measures, parsed from a line of text.

    applications.new + applications.carried_in = outcome.total + applications.carried_forward
    outcome.total = sum(results)
    max(results) <= applications.new + applications.carried_in
    procurement.projects = 0 <=> procurement.amount = 0
    trainings.participants > 0 => trainings.sessions > 0

`sum(list)` and `max(list)` take a list of the pack. With `for_each`, the list's entries
stand for the word `each` in names, or, where no name has it, become the last part of
every name. Nothing else is understood, and nothing is evaluated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Lists = Mapping[str, tuple[str, ...]]

_NAME = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*$")
_TERM = re.compile(r"\s*([+-]?)\s*(?:(sum)\(\s*([a-z_]+)\s*\)|([a-z][a-z0-9_.]*)|(0))\s*")
_MAX = re.compile(r"max\(\s*([a-z_]+)\s*\)$")
_CONDITION = re.compile(r"\s*([a-z][a-z0-9_.]*)\s*(=|>)\s*0\s*$")
_EACH = "each"


class IdentityError(ValueError):
    """An identity that does not parse; says which part."""


@dataclass(frozen=True, slots=True)
class Balance:
    """Σ sign·measure ⋈ 0, written as left ⋈ right. A measure occurs once."""

    left: tuple[tuple[int, str], ...]
    right: tuple[tuple[int, str], ...]
    equal: bool
    """`=`; otherwise `<=`."""
    terms: tuple[tuple[int, str], ...]
    """All brought to one side: left minus right."""
    names: frozenset[str]
    plus: tuple[str, ...]
    minus: tuple[str, ...]
    """The terms again, by their sign."""


@dataclass(frozen=True, slots=True)
class Condition:
    """`measure = 0`, or with `positive` `measure > 0`."""

    measure: str
    positive: bool


@dataclass(frozen=True, slots=True)
class Implication:
    """If the first then the second; with `both`, also the other way round."""

    first: Condition
    second: Condition
    both: bool
    names: frozenset[str]


Relation = Balance | Implication


@dataclass(frozen=True, slots=True)
class Identity:
    """One subject's relations: one, or all the bounds that a `max(list)` stands for."""

    subject: str
    each: str
    """The entry of `for_each` this one is for; empty without."""
    relations: tuple[Relation, ...]
    names: frozenset[str]
    """Every measure it speaks of."""


def measures_in(relation: Relation) -> tuple[str, ...]:
    """The names a relation speaks of, in order."""
    if isinstance(relation, Balance):
        return tuple(name for _, name in relation.terms)
    return (relation.first.measure, relation.second.measure)


def parse_identity(text: str, lists: Lists, for_each: str | None = None) -> tuple[Identity, ...]:
    """All identities that one line of a pack stands for. Raises IdentityError."""
    relations = tuple(_relations(text, lists))
    if for_each is None:
        return (_identity(relations, ""),)
    entries = _list(lists, for_each)
    names = [name for relation in relations for name in measures_in(relation)]
    spoken = any(_EACH in name.split(".") for name in names)
    return tuple(
        _identity(tuple(_put(r, each, spoken) for r in relations), each) for each in entries
    )


def _identity(relations: tuple[Relation, ...], each: str) -> Identity:
    for relation in relations:
        names = measures_in(relation)
        for name in names:
            if names.count(name) > 1:
                raise IdentityError(f"{name} occurs twice")
    first = relations[0]
    if isinstance(first, Balance) and len(relations) > 1:
        subject = first.right[0][1]
    else:
        subject = measures_in(first)[0]
    return Identity(subject, each, relations, frozenset().union(*(r.names for r in relations)))


def _relations(text: str, lists: Lists) -> Iterable[Relation]:
    for arrow in ("<=>", "=>"):
        if arrow in text:
            sides = text.split(arrow)
            if len(sides) != 2:
                raise IdentityError(f"more than one {arrow}")
            yield _implication(_condition(sides[0]), _condition(sides[1]), arrow == "<=>")
            return
    for operator in ("<=", ">=", "="):
        sides = text.split(operator)
        if len(sides) == 2:
            low, high = reversed(sides) if operator == ">=" else sides
            yield from _bounds(low.strip(), high.strip(), operator == "=", lists)
            return
    raise IdentityError(f"no =, <=, >=, => or <=> with two sides in {text!r}")


def _bounds(left: str, right: str, equal: bool, lists: Lists) -> Iterable[Balance]:
    largest = _MAX.match(left)
    if not largest:
        yield _balance(_side(left, lists), _side(right, lists), equal)
        return
    if equal:
        raise IdentityError("max(…) can only stand on the smaller side of <= or >=")
    for name in _list(lists, largest[1]):
        yield _balance(((1, name),), _side(right, lists), equal)


def _balance(
    left: tuple[tuple[int, str], ...], right: tuple[tuple[int, str], ...], equal: bool
) -> Balance:
    terms = left + tuple((-sign, name) for sign, name in right)
    plus, minus = (tuple(name for sign, name in terms if sign == s) for s in (1, -1))
    return Balance(left, right, equal, terms, frozenset((*plus, *minus)), plus, minus)


def _implication(first: Condition, second: Condition, both: bool) -> Implication:
    return Implication(first, second, both, frozenset({first.measure, second.measure}))


def _side(text: str, lists: Lists) -> tuple[tuple[int, str], ...]:
    terms: list[tuple[int, str]] = []
    at = 0
    while at < len(text):
        found = _TERM.match(text, at)
        if not found or (at > 0 and not found[1]):
            raise IdentityError(f"cannot read {text[at:]!r}")
        sign = -1 if found[1] == "-" else 1
        if found[2]:
            terms += [(sign, name) for name in _list(lists, found[3])]
        elif found[4]:
            terms.append((sign, _name(found[4])))
        at = found.end()
    if at == 0:
        raise IdentityError("a side is empty")
    return tuple(terms)


def _condition(text: str) -> Condition:
    found = _CONDITION.match(text)
    if not found:
        raise IdentityError(f"expected 'measure = 0' or 'measure > 0', found {text.strip()!r}")
    return Condition(_name(found[1]), found[2] == ">")


def _name(text: str) -> str:
    if not _NAME.match(text):
        raise IdentityError(f"{text!r} is not a name")
    return text


def _list(lists: Lists, name: str) -> tuple[str, ...]:
    if name not in lists:
        raise IdentityError(f"no list is named {name!r} in this pack")
    return lists[name]


def _put(relation: Relation, each: str, spoken: bool) -> Relation:
    def put(name: str) -> str:
        if not spoken:
            return f"{name}.{each}"
        return ".".join(each if part == _EACH else part for part in name.split("."))

    if isinstance(relation, Implication):
        first, second = relation.first, relation.second
        return _implication(
            Condition(put(first.measure), first.positive),
            Condition(put(second.measure), second.positive),
            relation.both,
        )
    return _balance(
        tuple((sign, put(name)) for sign, name in relation.left),
        tuple((sign, put(name)) for sign, name in relation.right),
        relation.equal,
    )
