"""What the file of waivers says of the reports that `gouji check` reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import click

from commands.session import talk

if TYPE_CHECKING:
    from night.check import Checked
    from night.settings import Settings
    from night.waiving import Waiving
    from rules.packs.load import Packs


def set_apart(
    checked: Iterator[Checked],
    settings: Settings,
    load: Callable[[], Packs],
    as_of: date,
    lang: str,
) -> Iterator[Checked]:
    """The same, waived findings set apart in each record; at the end it is told which waivers
    have expired, and which about these very reports nothing needs.

    Raises FileError, and UsageError for a roster that cannot be used.
    """
    if not settings.waivers_file.exists():
        return checked
    from night.waivers import load_waivers, present

    waivers = load_waivers(settings.waivers_file)
    if not waivers:
        return checked
    from crawler.files import DeclarationError
    from night.bodies import bodies_of
    from night.waiving import Waiving

    try:
        bodies = bodies_of(settings.folders.rosters)
    except DeclarationError as error:
        raise click.UsageError(str(error)) from None
    waiving = Waiving(present(waivers, load().redirects), as_of, cache(bodies.known_by))
    return _each(checked, waiving.apply, lambda: _tell(waiving, lang))


def _each(
    checked: Iterator[Checked], apply: Callable[[dict[str, object]], None], end: Callable[[], None]
) -> Iterator[Checked]:
    for one in checked:
        if one.entry is not None:
            apply(one.entry)
        yield one
    end()


def _tell(waiving: Waiving, lang: str) -> None:
    from commands.words import words

    w = words("decisions", lang)
    for name, waivers in (("expired", waiving.expired()), ("unused", waiving.unused())):
        for one in waivers:
            talk(
                w[name].format(" ".join(filter(None, (one.rule, one.agency, str(one.year or "")))))
            )
