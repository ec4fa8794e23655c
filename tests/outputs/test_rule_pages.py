"""Rules told to people: pages are fresh, and say what the rule says."""

import re
from pathlib import Path

import pytest

from outputs.explained import explained, text
from outputs.rule_pages import INDEX, rule_page, rule_pages
from rules import load_packs

PACKS = load_packs()
FOLDER = Path(__file__).resolve().parents[2] / "docs" / "rules"


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return dict(rule_pages(PACKS))


def test_the_pages_are_fresh(pages: dict[str, str]) -> None:
    written = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.md")}
    stale = sorted(name for name in {*written, *pages} if written.get(name) != pages.get(name))
    assert stale == [], "say: make docs"


def test_the_index_leads_to_every_rule(pages: dict[str, str]) -> None:
    led = set(re.findall(r"\]\(([^)]+)\)", pages[INDEX]))
    assert led == {f"{rule.id}.md" for rule in PACKS.rules}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_explanation_has_law_with_gist_remedy_examples_and_history(lang: str) -> None:
    rule = PACKS.by_id["T21-3c"]
    told = text(explained(rule, lang), lang)
    words = (
        ("国办公开办函〔2021〕30号表三表注: 第一项", rule.how_to_fix.zh, "不通过的例子", "版本")
        if lang == "zh"
        else ("Items one and two", rule.how_to_fix.en, "Fails", "version")
    )
    for word in (*words, rule.identity[0]):
        assert word in told


def test_examples_are_told_with_what_gouji_says_of_them() -> None:
    fail = next(e for e in explained(PACKS.by_id["T21-3c"], "zh").examples if e.kind == "fail")
    assert fail.verdict == "fail"
    assert "≠" in fail.message
    assert "只是" in fail.given[0]


def test_a_former_id_is_told() -> None:
    rule = PACKS.by_id["T21-3c"].model_copy(update={"formerly": ("T21-old",)})
    assert "T21-old" in rule_page(rule)


def test_words_of_a_rule_are_no_markdown() -> None:
    rule = PACKS.by_id["T21-3c"]
    title = type(rule.title)("a|b <i>*c*", "x")
    page = rule_page(rule.model_copy(update={"title": title}))
    assert "a\\|b \\<i>\\*c\\*" in page
