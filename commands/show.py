"""`gouji show`: one stored report, or one finding with all its proof."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from commands.session import Session
from store.instants import civil_day

if TYPE_CHECKING:
    from store import Store


@click.command()
@click.argument("ref", metavar="REPORT|FINDING")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of messages.")
@click.pass_obj
def command(session: Session, ref: str, lang: str | None) -> None:
    """One stored report, or one finding with all its proof.

    A report is R and its number, a finding F and its number, as the digest has them.

    \b
    Examples:
      gouji show F17
      gouji show R5 --lang en
    """
    kind, number = ref[:1].upper(), ref[1:]
    if kind not in ("R", "F") or not (number.isascii() and number.isdecimal()):
        raise click.UsageError(f"{ref!r}: write a report as R5, a finding as F17")
    language = lang or session.settings.lang
    with session.store(must_exist=True) as store:
        try:
            lines = (
                _finding(session, store, int(number), language)
                if kind == "F"
                else _report(store, int(number), language)
            )
            click.echo("\n".join(lines))
        except (KeyError, OverflowError):
            raise click.UsageError(f"nothing is stored under {ref}") from None


def _finding(session: Session, store: Store, number: int, lang: str) -> Iterator[str]:
    from commands.check_text import printable
    from commands.words import words
    from night.citing import cited_line, in_lang
    from outputs.wording import wording
    from report.privacy import mask
    from rules.said import in_english

    w, names, finding = words("show", lang), wording(lang), store.findings.get(number)

    def said(text: str) -> str:
        return printable(mask(text))

    yield click.style(f"F{finding.id}  {said(in_lang(finding.message, lang))}", bold=True)
    yield " · ".join((
        w[finding.severity], names[finding.basis], names[f"family_{finding.family}"], finding.rule,
        w[finding.state].format(finding.raised_on),
    ))  # fmt: skip
    year = finding.reporting_year or w["no_year"]
    yield w["report_of"].format(printable(finding.agency_name), year, finding.report_id)
    if finding.url:
        yield printable(finding.url)
    told = [("law", cited_line(one, lang)) for one in finding.cites]
    sides = {"expected": finding.expected, "found": finding.found}
    told += [(k, said(in_english(v) if lang == "en" else v)) for k, v in sides.items()]
    for proof in finding.evidence:
        places = (printable(proof.where.label), w["line"].format(proof.where.line))
        where = ("，" if lang == "zh" else ", ").join(filter(None, places))
        told.append(("text", f"“{said(proof.quote)}” {where}"))
    if rule := session.packs().find(finding.rule):
        told.append(("fix", in_lang(rule.how_to_fix, lang)))
    told.append(("waiver", printable(finding.waiver or "")))
    for one in store.findings.reviews(finding.id):
        words_of = (w[one.word], printable(one.by), str(civil_day(one.at)))
        told.append(("review", w["reviewed"].format(*words_of) + _reason(one.reason, lang)))
    yield from _named((w[name], text) for name, text in told if text)


def _reason(reason: str, lang: str) -> str:
    from commands.check_text import printable

    return (("：" if lang == "zh" else ": ") + printable(reason)) if reason else ""


def _named(told: Iterable[tuple[str, str]]) -> Iterator[str]:
    from commands.columns import width

    for name, text in told:
        yield f"  {name}{' ' * (10 - width(name))}{text}"


def _report(store: Store, number: int, lang: str) -> Iterator[str]:
    from commands.check_text import COLOURS, printable
    from commands.columns import columns
    from commands.words import words
    from night.citing import in_lang
    from report.privacy import mask

    w, report = words("show", lang), store.reports.get(number)
    yield click.style(f"R{report.id}  {printable(mask(report.title))}", bold=True)
    year = report.reporting_year or w["no_year"]
    yield w["report_of"].format(printable(report.agency_name), year, report.id)
    yield printable(report.url)
    told: list[tuple[str, str]] = []
    if report.published:
        first, last = report.published
        told.append((w["published"], f"{first}" + (f" – {last}" if last != first else "")))
    if report.score is not None:
        scored = w["scored"].format(f"{round(report.score, 1):g}", f"{report.unassessed or 0:.0%}")
        told.append((w["score"], scored))
    figures = store.reports.measures(report.revision_id).values()
    written = sum(figure.state == "written" for figure in figures)
    told.append((w["figures"], w["figures_read"].format(len(figures), written)))
    rows = [
        [
            f"  F{finding.id}",
            click.style(w[finding.severity], fg=COLOURS[finding.severity]),
            finding.rule,
            printable(mask(in_lang(finding.message, lang))),
        ]
        for finding in store.findings.select(report_id=report.id)
    ]
    yield from _named(told)
    yield columns(rows) if rows else f"  {w['none']}"
