"""`gouji judge`: read and judge what is stored."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from commands.judge_dry import Dry, dry, dry_options
from commands.session import Session, as_of_option, clock_of, talk, today

if TYPE_CHECKING:
    from night.judge import Summary


@click.command()
@click.option("--retry", is_flag=True, help="Try once more what was set aside.")
@dry_options
@as_of_option
@click.pass_obj
def command(
    session: Session, /, retry: bool, as_of: date | None, dry_run: bool, **told: Any
) -> int:
    """Read and judge what is stored and not yet judged.

    Judged again is only what has changed: documents, readers, rules, or what is known around
    a report. Then the ledger is brought up to date. Exit code 1 when a document was set aside.

    With --dry-run everything stored is judged again, in the context it was last judged in,
    told as `gouji check` tells, and nothing is stored: to try rules, and to ask questions.

    \b
    Examples:
      gouji judge
      gouji judge --retry --as-of 2026-02-10
      gouji judge --dry-run --rules my-rules.yaml --format xlsx -o tried.xlsx
      gouji judge --where 'applications.new.total > 1000' --year 2024
    """
    if dry_run or told["where"] is not None:
        return dry(session, Dry(**told), as_of or today())
    given = [name for name, value in told.items() if value and value != "text"]
    if given:
        raise click.UsageError("rules, formats and selections go with --dry-run")
    import os

    from night.judge import Night, judge_night
    from night.waivers import load_waivers
    from night.workers import Limits

    settings = session.settings
    limits = settings.judge
    with session.store() as store:
        night = Night(
            store,
            session.packs(),
            as_of or today(),
            clock_of(as_of)(),
            waivers=load_waivers(settings.waivers_file),
            limits=Limits(
                seconds=limits.seconds, memory_mb=limits.memory_mb, libreoffice=limits.libreoffice
            ),
            processes=limits.workers or os.cpu_count() or 1,
            progress=_progress,
        )
        summary = judge_night(night, retry=retry)
    _say(summary, settings.lang)
    return 3 if summary.crashed else int(summary.set_aside > 0)


def _progress(done: int, total: int, what: str) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{done}/{total} {what[-60:]:<60}", err=True, nl=done == total)


def _say(summary: Summary, lang: str) -> None:
    from commands.words import words

    w = words("stages", lang)
    for line in summary.unused_waivers:
        talk(w["unused"].format(line))
    for line in summary.expired_waivers:
        talk(w["expired"].format(line))
    if summary.nothing_new:
        talk(w["nothing_new"])
        return
    counted = (
        "read", "reports", "not_reports", "unreadable", "set_aside", "raised", "changed",
        "resolved", "waived", "ledger",
    )  # fmt: skip
    talk(w["judged"].format(*(getattr(summary, name) for name in counted)))
    for line in summary.crashed:
        talk(w["crashed"].format(line))
