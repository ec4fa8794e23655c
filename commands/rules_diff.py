"""`gouji rules diff`: what a change of rules changes."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.session import Session, talk

if TYPE_CHECKING:
    from night.dry_run import ReportChange
    from rules.diff import RuleChange, VerdictChange
    from rules.packs.model import Packs


PLACE = click.Path(exists=True, path_type=Path)


@click.command("diff")
@click.argument("old", type=PLACE)
@click.argument("new", type=PLACE)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--portal", help="Only reports of this portal.")
@click.option("--year", type=int, help="Only reports for this year.")
@click.option("--rules-only", is_flag=True, help="Compare the rules, leave the store alone.")
@click.pass_obj
def command(
    session: Session,
    old: Path,
    new: Path,
    form: str,
    portal: str | None,
    year: int | None,
    rules_only: bool,
) -> int:
    """What a change of rules changes: which rules, and which stored reports, and why.

    OLD and NEW are pack files, folders of packs (they stand before the rules in force), or
    exported copies of gouji's own source, whose rules then stand alone. Every stored report
    is read again and judged under both, in the context it was last judged in. Exit code 1
    when something differs.

    \b
    Examples:
      gouji rules diff office-2025.yaml office-2026.yaml
      gouji rules diff /tmp/gouji-0.1 /tmp/gouji-0.2 --year 2024
    """
    from rules.diff import compare_rules

    before, after = _packs(session, old), _packs(session, new)
    changes = compare_rules(before, after)
    stored: list[ReportChange] = []
    same = 0
    if not rules_only:
        for one in _stored(session, before, after, changes, portal, year):
            if one is None:
                same += 1
            else:
                stored.append(one)
    if form == "json":
        told = {
            "rules": [asdict(change) for change in changes],
            "reports": [_told(one) for one in stored],
            "unchanged": same,
        }
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for line in (*map(_rule_line, changes), *_report_lines(stored)):
            click.echo(line)
    talk(f"rules diff: {len(changes)} rules differ; {len(stored)} reports change, {same} do not")
    return 1 if changes or stored else 0


def _packs(session: Session, place: Path) -> Packs:
    from rules.packs.load import load_packs

    export = place / "rules" / "packs"
    if export.is_dir():
        return load_packs((export, place / "rules" / "calendars"), ours=False)
    return session.packs(place)


def _stored(
    session: Session,
    before: Packs,
    after: Packs,
    changes: tuple[RuleChange, ...],
    portal: str | None,
    year: int | None,
) -> Iterator[ReportChange | None]:
    from night.dry_run import Scope, compare_stored
    from night.workers import Limits

    judge = session.settings.judge
    limits = Limits(seconds=judge.seconds, memory_mb=judge.memory_mb, libreoffice=judge.libreoffice)
    # Two sets of workers at a time, one for each set of packs.
    processes = max(1, (judge.workers or os.cpu_count() or 1) // 2)
    with session.store(must_exist=True) as store:
        scope = Scope(portal, year, limits, processes)
        yield from compare_stored(store, before, after, changes, scope)


def _rule_line(change: RuleChange) -> str:
    mark = {"added": "+", "removed": "-", "renamed": "→", "changed": "~"}[change.kind]
    told = f"{mark} {change.rule}  {change.kind}"
    if change.formerly:
        told += f" from {change.formerly}"
    if change.parts:
        told += f": {', '.join(change.parts)}"
    return told + (" (words only)" if change.words_only else "")


def _report_lines(stored: list[ReportChange]) -> Iterator[str]:
    from commands.check_text import printable

    for one in stored:
        report, change = one.report, one.change
        yield ""
        yield click.style(
            f"R{report.id}  {printable(report.agency_name)} {report.reporting_year or ''}"
            f"  score {_score(change.score_before)} → {_score(change.score_after)}",
            bold=True,
        )
        for verdict in change.verdicts:
            subject = f" {printable(verdict.subject)}" if verdict.subject else ""
            yield (
                f"  {verdict.rule}{subject}: {_verdict(verdict.before, verdict.severity_before)}"
                f" → {_verdict(verdict.after, verdict.severity_after)}  ({_why(verdict)})"
            )


def _score(value: float | None) -> str:
    return "—" if value is None else f"{value:.1f}"


def _verdict(verdict: str | None, severity: str | None) -> str:
    return f"{verdict} ({severity})" if verdict == "fail" else verdict or "nothing"


def _why(verdict: VerdictChange) -> str:
    if verdict.why is None:
        return "follows from another rule's change"
    return " ".join((verdict.why.kind, *verdict.why.parts))


def _told(one: ReportChange) -> dict[str, Any]:
    report = one.report
    return {
        "report": f"R{report.id}",
        "agency": report.agency_name,
        "reporting_year": report.reporting_year,
        **asdict(one.change),
    }
