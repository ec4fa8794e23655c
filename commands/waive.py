"""`gouji waive`: decide not to be told of a finding, for a reason and until a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from commands.references import Words, finding_of, lang_option, no_rule
from commands.session import Day, Session, as_of_option, talk, today

if TYPE_CHECKING:
    from store.waivers import Waived, Waiver


@click.command()
@click.argument("ref", metavar="[FINDING]", required=False)
@click.option("--rule", type=Words(), help="Instead of a finding: the rule.")
@click.option("--agency", type=Words(), help="With --rule: roster id or name of the agency.")
@click.option("--year", type=int, help="Reporting year (default: the finding's; else every year).")
@click.option("--subject", type=Words(), help="With --rule: only this subject of the rule.")
@click.option("--every-subject", is_flag=True, help="Not only the finding's own subject.")
@click.option("--by", type=Words(), help="Who decided.")
@click.option("--reason", type=Words(), help="Why.")
@click.option("--until", type=Day(), help="The last day on which it holds.")
@click.option("--list", "listing", is_flag=True, help="List the waivers and how they stand.")
@as_of_option
@lang_option
@click.pass_obj
def command(
    session: Session,
    ref: str | None,
    rule: str | None,
    agency: str | None,
    year: int | None,
    subject: str | None,
    every_subject: bool,
    by: str | None,
    reason: str | None,
    until: date | None,
    listing: bool,
    as_of: date | None,
    lang: str | None,
) -> int:
    """Waive a finding: it stands, but nobody is told until the day named.

    The file of waivers is the truth (setting `waivers`; default: waivers.yaml under var). This
    command appends to it; people may edit it. A waiver that has expired, or is taken out,
    lets the finding stand again; one that speaks of nothing is told as unused. With --list,
    exit code 1 when any has expired or is unused.

    \b
    Examples:
      gouji waive F17 --by 王某某 --reason 机构合并，已说明 --until 2026-12-31
      gouji waive --rule T21-3c --agency 某某局 --by 王某某 --reason … --until 2026-12-31
      gouji waive --list
    """
    from night.waivers import add_waiver, load_waivers

    day, language = as_of or today(), lang or session.settings.lang
    path = session.settings.waivers_file
    if listing:
        return _list(session, day, language)
    if not (by and reason and until):
        raise click.UsageError("a waiver needs --by, --reason and --until")
    if until < day:
        raise click.UsageError(f"--until {until} is over already")
    if ref:
        if rule or agency or subject:
            raise click.UsageError("name a finding, or --rule and --agency, not both")
        meant = _of_finding(session, ref, year, every_subject, by, reason, until)
    elif rule and agency:
        meant = _of_rule(session, rule, agency, year, subject or "", by, reason, until)
    else:
        raise click.UsageError("name a finding (F17), or --rule and --agency")
    if meant in load_waivers(path):
        talk(f"{path}: the very same waiver is there already")
    else:
        add_waiver(path, meant)
        talk(f"{path}: {meant.rule} {meant.agency} {meant.year or ''} {meant.words()}")
    _tell(_apply(session, day), language)
    return 0


def _of_finding(
    session: Session,
    ref: str,
    year: int | None,
    every_subject: bool,
    by: str,
    reason: str,
    until: date,
) -> Waiver:
    from store.waivers import Waiver

    with session.store(must_exist=True) as store:
        finding = finding_of(store, ref)
    if not (agency := finding.agency_id or finding.agency_name):
        raise click.UsageError(f"{ref}: whose report it is, is not known; a waiver must name whom")
    return Waiver(
        rule=finding.rule,
        agency=agency,
        year=year or finding.reporting_year,
        subject="" if every_subject else finding.subject,
        until=until,
        by=by,
        reason=reason,
    )


def _of_rule(
    session: Session,
    rule: str,
    agency: str,
    year: int | None,
    subject: str,
    by: str,
    reason: str,
    until: date,
) -> Waiver:
    from store.waivers import Waiver

    known = session.packs().find(rule)
    if known is None:
        raise click.UsageError(no_rule(rule, session.packs()))
    return Waiver(known.id, agency, until, by, reason, year, subject)


def _apply(session: Session, day: date) -> Waived | None:
    """Bring the store into step with the file; None where nothing is stored yet."""
    from night.waivers import follow_file

    if not session.settings.database.exists():
        return None
    with session.store() as store:
        return follow_file(store, session.settings.waivers_file, session.packs().redirects, day)


def _tell(waived: Waived | None, lang: str) -> None:
    from commands.words import words

    w = words("decisions", lang)
    if waived is None:
        return
    talk(w["waived_now"].format(waived.findings))
    for waiver in waived.unused:
        talk(w["unused"].format(_named(waiver)))
    for waiver in waived.expired:
        talk(w["expired"].format(_named(waiver)))


def _named(waiver: Waiver) -> str:
    return " ".join(filter(None, (waiver.rule, waiver.agency, str(waiver.year or ""))))


def _list(session: Session, day: date, lang: str) -> int:
    from commands.words import words
    from night.waivers import load_waivers

    w, path = words("decisions", lang), session.settings.waivers_file
    waivers = load_waivers(path)
    waived = _apply(session, day)
    unused = waived.unused if waived else ()
    bad = 0
    for waiver in waivers:
        state = "in_force"
        if not waiver.in_force(day):
            state = "has_expired"
        elif waiver in unused:
            state = "is_unused"
        bad += state != "in_force"
        told = (
            w[state], waiver.rule, waiver.agency, str(waiver.year or "*"), waiver.subject or "*",
            waiver.until.isoformat(), waiver.by, waiver.reason,
        )  # fmt: skip
        click.echo("\t".join(told))
    if not waivers:
        talk(w["no_waivers"].format(path))
    return 1 if bad else 0
