"""`make fuzz`: does anything that is read crash, hang, exhaust its child or end without a word?"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from audit.fuzz import cases, verdicts
from audit.judging import AS_OF, packs
from night.workers import Job, Judged, Limits, read_and_judge
from report.model import Report, Unreadable
from rules.model import Context

LIMITS = Limits(seconds=30, memory_mb=768)


@click.command(help=__doc__)
@click.option("--number", default=3000, show_default=True, help="Documents damaged by chance.")
@click.option("--seed", default=0, show_default=True)
@click.option("--jobs", default=2, show_default=True, help="Processes.")
@click.option("--only", default="", help="Only names that begin so: cut/, hostile/soup …")
@click.option("--keep", type=click.Path(path_type=Path), help="Write the documents here.")
def main(number: int, seed: int, jobs: int, only: str, keep: Path | None) -> None:
    names = [name for name in cases.names(number, seed) if name.startswith(only)] or [only]
    counts: Counter[tuple[str, str]] = Counter()
    faulty = 0
    with click.progressbar(
        length=len(names), label="fuzz", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:
        judged = read_and_judge(
            _jobs(names, keep),
            packs,
            lambda *_: Context(as_of=AS_OF),
            limits=LIMITS,
            processes=jobs,
        )
        for one in judged:
            counts[one.job.key.partition("/")[0], _kind(one)] += 1
            if faults := _faults(one):
                faulty += 1
                click.echo(f"{one.job.key}: {cases.document(one.job.key)[1]}")
                click.echo("".join(f"    {fault}\n" for fault in faults), nl=False)
                click.echo(f"    again: python -m audit.fuzz --only '{one.job.key}'")
            bar.update(1)
    for (group, kind), count in sorted(counts.items()):
        click.echo(f"{group:<8} {kind:<13} {count:>6}")
    click.echo(f"{len(names)} documents, {faulty} faults")
    sys.exit(1 if faulty else 0)


def _jobs(names: Sequence[str], keep: Path | None) -> Iterator[Job]:
    for name in names:
        document, _ = cases.document(name)
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / document.name).write_bytes(document.content)
        yield Job(name, (document,))


def _kind(judged: Judged) -> str:
    """What became of a document, in a word."""
    if judged.failure:
        return judged.failure.kind
    result = judged.parts[0].result
    if isinstance(result, Report):
        return "report, cut" if result.cut else "report"
    return "unreadable" if isinstance(result, Unreadable) else "not a report"


def _faults(judged: Judged) -> list[str]:
    if judged.failure:
        return [
            f"{judged.failure.kind}: {judged.failure.message.en} {judged.failure.detail[-600:]}"
        ]
    faults = []
    for part in judged.parts:
        if not isinstance(part.result, Report):
            why = part.result.why
            if not why or "\n" in why or len(why) > 300:
                faults.append(f"no plain line: {why!r}")
        if part.judgement:
            faults += [f"crashed: {one}" for one in part.judgement.crashed]
            if isinstance(part.result, Report):
                findings = part.judgement.findings()
                faults += verdicts.faults(judged.job.key, part.result, findings)
    return faults


if __name__ == "__main__":
    main()
