"""What a change of packs changes: in the rules themselves, and in what they say of a report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rules.model import Judgement, Outcome, Severity, Verdict
from rules.packs.model import Packs
from rules.rule import Rule

_WORDS_ONLY = frozenset({"title", "message", "rationale", "how_to_fix", "examples", "version"})
"""Parts of a rule that change what is said, never what is found."""


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One rule that two sets of packs have differently."""

    rule: str
    """Its id in the new packs, or in the old ones if it was removed."""
    kind: Literal["added", "removed", "renamed", "changed"]
    parts: tuple[str, ...] = ()
    """For `changed` and `renamed`: the parts that differ."""
    formerly: str = ""

    @property
    def words_only(self) -> bool:
        return self.kind == "changed" and set(self.parts) <= _WORDS_ONLY


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """One subject of one report of which the new packs say something else."""

    rule: str
    subject: str
    before: Verdict | None
    """None: the old packs said nothing of it."""
    after: Verdict | None
    severity_before: Severity | None
    severity_after: Severity | None
    why: RuleChange | None
    """None: the rule is as it was, so another's change (a root cause) is behind it."""


@dataclass(frozen=True, slots=True)
class JudgementChange:
    score_before: float | None
    score_after: float | None
    verdicts: tuple[VerdictChange, ...]

    @property
    def nothing(self) -> bool:
        return self.score_before == self.score_after and not self.verdicts


def compare_rules(old: Packs, new: Packs) -> tuple[RuleChange, ...]:
    """The rules that differ, sorted by id."""
    changes: list[RuleChange] = []
    met: set[str] = set()
    for rule in new.rules:
        former = old.by_id.get(rule.id)
        name = rule.id
        if former is None:
            name = next((one for one in rule.formerly if one in old.by_id), "")
            former = old.by_id.get(name)
        if former is None:
            changes.append(RuleChange(rule.id, "added"))
            continue
        met.add(name)
        parts = _differing(former, rule)
        if name != rule.id:
            changes.append(RuleChange(rule.id, "renamed", parts, name))
        elif parts:
            changes.append(RuleChange(rule.id, "changed", parts))
    removed = (RuleChange(rule.id, "removed") for rule in old.rules if rule.id not in met)
    return tuple(sorted((*changes, *removed), key=lambda change: change.rule))


def compare_judgements(
    before: Judgement, after: Judgement, changes: Sequence[RuleChange] = ()
) -> JudgementChange:
    """What is said differently of one report; `changes` (of the rules) tell why."""
    by_rule = {change.rule: change for change in changes}
    now_called = {change.formerly: change.rule for change in changes if change.formerly}
    old, new = _said(before.outcomes, now_called), _said(after.outcomes, {})
    verdicts = []
    for key in sorted({*old, *new}):
        one, other = old.get(key), new.get(key)
        if _tells(one) == _tells(other):
            continue
        verdicts.append(
            VerdictChange(
                rule=key[0],
                subject=key[1],
                before=one.verdict if one else None,
                after=other.verdict if other else None,
                severity_before=one.severity if one else None,
                severity_after=other.severity if other else None,
                why=by_rule.get(key[0]),
            )
        )
    return JudgementChange(before.score.value, after.score.value, tuple(verdicts))


def _said(
    outcomes: Iterable[Outcome], now_called: Mapping[str, str]
) -> dict[tuple[str, str], Outcome]:
    return {(now_called.get(o.rule, o.rule), o.subject): o for o in outcomes}


def _tells(outcome: Outcome | None) -> tuple[object, ...] | None:
    """What of an outcome would be news; not applying is as good as not being there."""
    if outcome is None or outcome.verdict == "not_applicable":
        return None
    severity = outcome.severity if outcome.verdict == "fail" else None
    return outcome.verdict, severity, outcome.suppressed_by is not None


def _differing(old: Rule, new: Rule) -> tuple[str, ...]:
    skipped = {"id", "formerly", "calendars"}
    return tuple(
        name
        for name in type(new).model_fields
        if name not in skipped and getattr(old, name) != getattr(new, name)
    )
