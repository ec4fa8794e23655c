"""One report of the audit: how it was made, and what was made of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from audit.judging import MODES, Key, Told, told_of
from report.bodies import body_of
from report.model import Document
from report.script import simplify


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
    tables_anew: bool = False
    """Its tables were drawn again, blanks for what could not be read of them before."""

    @property
    def prints(self) -> str:
        """A hash of the documents."""
        digest = sha256()
        for document in self.documents:
            digest.update(f"{document.name}|{document.charset}|{len(document.content)}|".encode())
            digest.update(document.content)
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a case: `faults` are what should not have been."""

    case: Case
    steps: tuple[str, ...] = ()
    faults: tuple[str, ...] = field(default=())
    added: bool = False
    """A finding that the report does not deserve: a false alarm."""
    prints: str = ""
    """Hash of the documents: cases that came out the same are counted once."""


def compared(case: Case, made: Made, base: Told, modes: Sequence[str] = MODES) -> Outcome:
    """The made documents told against what is true of their report."""
    told = told_of(made.documents)
    if told.wrong:
        return Outcome(case, made.steps, (told.wrong,), prints=made.prints)
    added = [k for k in told.findings if k[0] in modes and not _deserved(k, made, base)]
    lost = [k for k in base.findings if k[0] in modes and k not in told.findings]
    # Another script may change the words that a finding is known by, never what it says.
    again = {_says(k, told) for k in added} & {_says(k, base) for k in lost}
    again = {said for said in again if said[-1]}
    added = [k for k in added if _says(k, told) not in again]
    lost = [k for k in lost if _says(k, base) not in again]
    gone = [key for key in lost if not (made.hides and _unknown(told, key))]
    faults = [f"added {_said(key)}: {told.findings[key].message.zh}" for key in added]
    faults += [f"lost  {_said(key)}: {told.verdicts.get(key, 'no outcome')}" for key in gone]
    faults += _misread(told, made, base)
    return Outcome(case, made.steps, tuple(faults), added=bool(added), prints=made.prints)


def _misread(told: Told, made: Made, base: Told) -> Iterator[str]:
    """Every figure is read as it is there, none is lost or invented; the report is whole, of
    the same body, year and form."""
    for name, value in base.figures.items():
        read = told.figures.get(name)
        if read is None and not made.hides:
            yield f"unread {name}: {value}"
        elif read is not None and read != value:
            yield f"misread {name}: {read} for {value}"
    if not made.tables_anew:
        for name in sorted(told.figures.keys() - base.figures.keys()):
            yield f"invented {name}: {told.figures[name]}"
    if told.cut and not base.cut:
        yield f"told as cut: {told.cut}"
    now, was = told.who, base.who
    if was.agency and not _same_body(now.agency, was.agency) and (now.agency or not made.hides):
        yield f"agency: {now.agency or 'not told'} for {was.agency}"
    for what, one, other in (
        ("kind", now.kind, was.kind),
        ("year", now.year, was.year),
        ("form", now.form, was.form),
    ):
        if one != other and other and (one or not made.hides):
            yield f"{what}: {one or 'not told'} for {other}"


def _same_body(name: str, other: str) -> bool:
    """Whether names mean one body, with more or less of the place before it."""
    body, known = body_of(simplify(name)), body_of(simplify(other))
    if body is None or known is None:
        return name == other
    places = sorted((body.region, known.region), key=len)
    return body.core == known.core and places[0] in places[1]


def _says(key: Key, told: Told) -> tuple[str, str, str, str]:
    """What a finding known by words of the report says; of one known by a cell: nothing."""
    mode, rule, subject = key
    finding = told.findings[key]
    by_words = any(char > "\u2fff" for char in subject)
    return mode, rule, finding.expected, finding.found if by_words else ""


def _deserved(key: Key, made: Made, base: Told) -> bool:
    return key in base.findings or (made.answered and ("complete", *key[1:]) in base.findings)


def _unknown(told: Told, key: Key) -> bool:
    """Not to be told any more; a pass would say that all is well."""
    return told.verdicts.get(key, "unknown") in ("unknown", "not_applicable")


def _said(key: Key) -> str:
    return " ".join(part for part in key if part)
