"""`gouji ledger`: agency × year."""

from __future__ import annotations

import dataclasses
import json

import click

from commands.session import Session, talk


@click.command()
@click.option("--portal", help="Only this portal.")
@click.option("--year", type=int, help="Only this reporting year.")
@click.option("--state", type=click.Choice(["due", "seen", "late", "missing"]))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.pass_obj
def command(
    session: Session, portal: str | None, year: int | None, state: str | None, form: str
) -> None:
    """Who was due when, and who published: on time, late, or not at all.

    \b
    Example:
      gouji ledger --year 2024 --state missing
    """
    with session.store(must_exist=True) as store:
        rows = list(store.ledger.rows(portal=portal, year=year, state=state))  # type: ignore[arg-type]
    if form == "json":
        told = [dataclasses.asdict(row) for row in rows]
        click.echo(json.dumps(told, ensure_ascii=False, indent=1, default=str))
        return
    for row in rows:
        due, seen = row.due_on or "—", row.seen_on or "—"
        click.echo(
            f"{row.portal}\t{row.reporting_year}\t{row.state}\t{due}\t{seen}\t{row.agency_name}"
        )
    if not rows:
        talk("nothing in the ledger under these terms")
