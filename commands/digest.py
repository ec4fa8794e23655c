"""`gouji digest`: the morning's digests."""

from __future__ import annotations

from datetime import date

import click

from commands.session import Session, as_of_option, clock_of, talk, today


@click.command()
@click.option(
    "--preview",
    "send",
    flag_value=False,
    default=False,
    type=bool,
    help="Print what would be sent; nothing is stored (the default).",
)
@click.option("--send", "send", flag_value=True, type=bool, help="Compose and send.")
@click.option("--html", is_flag=True, help="Preview the page instead of the text.")
@as_of_option
@click.pass_obj
def command(session: Session, send: bool, html: bool, as_of: date | None) -> int:
    """Compose the morning's digests and show or send them.

    Each recipient is told what is new, resolved, still standing, late or missing, and which
    portals could not be visited; also when all is quiet.

    \b
    Examples:
      gouji digest --preview
      gouji digest --send
    """
    from commands.words import words
    from night.tell import preview, tell

    with session.store(must_exist=True) as store:
        if not send:
            for mail in preview(store, session.settings, as_of or today(), clock_of(as_of)):
                click.echo(mail.html if html else f"{mail.subject}\n\n{mail.text}")
            return 0
        told = tell(store, session.settings, as_of or today(), clock_of(as_of))
    w = words("stages", session.settings.lang)
    for kind in ("sent", "failed", "dead"):
        for line in getattr(told, kind):
            talk(w[kind].format(line))
    if not told.queued:
        talk(w["quiet"])
    return 1 if told.failed or told.dead else 0
