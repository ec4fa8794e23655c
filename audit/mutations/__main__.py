"""`make mutate`: is one thing made wrong found, at its place, and nothing else with it?"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import count
from multiprocessing import get_context

import click

from audit.mutations import bases, trial
from audit.mutations.kinds import KINDS
from audit.mutations.trial import Trial

_PART = 40
"""Reports handed out at a time; the run ends with the part in which the number is reached."""


@click.command(help=__doc__)
@click.option("--number", default=5000, show_default=True, help="Mutations that must be found.")
@click.option("--seed", default=0, show_default=True)
@click.option("--jobs", default=2, show_default=True, help="Processes.")
@click.option("--kind", "only", default="", help="Only kinds with these words in their names.")
@click.option("--base", default="", help="Only this report, as a miss prints it.")
@click.option("--list", "listing", is_flag=True, help="Tell the kinds and end.")
@click.option("--quiet", is_flag=True, help="The table only, without the misses.")
def main(
    number: int, seed: int, jobs: int, only: str, base: str, listing: bool, quiet: bool
) -> None:
    if listing:
        click.echo("\n".join(expectations()))
        return
    tried = list(trial.trials(base, seed, only)) if base else list(run(number, seed, jobs, only))
    if not quiet:
        for line in misses(tried):
            click.echo(line)
    click.echo("\n".join(table(tried)))
    sys.exit(1 if any(t.wrong for t in tried) else 0)


def run(number: int, seed: int, jobs: int, only: str = "") -> Iterator[Trial]:
    """Mutations in the order of their reports, until `number` of them were to be found."""
    must = {kind.name for kind in KINDS if kind.expected == "finding"}
    left = number
    work = partial(_all, seed=seed, only=only)
    with get_context("spawn").Pool(jobs) as pool:
        for part in count():
            names = list(bases.names(_PART, seed * 1000 + part))
            for tried in pool.imap(work, names, chunksize=2):
                for one in tried:
                    if one.kind in must and left == 0:
                        continue
                    left -= one.kind in must
                    yield one
            if left == 0 or (only and part > 20):
                return


def _all(name: str, seed: int, only: str) -> list[Trial]:
    return list(trial.trials(name, seed, only))


def misses(tried: Iterable[Trial]) -> Iterator[str]:
    """A line for each mutation that was not found at its place, or that brought other findings."""
    expected = {kind.name: kind.expected for kind in KINDS}
    for one in tried:
        if one.wrong:
            yield f"wrong   {one.kind} | {one.subject} | {one.what} | {one.wrong}"
        elif expected[one.kind] == "finding" and not one.placed:
            word = "elsewhere" if one.found else "missed"
            yield f"{word}  {one.kind} | {one.subject} | {one.what}"
        for other in one.others if expected.get(one.kind) != "open" else ():
            yield f"besides {one.kind} | {one.subject} | {one.what} | {other}"


def expectations() -> Iterator[str]:
    """The list as a table of Markdown."""
    yield "| mutation | expected | rules | why |"
    yield "|---|---|---|---|"
    for kind in KINDS:
        rules = ", ".join(f"`{rule}`" for rule in kind.rules)
        yield f"| {kind.name} | {kind.expected} | {rules} | {kind.why} |"


def table(tried: Iterable[Trial]) -> Iterator[str]:
    """Recall and what else was said, by kind, as a table of Markdown."""
    by_kind: dict[str, Counter[str]] = defaultdict(Counter)
    for one in tried:
        tally = by_kind[one.kind]
        tally.update(tried=1, found=one.found, placed=one.placed, others=len(one.others))
        tally.update(wrong=bool(one.wrong))
    yield "| mutation | tried | found | at its place | recall | findings not explained |"
    yield "|---|--:|--:|--:|--:|--:|"
    total: Counter[str] = Counter()
    for kind in KINDS:
        t = by_kind.get(kind.name)
        if not t:
            continue
        if kind.expected == "finding":
            total += t
        yield _row(kind.name, t, kind.expected == "finding")
    yield _row("**all that must be found**", total, True)


def _row(name: str, t: Counter[str], recall: bool) -> str:
    share = f"{t['placed'] / t['tried']:.1%}" if recall and t["tried"] else "–"
    return f"| {name} | {t['tried']} | {t['found']} | {t['placed']} | {share} | {t['others']} |"


if __name__ == "__main__":
    main()
