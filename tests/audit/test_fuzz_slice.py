"""A small slice of the fuzz: damaged documents crash nothing, invent nothing, accuse of nothing."""

from __future__ import annotations

import pytest

from audit.fuzz import cases, verdicts
from audit.judging import AS_OF, packs
from report import read
from report.model import Report
from rules import judge
from rules.model import Context

NAMES = list(cases.names(40, 7))
CUT = [
    n
    for n in NAMES
    if n.startswith(("cut/made-", "neatly/made-")) and int(n.rsplit("/")[-1]) % 14 == 5
]


@pytest.mark.parametrize("kind", ["rows", "damaged", "cut"])
def test_a_damaged_report_says_nothing_that_the_whole_does_not(kind: str) -> None:
    names = CUT if kind == "cut" else [n for n in NAMES if n.startswith(f"{kind}/")]
    assert len(names) >= 40
    wrong: list[str] = []
    for name in names:
        document, how = cases.document(name)
        for result in read([document]):
            if not isinstance(result, Report):
                assert result.why, name
                continue
            judgement = judge(result, Context(as_of=AS_OF), packs())
            assert not judgement.crashed, name
            found = verdicts.faults(name, result, judgement.findings())
            wrong += [f"{name} ({how}): {fault}" for fault in found]
    assert wrong == []


def test_every_text_that_breaks_off_in_a_word_is_told_as_cut() -> None:
    whole, _ = cases.document("neatly/made-markdown/99")
    text = whole.content.decode()
    at = text.index("主要")
    (result,) = read([type(whole)(text[:at].encode(), whole.name)])
    assert isinstance(result, Report)
    assert result.cut
