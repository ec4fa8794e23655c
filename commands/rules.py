"""`gouji rules`: what is checked, and by which article."""

from __future__ import annotations

import json

import click

from commands import rules_diff, rules_test
from commands.session import Session

LANG = click.Choice(["zh", "en"])


@click.group()
def command() -> None:
    """What is checked, and by which article.

    \b
    Examples:
      gouji rules list
      gouji rules explain T21-3c
      gouji rules test
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

    Its examples are executed as they are shown.

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
    from outputs.explained import explained, text

    language = lang or session.settings.lang
    click.echo(text(explained(rule, language), language))


command.add_command(rules_test.command)
command.add_command(rules_diff.command)
