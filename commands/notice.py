"""`gouji notice`: the draft of a letter of rectification."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.references import Words, lang_option
from commands.session import Session, as_of_option, talk, today

if TYPE_CHECKING:
    from rules.model import Text


@click.command()
@click.argument("agency", type=Words())
@click.option("--year", type=int, required=True, help="Reporting year.")
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write (default: 整改通知-AGENCY-YEAR.docx here).",
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@as_of_option
@lang_option
@click.pass_obj
def command(
    session: Session,
    agency: str,
    year: int,
    output: Path | None,
    force: bool,
    as_of: date | None,
    lang: str | None,
) -> None:
    """Draft a letter of rectification from upheld findings.

    A DOCX marked 送审稿, in Chinese, for an officer to check and sign: each problem with what
    is wrong, where, by which article, and what to put right. Only findings that were upheld
    (`gouji review`) enter it; editorial and waived ones never do. Gouji never sends it.

    \b
    Examples:
      gouji notice 某某县财政局 --year 2024
      gouji notice qingtan-07 --year 2024 -o draft.docx
    """
    from commands.agencies import else_stored, reports_of
    from commands.words import words
    from letters.notice import choose, letter
    from letters.notice_docx import notice_docx

    language = lang or session.settings.lang
    w = words("decisions", language)
    packs = session.packs()
    with session.store(must_exist=True) as store:
        reports = reports_of(store, agency, year)
        if not reports:
            instead = else_stored(store, agency, language)
            raise click.UsageError(w["no_report"].format(agency, year) + instead)
        found = [
            finding
            for report in reports
            for finding in store.findings.select(
                report_id=report, states=("new", "standing", "waived")
            )
        ]
    chosen, left = choose(found)
    if not chosen:
        raise click.UsageError(w["no_upheld"].format(agency, year, left.unreviewed))

    def rule(name: str) -> tuple[Text, Text] | None:
        known = packs.find(name)
        return (known.title, known.how_to_fix) if known else None

    draft = letter(chosen, rule)
    path = output or Path(f"整改通知-{_file_name(draft.agency)}-{year}.docx")
    if path.exists() and not force:
        raise click.UsageError(f"{path} is there already; say --force to write over it")
    path.write_bytes(notice_docx(draft, as_of or today()))
    talk(w["notice_written"].format(path, draft.count))
    talk(w["notice_left_out"].format(left.unreviewed, left.dismissed, left.waived, left.editorial))


def _file_name(text: str) -> str:
    return "".join(c for c in text if c.isalnum() or c in "-_") or "agency"
