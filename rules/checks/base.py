"""What a check is, and the register of all checks by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from report.model import Evidence, Report
from rules.model import Citation, Context, Severity, Text, Verdict

if TYPE_CHECKING:
    from rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Result:
    """What a check says of ONE subject."""

    subject: str
    """A measure, a section key, or a normalised sentence: never values or offsets. Kept without
    blanks, so that the same words set apart otherwise stay the same subject."""
    verdict: Verdict
    fields: Mapping[str, str | Text] = field(default_factory=dict)
    """Values for the {placeholders} of the rule's message (`rules.rule.PLACEHOLDERS`); a value
    that is words of ours is a Text."""
    expected: str = ""
    found: str = ""
    evidence: tuple[Evidence, ...] = ()
    severity: Severity | None = None
    """Milder than the rule's in this case."""
    why: Text | None = None
    """For unknown: what could not be known, and why. Given for another verdict, it is
    added to the rule's message."""
    cites: tuple[Citation, ...] = ()
    """Where a local instrument is broken rather than what the rule itself cites."""
    cause: str = ""
    """The root cause this result would follow from, as named in a rule's `explains`
    (`table:requests`, `attachments`, `year`): suppressed where that rule does not pass."""
    explains: tuple[str, ...] = ()
    """Root causes that this very result stands for, beside those of the rule's `explains`."""

    def __post_init__(self) -> None:
        if " " in self.subject:
            object.__setattr__(self, "subject", "".join(self.subject.split()))


Check = Callable[[Report, Context, "Rule"], Iterable[Result]]

CHECKS: dict[str, Check] = {}
NEVER_FAILING: set[str] = set()
"""Checks that only tell what is known: their rules need no example of a fail."""


def check(name: str, *, fails: bool = True) -> Callable[[Check], Check]:
    """Register a check under the name that rules use for it. A name twice is a mistake."""

    def register(function: Check) -> Check:
        if name in CHECKS:
            raise ValueError(f"two checks are named {name!r}")
        CHECKS[name] = function
        if not fails:
            NEVER_FAILING.add(name)
        return function

    return register
