"""`gouji rules test`: rules proved by their own examples."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.session import Session, talk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rules.packs.model import Packs
    from rules.rule import Rule


@click.command("test")
@click.argument("names", nargs=-1, metavar="[PACK|FILE|RULE]…")
@click.option("--quiet", "-q", is_flag=True, help="Only what does not hold.")
@click.pass_obj
def command(session: Session, names: tuple[str, ...], quiet: bool) -> int:
    """Execute the examples of rules: of all in force, of packs, of files, of single rules.

    Each rule needs an example that passes, one that fails, and one to which it does not
    apply (unless it applies to everything). Each is also run over the examples that pass of all
    other rules, where it must find nothing. Exit code 1 when something does not hold.

    \b
    Examples:
      gouji rules test
      gouji rules test my-office.yaml
      gouji rules test arithmetic-2021
    """
    files = [Path(name) for name in names if name.endswith((".yaml", ".yml")) or "/" in name]
    for file in files:
        if not file.exists():
            raise click.UsageError(f"no file {file}")
    packs = session.packs(*files)
    bad = 0
    tally: Counter[str] = Counter()
    chosen = _chosen(packs, files, [n for n in names if Path(n) not in files])
    spoke = _spoke(packs, chosen)
    for rule in chosen:
        lines, counts = _tested(rule)
        lines += spoke.get(rule.id, [])
        tally.update(counts)
        bad += bool(lines)
        if lines or not quiet:
            told = " · ".join(f"{kind} {count}" for kind, count in counts.items())
            mark = click.style("✗", fg="red") if lines else click.style("✓", fg="green")
            click.echo(f"{mark} {rule.id}  {told}")
        for line in lines:
            click.echo(f"    {line}")
    rules = " ".join(f"{kind} {count}" for kind, count in tally.items())
    talk(f"rules test: {tally.total()} examples ({rules}); {bad} rules do not hold")
    return 1 if bad else 0


def _chosen(packs: Packs, files: Sequence[Path], names: Sequence[str]) -> list[Rule]:
    """The rules asked for. Raises UsageError for a name that is neither pack nor rule."""
    wanted: list[Rule] = []
    if not files and not names:
        return list(packs.rules)
    mine = {str(file) for file in files}
    by_pack = {pack.pack: pack for pack in packs.packs}
    for name, file in packs.files.items():
        if file in mine or str(Path(file).parent) in mine:
            wanted += by_pack[name].rules
    for name in names:
        rule = packs.find(name)
        if name in by_pack:
            wanted += by_pack[name].rules
        elif rule is not None:
            wanted.append(rule)
        else:
            raise click.UsageError(f"no pack or rule {name}; packs: {', '.join(by_pack)}")
    return [packs.by_id[rule.id] for rule in wanted if rule.id in packs.by_id]


def _spoke(packs: Packs, rules: Sequence[Rule]) -> dict[str, list[str]]:
    """By rule, in whose good examples it found something."""
    from rules.matrix import not_silent

    found: dict[str, list[str]] = {}
    for one in not_silent(packs, {rule.id for rule in rules}):
        found.setdefault(one.rule, []).append(
            f"finds something in the good example of {one.whose}: {one.message}"
        )
    return found


def _tested(rule: Rule) -> tuple[list[str], Counter[str]]:
    """What does not hold, and how many examples of each kind there are."""
    from rules.examples import ExampleError, lacking, run

    try:
        ran = run(rule)
    except ExampleError as error:
        return [str(error)], Counter()
    lines = [
        f"{one.kind}: should be {one.expected}, is {one.got}"
        + (f": {one.message}" if one.message else "")
        for one in ran
        if not one.holds
    ]
    lines += [f"no {kind} example" for kind in lacking(rule)]
    lines += [] if rule.cites else ["no citation"]
    return lines, Counter(one.kind for one in ran)
