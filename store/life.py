"""What a new judgement means for the findings that stand: pure, no SQL."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from rules.model import Outcome

FindingState = Literal["new", "standing", "resolved", "waived"]
Cause = Literal["report", "content", "rules", "readers", "context"]
"""Why a finding appeared or went: the report is new to us, its documents changed, the rules
changed, the readers changed, or what is known around it (last year's report, the roster)."""
Key = tuple[str, str]
"""(rule, subject) within one report."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What follows for the findings of one report."""

    failing: dict[Key, Outcome]
    resolved: frozenset[Key]


def turn(
    standing: Iterable[Key],
    outcomes: Iterable[Outcome],
    crashed: Collection[str],
    in_force: Collection[str] | None = None,
) -> Turn:
    """Which keys fail now, and which of the `standing` ones are resolved.

    A standing finding is resolved by a `pass` or `not_applicable` of its own, or when its
    rule looked at the whole report and no longer speaks of it. It stays when its subject is
    `unknown` or suppressed (the cause is elsewhere, the fault is not mended), when any subject
    of its rule is `unknown` (the one it spoke of may be hidden there), and when its rule
    crashed. A rule no longer `in_force` resolves its findings.
    """
    failing: dict[Key, Outcome] = {}
    settled: set[Key] = set()
    held: set[Key] = set()
    blind = set(crashed)
    for outcome in outcomes:
        key = (outcome.rule, outcome.subject)
        if outcome.verdict == "fail" and outcome.suppressed_by is None:
            failing[key] = outcome
        elif outcome.verdict == "fail":
            held.add(key)
        elif outcome.verdict == "unknown":
            blind.add(outcome.rule)
            held.add(key)
        else:
            settled.add(key)
    resolved = set()
    for key in standing:
        withdrawn = in_force is not None and key[0] not in in_force
        gone = key not in held and key[0] not in blind
        if key not in failing and (withdrawn or key in settled or gone):
            resolved.add(key)
    return Turn(failing, frozenset(resolved))
