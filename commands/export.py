"""`gouji export`: registers, rankings and tables."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from commands.references import lang_option, require_portal
from commands.session import Session, as_of_option, talk, today
from report.model import AgencyKind

if TYPE_CHECKING:
    from store import Store
    from store.finding import Finding
    from store.ranking import Ranked

FILE = click.Path(path_type=Path, dir_okay=False)


@click.group()
def command() -> None:
    """Registers, rankings and tables, out of the office.

    \b
    Examples:
      gouji export register --year 2024 -o 整改台账.xlsx
      gouji export ranking --kind department --year 2024
    """


@command.command()
@click.option("--year", type=int, help="Only this reporting year.")
@click.option("--portal", help="Only this portal.")
@click.option("--upheld", is_flag=True, help="Only findings that were upheld.")
@click.option("--merge", type=FILE, help="A former register, whose people's columns are kept.")
@click.option("--output", "-o", type=FILE, required=True, help="The workbook to write.")
@as_of_option
@lang_option
@click.pass_obj
def register(
    session: Session,
    year: int | None,
    portal: str | None,
    upheld: bool,
    merge: Path | None,
    output: Path,
    as_of: date | None,
    lang: str | None,
) -> None:
    """整改台账: a workbook with one row a finding, and columns for people to fill.

    Dismissed and editorial findings are left out. With --merge, whatever people wrote into a
    former register (their own columns too) goes to the same findings again, by 问题编号; rows
    whose finding is not in this one are kept on a sheet of their own. A file that is there is
    written over only when it is the one that is merged.

    \b
    Examples:
      gouji export register --year 2024 -o 整改台账.xlsx
      gouji export register --year 2024 --merge 整改台账.xlsx -o 整改台账.xlsx
    """
    from commands.words import words
    from letters.register import Old, RegisterError, read_register
    from letters.register import register as made
    from letters.sheet import workbook

    if output.exists() and not (merge and merge.exists() and output.samefile(merge)):
        raise click.UsageError(f"{output} is there already; --merge it, or name another file")
    w = words("decisions", lang or session.settings.lang)
    try:
        old = read_register(merge.read_bytes(), str(merge)) if merge else Old()
    except (RegisterError, OSError) as error:
        raise click.UsageError(str(error)) from error
    with session.store(must_exist=True) as store:
        require_portal(store, portal)
        done = made(_registered(store, year, portal, upheld), old)
        content = workbook(done.sheets, as_of or today())
    _replace(output, content)
    talk(w["written"].format(output, len(list(done.sheets[0].rows))))
    if merge:
        talk(w["merged"].format(done.kept))
    if done.left:
        talk(w["left_over"].format(done.left))


def _replace(path: Path, content: bytes) -> None:
    """The whole file or the former one: a full disk must not cost what people wrote."""
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(content)
    part.replace(path)


def _registered(
    store: Store, year: int | None, portal: str | None, upheld: bool
) -> Sequence[Finding]:
    found = store.findings.select(
        states=("new", "standing", "waived", "resolved"),
        year=year,
        portals=None if portal is None else [portal],
    )
    return [
        one
        for one in found
        if one.basis != "editorial"
        and (one.review == "upheld" if upheld else one.review != "dismissed")
    ]


RANKING = ("rank", "agency", "agency_id", "score", "unassessed", "report")


@command.command()
@click.option(
    "--kind", type=click.Choice(get_args(AgencyKind)), required=True, help="Kind of body."
)
@click.option("--year", type=int, required=True, help="Reporting year.")
@click.option("--portal", help="Only this portal.")
@click.option("--format", "form", type=click.Choice(["text", "csv", "xlsx"]), default="text")
@click.option("--output", "-o", type=FILE, help="The file to write; needed for xlsx.")
@as_of_option
@lang_option
@click.pass_obj
def ranking(
    session: Session,
    kind: str,
    year: int,
    portal: str | None,
    form: str,
    output: Path | None,
    as_of: date | None,
    lang: str | None,
) -> None:
    """Agencies of one kind by score; equal scores share a rank.

    The share of weight that could not be assessed stands beside the score; above 20 % there
    is no rank. docs/scores.md has the formula.

    \b
    Examples:
      gouji export ranking --kind department --year 2024
      gouji export ranking --kind government --year 2024 --format xlsx -o 排名.xlsx
    """
    from commands.words import words
    from letters.ranking import ranking_rows, ranking_sheet, ranking_text
    from outputs.wording import wording
    from store.ranking import ranking as ranked

    language = lang or session.settings.lang
    w = words("decisions", language)
    if form == "xlsx" and output is None:
        raise click.UsageError("a workbook needs a file: -o 排名.xlsx")
    with session.store(must_exist=True) as store:
        require_portal(store, portal)
        found: list[Ranked] = ranked(
            store, kind=kind, year=year, portals=None if portal is None else [portal]
        )
        missing = _missing(store, kind, year, portal, as_of or today())
    kinds = wording(language)[f"kind_{kind}"]
    notes = [w["missing"].format("、".join(missing))] if missing else []
    if form == "xlsx":
        from letters.sheet import workbook

        assert output is not None
        title = w["ranking_title"].format(year, kinds)
        sheet = ranking_sheet(found, title, [*notes, w["ranking_note"]], language)
        _replace(output, workbook([sheet], as_of or today()))
    elif form == "csv":
        from letters.flat import csv_lines

        _put(csv_lines(RANKING, ranking_rows(found)), output, bom=True)
    elif found:
        _put(ranking_text(found, language), output)
    placed = sum(one.rank is not None for one in found)
    name = "ranked" if found else "nothing_ranked"
    talk(w[name].format(year, kinds, placed, len(found) - placed))
    for note in notes:
        talk(note)


def _missing(store: Store, kind: str, year: int, portal: str | None, day: date) -> list[str]:
    """Agencies of the kind whose report should be there and is not."""
    rows = store.ledger.rows(portal=portal, year=year, state="missing")
    bodies = ((row.agency_name, store.roster.entry(row.agency_id, day)) for row in rows)
    return [name for name, body in bodies if body is not None and body.kind == kind]


@command.command()
@click.argument("name", type=click.Choice(["findings", "reports", "measures", "ledger"]))
@click.option("--year", type=int, help="Only this reporting year.")
@click.option("--portal", help="Only this portal.")
@click.option("--format", "form", type=click.Choice(["csv", "jsonl"]), default="csv")
@click.option("--output", "-o", type=FILE, help="The file to write (default: standard output).")
@click.pass_obj
def table(
    session: Session,
    name: str,
    year: int | None,
    portal: str | None,
    form: str,
    output: Path | None,
) -> None:
    """What is stored as a plain table, for other programs.

    Findings, reports, figures (measures) or the ledger, as CSV or JSON Lines in UTF-8;
    personal data is masked.

    \b
    Example:
      gouji export table measures --year 2024 --format jsonl
    """
    from letters.flat import csv_lines, json_lines
    from letters.tables import TABLES

    columns, rows = TABLES[name]
    with session.store(must_exist=True) as store:
        require_portal(store, portal)
        every: Sequence[Mapping[str, Any]] = list(rows(store, year, portal))
    if form == "csv":
        _put(csv_lines(columns, every), output, bom=True)
    else:
        _put(json_lines(every), output)


def _put(text: str, output: Path | None, *, bom: bool = False) -> None:
    """To the file, with a mark that tells spreadsheets it is UTF-8; or to standard output."""
    if output is None:
        sys.stdout.write(text)
    else:
        _replace(output, text.encode("utf-8-sig" if bom else "utf-8"))
