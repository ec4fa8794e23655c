"""What the rules say can be forwarded as it stands, in both languages."""

from __future__ import annotations

import pytest
from asking import packs

from rules.rule import Rule

RULES = [pytest.param(rule, id=rule.id) for rule in packs().rules]


@pytest.mark.parametrize("rule", RULES)
def test_every_text_is_there_in_two_languages(rule: Rule) -> None:
    for text in (rule.title, rule.message, rule.rationale, rule.how_to_fix):
        assert any("\u4e00" <= c <= "\u9fff" for c in text.zh), text
        assert any("a" <= c <= "z" for c in text.en), text


@pytest.mark.parametrize("rule", RULES)
def test_quotation_marks_hold_only_the_reports_words(rule: Rule) -> None:
    import re

    for quoted in re.findall(r"“([^”]*)”", rule.message.zh):
        assert "{" in quoted, rule.message.zh
