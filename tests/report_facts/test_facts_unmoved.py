"""What a reader would not notice changes no fact: blanks, widths, line breaks, script."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from facts_helpers import read_text

from report.model import Report

_WIDE = str.maketrans("0123456789,():;%", "０１２３４５６７８９，（）：；％")


def wide(text: str) -> str:
    return text.translate(_WIDE)


def spaced(text: str) -> str:
    return re.sub(r"(?<=[\u4e00-\u9fff])(?=\d)|(?<=\d)(?=[\u4e00-\u9fff])", " ", text)


def hard_blanks(text: str) -> str:
    return text.replace(" ", "\u00a0").replace("。", "。\u00a0")


def indented(text: str) -> str:
    return "\n".join(f"　　{x}" if x and "|" not in x else x for x in text.split("\n"))


def double_spaced(text: str) -> str:
    return text.replace("\n", "\n\n")


def broken_lines(text: str) -> str:
    lines = []
    for line in text.split("\n"):
        step = len(line) + 1 if "|" in line else 45
        lines += [line[at : at + step] for at in range(0, len(line), step)] or [""]
    return "\n".join(lines)


def traditional(text: str) -> str:
    from opencc import OpenCC

    return str(OpenCC("s2tw").convert(text))


CHANGES = [wide, spaced, hard_blanks, indented, double_spaced, broken_lines, traditional]


def facts(report: Report) -> dict[str, Any]:
    return {
        "agency": report.agency.name,
        "year": report.reporting_year,
        "form": report.form,
        "published": report.published and (report.published.first, report.published.last),
        "cut": report.cut == "",
        "attachments": len(report.attachments),
        "outline": [(h.level, h.number, h.title.replace(" ", ""), h.key) for h in report.outline],
        "linked": sorted(
            (s.measure or " + ".join(s.sum_of), s.value)
            for s in report.statements
            if s.measure or s.sum_of
        ),
    }


TRADITIONAL_ALREADY = 3
CASES = [
    pytest.param(number, change, id=f"00{number}-{change.__name__}")
    for number in range(5)
    for change in CHANGES
    if (number, change) != (TRADITIONAL_ALREADY, traditional)
]


@pytest.mark.parametrize(("number", "change"), CASES)
def test_facts_are_unmoved(shared: Path, number: int, change: Callable[[str], str]) -> None:
    path = next((shared / "reports").glob(f"00{number}_*.txt"))
    text = path.read_text(encoding="utf-8")

    assert facts(read_text(change(text))) == facts(read_text(text))
