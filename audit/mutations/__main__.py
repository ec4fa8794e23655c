"""`make mutate`: is one thing made wrong found, at its place, and nothing else with it?"""

from __future__ import annotations

import sys
from contextlib import suppress

import click

from audit.mutations import trial
from audit.mutations.run import run
from audit.mutations.table import by_report, expectations, misses, table


@click.command(help=__doc__)
@click.option("--number", default=5000, show_default=True, help="Mutations that must be found.")
@click.option("--seed", default=0, show_default=True)
@click.option("--jobs", default=2, show_default=True, help="Processes.")
@click.option("--kind", "only", default="", help="Only kinds with these words in their names.")
@click.option("--base", default="", help="Only this report, as a miss prints it.")
@click.option("--originals", is_flag=True, help="Only real files, in their own bytes.")
@click.option("--list", "listing", is_flag=True, help="Tell the kinds and end.")
@click.option("--quiet", is_flag=True, help="The table only, without the misses.")
def main(
    number: int,
    seed: int,
    jobs: int,
    only: str,
    base: str,
    originals: bool,
    listing: bool,
    quiet: bool,
) -> None:
    if listing:
        click.echo("\n".join(expectations()))
        return
    tried = []
    with suppress(KeyboardInterrupt):
        chosen = run(number, seed, jobs, only, originals=originals)
        for one in trial.trials(base, seed, only) if base else chosen:
            tried.append(one)
            for line in () if quiet else misses([one]):
                click.echo(line)
    click.echo("\n".join([*table(tried), "", *by_report(tried)]))
    sys.exit(1 if any(t.wrong for t in tried) else 0)


if __name__ == "__main__":
    main()
