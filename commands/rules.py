"""`gouji rules`: what is checked, and by which article."""

from __future__ import annotations

import click

from commands import rules_diff, rules_list, rules_test
from commands.references import no_rule
from commands.rules_list import reviews_of
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
        raise click.UsageError(no_rule(rule_id, packs))
    from outputs.explained import explained, text
    from rules.precision import shown_status

    language = lang or session.settings.lang
    upheld, dismissed = reviews_of(session).get(rule.id, (0, 0))
    reviewed = (upheld, dismissed, shown_status(rule.status, upheld, dismissed))
    click.echo(text(explained(rule, language), language, reviewed))


command.add_command(rules_list.command)
command.add_command(rules_test.command)
command.add_command(rules_diff.command)
