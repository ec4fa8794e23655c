"""A message in English is English, one in Chinese Chinese, but for what is quoted or a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from report.model import Report
from rules import Packs
from rules.example_reports import build
from rules.examples import examples_of
from rules.judge import judge_rule
from rules.model import Outcome
from rules.rule import Rule

_HAN = re.compile(r"[\u3400-\u9fff，。；：、（）]")
_LATIN = re.compile(r"[A-Za-z]{3,}")
_QUOTED = re.compile(r"“[^”]*”|《[^》]*》|\(规章\)|国[办务][^\s号]*号|\S+@\S+")

ENDS_INSIDE = """五、存在的主要问题及改进情况
工作取得了一定的成绩，但与上级的要求和群众的期待相比还有一定的差距，下一步将按照上级的统一"""


def _spoken(rule: Rule) -> Iterator[tuple[Report, Outcome]]:
    for _, example in examples_of(rule):
        report, context = build(rule, example)
        for outcome in judge_rule(rule, report, context):
            if outcome.verdict in ("fail", "unknown"):
                yield report, outcome


def _names(rule: Rule, report: Report) -> list[str]:
    """Proper names: the body, the one beside it in examples, a local notice by its title."""
    notices = [calendar.notice.title.en for calendar in rule.calendars]
    return [report.agency.name, "某局", *notices, *(c.notice.title.zh for c in rule.calendars)]


def test_every_message_of_the_examples_keeps_to_its_language(packs: Packs) -> None:
    wrong = []
    for rule in packs.rules:
        for report, outcome in _spoken(rule):
            zh, en = (_QUOTED.sub("", text) for text in (outcome.message.zh, outcome.message.en))
            for name in filter(None, _names(rule, report)):
                en = en.replace(name, "")
            wrong += [f"{rule.id}: {en}"] if _HAN.search(en) else []
            wrong += [f"{rule.id}: {zh}"] if _LATIN.search(zh) else []
    assert wrong == []


@pytest.mark.parametrize("rule", ["T21-6a", "problems-named"])
def test_why_a_capture_is_not_whole_is_told_in_both_languages(packs: Packs, rule: str) -> None:
    found = packs.find(rule)
    assert found is not None
    text = examples_of(found)[0][1].text
    cut = text[: text.index("五、")] + ENDS_INSIDE
    example = examples_of(found)[0][1].model_copy(update={"text": cut, "complete": False})
    report, context = build(found, example)
    assert report.cut
    (outcome,) = judge_rule(found, report, context)
    assert outcome.verdict == "unknown"
    assert not _LATIN.search(outcome.message.zh)
    assert not _HAN.search(_QUOTED.sub("", outcome.message.en))
