"""Loading packs: built-in files and an office's own folders, searched first."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import Field

from rules.checks import load_checks
from rules.checks.base import CHECKS
from rules.files import Strict
from rules.marked_yaml import FileError, Marked, read_marked
from rules.model import PackVersion, Text
from rules.plan import Plan, make_plan
from rules.rule import Rule

if TYPE_CHECKING:
    from rules.engine import Engine

PackError = FileError


class Pack(Strict):
    """One file: its id, version and rules."""

    pack: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{1,47}$")
    version: str
    title: Text
    lists: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True)
class Packs:
    """All rules in force, by id, in the order of their ids."""

    packs: tuple[Pack, ...]
    rules: tuple[Rule, ...]
    redirects: Mapping[str, str]
    """Former id → id."""
    fingerprint: str
    """Changes whenever any pack file does."""

    @cached_property
    def plan(self) -> Plan:
        return make_plan(self.rules)

    @cached_property
    def engine(self) -> Engine:
        # durable_rules is loaded by the first judgement, not by whoever lists rules.
        from rules.engine import Engine

        return Engine(self.plan.clauses, self.plan.yields)

    @cached_property
    def by_id(self) -> Mapping[str, Rule]:
        return {rule.id: rule for rule in self.rules}

    @property
    def versions(self) -> tuple[PackVersion, ...]:
        return tuple(PackVersion(pack.pack, pack.version) for pack in self.packs)

    def find(self, rule_id: str) -> Rule | None:
        """The rule of this id, or of the id it bears now."""
        return self.by_id.get(self.redirects.get(rule_id, rule_id))


def load_packs(dirs: Sequence[Path] = ()) -> Packs:
    """Read every pack. A pack of an office's folder (or file) replaces the built-in one of
    its id.

    Raises PackError naming file, line and rule for the first thing that is wrong.
    """
    load_checks()
    loaded: dict[str, Pack] = {}
    digest = hashlib.sha256()
    for name, text in _sources(dirs):
        pack = read_pack(text, name)
        if pack.pack not in loaded:
            loaded[pack.pack] = pack
            digest.update(text.encode())
    return _assemble(sorted(loaded.values(), key=lambda pack: pack.pack), digest.hexdigest())


def read_pack(text: str, name: str) -> Pack:
    """One pack from its YAML text. Raises PackError."""
    marked = read_marked(text, name)
    if not isinstance(marked.data, dict):
        raise PackError(f"{name}:1: a pack is a mapping with pack, version, title and rules")
    head = marked.validate(Pack, {**marked.data, "rules": ()})
    rules = []
    for i, entry in enumerate(marked.data.get("rules") or ()):
        rules.append(_read_rule(marked, entry, i, head))
    return head.model_copy(update={"rules": tuple(rules)})


def _read_rule(marked: Marked, entry: Any, i: int, head: Pack) -> Rule:
    at = ("rules", i)
    if not isinstance(entry, dict):
        raise marked.error(at, "a rule is a mapping")
    name = f"rule {entry.get('id', f'number {i + 1}')}"
    rule = marked.validate(Rule, {**entry, "lists": head.lists}, at, of=name)
    if rule.check and rule.check not in CHECKS:
        raise marked.error((*at, "check"), f"{name}: no check is named {rule.check!r}")
    return rule


def _sources(dirs: Sequence[Path]) -> Iterator[tuple[str, str]]:
    for place in dirs:
        for path in [place] if place.is_file() else sorted(place.glob("*.yaml")):
            try:
                yield str(path), path.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                raise PackError(f"{path}: cannot be read: {error}") from error
    for entry in sorted(files("rules.packs").iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".yaml"):
            yield entry.name, entry.read_text(encoding="utf-8")


def _assemble(packs: Sequence[Pack], fingerprint: str) -> Packs:
    rules: dict[str, Rule] = {}
    redirects: dict[str, str] = {}
    for pack in packs:
        for rule in pack.rules:
            if rule.id in rules:
                raise PackError(f"pack {pack.pack}: rule {rule.id} is already in another pack")
            rules[rule.id] = rule
            redirects.update(dict.fromkeys(rule.formerly, rule.id))
    for former, now in redirects.items():
        if former in rules:
            raise PackError(f"rule {now}: its former id {former} is the id of another rule")
    ordered = tuple(rules[rule_id] for rule_id in sorted(rules))
    return Packs(tuple(packs), ordered, redirects, fingerprint)
