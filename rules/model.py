"""What a judgement is: verdicts, outcomes, and the context a report is judged in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from report.model import AgencyKind, AgencyLevel, Evidence

Verdict = Literal["pass", "fail", "unknown", "not_applicable"]
Severity = Literal["error", "warning", "info"]
Basis = Literal["statute", "form", "arithmetic", "local_notice", "consistency", "editorial"]
Family = Literal["sections", "timeliness", "arithmetic", "agreement", "continuity", "conduct"]
Stage = Literal["published", "draft"]


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence in the two languages gouji speaks."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in the law: `instrument` is an id of `law.yaml`, `at` the article or table."""

    instrument: str
    at: str


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """The agency as the roster knows it, on the day of the judgement."""

    id: str
    name: str
    kind: AgencyKind | None = None
    level: AgencyLevel | None = None
    region_code: str = ""
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class PriorYear:
    """The same agency's report for the year before, as stored."""

    reporting_year: int
    form: str | None
    measures: Mapping[str, Decimal]
    """Written cells only."""
    same_kind: bool = True
    whole: bool = True
    """Its tables were read whole and no later revision is known."""
    scope: str = ""
    """Whose requests it says it counts (`rules.contents.scope`); empty: not certain."""
    sentences: frozenset[str] = frozenset()
    """Fingerprints of its sentences (`rules.contents.copied`); empty where its text is not kept."""


@dataclass(frozen=True, slots=True)
class OtherReport:
    """Another body's report of the same year whose passages stand in this one too."""

    agency: str
    sentences: tuple[str, ...]
    """Its passages (`rules.contents.copied.passages`), what is common left out."""
    common: frozenset[str] = frozenset()
    """Fingerprints of what three bodies of the portal say alike: the place's template."""


@dataclass(frozen=True, slots=True)
class Context:
    """All that a judgement may know beside the report. Handed in; nobody asks the clock."""

    as_of: date
    complete: bool = False
    """The user says that the documents given are all there is (`--complete`)."""
    stage: Stage = "published"
    agency: RosterEntry | None = None
    portal: str | None = None
    first_seen: date | None = None
    """First sighting on its list."""
    sightings_before: int = 0
    """Complete sightings of the list without it, before `first_seen`."""
    dead_attachments: frozenset[str] = frozenset()
    """Names (or addresses) of attachments missing or dead on two visits."""
    prior: PriorYear | None = None
    absent_on: tuple[date, ...] = ()
    """Days of those complete sightings of the list without it, where they are known."""
    alike: OtherReport | None = None
    """The other body's report that shares most with it; None where none shares much."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A check's verdict on one subject. A `fail` is a finding in the making."""

    rule: str
    verdict: Verdict
    severity: Severity
    basis: Basis
    family: Family
    subject: str
    """A measure, a section key, or a normalised sentence: never values or offsets."""
    message: Text
    """For people; for `unknown`, says what could not be known and why."""
    cites: tuple[Citation, ...] = ()
    expected: str = ""
    """Operands and result as they should be: 66 + 2 = 68."""
    found: str = ""
    evidence: tuple[Evidence, ...] = ()
    weight: int = 0
    group: str = ""
    """Findings with the same group are put right by one figure: `cell:` and its measure."""
    suppressed_by: str | None = None
    """`rule#subject` of the root cause that explains this one; suppressed outcomes are
    kept but are no findings and count in no score."""


@dataclass(frozen=True, slots=True)
class Score:
    """0–100, and the share of weight that could not be assessed (0–1). None: nothing assessed."""

    value: float | None
    unassessed: float
    families: Mapping[str, float | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PackVersion:
    id: str
    version: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """All outcomes of one report under the packs in force, sorted (rule, subject)."""

    outcomes: tuple[Outcome, ...]
    score: Score
    packs: tuple[PackVersion, ...]
    crashed: tuple[str, ...] = ()
    """Checks that raised: an operator's error each, never a pass. `rule: what`."""

    def findings(self) -> tuple[Outcome, ...]:
        return tuple(o for o in self.outcomes if o.verdict == "fail" and o.suppressed_by is None)
