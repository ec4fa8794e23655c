"""`gouji show`: one stored report, or one finding with all its proof."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from commands.session import Session

if TYPE_CHECKING:
    from store import Store
    from store.findings import Finding


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
    if kind not in ("R", "F") or not number.isdecimal():
        raise click.UsageError(f"{ref!r}: write a report as R5, a finding as F17")
    language = lang or session.settings.lang
    with session.store(must_exist=True) as store:
        try:
            lines = (
                _finding(store.findings.get(int(number)), language)
                if kind == "F"
                else _report(store, int(number), language)
            )
            click.echo("\n".join(lines))
        except KeyError:
            raise click.UsageError(f"nothing is stored under {ref}") from None


def _finding(finding: Finding, lang: str) -> Iterator[str]:
    from commands.check_text import printable
    from night.citing import cited_line, in_lang
    from report.privacy import mask

    def said(text: str) -> str:
        return printable(mask(text))

    yield click.style(f"F{finding.id}  {said(in_lang(finding.message, lang))}", bold=True)
    yield (
        f"{finding.severity} · {finding.basis} · {finding.family} · {finding.rule} · "
        f"{finding.state} since {finding.raised_on}"
    )
    yield f"{printable(finding.agency_name)} · {finding.reporting_year} · R{finding.report_id}"
    if finding.url:
        yield printable(finding.url)
    for one in finding.cites:
        yield f"  law       {cited_line(one, lang)}"
    for name, text in (("expected", finding.expected), ("found", finding.found)):
        if text:
            yield f"  {name:<8}  {said(text)}"
    for proof in finding.evidence:
        label = f"{printable(proof.where.label)}, " if proof.where.label else ""
        yield f"  text      “{said(proof.quote)}” ({label}line {proof.where.line})"
    for name, told in (("waived", finding.waiver), ("review", finding.review)):
        if told:
            yield f"  {name:<8}  {printable(told)}"


def _report(store: Store, number: int, lang: str) -> Iterator[str]:
    from commands.check_text import printable
    from night.citing import in_lang
    from report.privacy import mask

    report = store.reports.get(number)
    yield click.style(f"R{report.id}  {printable(mask(report.title))}", bold=True)
    yield f"{printable(report.agency_name)} · {report.reporting_year} · {report.form or '—'}"
    yield printable(report.url)
    if report.published:
        first, last = report.published
        yield f"  published {first}" + (f" – {last}" if last != first else "")
    if report.score is not None:
        yield f"  score     {report.score:g}, {report.unassessed or 0:.0%} not assessed"
    figures = store.reports.measures(report.revision_id).values()
    written = sum(figure.state == "written" for figure in figures)
    yield f"  figures   {len(figures)} read, {written} written"
    for finding in store.findings.select(report_id=report.id):
        message = printable(mask(in_lang(finding.message, lang)))
        yield f"  F{finding.id}  {finding.severity:<7}  {finding.rule}  {message}"
