"""A rule told to people: one source for `gouji rules explain` and the page in docs/rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from outputs.wording import wording
from rules.examples import KINDS, Ran, run
from rules.law import UnknownCitationError, cite
from rules.model import Citation, Text
from rules.rule import Rule

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One example: its kind, what is given, and what gouji says of it."""

    kind: str
    given: Lines
    verdict: str
    message: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A rule in one language; `sections` are (heading, lines), in the order they are read."""

    rule: Rule
    title: str
    facts: str
    sections: tuple[tuple[str, Lines], ...]
    examples: tuple[Told, ...]


def explained(rule: Rule, lang: str) -> Explained:
    """Everything that is told of a rule; its examples are executed. Raises ExampleError."""
    w = wording(lang)
    checks = (_said(rule.message, lang), *rule.identity, *filter(None, [rule.when]))
    sections = (
        (w["what_it_checks"], checks),
        (w["why_so"], (_said(rule.rationale, lang),)),
        (w["law"], tuple(_law(one, lang) for one in rule.cites) or ("—",)),
        (w["fix"], (_said(rule.how_to_fix, lang) or "—",)),
        (w["applies_to"], (_applies(rule, w),)),
        (w["history"], tuple(_history(rule, w))),
    )
    facts = " · ".join((
        w[rule.severity], w[rule.basis], w[f"family_{rule.family}"],
        w["weight"].format(rule.weight),
    ))  # fmt: skip
    return Explained(rule, _said(rule.title, lang), facts, sections, tuple(_examples(rule, lang)))


def text(one: Explained, lang: str, reviewed: tuple[int, int, str] = (0, 0, "")) -> str:
    """For a terminal. `reviewed`: findings upheld and dismissed, and the status that these
    leave the rule."""
    w = wording(lang)
    parts = [f"{one.rule.id}  {one.title}\n{one.facts}"]
    parts += [
        f"{head}\n" + "\n".join(f"  {line}" for line in lines) for head, lines in one.sections
    ]
    parts.append(f"{w['reviews']}\n  {_reviewed(reviewed, one.rule, w)}")
    if one.examples:
        told = []
        for example in one.examples:
            told.append(f"  {w['example_' + example.kind]}")
            told += [f"    {line}" for line in example.given]
            told.append(f"    → {w['verdict_' + example.verdict]}{_colon(example.message)}")
        parts.append(w["examples"] + "\n" + "\n".join(told))
    return "\n\n".join(parts)


def _reviewed(reviewed: tuple[int, int, str], rule: Rule, w: Mapping[str, str]) -> str:
    upheld, dismissed, status = reviewed
    if not upheld + dismissed:
        return w["not_reviewed"]
    told = w["reviewed"].format(upheld, dismissed, f"{upheld / (upheld + dismissed):.0%}")
    return told + (w["shown_as_preview"] if status == "preview" != rule.status else "")


def _examples(rule: Rule, lang: str) -> Iterator[Told]:
    given = [
        (kind, one)
        for kind in KINDS
        for one in _as_list(rule.examples.get(kind))
        if isinstance(one, Mapping)
    ]
    results: list[Ran] = run(rule)
    for (kind, one), ran in zip(given, results, strict=True):
        told = ran.message if ran.got in ("fail", "unknown") and lang == "zh" else ""
        yield Told(kind, tuple(_given(one, lang)), ran.got, told)


def _as_list(given: Any) -> list[Any]:
    return given if isinstance(given, list) else [] if given is None else [given]


def _given(example: Mapping[str, Any], lang: str) -> Iterator[str]:
    w = wording(lang)
    if "but" in example:
        yield w["as_pass_but"]
        yield from _leaves(example["but"], "", lang)
    yield from _leaves({k: v for k, v in example.items() if k not in ("but", "verdict")}, "", lang)


def _leaves(given: Mapping[str, Any], before: str, lang: str) -> Iterator[str]:
    for key, value in given.items():
        name = f"{before}{key}"
        if key == "text":
            yield from (line for line in str(value).splitlines() if line.strip())
        elif key in ("measures", "prior", "units", "raw") and isinstance(value, Mapping):
            head = {"prior": wording(lang)["last_year"]}.get(key, "")
            yield from (f"{head}{_label(n, lang)} = {v}" for n, v in value.items())
        elif key == "replace" and isinstance(value, Mapping):
            yield from (
                f"“{_one_line(these)}” → “{_one_line(those)}”" for these, those in value.items()
            )
        elif isinstance(value, Mapping):
            yield from _leaves(value, f"{name}.", lang)
        elif isinstance(value, list):
            yield f"{name}: {'、'.join(map(str, value))}"
        else:
            yield f"{name}: {value}"


def _one_line(words: str) -> str:
    return " ⏎ ".join(words.splitlines())


def _label(measure: str, lang: str) -> str:
    from report.forms import measure_label

    if lang == "en":
        return measure
    try:
        return measure_label(measure)
    except KeyError:
        return measure


def _law(citation: Citation, lang: str) -> str:
    try:
        found = cite(citation.instrument, citation.at)
    except UnknownCitationError:
        return f"{citation.instrument}{citation.at}"
    return f"{_said(found.words, lang)}{_colon(_said(found.passage.gist, lang))}"


def _applies(rule: Rule, w: Mapping[str, str]) -> str:
    def listed(what: str, names: Iterable[str]) -> str:
        return w["listing"].join(w[f"{what}_{name}"] for name in names)

    on = rule.applies
    years = on.years
    told = [
        w["forms"].format(" ".join(on.forms)) if on.forms else "",
        w["years"].format(years.first or "", years.last or "") if years.first or years.last else "",
        w["kinds"].format(listed("kind", on.kinds)) if on.kinds else "",
        w["not_kinds"].format(listed("kind", on.not_kinds)) if on.not_kinds else "",
        w["levels"].format(listed("level", on.levels)) if on.levels else "",
        w["stage"].format(w[f"stage_{on.stage}"]) if on.stage else "",
    ]
    return " · ".join(filter(None, told)) or w["everything"]


def _history(rule: Rule, w: Mapping[str, str]) -> Iterator[str]:
    yield w["version"].format(rule.version, w[f"status_{rule.status}"])
    if rule.formerly:
        yield w["formerly"].format(" ".join(rule.formerly))


def _said(words: Text, lang: str) -> str:
    return words.en if lang == "en" else words.zh


def _colon(words: str) -> str:
    return f": {words}" if words else ""
