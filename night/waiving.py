"""Waivers over the records of `gouji check`: what they speak of is set apart, never dropped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from night.record import Record, findings
from night.waivers import covering
from store.waivers import Waiver


class Waiving:
    """The waivers of an office, and which of them spoke of the reports checked."""

    def __init__(self, waivers: Sequence[Waiver], as_of: date) -> None:
        self._in_force = tuple(w for w in waivers if w.in_force(as_of))
        self._expired = tuple(w for w in waivers if not w.in_force(as_of))
        self._used: set[Waiver] = set()
        self._lapsed: set[Waiver] = set()
        self._met: set[tuple[str, int | None]] = set()

    def apply(self, entry: Record) -> None:
        """Move the entry's waived findings from `verdicts` to `waived`, each with its
        `waiver` in words. Agencies are known by the name that the report gives."""
        name = (entry["agency"] or {}).get("name", "")
        if not name:
            return
        year = entry["reporting_year"]
        self._met.add((name, year))
        waived: list[Record] = []
        for one in findings(entry):
            told = {"rule": one["rule"], "subject": one["subject"]}
            waiver = covering(self._in_force, **told, agency=(name,), year=year)
            if waiver is not None:
                self._used.add(waiver)
                waived.append(one | {"waiver": waiver.words()})
                entry["verdicts"].remove(one)
            elif lapsed := covering(self._expired, **told, agency=(name,), year=year):
                self._lapsed.add(lapsed)
        if waived:
            entry["waived"] = waived

    def unused(self) -> Iterator[Waiver]:
        """In force and about a report that was checked, but nothing there needs them."""
        for waiver in self._in_force:
            met = any(waiver.agency == n and waiver.year in (None, y) for n, y in self._met)
            if met and waiver not in self._used:
                yield waiver

    def expired(self) -> tuple[Waiver, ...]:
        """Over, and what they spoke of is found again."""
        return tuple(waiver for waiver in self._expired if waiver in self._lapsed)
