"""Drafts before publication: files named after agencies, matched to a roster."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from crawler.files import DeclarationError, files_in, load
from crawler.roster import Agency, Roster, load_roster
from night.check import Checked
from rules.model import RosterEntry
from store.naming import but_for_places, could_be, plain

_BEFORE = r"(?:^|年度?|[\W_\d])"
_AFTER = r"(?=[\W_\d]|政府信息|信息公开|政务公开|年报|年度|关于|送审|报审|初稿|草稿|稿|$)"
_NOT_A_NAME = re.compile(
    r"(?:19|20)\d\d年?度?|政府信息公开|政务公开|信息公开|工作|年度报告|年报|报告|关于|的"
    r"|送审稿|报审稿|初稿|草稿|终稿|定稿|[\W_\d]"
)
_SHORTEST = 3
"""Characters that what is left of a file's name needs to tell a body by."""


@dataclass(frozen=True, slots=True)
class Drafts:
    """Who is to hand in a draft; empty where nobody told."""

    agencies: tuple[tuple[RosterEntry, tuple[str, ...]], ...] = ()
    """Each with all names it goes by."""

    def whose(self, source: str) -> RosterEntry | None:
        """The one agency that a file (or else its folder) is named after."""
        path = Path(source)
        return self._named(path.stem) or self._named(path.parent.name)

    def by_name(self, name: str) -> RosterEntry | None:
        """The one agency that bears the name, as a draft has it."""
        told = plain(name)
        bearing = [(entry, [plain(one) for one in names]) for entry, names in self.agencies]
        found = [entry for entry, names in bearing if told in names] or [
            entry for entry, names in bearing if any(but_for_places(one, told) for one in names)
        ]
        return found[0] if told and len(found) == 1 else None

    def _named(self, words: str) -> RosterEntry | None:
        words = plain(words)
        core = _NOT_A_NAME.sub("", words)
        found: dict[int, list[RosterEntry]] = {}
        for entry, names in self.agencies:
            fit = max((self._fit(plain(name), words, core) for name in names), default=0)
            if fit:
                found.setdefault(fit, []).append(entry)
        best = found[max(found)] if found else []
        return best[0] if len(best) == 1 else None

    @staticmethod
    def _fit(name: str, words: str, core: str) -> int:
        """How many characters of the name the words bear; 0 if they are not it."""
        if re.search(f"{_BEFORE}{re.escape(name)}{_AFTER}", words):
            return len(name)
        if len(core) >= _SHORTEST and but_for_places(name, core):
            return min(len(name), len(core))
        return 0


@dataclass(slots=True)
class Tally:
    """Which file is whose, filled as drafts are checked."""

    drafts: Drafts
    of: dict[str, list[str]] = field(default_factory=dict)
    """Agency id → its files."""
    strangers: list[str] = field(default_factory=list)
    """Files that are nobody's of the roster."""
    by_words: set[str] = field(default_factory=set)
    """Files whose names tell nothing, taken for whom the draft itself names."""

    def take(self, one: Checked) -> RosterEntry | None:
        """The agency of a checked draft: the one that the file is named after, or else the
        one that the draft names."""
        entry = self.drafts.whose(one.source)
        if entry is None and (entry := self.drafts.by_name(_told(one))):
            self.by_words.add(one.source)
        if entry is not None:
            files = self.of.setdefault(entry.id, [])
            if one.source not in files:
                files.append(one.source)
        elif self.drafts.agencies and one.source not in self.strangers:
            self.strangers.append(one.source)
        return entry

    def lacking(self) -> list[RosterEntry]:
        """Agencies without a draft."""
        return [entry for entry, _ in self.drafts.agencies if entry.id not in self.of]


def other_name(one: Checked, entry: RosterEntry | None) -> str:
    """The name in the draft, where it cannot be the agency's that the file is named after."""
    told = _told(one)
    return told if entry is not None and told and not could_be(told, entry.name) else ""


def _told(one: Checked) -> str:
    return str(((one.entry or {}).get("agency") or {}).get("name") or "")


def drafts_of(names: Sequence[str], folders: Iterable[Path], day: date) -> Drafts:
    """Of these rosters (names or files), else of all in the office's folders: the agencies
    that are expected to report on the year before `day`. Raises DeclarationError."""
    folders = list(folders)
    rosters = [_roster(name, folders) for name in names]
    if not names:
        rosters = [load(path, Roster) for path in files_in(folders)]
    agencies = {agency.id: agency for roster in rosters for agency in roster.agencies}
    year = day.year - 1
    return Drafts(
        tuple(
            (_entry(agency, day), agency.all_names())
            for agency in agencies.values()
            if (agency.first_year or year) <= year <= (agency.last_year or year)
        )
    )


def _roster(name: str, folders: Sequence[Path]) -> Roster:
    path = Path(name)
    if path.suffix in (".yaml", ".yml"):
        if not path.is_file():
            raise DeclarationError(f"no roster file {name}")
        return load(path, Roster)
    return load_roster(name, folders)


def _entry(agency: Agency, day: date) -> RosterEntry:
    held = agency.record().attributes
    now = [one for one in held if (one.since or day) <= day <= (one.until or day)] or [held[-1]]
    one = now[-1]
    return RosterEntry(agency.id, one.name, one.kind, one.level, one.region_code or "", one.parent)
