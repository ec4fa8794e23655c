"""The pages of docs/rules: one a rule and an index, both languages, from the packs alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from outputs.explained import Explained, explained
from outputs.wording import wording
from rules.packs.model import Packs
from rules.rule import Rule

INDEX = "README.md"
_WRITTEN = "Written from `rules/packs` by `make docs`; not edited by hand."
_FAMILIES = ("sections", "timeliness", "arithmetic", "agreement", "continuity", "conduct")


def rule_pages(packs: Packs) -> Iterator[tuple[str, str]]:
    """(file name, Markdown) of every page, the index first. Raises ExampleError."""
    yield INDEX, _index(packs)
    for rule in packs.rules:
        yield f"{rule.id}.md", rule_page(rule)


def rule_page(rule: Rule) -> str:
    """The page of one rule: Chinese first, English after."""
    parts = [f"# {rule.id}\n\n{_WRITTEN}\n"]
    for lang in ("zh", "en"):
        one = explained(rule, lang)
        parts.append(f"## {_escaped(one.title)}\n\n{one.facts}\n")
        parts += [_section(head, lines) for head, lines in one.sections]
        if lang == "zh" and one.examples:
            parts.append(_examples(one))
    return "\n".join(parts)


def _index(packs: Packs) -> str:
    w, en = wording("zh"), wording("en")
    parts = [f"# 规则 · Rules\n\n{_WRITTEN}\n"]
    for family in _FAMILIES:
        rules = [rule for rule in packs.rules if rule.family == family]
        if not rules:
            continue
        name = f"family_{family}"
        parts.append(f"## {w[name]} · {en[name]}\n")
        parts.append("| 规则 | | 严重程度 | 依据 | 状态 |\n|---|---|---|---|---|")
        for rule in rules:
            title = f"{_escaped(rule.title.zh)}<br>{_escaped(rule.title.en)}"
            parts.append(
                f"| [{rule.id}]({rule.id}.md) | {title} | {w[rule.severity]} | {w[rule.basis]} "
                f"| {w['status_' + rule.status]} |"
            )
        parts.append("")
    return "\n".join(parts)


def _section(head: str, lines: Sequence[str]) -> str:
    return f"### {head}\n\n" + "\n".join(f"- {_escaped(line)}" for line in lines) + "\n"


def _examples(one: Explained) -> str:
    w = wording("zh")
    parts = [f"### {w['examples']} · {wording('en')['examples']}\n"]
    for example in one.examples:
        message = f"：{_escaped(example.message)}" if example.message else ""
        given = "\n".join(line.replace("`", "'") for line in example.given)
        parts.append(
            f"**{w['example_' + example.kind]}**\n\n```text\n{given}\n```\n\n"
            f"→ {w['verdict_' + example.verdict]}{message}\n"
        )
    return "\n".join(parts)


def _escaped(text: str) -> str:
    """Words are words: no tables, links, tags or emphasis are made of them."""
    for sign in "\\|<[*_`":
        text = text.replace(sign, f"\\{sign}")
    return text
