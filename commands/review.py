"""`gouji review`: an officer's word on a finding."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from commands.references import Words, finding_of, lang_option
from commands.session import Session, as_of_option, clock_of, talk, today

if TYPE_CHECKING:
    from store.finding import Word


@click.command()
@click.argument("refs", nargs=-1, required=True, metavar="FINDING…")
@click.option("--uphold", "word", flag_value="upheld", type=str, help="It is right.")
@click.option("--dismiss", "word", flag_value="dismissed", type=str, help="It is wrong.")
@click.option("--by", required=True, type=Words(), help="Who says so.")
@click.option("--reason", type=Words(), help="Why; needed to dismiss.")
@as_of_option
@lang_option
@click.pass_obj
def command(
    session: Session,
    refs: tuple[str, ...],
    word: Word | None,
    by: str,
    reason: str | None,
    as_of: date | None,
    lang: str | None,
) -> None:
    """Uphold or dismiss findings.

    The last word on a finding counts. A dismissed finding is told of no more; a notice has
    upheld ones only. Of each rule it is counted how many of its findings were upheld: under
    95 % after 20 reviews `gouji rules list` shows it as preview.

    \b
    Examples:
      gouji review F17 --uphold --by 王某某
      gouji review F18 F19 --dismiss --by 王某某 --reason 表格系合并单元格
    """
    from commands.words import words
    from store.instants import civil_day

    if word is None:
        raise click.UsageError("say --uphold or --dismiss")
    if word == "dismissed" and not reason:
        raise click.UsageError("say --reason: a rule learns from why it was wrong")
    w = words("decisions", lang or session.settings.lang)
    at, day = clock_of(as_of)(), as_of or today()
    with session.store(must_exist=True) as store:
        found = [
            (one, next(iter(store.findings.reviews(one.id)[-1:]), None))
            for one in {one.id: one for one in (finding_of(store, ref) for ref in refs)}.values()
        ]
        with store.atomic():
            for finding, _ in found:
                store.findings.review(
                    finding.id, word, by=by, reason=reason or "", at=at, as_of=day
                )
        precision = store.findings.precision()
    for finding, last in found:
        before = ""
        if last is not None:
            before = w["said_before"].format(w[last.word], last.by, civil_day(last.at))
        year = finding.reporting_year or ""
        talk(f"F{finding.id} {w[word]} · {finding.agency_name} {year}{before}")
    for rule in sorted({finding.rule for finding, _ in found}):
        upheld, dismissed = precision[rule]
        talk(w["precision"].format(rule, upheld, dismissed, f"{upheld / (upheld + dismissed):.0%}"))
