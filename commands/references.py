"""How people name what is stored: F17 for a finding; and words for how a date is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rules.packs.load import Packs
    from store import Store
    from store.findings import Finding

lang_option = click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of the words.")


def finding_of(store: Store, ref: str) -> Finding:
    """The finding that a person names. Raises UsageError."""
    kind, number = ref[:1].upper(), ref[1:]
    if kind != "F" or not (number.isascii() and number.isdecimal()):
        raise click.UsageError(f"{ref!r}: write a finding as F17")
    try:
        return store.findings.get(int(number))
    except (KeyError, OverflowError):
        raise click.UsageError(f"nothing is stored under {ref}") from None


def no_rule(told: str, packs: Packs) -> str:
    """What to say of an id that no rule bears, with the nearest that are."""
    from rapidfuzz.process import extract

    near = [name for name, _, _ in extract(told, list(packs.by_id), limit=3)]
    return f"no rule {told}; nearest: {', '.join(near)}; `gouji rules list` has them all"


def require_portal(store: Store, portal: str | None) -> None:
    """Raises UsageError for a portal that nothing is known of, with those that are known."""
    known = [one.id for one in store.roster.portals()]
    if portal is not None and portal not in known:
        raise click.UsageError(f"no portal {portal!r} is stored; stored: {', '.join(known) or '—'}")


class Words(click.ParamType[str]):
    """Words of a person that are kept: never empty, one line."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        words = " ".join(str(value).split())
        if not words:
            self.fail("must not be empty", param, ctx)
        if any(not c.isprintable() for c in words):
            self.fail("must not hold control characters", param, ctx)
        return words
