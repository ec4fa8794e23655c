"""Rules made up for a test, and packs of them."""

from __future__ import annotations

from rules import Packs
from rules.model import Judgement, Outcome, Text
from rules.packs.model import Pack
from rules.rule import Rule


def of_rule(judgement: Judgement, rule: str) -> list[Outcome]:
    return [outcome for outcome in judgement.outcomes if outcome.rule == rule]


def made(rule_id: str, **changes: object) -> Rule:
    rule: dict[str, object] = {
        "id": rule_id,
        "title": {"zh": "规则", "en": "rule"},
        "message": {"zh": "不对", "en": "wrong"},
        "family": "conduct",
        "basis": "consistency",
        "severity": "warning",
        "weight": 1,
        "check": "made-up",
        "rationale": {"zh": "理由", "en": "reason"},
        "how_to_fix": {"zh": "改正", "en": "fix"},
    }
    return Rule.model_validate({**rule, **changes})


def packs_of(*rules: Rule) -> Packs:
    pack = Pack(pack="made-up", version="1", title=Text("试", "test"), rules=rules)
    return Packs((pack,), rules, {}, (), "")
