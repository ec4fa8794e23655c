"""Figures of the official tables changed: in an equality of the form, or outside of all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from random import Random

from audit.mutations.blocks import cells, with_cell
from audit.mutations.model import Make, Mutant, Subject

COLUMNS = (
    "natural_person", "commercial", "research", "public_welfare", "legal_service",
    "other_organisation",
)  # fmt: skip
RESULTS = ("upheld", "corrected", "other")
_OF_2014 = (
    ("applications.received", ("in_person", "fax", "online", "letter")),
    ("applications.closed", ("in_time", "extended")),
    ("replies.refused", (
        "state_secret", "trade_secret", "privacy", "endangers_security",
        "not_government_information", "other_statutory",
    )),
    ("review", RESULTS),
    ("litigation", RESULTS),
    ("litigation.first_instance", RESULTS),
    ("staff", ("full_time", "part_time")),
)  # fmt: skip
_REPLIES = (
    "already_public", "granted", "partly_granted", "refused.total", "not_this_organ",
    "not_existing", "asked_to_amend", "other_channel",
)  # fmt: skip


def equalities(names: frozenset[str]) -> Iterator[frozenset[str]]:
    """The equations of the official forms, each as the cells that stand in it.

    Written down from the forms, not from the rule packs: the packs are what is tried.
    """
    for name in names:
        row, _, column = name.rpartition(".")
        if column == "total" and f"{row}.natural_person" in names:
            yield frozenset((name, *(f"{row}.{c}" for c in COLUMNS)))
        if column == "total" and f"{row}.pending" in names:
            yield frozenset((name, *(f"{row}.{c}" for c in (*RESULTS, "pending"))))
        if row == "outcome.total":
            yield frozenset(
                n for n in names if n.startswith("outcome.") and n.endswith(f".{column}")
            )
            flow = ("applications.new", "applications.carried_in", "applications.carried_forward")
            yield frozenset((name, *(f"{r}.{column}" for r in flow)))
    for row, parts in _OF_2014:
        if f"{row}.{parts[0]}" in names and f"{row}.pending" not in names:
            yield frozenset((f"{row}.total", *(f"{row}.{p}" for p in parts)))
    if "replies.total" in names:
        yield frozenset(("replies.total", *(f"replies.{p}" for p in _REPLIES)))


@cache
def _equalities(names: frozenset[str]) -> tuple[frozenset[str], ...]:
    return tuple(equalities(names))


def written_equalities(subject: Subject) -> Iterator[frozenset[str]]:
    """The equations all of whose cells are written, and read, with a number."""
    measures = subject.read.measures
    for names in _equalities(frozenset(cells(subject.report))):
        if all(n in measures and measures[n].state == "written" for n in names):
            yield names


def in_equality(subject: Subject) -> list[str]:
    """Cells of an equation all of whose cells are written."""
    found: set[str] = set()
    return sorted(found.union(*written_equalities(subject)))


def down_a_column(subject: Subject) -> set[str]:
    """Cells of such an equation that goes from row to row."""
    found: set[str] = set()
    return found.union(
        *(e for e in written_equalities(subject) if len({n.rpartition(".")[0] for n in e}) > 1)
    )


def linked(subject: Subject) -> list[str]:
    """Cells outside of every equation whose figure the prose states beyond doubt."""
    everything = cells(subject.report)
    inside: set[str] = set().union(*_equalities(frozenset(everything)))
    said = {
        s.measure
        for s in subject.read.statements
        if s.measure and s.scope == "own" and not s.negated
    }
    return sorted(
        n for n in said - inside if n in everything and everything[n].text.strip().isdigit()
    )


def loose(subject: Subject) -> list[str]:
    """Cells in no equation, of which the prose says nothing that was understood."""
    everything = cells(subject.report)
    inside: set[str] = set().union(*_equalities(frozenset(everything)))
    said = {name for s in subject.read.statements for name in (s.measure, *s.sum_of) if name}
    return sorted(
        n for n in everything if n not in inside | said and everything[n].text.strip().isdigit()
    )


Rewrite = Callable[[str, Random], str]
"""The figure as it is written → as it is to be written; the same or empty: cannot be."""


def plus_one(text: str, random: Random) -> str:
    return str(int(text) + 1)


def minus_one(text: str, random: Random) -> str:
    return str(int(text) - 1) if int(text) else ""


def times_ten(text: str, random: Random) -> str:
    return f"{text}0" if int(text) else ""


def swapped(text: str, random: Random) -> str:
    """Two neighbouring digits in each other's place."""
    pairs = [
        at for at in range(len(text) - 1)
        if text[at] != text[at + 1] and not (at == 0 and text[1] == "0")
    ]  # fmt: skip
    if not pairs:
        return ""
    at = random.choice(pairs)
    return f"{text[:at]}{text[at + 1]}{text[at]}{text[at + 2 :]}"


def another(text: str, random: Random) -> str:
    """The same figure of some other year: up to twice as much, or as little as a third."""
    other = random.randint(int(text) // 3, 2 * int(text) + 3)
    return str(other + (other >= int(text)))


def negative(text: str, random: Random) -> str:
    return f"-{text}" if int(text) else ""


def fraction(text: str, random: Random) -> str:
    return f"{text}.5"


def blanked(text: str, random: Random) -> str:
    return random.choice(("/", "—", "")) if int(text) else ""


def garbled(text: str, random: Random) -> str:
    return random.choice((f"{text}?", f"{text} {text}", "见附件", "O"))


def cell(
    rewrite: Rewrite,
    choose: Callable[[Subject], list[str]] = in_equality,
    only: Callable[[str], bool] = lambda name: True,
) -> Make:
    """A mutation of one of the cells chosen."""

    def make(subject: Subject, random: Random) -> Mutant | None:
        everything = cells(subject.report)
        names = [n for n in choose(subject) if only(n) and everything[n].text.strip().isdigit()]
        random.shuffle(names)
        for name in names:
            old = everything[name].text.strip()
            new = rewrite(old, random)
            if new != old and (new or rewrite is blanked):
                if rewrite is blanked and not int(old):
                    continue
                return Mutant(
                    with_cell(subject.report, name, new), f"{name}: {old} → {new!r}", (name,)
                )
        return None

    return make


def is_total(name: str) -> bool:
    """A sum of others: a row's or a column's total."""
    return name.endswith(".total") or name.startswith("outcome.total.")


def to(
    name: str, text: Callable[[dict[str, int]], str | None], years: range = range(2008, 2099)
) -> Make:
    """A mutation of one named cell to what depends on the other figures; None: not here."""

    def make(subject: Subject, random: Random) -> Mutant | None:
        everything = cells(subject.report)
        if name not in everything or subject.report.year not in years:
            return None
        figures = {n: int(c.text) for n, c in everything.items() if c.text.strip().isdigit()}
        try:
            new = text(figures)
        except KeyError:
            return None
        if new is None or new == everything[name].text:
            return None
        what = f"{name}: {everything[name].text} → {new}"
        return Mutant(with_cell(subject.report, name, new), what, (name,))

    return make
