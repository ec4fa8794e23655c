"""`--select` and `--ignore`: rules (their ids may be cut short) and families that there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rules.packs.load import Packs


def require_known(option: str, names: Sequence[str], packs: Packs) -> None:
    """Raises UsageError, with the nearest that there is, for a name that chooses nothing."""
    families = {rule.family for rule in packs.rules}
    ids = [rule.id for rule in packs.rules]
    for name in names:
        if name not in families and not (name and any(i.startswith(name) for i in ids)):
            near = ", ".join(_nearest(name, [*sorted(families), *ids]))
            raise click.UsageError(f"{option}: no rule or family {name}; nearest: {near}")


def _nearest(name: str, known: Sequence[str]) -> list[str]:
    from difflib import get_close_matches

    folded = {one.casefold(): one for one in known}
    found = get_close_matches(name.casefold(), folded, n=3, cutoff=0)
    return [folded[one] for one in found]
