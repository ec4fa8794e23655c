"""Every rule over every other rule's good example: all must stay silent there."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from report.model import Attachment, Place, Report
from rules.example_reports import build
from rules.examples import ExampleError, examples_of
from rules.model import Context

if TYPE_CHECKING:
    from rules.packs.model import Packs


@dataclass(frozen=True, slots=True)
class Spoke:
    """A rule that found something in the good example of another."""

    rule: str
    whose: str
    message: str


def good_examples(packs: Packs) -> Iterator[tuple[str, Report, Context]]:
    """The pass examples, as what they are: extracts of reports, of which more is elsewhere.
    Those that cannot be run are left out; their own rule tells."""
    rest = Attachment("年度报告全文", "", False, Place(1), is_report=True, is_table=True)
    for rule in packs.rules:
        try:
            examples = [example for kind, example in examples_of(rule) if kind == "pass"]
            built = [build(rule, example) for example in examples]
        except ExampleError:
            continue
        for report, context in built:
            whole = replace(report, attachments=(*report.attachments, rest))
            yield rule.id, whole, replace(context, complete=False)


def not_silent(packs: Packs, rules: Collection[str]) -> Iterator[Spoke]:
    """Of these rules, which find something in another's good example, and in whose."""
    from rules.judge import judge

    for whose, report, context in good_examples(packs):
        for outcome in judge(report, context, packs).findings():
            if outcome.rule in rules and outcome.rule != whose:
                yield Spoke(outcome.rule, whose, outcome.message.zh)
