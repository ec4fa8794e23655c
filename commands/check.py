"""`gouji check`: read and judge reports now, nothing stored."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.session import Session, as_of_option, talk, today

if TYPE_CHECKING:
    from night.check import Checked
    from night.settings import Settings
    from report.model import Document
    from rules.packs.load import Packs

CLEAN, FINDINGS, UNUSABLE, CRASHED = range(4)
SEVERITIES = ("error", "warning", "info", "never")


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Text for people, or JSON as in docs/schema/check.json.",
)
@click.option(
    "--select",
    multiple=True,
    metavar="RULE",
    help="Tell only of these rules or families (a rule's id may be cut short).",
)
@click.option("--ignore", multiple=True, metavar="RULE", help="Say nothing of these.")
@click.option(
    "--rules",
    "extra",
    multiple=True,
    metavar="FILE",
    type=click.Path(exists=True, path_type=Path),
    help="Further rule packs.",
)
@click.option(
    "--stage",
    type=click.Choice(["published", "draft"]),
    default="published",
    help="A draft is not judged for what only publication brings.",
)
@click.option(
    "--complete",
    is_flag=True,
    help="These files are all there is: what they lack is missing, not unread.",
)
@as_of_option
@click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of messages.")
@click.option("--verbose", "-v", is_flag=True, help="Every verdict, and what no form knows.")
@click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    default="warning",
    show_default=True,
    help="The mildest finding that makes the exit code 1.",
)
@click.pass_obj
def command(
    session: Session,
    sources: tuple[str, ...],
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    extra: tuple[Path, ...],
    stage: Any,
    complete: bool,
    as_of: date | None,
    lang: str | None,
    verbose: bool,
    fail_on: str,
) -> int:
    """Check reports: files, folders, addresses, or - for standard input.

    Each report is told with what is wrong, by which article, where it stands and how to put
    it right. A folder's files are reports of their own; a folder named like a page holds its
    attachments.

    Exit codes: 0 clean; 1 findings at or above --fail-on; 2 a source was no readable annual
    report; 3 something crashed. The highest that applies.

    \b
    Examples:
      gouji check 2024-annual-report.html
      gouji check drafts/ --stage draft --format json
    """
    from night.check import Options, check

    settings = session.settings
    packs = session.packs(*extra)
    language = lang or settings.lang
    options = Options(
        packs=packs,
        as_of=as_of or today(),
        stage=stage,
        complete=complete,
        lang=language,
        every=verbose,
        select=select,
        ignore=ignore,
        limits=settings.judge,
    )
    checked = _progress(
        check(sources, sys.stdin.buffer, options, partial(_fetch, settings, language)), form
    )
    if form == "json":
        done = _print_json(checked, packs)
    else:
        done = _print_text(checked, packs, language, verbose)
    return max((_code(one, fail_on) for one in done), default=CLEAN)


def _fetch(settings: Settings, lang: str, address: str) -> Sequence[Document]:
    from crawler.fetch import FetchError, fetch

    crawl = settings.crawl
    try:
        return fetch(address, allow_private=crawl.allow_private, user_agent=crawl.user_agent)
    except FetchError as error:
        raise OSError(error.said.en if lang == "en" else error.said.zh) from error


def _print_text(checked: Iterator[Checked], packs: Packs, lang: str, every: bool) -> list[Checked]:
    from commands.check_text import printable, report_text, summary

    def fix(rule_id: str) -> str:
        from night.citing import in_lang

        rule = packs.by_id.get(rule_id)
        return in_lang(rule.how_to_fix, lang) if rule else ""

    done = []
    for one in checked:
        if one.entry is not None:
            click.echo(report_text(one.entry, lang, fix, every=every))
        else:
            talk(f"{printable(one.source)}: {printable(one.why)}")
        done.append(one)
    if len(done) > 1:
        entries = [one.entry for one in done if one.entry is not None]
        talk(summary(entries, len(done) - len(entries), lang))
    return done


def _print_json(checked: Iterator[Checked], packs: Packs) -> list[Checked]:
    import json
    from importlib.metadata import version

    from night.record import envelope

    done = list(checked)
    answer = envelope(
        version("gouji"),
        packs.versions,
        [one.entry for one in done if one.entry is not None],
        [{"source": o.source, "why": o.why, "kind": o.trouble} for o in done if o.entry is None],
    )
    click.echo(json.dumps(answer, ensure_ascii=False, indent=1))
    return done


def _code(one: Checked, fail_on: str) -> int:
    from night.record import findings

    if one.entry is None:
        return CRASHED if one.trouble == "crashed" else UNUSABLE
    if one.entry["crashed"]:
        return CRASHED
    if one.entry["result"] != "report":
        return UNUSABLE
    told = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on != "never" else ()
    return FINDINGS if any(f["severity"] in told for f in findings(one.entry)) else CLEAN


def _progress(checked: Iterator[Checked], form: str) -> Iterator[Checked]:
    """Count on standard error while working, on a terminal only."""
    if not sys.stderr.isatty() or (form == "text" and sys.stdout.isatty()):
        # On a terminal the text itself is the progress.
        return checked
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    return iter(track(checked, description="check", console=console, total=None, transient=True))
