"""`gouji ledger`: agency × year."""

from __future__ import annotations

import dataclasses
import json

import click

from commands.references import lang_option, require_portal
from commands.session import Session, talk


@click.command()
@click.option("--portal", help="Only this portal.")
@click.option("--year", type=int, help="Only this reporting year.")
@click.option("--state", type=click.Choice(["due", "seen", "late", "missing"]))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@lang_option
@click.pass_obj
def command(
    session: Session,
    portal: str | None,
    year: int | None,
    state: str | None,
    form: str,
    lang: str | None,
) -> None:
    """Who was due when, and who published: on time, late, or not at all.

    \b
    Examples:
      gouji ledger --year 2024 --state missing
      gouji ledger --year 2024 --format json
    """
    from commands.check_text import printable
    from commands.columns import columns
    from commands.words import words

    with session.store(must_exist=True) as store:
        require_portal(store, portal)
        rows = list(store.ledger.rows(portal=portal, year=year, state=state))  # type: ignore[arg-type]
    if form == "json":
        plain = [dataclasses.asdict(row) for row in rows]
        click.echo(json.dumps(plain, ensure_ascii=False, indent=1, default=str))
        return
    w = words("show", lang or session.settings.lang)
    if not rows:
        talk(w["empty"])
        return
    head = [w[name] for name in ("portal", "year", "state", "due_on", "seen_on", "agency")]
    told = (
        [
            row.portal, str(row.reporting_year), w[row.state], str(row.due_on or "—"),
            str(row.seen_on or "—"), printable(row.agency_name),
        ]
        for row in rows
    )  # fmt: skip
    click.echo(columns([head, *told]))
