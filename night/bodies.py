"""Who is meant by a name, as the office's rosters know it: for reports that are not stored."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import as_file, files
from pathlib import Path

from crawler.files import files_in, load
from crawler.roster import Agency, Roster
from store.naming import but_for_places, plain


class Bodies:
    """The agencies of some rosters, by everything they are known by."""

    def __init__(self, agencies: Iterable[Agency] = ()) -> None:
        self._known: dict[str, frozenset[str]] = {}
        self._named: dict[str, set[str]] = {}
        for agency in agencies:
            names = {plain(name) for name in agency.all_names()}
            told = self._known.get(agency.id, frozenset()) | {agency.id, *names}
            self._known[agency.id] = told
            for name in names:
                self._named.setdefault(name, set()).add(agency.id)

    def known_by(self, name: str) -> frozenset[str]:
        """Everything that the agency of this name (as a report has it) is known by: its id and
        all its names, in one width and without spaces; the name alone, when no roster knows
        it or more than one agency bears it."""
        told = plain(name)
        ids = self._named.get(told) or self._but_for_places(told)
        return frozenset({told}) | (self._known[next(iter(ids))] if len(ids) == 1 else frozenset())

    def _but_for_places(self, told: str) -> set[str]:
        """As the night matches them (`store.roster.Roster.match`)."""
        return {
            id
            for name, ids in self._named.items()
            if (name.endswith(told) or told.endswith(name)) and but_for_places(name, told)
            for id in ids
        }


def bodies_of(folders: Iterable[Path]) -> Bodies:
    """Of all rosters in these folders and of ours. Raises DeclarationError."""
    with as_file(files("crawler") / "rosters") as own:
        rosters = [load(path, Roster) for path in files_in([*folders, own])]
    return Bodies(agency for roster in rosters for agency in roster.agencies)


NOBODY = Bodies()
"""Where there is no roster: an agency is known by the name in its report."""
