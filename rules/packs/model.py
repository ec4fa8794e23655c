"""A pack, and all packs in force together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pydantic import Field

from rules.calendars.model import Calendar
from rules.checks import load_checks
from rules.files import Strict
from rules.model import Context, PackVersion, Text
from rules.packs.adjusting import Change, adjusted
from rules.plan import Plan, make_plan
from rules.rule import Rule

if TYPE_CHECKING:
    from rules.engine import Engine


class Pack(Strict):
    """One file: its id, version and rules."""

    pack: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{1,47}$")
    version: str
    title: Text
    lists: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Names that identities use through `sum(list)`, `max(list)` and `for_each`."""
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, eq=False, repr=False)
class Packs:
    """All rules in force, by id, in the order of their ids."""

    packs: tuple[Pack, ...]
    rules: tuple[Rule, ...]
    redirects: Mapping[str, str]
    """Former id → id."""
    calendars: tuple[Calendar, ...]
    fingerprint: str
    """Changes whenever any file does that a judgement rests on."""
    changes: tuple[Change, ...] = ()
    """An office's changes; those that hold everywhere are already made in `rules`."""
    switched_off: tuple[Rule, ...] = ()
    """Rules that a change which holds everywhere has switched off."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Pack → the file it was read from."""

    def __repr__(self) -> str:
        return f"<Packs {self.fingerprint[:12]}: {len(self.rules)} rules>"

    def __getstate__(self) -> dict[str, Any]:
        """Without what was made of the files: a running engine cannot be sent to a child."""
        return {f.name: getattr(self, f.name) for f in fields(self)}

    def in_force(self, kind: str, context: Context) -> Packs:
        """These packs with the changes that hold for one report's body and portal only."""
        held = tuple(i for i, c in enumerate(self._somewhere) if c.where.holds(kind, context))
        if not held:
            return self
        if held not in self._variants:
            rules = adjusted(self.rules, (self._somewhere[i] for i in held))
            self._variants[held] = replace(self, rules=rules, changes=())
        return self._variants[held]

    @cached_property
    def _somewhere(self) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if not change.where.everywhere)

    @cached_property
    def _variants(self) -> dict[tuple[int, ...], Packs]:
        return {}

    @cached_property
    def plan(self) -> Plan:
        # In a process that was sent these packs no check is registered yet.
        load_checks()
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
