"""To which reports a rule speaks: a report's case as small integers, and clauses over it.

Whether a clause holds is inferred by the engine (`rules.engine`); this module only says
what the question is. 0 stands for what is not known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from report.model import AgencyKind, AgencyLevel, Report
from rules.model import Context, Stage
from rules.rule import Applies

KINDS: tuple[AgencyKind, ...] = get_args(AgencyKind)
LEVELS: tuple[AgencyLevel, ...] = get_args(AgencyLevel)
STAGES: tuple[Stage, ...] = get_args(Stage)

NO_FORM = "none"
"""The form of the years before there was a national one."""

Answer = Literal["yes", "no", "year", "kind"]
"""`year` and `kind`: depends on a reporting year or a kind (or level) that is not known."""


@dataclass(frozen=True, slots=True)
class Case:
    """What decides which rules speak to a report. Texts are empty where not known."""

    year: int
    form: str
    kind: str
    level: str
    stage: Stage


@dataclass(frozen=True, slots=True)
class Clause:
    """`Applies` in the form that is shared between rules that say the same."""

    forms: frozenset[str]
    first: int | None
    last: int | None
    kinds: frozenset[str]
    levels: frozenset[str]
    stage: Stage | None


def case_of(report: Report, context: Context) -> Case:
    """The roster's word on kind and level goes before the document's."""
    kind, level = report.agency.kind, report.agency.level
    if context.agency is not None:
        kind = context.agency.kind or kind
        level = context.agency.level or level
    form = report.form or (NO_FORM if report.reporting_year else "")
    return Case(report.reporting_year or 0, form, kind or "", level or "", context.stage)


def clause_of(applies: Applies) -> Clause:
    kinds = frozenset(applies.kinds or KINDS) - frozenset(applies.not_kinds)
    return Clause(
        frozenset(applies.forms),
        applies.years.first,
        applies.years.last,
        frozenset() if len(kinds) == len(KINDS) else frozenset(kinds),
        frozenset(applies.levels),
        applies.stage,
    )
