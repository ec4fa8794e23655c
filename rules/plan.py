"""A set of packs made ready to judge with: what is the same for every report, done once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rules.applies import Clause, clause_of
from rules.checks import load_checks
from rules.checks.base import CHECKS, Check
from rules.drawing import PRIOR
from rules.expressions import Expression
from rules.follow import Yield
from rules.identity import Identity
from rules.law import cites_of_year
from rules.model import Outcome, Verdict
from rules.rule import Rule

_REMEMBERED = 2000
"""Outcomes kept of a rule: subjects that are sentences have no end."""


@dataclass(frozen=True)
class Planned:
    """One rule: its check, its subjects, and the outcomes that need no words of their own."""

    rule: Rule
    code: int
    clause: int
    check: Check | None
    subjects: tuple[tuple[Identity, ...], ...]
    condition: Expression | None
    takes_part: bool
    """Its failures are facts: it yields to another rule, or another to it."""
    plain: dict[tuple[str, Verdict, int], Outcome] = field(default_factory=dict)

    def bare(self, subject: str, verdict: Verdict, year: int) -> Outcome:
        """An outcome that says no more than the rule's title, with the law in force for the
        year's report (0: not known); made once a subject and year."""
        known = self.plain.get((subject, verdict, year))
        if known is None:
            known = _outcome_of(self.rule, subject, verdict, year)
            if len(self.plain) < _REMEMBERED:
                self.plain[subject, verdict, year] = known
        return known


@dataclass(frozen=True)
class Plan:
    rules: tuple[Planned, ...]
    """In the order they run: those with a condition last, for they speak of the others."""
    clauses: tuple[Clause, ...]
    yields: tuple[Yield, ...]
    needs_prior: bool


def make_plan(rules: Sequence[Rule]) -> Plan:
    """Deprecated rules are not planned: they are kept to be read, not to be run."""
    load_checks()  # packs may come from another process, which loaded them
    rules = [rule for rule in rules if rule.status != "deprecated"]
    rules.sort(key=lambda rule: (rule.when is not None, rule.id))
    codes = {rule.id: code for code, rule in enumerate(rules, 1)}
    clauses: dict[Clause, int] = {}
    yields = tuple(
        Yield(codes[rule.id], codes[other])
        for rule in rules
        for other in rule.yields_to
        if other in codes
    )
    active = {code for one in yields for code in (one.rule, one.to)}
    planned = tuple(
        Planned(
            rule=rule,
            code=codes[rule.id],
            clause=clauses.setdefault(clause_of(rule.applies), len(clauses)),
            check=CHECKS[rule.check] if rule.check else None,
            subjects=rule.identities,
            condition=rule.condition,
            takes_part=codes[rule.id] in active,
        )
        for rule in rules
    )
    return Plan(planned, tuple(clauses), yields, _speaks_of_prior(rules))


def _speaks_of_prior(rules: Sequence[Rule]) -> bool:
    return any(
        name.startswith(PRIOR)
        for rule in rules
        for alternatives in rule.identities
        for identity in alternatives
        for name in identity.names
    )


def _outcome_of(rule: Rule, subject: str, verdict: Verdict, year: int) -> Outcome:
    """An outcome in the rule's own words. A preview is told for information, without weight."""
    preview = rule.status == "preview"
    return Outcome(
        rule=rule.id,
        verdict=verdict,
        severity="info" if preview else rule.severity,
        basis=rule.basis,
        family=rule.family,
        subject=subject,
        message=rule.title,
        cites=cites_of_year(rule.cites, year),
        weight=0 if preview else rule.weight,
    )
