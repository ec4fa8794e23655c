"""Loading everything a judgement rests on: packs and calendars, an office's own first."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from rules.calendars.model import Calendar
from rules.checks import load_checks
from rules.marked_yaml import FileError, Marked, read_marked
from rules.packs.model import Pack, Packs
from rules.packs.reading import pack_of, require_proof
from rules.rule import Rule

__all__ = ["PackError", "Packs", "load_packs", "read_pack"]

PackError = FileError


def load_packs(dirs: Sequence[Path] = (), *, strict: bool = False) -> Packs:
    """Read every pack and calendar: the files of `dirs` (folders or single files), then ours.

    A file whose `pack:` or `calendar:` is already loaded is passed over, so an office's own
    replaces ours. `strict` wants a citation and examples of every rule and executes them.
    Raises PackError naming file, line and rule for the first thing wrong.
    """
    load_checks()
    packs: dict[str, tuple[Marked, Pack]] = {}
    calendars: dict[str, Calendar] = {}
    digest = hashlib.sha256()
    for name, text in _sources(dirs):
        marked = read_marked(text, name)
        if not isinstance(marked.data, dict) or not {"pack", "calendar"} & marked.data.keys():
            raise PackError(f"{name}:1: neither `pack:` nor `calendar:` at the top of the file")
        if "calendar" in marked.data:
            calendar = marked.validate(Calendar)
            if calendars.setdefault(calendar.calendar, calendar) is not calendar:
                continue
        else:
            pack = pack_of(marked)
            if packs.setdefault(pack.pack, (marked, pack))[1] is not pack:
                continue
        digest.update(text.encode())
    ordered = [packs[name] for name in sorted(packs)]
    found = _assembled(ordered, tuple(calendars.values()), digest.hexdigest())
    if strict:
        for marked, pack in packs.values():
            for i, rule in enumerate(pack.rules):
                require_proof(marked, found.by_id[rule.id], i)
    return found


def read_pack(text: str, name: str) -> Pack:
    """One pack from its YAML text. Raises PackError."""
    load_checks()
    marked = read_marked(text, name)
    if not isinstance(marked.data, dict):
        raise PackError(f"{name}:1: a pack is a mapping with pack, version, title and rules")
    return pack_of(marked)


def _sources(dirs: Sequence[Path]) -> Iterator[tuple[str, str]]:
    for place in dirs:
        for path in [place] if place.is_file() else sorted(place.glob("*.yaml")):
            try:
                yield str(path), path.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                raise PackError(f"{path}: cannot be read: {error}") from error
    for package in ("rules.packs", "rules.calendars"):
        for entry in sorted(files(package).iterdir(), key=lambda e: e.name):
            if entry.name.endswith(".yaml"):
                yield entry.name, entry.read_text(encoding="utf-8")


def _assembled(
    loaded: Sequence[tuple[Marked, Pack]], calendars: tuple[Calendar, ...], fingerprint: str
) -> Packs:
    rules: dict[str, Rule] = {}
    redirects: dict[str, str] = {}
    for marked, pack in loaded:
        for i, rule in enumerate(pack.rules):
            if rule.id in rules:
                raise marked.error(("rules", i), f"rule {rule.id} is already in another pack")
            rules[rule.id] = rule
            redirects.update(dict.fromkeys(rule.formerly, rule.id))
    for marked, pack in loaded:
        for i, rule in enumerate(pack.rules):
            _check_links(marked, i, rule, rules)
    if calendars:
        rules = {
            name: rule.model_copy(update={"calendars": calendars})
            if rule.family == "timeliness"
            else rule
            for name, rule in rules.items()
        }
    ordered = tuple(rules[name] for name in sorted(rules))
    packs = tuple(pack for _, pack in loaded)
    return Packs(packs, ordered, redirects, calendars, fingerprint)


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
