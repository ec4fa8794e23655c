"""`gouji doctor`: is everything here that gouji needs, and does it work?"""

from __future__ import annotations

import click

from commands.references import lang_option
from commands.session import Session

MARKS = {"good": ("✓", "green"), "lacking": ("–", "yellow"), "bad": ("✗", "red")}


@click.command()
@lang_option
@click.pass_obj
def command(session: Session, lang: str | None) -> int:
    """Is everything here that gouji needs, and does it work?

    One line a thing: ✓ works, – is not there and can be done without, ✗ does not work. Exit
    code 1 when something does not work, 2 when the settings cannot be read.

    \b
    Examples:
      gouji doctor
      gouji doctor --lang en
    """
    from commands.check_text import printable
    from night.health import examine

    zh = (lang or session.settings.lang) == "zh"
    bad = False
    for one in examine(session.settings, session.packs):
        mark, colour = MARKS[one.state]
        what, said = (one.what.zh, one.said.zh) if zh else (one.what.en, one.said.en)
        click.echo(f"{click.style(mark, fg=colour, bold=True)} {what}: {printable(said)}")
        bad = bad or one.state == "bad"
    return 1 if bad else 0
