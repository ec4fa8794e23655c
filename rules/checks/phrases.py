"""Words that should not stand in a report: patterns of a rule, over sentences or other text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from report.model import Evidence, Grid, Place, Report
from report.privacy import mask
from rules.checks.base import Result, check
from rules.contents.prose import (
    OncePerReport,
    Sentence,
    prose,
    sentences,
    titles_above,
    without_blanks,
)
from rules.model import Context
from rules.rule import Rule

_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")
_LONGEST_SUBJECT = 40


@check("phrases")
def phrases(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """Fails where one of `found` matches and none of `unless` does.

    `holds`: words of which one stands in every match, looked for first: that is quicker;
    `where`: `sentences` (default), `headings`, `cells`, `dropped`; `zones`: parts of the text;
    `under`: pattern for the titles above; `once`: only the
    first place; `subject`: the finding's name when there can be one only. In the patterns
    <year>, <year-1> and <year+1> stand for the reporting year and its neighbours.
    """
    params: Mapping[str, Any] = rule.params
    years = report.reporting_year
    patterns = [str(p) for p in params["found"]]
    if years is None and any("<year" in p for p in patterns):
        yield Result(str(params.get("subject", "text")), "unknown")
        return
    found = _any(tuple(patterns), years or 0)
    unless = _any(tuple(str(p) for p in params.get("unless", ())), years or 0)
    results: dict[str, Result] = {}
    everything = _all(report, params)
    if not everything or not _somewhere(patterns, years or 0, params, everything):
        yield Result(str(params.get("subject", "text")), "pass" if everything else "not_applicable")
        return
    for text, place in _places(report, params):
        match = found.search(text)
        if match is None or (unless.pattern and unless.search(text)):
            continue
        subject = str(params.get("subject", "")) or _subject(text, match)
        words = mask(match.group())
        quote = Evidence(mask(place.evidence.quote), place.evidence.where)
        results.setdefault(
            subject,
            Result(
                subject, "fail", {"words": words, "quote": words}, found=words, evidence=(quote,)
            ),
        )
        if params.get("once"):
            break
    yield from results.values() or [Result(str(params.get("subject", "text")), "pass")]


@dataclass(frozen=True, slots=True)
class Spot:
    """A heading or a cell; sentences work out their words only when they are shown."""

    evidence: Evidence


def _somewhere(patterns: list[str], year: int, params: Mapping[str, Any], everything: str) -> bool:
    """Whether any of the patterns is found at all: one by one, each from its first letter on."""
    holds = params.get("holds")
    if holds and not any(str(word) in everything for word in holds):
        return False
    return any(_any((pattern,), year).search(everything) for pattern in patterns)


@lru_cache(maxsize=2048)
def _any(patterns: tuple[str, ...], year: int) -> re.Pattern[str]:
    joined = "|".join(f"(?:{p})" for p in patterns)
    for name, value in (("<year>", year), ("<year-1>", year - 1), ("<year+1>", year + 1)):
        joined = joined.replace(name, str(value))
    return re.compile(joined, re.MULTILINE)


def _all(report: Report, params: Mapping[str, Any]) -> str:
    """Everything that may be searched, a line each: what is not in it is in no place."""
    where = params.get("where", ("sentences",))
    texts = [prose(report)] if "sentences" in where else []
    if "headings" in where:
        texts += [text for text, _ in _headings(report)]
    if "cells" in where:
        texts.append(_all_cells(report))
    return "\n".join(texts)


def _cell_texts(report: Report) -> str:
    grids = (b for layout in report.layouts for b in layout.blocks if isinstance(b, Grid))
    return "\n".join(c.text for grid in grids for row in grid.rows for c in row if len(c.text) > 6)


_all_cells = OncePerReport(_cell_texts)


def _spots(report: Report) -> list[tuple[str, Spot]]:
    return [
        (
            heading.number + without_blanks(heading.title),
            Spot(heading.evidence),
        )
        for heading in report.outline
    ]


_headings = OncePerReport(_spots)


def _places(report: Report, params: Mapping[str, Any]) -> Iterator[tuple[str, Spot | Sentence]]:
    where = params.get("where", ("sentences",))
    if "headings" in where:
        yield from _headings(report)
    if "cells" in where:
        yield from _cells(report)
    if "sentences" not in where:
        return
    zones, under = params.get("zones"), params.get("under")
    for sentence in sentences(report):
        if zones and sentence.zone not in zones:
            continue
        if under and not re.search(str(under), titles_above(report, sentence.heading)):
            continue
        yield sentence.text, sentence


def _cells(report: Report) -> Iterator[tuple[str, Spot]]:
    for number, layout in enumerate(report.layouts):
        for block in layout.blocks:
            if isinstance(block, Grid):
                for cell in (cell for row in block.rows for cell in row):
                    where = Place(cell.line, number, block.no, cell.row, cell.column)
                    yield without_blanks(cell.text), Spot(Evidence(cell.raw, where))


def _subject(text: str, match: re.Match[str]) -> str:
    """The words around the match without their figures, so that new figures keep the finding."""
    around = text[max(0, match.start() - 12) : match.end() + 12]
    return _FIGURES.sub("#", around)[:_LONGEST_SUBJECT]
