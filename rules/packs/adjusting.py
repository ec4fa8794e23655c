"""An office's changes to rules that are not its own: with a reason, everywhere or somewhere.

    adjust: east-city
    changes:
      - rule: T21-2d
        off: true
        where: {kinds: [government]}
        reason: 区政府报告按全区汇总，含市级规章
      - rule: TL-local
        severity: info
        weight: 2
        reason: …

The last change to a rule that applies wins, part by part.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field, model_validator

from report.model import AgencyKind
from rules.files import Strict
from rules.model import Context, Severity, Text
from rules.rule import Message, Rule

CHANGES = ("severity", "weight", "title", "message", "how_to_fix")


class Scope(Strict):
    """Where a change holds: in all that is named. Regions by the first digits of their code."""

    portals: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    kinds: tuple[AgencyKind, ...] = ()
    agencies: tuple[str, ...] = ()
    """`agency_id`s of the roster."""

    @property
    def everywhere(self) -> bool:
        return not (self.portals or self.regions or self.kinds or self.agencies)

    def holds(self, kind: str, context: Context) -> bool:
        agency = context.agency
        region = agency.region_code if agency else ""
        return (
            (not self.portals or context.portal in self.portals)
            and (not self.regions or (bool(region) and region.startswith(self.regions)))
            and (not self.kinds or kind in self.kinds)
            and (not self.agencies or (agency is not None and agency.id in self.agencies))
        )


class Change(Strict):
    """One change to one rule."""

    rule: str
    reason: Annotated[str, Field(min_length=2)]
    where: Scope = Scope()
    off: bool = False
    severity: Severity | None = None
    weight: Annotated[int, Field(ge=0, le=100)] | None = None
    title: Text | None = None
    message: Message | None = None
    how_to_fix: Text | None = None

    @model_validator(mode="after")
    def _changes_something(self) -> Change:
        given = [name for name in CHANGES if getattr(self, name) is not None]
        if self.off and given:
            raise ValueError(f"a rule that is off has no {given[0]}")
        if not self.off and not given:
            raise ValueError(f"nothing is changed; say off, or one of {', '.join(CHANGES)}")
        return self

    def of(self, rule: Rule) -> Rule:
        """The rule as changed. Raises ValueError where it may not be."""
        if self.weight and rule.basis == "editorial":
            raise ValueError("an editorial rule has no weight")
        given = {name: getattr(self, name) for name in CHANGES}
        return rule.model_copy(update={k: v for k, v in given.items() if v is not None})


class Adjustments(Strict):
    """One file of changes."""

    adjust: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{1,47}$")
    changes: tuple[Change, ...] = Field(min_length=1)


def adjusted(rules: Iterable[Rule], changes: Iterable[Change]) -> tuple[Rule, ...]:
    """The rules after all changes in order; those switched off are left out."""
    by_id = {rule.id: rule for rule in rules}
    off: set[str] = set()
    for change in changes:
        if change.off:
            off.add(change.rule)
        else:
            off.discard(change.rule)
            by_id[change.rule] = change.of(by_id[change.rule])
    return tuple(rule for rule in by_id.values() if rule.id not in off)
