"""`gouji portals`: declared portals, tried and made."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.references import lang_option
from commands.session import Session, as_of_option, clock_of, talk

if TYPE_CHECKING:
    from crawler.portal import Portal
    from crawler.said import Said
    from night.look import Look

FAMILIES = ("plain", "trs", "hanweb", "jpaas", "ucap", "vsb", "nfcms")
MOST_SHOWN = 30


@click.group()
def command() -> None:
    """Declared portals: list, test, make, visit.

    \b
    Examples:
      gouji portals list
      gouji portals test qinghe
    """


@command.command("list")
@lang_option
@click.pass_obj
def list_portals(session: Session, lang: str | None) -> int:
    """All declared portals: id, family, lists, reports expected, last visit, name.

    Exit code 1 when a portal's file cannot be used.

    \b
    Example:
      gouji portals list
    """
    from crawler.files import DeclarationError
    from crawler.portal import load_portals

    w = _words(session, lang)
    declared = load_portals(session.settings.folders.portals)
    last = _last_visits(session)
    broken = 0
    for name, portal in sorted(declared.items()):
        if isinstance(portal, DeclarationError):
            broken += 1
            talk(w["broken"].format(name, portal))
            continue
        expected = f"{portal.expected.min}–{portal.expected.max}"
        told = (name, portal.family, str(len(portal.lists)), expected,
                last.get(name, w["never"]), portal.name)  # fmt: skip
        click.echo("\t".join(told))
    if not declared:
        talk(w["none"])
    return 1 if broken else 0


def _last_visits(session: Session) -> dict[str, str]:
    """Portal → day and outcome of its last visit; empty where nothing is stored yet."""
    from store.instants import civil_day

    if not session.settings.database.exists():
        return {}
    with session.store() as store:
        runs = {portal.id: store.runs.last("visit", portal.id) for portal in store.roster.portals()}
    return {name: f"{civil_day(run.started_at)} {run.status}" for name, run in runs.items() if run}


@command.command()
@click.argument("name")
@click.option("--all", "every", is_flag=True, help=f"Show all rows, not the first {MOST_SHOWN}.")
@as_of_option
@lang_option
@click.pass_obj
def test(session: Session, name: str, every: bool, as_of: date | None, lang: str | None) -> int:
    """Check a portal's file and walk its lists once: what a visit would take.

    NAME is a declared portal or a file. Articles are not fetched and nothing is stored. Exit
    code 1 when a visit would fail, 2 when the file or its roster cannot be used.

    \b
    Examples:
      gouji portals test qinghe
      gouji portals test portals/qinghe.yaml --all
    """
    from crawler.files import DeclarationError
    from night.look import look

    language = lang or session.settings.lang
    w = _words(session, lang)
    try:
        portal = _portal(session, name)
        talk(w["looking"].format(portal.name, len(portal.lists)))
        seen = look(portal, session.settings, clock_of(as_of))
    except DeclarationError as error:
        raise click.UsageError(str(error)) from error
    _show(seen, portal, language, every)
    return 0 if seen.ok else 1


def _portal(session: Session, name: str) -> Portal:
    from crawler.files import DeclarationError
    from crawler.portal import load_portal, load_portals

    if name.endswith((".yaml", ".yml")):
        return load_portal(Path(name))
    declared = load_portals(session.settings.folders.portals)
    if name not in declared:
        known = ", ".join(sorted(declared)) or "none"
        raise click.UsageError(f"no portal is declared as {name!r}; declared: {known}")
    portal = declared[name]
    if isinstance(portal, DeclarationError):
        raise portal
    return portal


def _show(seen: Look, portal: Portal, lang: str, every: bool) -> None:
    from commands.check_text import printable
    from commands.words import words

    w = words("portals", lang)
    rows = seen.items if every else seen.items[:MOST_SHOWN]
    for item in rows:
        agency = item.agency_id or (w["no_agency"] if portal.roster else "—")
        told = (str(item.listed_on or "—"), agency, printable(item.title), item.url)
        click.echo("\t".join(told))
    if len(seen.items) > len(rows):
        talk(w["more"].format(len(seen.items) - len(rows)))
    talk(w["seen"].format(len(seen.items), portal.expected.min, portal.expected.max))
    if portal.roster:
        nameless = sum(item.agency_id is None for item in seen.items)
        talk(w["roster"].format(nameless, len(seen.unseen)))
        for agency in seen.unseen[:MOST_SHOWN]:
            talk(f"  {agency}")
    for trouble in seen.troubles:
        talk(f"  {printable(_said(trouble, lang))}")
    talk(w["good"] if seen.ok else w["bad"].format(printable(_said(seen.why, lang))))


def _said(said: Said, lang: str) -> str:
    return said.en if lang == "en" else said.zh


@command.command()
@click.argument("name")
@click.option("--url", required=True, help="Address of the list of reports.")
@click.option("--title", default="", help="The portal's name for people.")
@click.option("--family", type=click.Choice(FAMILIES), default="plain", show_default=True)
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where to write it (default: the first portals folder of the settings, else here).",
)
@lang_option
@click.pass_obj
def new(
    session: Session,
    name: str,
    url: str,
    title: str,
    family: str,
    folder: Path | None,
    lang: str | None,
) -> None:
    """Write a portal file to fill in, with a comment at every part.

    NAME is the portal's id: small letters, digits and hyphens. Try it with `gouji portals
    test`.

    \b
    Example:
      gouji portals new qinghe --url http://www.qinghe.example/zwgk/nb/ --title 清河县人民政府
    """
    from urllib.parse import urlsplit

    from crawler.portal import load_portal

    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", name):
        raise click.UsageError(f"{name!r}: an id has small letters, digits and hyphens")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r'[\s"\\]', url):
        raise click.UsageError(f"{url!r}: must be an http or https address")
    own = session.settings.folders.portals
    path = (folder or (own[0] if own else Path())) / f"{name}.yaml"
    if path.exists():
        raise click.UsageError(f"{path} is there already")
    if "@" in parts.netloc:
        raise click.UsageError(f"{url!r}: an address without user or password")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_scaffold(name, url, title or name, family), "utf-8")
    load_portal(path)
    talk(_words(session, lang)["made"].format(path))


def _scaffold(name: str, url: str, title: str, family: str) -> str:
    import json
    from importlib.resources import files
    from urllib.parse import urlsplit

    parts = urlsplit(url)
    host = parts.netloc.lower()

    text = (files("commands") / "portal_scaffold.txt").read_text("utf-8")
    home = f"{parts.scheme}://{host}/"
    values = {"name": name, "family": family}
    # As YAML strings, whatever signs there are in them.
    values |= {
        key: json.dumps(value, ensure_ascii=False)
        for key, value in {"url": url, "title": title, "home": home, "host": host}.items()
    }
    for key, value in values.items():
        text = text.replace(f"<{key}>", value)
    return text


@command.command()
@click.argument("names", nargs=-1, metavar="[NAME]…")
@as_of_option
@click.pass_context
def visit(context: click.Context, names: tuple[str, ...], as_of: date | None) -> int:
    """Visit portals and archive what is new or changed: `gouji crawl`.

    \b
    Example:
      gouji portals visit qinghe
    """
    from commands.crawl import command as crawl

    code: int = context.invoke(crawl, portals=names, as_of=as_of)
    return code


def _words(session: Session, lang: str | None) -> dict[str, str]:
    from commands.words import words

    return dict(words("portals", lang or session.settings.lang))
