"""Loading everything a judgement rests on: packs, calendars, changes; an office's own first."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path

from rules.calendars.model import Calendar
from rules.checks import load_checks
from rules.marked_yaml import FileError, Marked, read_marked
from rules.packs.adjusting import Adjustments, Change, adjusted
from rules.packs.model import Pack, Packs
from rules.packs.reading import pack_of, require_proof
from rules.rule import Rule

__all__ = ["PackError", "Packs", "load_packs", "read_pack"]

PackError = FileError


def load_packs(dirs: Sequence[Path] = (), *, strict: bool = False, ours: bool = True) -> Packs:
    """Read every pack, calendar and file of changes: those of `dirs` (folders or single
    files) first, then ours.

    A file whose `pack:` or `calendar:` is already loaded is passed over, so an office's own
    replaces ours; without `ours` there are only those of `dirs`. `strict` wants a citation
    and examples of every rule and executes them. Raises PackError naming file, line and rule
    for the first thing wrong.
    """
    load_checks()
    found = _Found()
    for name, text in _sources(dirs, ours):
        found.take(read_marked(text, name), text)
    packs = _assembled(found)
    if strict:
        for marked, pack in found.packs.values():
            for i, rule in enumerate(pack.rules):
                if rule.id in packs.by_id:
                    require_proof(marked, packs.by_id[rule.id], i)
    return packs


class _Found:
    """What has been read, by the id each file gives itself."""

    def __init__(self) -> None:
        self.packs: dict[str, tuple[Marked, Pack]] = {}
        self.calendars: dict[str, Calendar] = {}
        self.adjustments: dict[str, tuple[Marked, Adjustments]] = {}
        self.digest = hashlib.sha256()

    def take(self, marked: Marked, text: str) -> None:
        data = marked.data
        if isinstance(data, dict) and "pack" in data:
            pack = pack_of(marked)
            taken = self.packs.setdefault(pack.pack, (marked, pack))[1] is pack
        elif isinstance(data, dict) and "calendar" in data:
            calendar = marked.validate(Calendar)
            taken = self.calendars.setdefault(calendar.calendar, calendar) is calendar
        elif isinstance(data, dict) and "adjust" in data:
            one = marked.validate(Adjustments)
            taken = self.adjustments.setdefault(one.adjust, (marked, one))[1] is one
        else:
            what = "`pack:`, `calendar:` or `adjust:`"
            raise PackError(f"{marked.name}:1: none of {what} at the top of the file")
        if taken:
            self.digest.update(text.encode())


def read_pack(text: str, name: str) -> Pack:
    """One pack from its YAML text. Raises PackError."""
    load_checks()
    marked = read_marked(text, name)
    if not isinstance(marked.data, dict):
        raise PackError(f"{name}:1: a pack is a mapping with pack, version, title and rules")
    return pack_of(marked)


def _sources(dirs: Sequence[Path], ours: bool) -> Iterator[tuple[str, str]]:
    for place in dirs:
        for path in [place] if place.is_file() else sorted(place.glob("*.yaml")):
            try:
                yield str(path), path.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                raise PackError(f"{path}: cannot be read: {error}") from error
    for package in ("rules.packs", "rules.calendars") if ours else ():
        for entry in sorted(files(package).iterdir(), key=lambda e: e.name):
            if entry.name.endswith(".yaml"):
                yield entry.name, entry.read_text(encoding="utf-8")


def _assembled(found: _Found) -> Packs:
    loaded = [found.packs[name] for name in sorted(found.packs)]
    rules = _rules_of(loaded)
    calendars = tuple(found.calendars.values())
    for name, rule in rules.items():
        if calendars and rule.family == "timeliness":
            rules[name] = rule.model_copy(update={"calendars": calendars})
    redirects = {former: rule.id for rule in rules.values() for former in rule.formerly}
    changes = tuple(_changes(found, rules, redirects))
    ordered = tuple(rules[name] for name in sorted(rules))
    here = adjusted(ordered, (change for change in changes if change.where.everywhere))
    left = {rule.id for rule in here}
    return Packs(
        packs=tuple(pack for _, pack in loaded),
        rules=here,
        redirects=redirects,
        calendars=calendars,
        fingerprint=found.digest.hexdigest(),
        changes=changes,
        switched_off=tuple(rule for rule in ordered if rule.id not in left),
        files={pack.pack: marked.name for marked, pack in loaded},
    )


def _rules_of(loaded: Sequence[tuple[Marked, Pack]]) -> dict[str, Rule]:
    rules: dict[str, Rule] = {}
    for marked, pack in loaded:
        for i, rule in enumerate(pack.rules):
            if rule.id in rules:
                raise marked.error(("rules", i), f"rule {rule.id} is already in another pack")
            rules[rule.id] = rule
    for marked, pack in loaded:
        for i, rule in enumerate(pack.rules):
            _check_links(marked, i, rule, rules)
    return rules


def _changes(
    found: _Found, rules: Mapping[str, Rule], redirects: Mapping[str, str]
) -> Iterator[Change]:
    """Every change, its rule under the id of today. Raises PackError for one that has none."""
    for marked, adjustments in found.adjustments.values():
        for i, change in enumerate(adjustments.changes):
            name = redirects.get(change.rule, change.rule)
            if name not in rules:
                close = get_close_matches(name, rules, n=3, cutoff=0.5)
                nearest = f"; nearest: {', '.join(close)}" if close else ""
                raise marked.error(("changes", i), f"no rule {change.rule!r}{nearest}")
            now = change.model_copy(update={"rule": name})
            try:
                now.of(rules[name])
            except ValueError as error:
                raise marked.error(("changes", i), f"rule {name}: {error}") from None
            yield now


def _check_links(marked: Marked, i: int, rule: Rule, rules: dict[str, Rule]) -> None:
    for former in rule.formerly:
        if former in rules:
            raise marked.error(
                ("rules", i, "formerly"), f"rule {rule.id}: {former} is the id of another rule"
            )
    for other in rule.yields_to:
        at = ("rules", i, "yields_to")
        if other not in rules:
            raise marked.error(at, f"rule {rule.id}: yields to {other}, which is no rule")
        if rules[other].weight < rule.weight:
            # Otherwise righting the graver fault could lower the score.
            raise marked.error(at, f"rule {rule.id}: weighs more than {other}, to which it yields")
