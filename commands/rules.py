"""`gouji rules`: what is checked, and by which article."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from commands.session import Session

if TYPE_CHECKING:
    from rules.rule import Rule

LANG = click.Choice(["zh", "en"])


@click.group()
def command() -> None:
    """What is checked, and by which article.

    \b
    Examples:
      gouji rules list
      gouji rules explain T21-3c
    """


@command.command("list")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--lang", type=LANG, help="Language of titles.")
@click.pass_obj
def list_rules(session: Session, form: str, lang: str | None) -> None:
    """All rules in force: id, severity, basis, family, title.

    \b
    Example:
      gouji rules list --format json
    """
    from night.citing import in_lang

    language = lang or session.settings.lang
    rules = session.packs().rules
    if form == "json":
        rows = [
            {
                "id": rule.id,
                "title": in_lang(rule.title, language),
                "severity": rule.severity,
                "basis": rule.basis,
                "family": rule.family,
                "weight": rule.weight,
                "status": rule.status,
                "version": rule.version,
            }
            for rule in rules
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    width = max((len(rule.id) for rule in rules), default=0)
    for rule in rules:
        title = in_lang(rule.title, language)
        click.echo(
            f"{rule.id:<{width}}  {rule.severity:<7}  {rule.basis:<12}  {rule.family:<10}  {title}"
        )


@command.command()
@click.argument("rule_id", metavar="ID")
@click.option("--lang", type=LANG, help="Language of the explanation.")
@click.pass_obj
def explain(session: Session, rule_id: str, lang: str | None) -> None:
    """What a rule checks, why, by which article, and how to put right what it finds.

    \b
    Example:
      gouji rules explain T21-3c --lang en
    """
    packs = session.packs()
    rule = packs.find(rule_id)
    if rule is None:
        from rapidfuzz.process import extract

        near = [name for name, _, _ in extract(rule_id, list(packs.by_id), limit=3)]
        raise click.UsageError(f"no rule {rule_id}; nearest: {', '.join(near)}")
    click.echo(_explanation(rule, lang or session.settings.lang))


def _explanation(rule: Rule, lang: str) -> str:
    from night.citing import cited_line, in_lang

    heads = {
        "zh": ("检查内容", "理由", "依据", "整改办法", "适用"),
        "en": ("What it checks", "Why", "Law", "How to put it right", "Applies to"),
    }[lang]
    law = [cited_line(one, lang) for one in rule.cites]
    checks = "; ".join(rule.identity) or in_lang(rule.message, lang)
    parts = (checks, in_lang(rule.rationale, lang), "\n  ".join(law) or "—",
             in_lang(rule.how_to_fix, lang), _applies(rule))  # fmt: skip
    body = [f"{head}\n  {part}" for head, part in zip(heads, parts, strict=True)]
    first = (
        f"{rule.id}  {in_lang(rule.title, lang)}\n"
        f"{rule.severity} · {rule.basis} · {rule.family} · weight {rule.weight} · "
        f"version {rule.version} · {rule.status}"
    )
    return "\n\n".join([first, *body])


def _applies(rule: Rule) -> str:
    on = rule.applies
    told = [
        " ".join(on.forms),
        f"{on.years.first or ''}–{on.years.last or ''}" if on.years.first or on.years.last else "",
        " ".join(on.kinds),
        " ".join(f"not {kind}" for kind in on.not_kinds),
        " ".join(on.levels),
        on.stage or "",
    ]
    return " · ".join(part for part in told if part) or "*"
