"""A question put to reports in one line (`--where`): a rule for as long as it is asked."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from rules.model import Text
from rules.packs.model import Packs
from rules.rule import Rule

ASKED = "where"
"""The id under which its answers are told: fail where the condition holds."""


def asking(packs: Packs, condition: str) -> Packs:
    """The packs with the condition among their rules. Raises ExpressionError."""
    rule = Rule(
        id=ASKED,
        title=Text("是否符合所给条件", "Whether the given condition holds"),
        message=Text("符合条件：{words}", "the condition holds: {words}"),
        family="agreement",
        basis="consistency",
        severity="warning",
        when=condition,
        rationale=Text("命令行所给的条件。", "A condition given on the command line."),
        how_to_fix=Text("", ""),
    )
    _ = rule.condition
    others = tuple(one for one in packs.rules if one.id != ASKED)
    return replace(
        packs,
        rules=tuple(sorted((*others, rule), key=lambda one: one.id)),
        fingerprint=sha256(f"{packs.fingerprint}\n{condition}".encode()).hexdigest(),
    )
