"""What a mutation is: a kind with its expectation, and one report that was changed by it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from random import Random
from typing import Literal

from audit.real.retold import Retold
from report.model import Document, Report
from rules.model import Context

Expected = Literal["finding", "silence", "open"]
"""`finding`: must be found at its place. `silence`: no finding may follow. `open`: the document
alone cannot tell that it is wrong; what is found all the same is only counted."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A report to be changed: as blocks to be rendered again, and as it is read unchanged."""

    name: str
    report: Retold
    read: Report
    render: Callable[[Retold], list[Document]]
    generated: bool


@dataclass(frozen=True, slots=True)
class Mutant:
    """A report with one change, and where a finding about it must point."""

    report: Retold
    what: str
    measures: tuple[str, ...] = ()
    """Cells that were changed."""
    words: tuple[str, ...] = ()
    """Words that stand where the change was made."""
    absent: bool = False
    """What was taken away leaves no place to point at: the rule alone tells it."""
    context: Context | None = None
    """What is known beside the report, where the change is to that."""


Make = Callable[[Subject, Random], Mutant | None]
"""None: this report has nothing that could be changed so."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One way of making a report wrong, with what is expected written down beforehand."""

    name: str
    expected: Expected
    rules: tuple[str, ...]
    """Any of these tells it; `*` stands for any words."""
    why: str
    make: Make
    weight: int = 1
    """How often it is tried on a report."""
    once: bool = False
    """Its rules speak once of a report: where one does already, nothing can be added."""

    def tells(self, rule: str) -> bool:
        """Whether a finding of this rule is one that was expected."""
        return any(fnmatchcase(rule, name) for name in self.rules)
