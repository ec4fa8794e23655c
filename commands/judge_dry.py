"""`gouji judge --dry-run`: everything stored under other rules, nothing stored."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from commands.check_outputs import DRAWN, FORMATS, Output, emit, refuse_terminal
from commands.check_waived import set_apart
from commands.references import require_portal
from commands.session import Session

_OPTIONS = (
    click.option("--dry-run", is_flag=True, help="Judge everything stored and store nothing."),
    click.option(
        "--rules",
        "extra",
        multiple=True,
        metavar="FILE",
        type=click.Path(exists=True, path_type=Path),
        help="Further rule packs, for --dry-run.",
    ),
    click.option(
        "--where",
        metavar="CONDITION",
        help="Tell only which stored reports meet this condition; implies --dry-run.",
    ),
    click.option("--select", multiple=True, metavar="RULE", help="Tell only of these."),
    click.option("--portal", help="Only reports of this portal, for --dry-run."),
    click.option("--year", type=int, help="Only reports for this year, for --dry-run."),
    click.option(
        "--format", "form", type=click.Choice(FORMATS), default="text", help="As in `gouji check`."
    ),
    click.option(
        "--output",
        "-o",
        "file",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="Write there instead of standard output.",
    ),
    click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of messages."),
)


@dataclass(frozen=True, slots=True)
class Dry:
    """What `--dry-run` was told."""

    extra: tuple[Path, ...]
    where: str | None
    select: tuple[str, ...]
    portal: str | None
    year: int | None
    form: str
    file: Path | None
    lang: str | None


def dry_options(function: Any) -> Any:
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def dry(session: Session, told: Dry, day: date) -> int:
    """Exit code as `gouji check`'s: 1 when anything is found, 3 when anything crashed."""
    from commands.check import CLEAN, asked, code_of
    from night.dry_run import Asked, Scope, dry_run
    from night.workers import Limits

    refuse_terminal(told.form, told.file)
    packs, select = asked(session.packs(*told.extra), told.where, told.select)
    lang = told.lang or session.settings.lang
    judge = session.settings.judge
    scope = Scope(
        told.portal,
        told.year,
        Limits(seconds=judge.seconds, memory_mb=judge.memory_mb, libreoffice=judge.libreoffice),
        judge.workers or os.cpu_count() or 1,
    )
    wanted = Asked(lang, select=select, layouts=told.form in DRAWN)
    output = Output(told.form, told.file, lambda: packs, lang, False, day, told.where is not None)
    with session.store(must_exist=True) as store:
        require_portal(store, told.portal)
        judged = dry_run(store, packs, scope, wanted)
        found = emit(set_apart(judged, session.settings, lambda: packs, day, lang), output)
        return max([code_of(one, "warning") for one in found], default=CLEAN)
