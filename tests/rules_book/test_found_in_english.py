"""What checks write under expected and found has its English; places in the law do too."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import rules
from rules.law import instruments, place_in_english
from rules.said import in_english

HAN = re.compile(r"[\u4e00-\u9fff]")
OWN_WORDS = {"我7"}
"""What quotes the report."""


def told() -> Iterator[str]:
    """Every `expected=` and `found=` of the checks that is written out in Chinese."""
    for path in sorted((Path(rules.__path__[0]) / "checks").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.keyword) and node.arg in ("expected", "found"):
                branches = [node.value]
                if isinstance(node.value, ast.IfExp):
                    branches = [node.value.body, node.value.orelse]
                for branch in branches:
                    if isinstance(branch, ast.JoinedStr):
                        yield "".join(
                            str(v.value) if isinstance(v, ast.Constant) else "7"
                            for v in branch.values
                        )
                    elif isinstance(branch, ast.Constant):
                        yield str(branch.value)


TOLD = sorted({words for words in told() if HAN.search(words)} - OWN_WORDS)


@pytest.mark.parametrize("words", TOLD)
def test_what_a_check_writes_has_its_english(words: str) -> None:
    assert not HAN.search(in_english(words))


@pytest.mark.parametrize("words", ["361余篇", "关于2021年", "我镇", "4 + 20 = 24", "近20余个"])
def test_the_reports_own_words_stay_as_they_are(words: str) -> None:
    assert in_english(words) == words


def test_every_place_in_the_law_has_a_name_in_english() -> None:
    places = {place for one in instruments().values() for place in one.places}
    assert not [place for place in places if HAN.search(place_in_english(place))]


@pytest.mark.parametrize(
    ("place", "english"),
    [
        ("第五十条", "Article 50"),
        ("第三十二条第（五）项", "Article 32(5)"),
        ("第四十九条第一款", "Article 49, paragraph 1"),
        ("统计表第八部分", "statistics table, part 8"),
    ],
)
def test_articles_in_english(place: str, english: str) -> None:
    assert place_in_english(place) == english
