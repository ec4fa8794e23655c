"""What the file of waivers says of the reports that `gouji check` reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from commands.session import talk

if TYPE_CHECKING:
    from night.check import Checked
    from night.waiving import Waiving
    from rules.packs.load import Packs


def set_apart(
    checked: Iterator[Checked], path: Path, load: Callable[[], Packs], as_of: date, lang: str
) -> Iterator[Checked]:
    """The same, waived findings set apart in each record; at the end it is told which waivers
    have expired, and which about these very reports nothing needs. Raises FileError."""
    if not path.exists():
        return checked
    from night.waivers import load_waivers, present
    from night.waiving import Waiving

    waiving = Waiving(present(load_waivers(path), load().redirects), as_of)
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
