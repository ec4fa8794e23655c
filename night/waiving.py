"""Waivers over the records of `gouji check`: what they speak of is set apart, never dropped."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date

from night.bodies import NOBODY
from night.record import Record, findings
from night.waivers import covering
from store.naming import plain
from store.waivers import Waiver


class Waiving:
    """The waivers of an office, and which of them spoke of the reports checked."""

    def __init__(
        self,
        waivers: Sequence[Waiver],
        as_of: date,
        known_by: Callable[[str], Collection[str]] = NOBODY.known_by,
    ) -> None:
        self._in_force = tuple(w for w in waivers if w.in_force(as_of))
        self._expired = tuple(w for w in waivers if not w.in_force(as_of))
        self._known_by = known_by
        self._used: set[Waiver] = set()
        self._lapsed: set[Waiver] = set()
        self._met: set[tuple[str, int | None]] = set()

    def apply(self, entry: Record) -> None:
        """Move the entry's waived findings from `verdicts` to `waived`, each with its
        `waiver` in words and what was decided. The agency is whom the rosters know by the
        name that the report gives; where they know none, the name itself."""
        name = (entry["agency"] or {}).get("name", "")
        if not name:
            return
        year, known = entry["reporting_year"], self._known_by(name)
        self._met.update((one, year) for one in known)
        waived: list[Record] = []
        for one in findings(entry):
            told = {"rule": one["rule"], "subject": one["subject"]}
            waiver = covering(self._in_force, **told, agency=known, year=year)
            if waiver is not None:
                self._used.add(waiver)
                waived.append(one | {"waiver": waiver.words(), "waived": _decided(waiver)})
                entry["verdicts"].remove(one)
            elif lapsed := covering(self._expired, **told, agency=known, year=year):
                self._lapsed.add(lapsed)
        if waived:
            entry["waived"] = waived

    def unused(self) -> Iterator[Waiver]:
        """In force and about a report that was checked, but nothing there needs them."""
        for waiver in self._in_force:
            agency = plain(waiver.agency)
            met = any(agency == n and waiver.year in (None, y) for n, y in self._met)
            if met and waiver not in self._used:
                yield waiver

    def expired(self) -> tuple[Waiver, ...]:
        """Over, and what they spoke of is found again."""
        return tuple(waiver for waiver in self._expired if waiver in self._lapsed)


def _decided(waiver: Waiver) -> Record:
    return {"reason": waiver.reason, "by": waiver.by, "until": waiver.until.isoformat()}
