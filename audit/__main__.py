"""`make audit`: how often is a report accused that does not deserve it?"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from audit import parts, run
from audit.bound import upper_bound
from audit.cases import Case, Outcome

NUMBERS = {
    "whole": 1,
    "transformed": 250,
    "excerpts": 40,
    "generated": 5000,
    "disguised": 2000,
    "sentences": 1,
    "wordings": 2000,
}


@click.command(help=__doc__)
@click.option("--part", "chosen", multiple=True, type=click.Choice(list(parts.PARTS)))
@click.option("--number", type=int, help="Cases of a part (of each real report).")
@click.option("--seed", type=int, default=0, show_default=True, help="Another seed, other cases.")
@click.option("--jobs", type=int, help="Processes; by default one for each core.")
@click.option("--case", "name", help="Only this one, as a failure prints it; tells all steps.")
@click.option("--keep", type=click.Path(path_type=Path), help="Write its documents here.")
def main(
    chosen: Sequence[str],
    number: int | None,
    seed: int,
    jobs: int | None,
    name: str | None,
    keep: Path | None,
) -> None:
    if name:
        sys.exit(_one(parts.case_of(name), keep))
    faulty = False
    for part in chosen or parts.PARTS:
        cases = list(parts.cases(part, number or NUMBERS[part], seed))
        faulty |= _part(part, cases, jobs)
    sys.exit(1 if faulty else 0)


def _part(part: str, cases: Sequence[Case], jobs: int | None) -> bool:
    if not cases:
        click.echo(f"{part:<12} skipped: the real reports are not beside this checkout")
        return False
    found: list[Outcome] = []
    with click.progressbar(
        length=len(cases), label=part, file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:
        for outcome in run.outcomes(cases, jobs):
            found.append(outcome)
            bar.update(1)
    faults = [o for o in found if o.faults]
    for outcome in faults:
        _tell(outcome)
    added = sum(o.added for o in found)
    bound = 1000 * upper_bound(added, len(found))
    same = len(found) - len({o.prints or o.case.name for o in found})
    click.echo(
        f"{part:<12} {len(found):>6} reports{f' ({same} of them twice)' if same else ''}"
        f"  {added} false alarms"
        f" ({1000 * added / len(found):.2f} per 1,000, with 95 % at most {bound:.2f})"
        f"  {len(faults) - added} other faults   {parts.PARTS[part]}"
    )
    return bool(faults)


def _tell(outcome: Outcome) -> None:
    click.echo(f"\n{outcome.case.name}: {' · '.join(outcome.steps)}")
    for fault in outcome.faults:
        click.echo(f"    {fault}")
    click.echo(f"    again: make audit CASE={outcome.case.name}")


def _one(case: Case, keep: Path | None) -> int:
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        for document in parts.made(case).documents:
            (keep / document.name).write_bytes(document.content)
            click.echo(keep / document.name, err=True)
    outcome = parts.outcome(case)
    click.echo(f"{case.name}: {' · '.join(outcome.steps)}")
    for fault in outcome.faults or ("nothing wrong",):
        click.echo(f"    {fault}")
    return 1 if outcome.faults else 0


if __name__ == "__main__":
    main()
