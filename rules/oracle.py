"""What the engine's rule sets mean, in plain Python: the yardstick its tests hold it to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rules.applies import Answer, Case, Clause
from rules.follow import Consequences, Effect, Fact, Failed, Root, Yield


def answer(clause: Clause, case: Case) -> Answer:
    """Whether a clause holds of a case, or what would have to be known."""
    if clause.stage is not None and clause.stage != case.stage:
        return "no"
    if clause.forms and case.form and case.form not in clause.forms:
        return "no"
    if case.year and clause.first is not None and case.year < clause.first:
        return "no"
    if case.year and clause.last is not None and case.year > clause.last:
        return "no"
    if clause.kinds and case.kind and case.kind not in clause.kinds:
        return "no"
    if clause.levels and case.level and case.level not in clause.levels:
        return "no"
    dated = clause.first is not None or clause.last is not None
    if (dated and not case.year) or (clause.forms and not case.form):
        return "year"
    if (clause.kinds and not case.kind) or (clause.levels and not case.level):
        return "kind"
    return "yes"


def answers(clauses: Sequence[Clause], case: Case) -> tuple[Answer, ...]:
    return tuple(answer(clause, case) for clause in clauses)


def consequences(facts: Iterable[Fact], yields: Sequence[Yield]) -> Consequences:
    """Roots explain effects of their cause; a failed outcome yields to another at its place."""
    facts = tuple(facts)
    roots = [fact for fact in facts if isinstance(fact, Root)]
    causes = {fact.cause for fact in facts if isinstance(fact, Effect)}
    failed = [fact for fact in facts if isinstance(fact, Failed)]
    return Consequences(
        frozenset((root.cause, root.outcome) for root in roots if root.cause in causes),
        frozenset(
            (other.outcome, to.outcome)
            for other in failed
            for to in failed
            if other.place == to.place and Yield(other.rule, to.rule) in yields
        ),
    )
