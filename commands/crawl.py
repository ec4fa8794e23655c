"""`gouji crawl`: visit portals."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from commands.session import Session, as_of_option, clock_of, talk

if TYPE_CHECKING:
    from crawler.said import Said
    from night.visit import PortalVisit


@click.command()
@click.argument("portals", nargs=-1, metavar="[PORTAL]…")
@as_of_option
@click.pass_obj
def command(session: Session, portals: tuple[str, ...], as_of: date | None) -> int:
    """Visit portals and archive what is new or changed.

    All portals that are declared, or those named. Nothing is judged here. Exit code 1 when a
    portal could not be visited or yields less than it should.

    \b
    Examples:
      gouji crawl
      gouji crawl qinghe
    """
    from night.visit import visit

    lang = session.settings.lang
    with session.store() as store:
        try:
            summary = visit(
                store, session.settings, clock_of(as_of), portals, lambda one: _say(one, lang)
            )
        except KeyError as error:
            from crawler.portal import load_portals

            declared = ", ".join(sorted(load_portals(session.settings.folders.portals)))
            raise click.UsageError(
                f"no portal is declared as {error}; declared: {declared or '—'}"
            ) from None
    if not summary.visits:
        raise click.UsageError("no portal is declared: name a folder under [folders] portals")
    return 1 if summary.failed else 0


def _say(one: PortalVisit, lang: str) -> None:
    from commands.words import words

    w = words("stages", lang)
    if one.ok:
        talk(w["visited"].format(one.name, one.listed, one.new, one.same, one.gone))
    else:
        talk(w["not_visited"].format(one.name, _said(one.why, lang)))
    for trouble in one.troubles:
        talk(w["trouble"].format(one.name, _said(trouble, lang)))


def _said(said: Said, lang: str) -> str:
    return said.en if lang == "en" else said.zh
