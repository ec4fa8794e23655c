"""`gouji check`: read and judge reports now, nothing stored."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.check_drafts import emit_drafts, require_folder
from commands.check_outputs import DRAWN, FORMATS, Output, emit, refuse_terminal
from commands.check_selected import require_known
from commands.check_waived import set_apart
from commands.session import Session, as_of_option, talk, today
from commands.words import words

if TYPE_CHECKING:
    from night.check import Checked
    from night.drafts import Tally
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
    type=click.Choice(FORMATS),
    default="text",
    help="Text, page or workbook for people; JSON as in docs/schema/check.json, or its "
    "reports one a line; CSV with one row a finding.",
)
@click.option(
    "--output",
    "-o",
    "file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write there instead of standard output.",
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
    "--where",
    metavar="CONDITION",
    help="Tell only which reports meet this condition (a `when:` of a rule pack).",
)
@click.option(
    "--stage",
    type=click.Choice(["published", "draft"]),
    default="published",
    help="A draft is not judged for what only publication brings.",
)
@click.option(
    "--roster",
    multiple=True,
    metavar="NAME|FILE",
    help="Agencies that hand in drafts, for --stage draft (default: the office's rosters).",
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
    file: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    extra: tuple[Path, ...],
    where: str | None,
    stage: Any,
    roster: tuple[str, ...],
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

    Drafts (--stage draft) are not judged for publication; a file named after an agency of
    the roster is taken as its draft, and who has none is told. With --format html each
    agency has a page of its own in the folder --output.

    Exit codes: 0 clean; 1 findings at or above --fail-on; 2 a source was no readable annual
    report; 3 something crashed. The highest that applies.

    \b
    Examples:
      gouji check 2024-annual-report.html
      gouji check 2024-annual-report.html --format html -o findings.html
      gouji check reports/ --where 'applications.new.total > 1000 and review.corrected > 0'
      gouji check drafts/ --stage draft --format xlsx -o drafts.xlsx
    """
    from night.check import Options, check

    refuse_terminal(form, file)
    settings = session.settings
    load = cache(lambda: asked(session.packs(*extra), where, select))
    for option, names in (("--select", select), ("--ignore", ignore)):
        if names:
            require_known(option, names, load()[0])
    if where is not None:
        select = load()[1]
    language = lang or settings.lang
    day = as_of or today()
    tally = _tally(session, roster, day) if stage == "draft" else None
    if tally is not None:
        require_folder(form, file)
    options = Options(
        packs=lambda: load()[0],
        as_of=day,
        stage=stage,
        complete=complete,
        lang=language,
        every=verbose,
        select=select,
        ignore=ignore,
        limits=settings.judge,
        layouts=form in DRAWN,
        skipped=partial(_skipped, language),
        whose=tally.drafts.whose if tally else lambda _: None,
    )
    checked = check(sources, sys.stdin.buffer, options, partial(_fetch, settings, language))
    if sys.stderr.isatty() and not (form == "text" and file is None and sys.stdout.isatty()):
        # On a terminal the text itself is the progress.
        checked = _progress(checked, sources, language)
    checked = set_apart(checked, settings, options.packs, day, language)
    output = Output(form, file, options.packs, language, verbose, day, where is not None)
    written = emit(checked, output) if tally is None else emit_drafts(checked, output, tally)
    return max([code_of(one, fail_on) for one in written], default=CLEAN)


def _tally(session: Session, rosters: tuple[str, ...], day: date) -> Tally:
    from crawler.files import DeclarationError
    from night.drafts import Tally, drafts_of

    try:
        return Tally(drafts_of(rosters, session.settings.folders.rosters, day))
    except DeclarationError as error:
        raise click.UsageError(str(error)) from None


def _fetch(settings: Settings, lang: str, address: str) -> Sequence[Document]:
    from crawler.fetch import FetchError, fetch

    crawl = settings.crawl
    try:
        return fetch(address, allow_private=crawl.allow_private, user_agent=crawl.user_agent)
    except FetchError as error:
        raise OSError(error.said.en if lang == "en" else error.said.zh) from error


def _skipped(lang: str, folder: str, number: int) -> None:
    talk(f"{folder}: {words('check', lang)['skipped'].format(number)}")


def asked(
    packs: Packs, where: str | None, select: tuple[str, ...]
) -> tuple[Packs, tuple[str, ...]]:
    """The packs with the condition of `--where`, and the rules to tell of: of a question, its
    answer alone, unless more is selected. Raises UsageError."""
    if where is None:
        return packs, select
    from night.asking import ASKED, asking
    from rules.expressions import ExpressionError

    try:
        return asking(packs, where), select or (ASKED,)
    except ExpressionError as error:
        raise click.UsageError(f"--where: {error}") from None


def code_of(one: Checked, fail_on: str) -> int:
    from night.record import findings

    if one.entry is None:
        return CRASHED if one.trouble == "crashed" else UNUSABLE
    if one.entry["crashed"]:
        return CRASHED
    if one.entry["result"] != "report":
        return UNUSABLE
    told = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on != "never" else ()
    return FINDINGS if any(f["severity"] in told for f in findings(one.entry)) else CLEAN


def _progress(checked: Iterator[Checked], sources: Sequence[str], lang: str) -> Iterator[Checked]:
    """How many of how many, and which one was last, on standard error while working."""
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from commands.check_text import printable
    from night.sources import number

    shown = (TextColumn(words("check", lang)["checking"]), BarColumn(), MofNCompleteColumn())
    last = TextColumn("{task.fields[last]}")
    with Progress(*shown, last, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=number(sources), last="")
        before = None
        for one in checked:
            progress.update(task, last=escape(printable(one.source)[-40:]))
            if one.source != before:  # one source may hold several reports
                progress.advance(task)
            before = one.source
            yield one
