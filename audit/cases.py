"""One report of the audit: how it was made, and what was made of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from audit.judging import MODES, Key, Told, told_of
from report.model import Document
from rules.model import Outcome as Finding


@dataclass(frozen=True, slots=True)
class Case:
    """One report of the audit, by what makes it again: `transformed/002_635cdd/17`."""

    part: str
    subject: str
    number: int = 0

    @property
    def name(self) -> str:
        return f"{self.part}/{self.subject}/{self.number}"


@dataclass(frozen=True, slots=True)
class Made:
    """Documents to be read together, and the steps by which they came about."""

    documents: tuple[Document, ...]
    steps: tuple[str, ...] = ()
    hides: bool = False
    """Some step takes away what a finding rests on: it may become unknown, never a pass."""
    answered: bool = False
    """The file that the report names as its attachment is now at hand: what was unknown for
    want of it is told as if all there is had been read."""
    figures: Mapping[str, Decimal] = field(default_factory=dict)
    """What the tables say, where it is known: none may be read as another."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a case: `faults` are what should not have been."""

    case: Case
    steps: tuple[str, ...] = ()
    faults: tuple[str, ...] = field(default=())
    added: bool = False
    """A finding that the report does not deserve: a false alarm."""


def compared(case: Case, made: Made, base: Told, modes: Sequence[str] = MODES) -> Outcome:
    """The made documents told against what is true of their report."""
    told = told_of(made.documents)
    if told.wrong:
        return Outcome(case, made.steps, (told.wrong,))
    added = [k for k in told.findings if k[0] in modes and not _deserved(k, made, base)]
    lost = [k for k in base.findings if k[0] in modes and k not in told.findings]
    # Another script may change the words that a finding is known by, never what it says.
    again = {_says(told.findings[k]) for k in added} & {_says(base.findings[k]) for k in lost}
    again = {said for said in again if said[2]}
    added = [k for k in added if _says(told.findings[k]) not in again]
    lost = [k for k in lost if _says(base.findings[k]) not in again]
    gone = [key for key in lost if not (made.hides and _unknown(told, key))]
    faults = [f"added {_said(key)}: {told.findings[key].message.zh}" for key in added]
    faults += [f"lost  {_said(key)}: {told.verdicts.get(key, 'no outcome')}" for key in gone]
    faults += [
        f"misread {name}: {told.figures[name]} for {value}"
        for name, value in made.figures.items()
        if told.figures.get(name, value) != value
    ]
    return Outcome(case, made.steps, tuple(faults), added=bool(added))


def _says(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.expected, finding.found


def _deserved(key: Key, made: Made, base: Told) -> bool:
    return key in base.findings or (made.answered and ("complete", *key[1:]) in base.findings)


def _unknown(told: Told, key: Key) -> bool:
    """Not to be told any more; a pass would say that all is well."""
    return told.verdicts.get(key, "unknown") in ("unknown", "not_applicable")


def _said(key: Key) -> str:
    return " ".join(part for part in key if part)
