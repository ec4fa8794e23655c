"""What a letter of rectification says: the upheld findings about one report, rule by rule.

Editorial findings, waived ones, and those that no officer has upheld never enter a letter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from letters.wording import clean, in_lang, law_of, letter_place, own_words
from rules.model import Text

if TYPE_CHECKING:
    from store.finding import Finding

SEVERITIES = ("error", "warning", "info")
Rule = Callable[[str], tuple[Text, Text] | None]
"""A rule's id → its title, and how to put right what it finds; None for a rule that is gone."""


@dataclass(frozen=True, slots=True)
class Instance:
    """One finding: what is wrong, and the report's own words with their place."""

    what: str
    quotes: tuple[tuple[str, str], ...]
    """(words, place)."""


@dataclass(frozen=True, slots=True)
class Problem:
    """All upheld findings of one rule."""

    title: str
    instances: tuple[Instance, ...]
    law: tuple[str, ...]
    remedy: str


@dataclass(frozen=True, slots=True)
class Letter:
    """To whom, about what, and the problems, the gravest first."""

    agency: str
    year: int
    report: str
    """The report's title."""
    url: str
    problems: tuple[Problem, ...]

    @property
    def count(self) -> int:
        return sum(len(problem.instances) for problem in self.problems)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Why findings are not in the letter."""

    unreviewed: int = 0
    dismissed: int = 0
    waived: int = 0
    editorial: int = 0


def choose(findings: Iterable[Finding]) -> tuple[list[Finding], LeftOut]:
    """The findings that may enter a letter, and how many may not; resolved ones count neither
    way."""
    chosen: list[Finding] = []
    out = {"unreviewed": 0, "dismissed": 0, "waived": 0, "editorial": 0}
    for finding in findings:
        if finding.state == "resolved":
            continue
        if finding.basis == "editorial":
            out["editorial"] += 1
        elif finding.state == "waived":
            out["waived"] += 1
        elif finding.review == "upheld":
            chosen.append(finding)
        else:
            out["dismissed" if finding.review == "dismissed" else "unreviewed"] += 1
    return chosen, LeftOut(**out)


def letter(findings: Sequence[Finding], rule: Rule) -> Letter:
    """The letter about one report; `findings`: not empty, as `choose` gave them."""
    first = findings[0]
    ordered = sorted(findings, key=lambda f: (SEVERITIES.index(f.severity), f.family, f.rule, f.id))
    return Letter(
        agency=clean(first.agency_name),
        year=first.reporting_year or 0,
        report=clean(first.title),
        url=clean(first.url) if first.url.startswith(("http://", "https://")) else "",
        problems=tuple(
            _problem(list(group), rule(name))
            for name, group in groupby(_together(ordered), key=lambda f: f.rule)
        ),
    )


def _together(ordered: Sequence[Finding]) -> list[Finding]:
    """Those of one rule side by side, where its gravest stands."""
    place: dict[str, int] = {}
    for finding in ordered:
        place.setdefault(finding.rule, len(place))
    return sorted(ordered, key=lambda f: place[f.rule])


def _problem(found: list[Finding], told: tuple[Text, Text] | None) -> Problem:
    title, remedy = told or (found[0].message, Text("", ""))
    law = dict.fromkeys(law_of(cite) for finding in found for cite in finding.cites)
    return Problem(
        title=own_words(title.zh),
        instances=tuple(
            Instance(
                in_lang(finding.message, "zh"),
                tuple((clean(e.quote), letter_place(e.where)) for e in finding.evidence),
            )
            for finding in found
        ),
        law=tuple(law),
        remedy=own_words(remedy.zh),
    )
