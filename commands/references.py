"""How people name what is stored: F17 for a finding; and words for how a date is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
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
