"""What the readers say, in the reader's language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import report
from report.said import said

_ENGLISH = re.compile(r"[A-Za-z][A-Za-z']*(?: [\w'(,;:%-]+){2,}.*")
_NOT_SAID = re.compile(r"module 'report'|group \w+ has|tbody |script style|html body")


def sentences() -> Iterator[str]:
    """Every English sentence in the source of the room that is no docstring."""
    for path in sorted(Path(report.__path__[0]).rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        inside = {
            id(part)
            for node in ast.walk(tree)
            if isinstance(node, ast.JoinedStr | ast.Expr)
            for part in (node.values if isinstance(node, ast.JoinedStr) else [node.value])
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                yield "".join(v.value if isinstance(v, ast.Constant) else "7" for v in node.values)  # type: ignore[misc]
            elif isinstance(node, ast.Constant) and id(node) not in inside:
                yield str(node.value)


SAID = sorted({s for s in sentences() if _ENGLISH.fullmatch(s) and not _NOT_SAID.match(s)} - {"7"})


def test_the_readers_have_much_to_say() -> None:
    assert "the file is empty" in SAID
    assert "it ends inside a sentence (line 7)" in SAID


@pytest.mark.parametrize("sentence", SAID)
def test_every_sentence_has_its_chinese_and_back(sentence: str) -> None:
    chinese = said(sentence, "zh")
    assert re.search(r"[\u4e00-\u9fff]", chinese), sentence
    assert said(chinese, "en") == sentence


def test_sentences_joined_are_told_one_by_one() -> None:
    both = "page 3 is damaged; the file is damaged; what could be recovered of it was read"
    assert said(both, "zh") == "第3页损坏；文件损坏，已读取能恢复的部分"
    assert said("the file is empty; fetch or save it again", "zh") == "文件是空的；请重新下载或保存"


@pytest.mark.parametrize("words", ["", "something nobody says", "表中没有找到这一行"])
def test_other_words_stay_as_they_are(words: str) -> None:
    assert said(words, "zh") == words


def test_what_hinders_a_cell_is_told_in_english_too() -> None:
    assert said("表中没有找到这一行", "en") == "the row was not found in the table"
