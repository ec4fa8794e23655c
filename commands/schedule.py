"""`gouji schedule`: every night, until stopped."""

from __future__ import annotations

import click

from commands.session import Session, now, talk


@click.command()
@click.pass_obj
def command(session: Session) -> None:
    """Run the nightly job every night, until stopped.

    The times stand in the settings (schedule.night, schedule.tell; Asia/Shanghai). Each stage
    is a process of its own; what was missed while the machine was off is caught up at start.

    \b
    Example:
      gouji --config /etc/gouji.toml schedule
    """
    from night.stages import Stages
    from scheduler import schedule

    session.settings.make_var()
    schedule(
        session.settings,
        Stages(session.again()),
        lambda line: talk(f"{now():%Y-%m-%dT%H:%M:%SZ} {line}"),
    )
