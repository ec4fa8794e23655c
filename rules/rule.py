"""A rule as people write it: the shape of one entry of a pack.

A rule either states an `identity:` between measures or names a `check:` with its
`params:`. Messages take values through plain substitution of a fixed list of
{placeholders}; nothing in a pack is ever evaluated.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, model_validator

from report.model import AgencyKind, AgencyLevel
from rules.calendars.model import Calendar
from rules.expressions import Expression, parse
from rules.files import Strict, Years
from rules.identity import Identity, parse_identity
from rules.model import Basis, Citation, Family, Severity, Stage, Text

# fmt: off
PLACEHOLDERS = frozenset({
    "agency", "kind", "region", "year", "prior_year", "portal", "form",
    "title", "section", "heading", "table", "row", "column", "label",
    "subject", "number", "first", "second", "stated", "counted", "expected",
    "found", "difference", "operands", "unit", "value",
    "other", "share", "sentence", "words", "quote", "what", "where",
    "line", "count", "limit", "name", "attachment", "date", "due",
    "published", "signed", "seen", "days", "reason", "notice", "instrument",
    "article", "names", "missing", "extra",
})
# fmt: on
_FIELD = re.compile(r"\{([^{}]*)\}")

Status = Literal["preview", "stable", "deprecated"]
RuleId = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]{1,47}$")]


def _known_placeholders(text: Text) -> Text:
    for name in _FIELD.findall(text.zh) + _FIELD.findall(text.en):
        if name not in PLACEHOLDERS:
            raise ValueError(f"unknown placeholder {{{name}}}; known: {sorted(PLACEHOLDERS)}")
    return text


Message = Annotated[Text, AfterValidator(_known_placeholders)]


def fill(template: str, fields: Mapping[str, str]) -> str:
    """Put `fields` in the place of {names}; a name without a value stays out of the text."""
    return _FIELD.sub(lambda m: fields.get(m[1], ""), template)


class Applies(Strict):
    """To which reports a rule speaks. What is left out does not limit it."""

    forms: tuple[str, ...] = ()
    years: Years = Years()
    kinds: tuple[AgencyKind, ...] = ()
    not_kinds: tuple[AgencyKind, ...] = ()
    levels: tuple[AgencyLevel, ...] = ()
    stage: Stage | None = None


class Rule(Strict):
    """One check with its law, its words and its examples."""

    id: RuleId
    title: Text
    message: Message
    family: Family
    basis: Basis
    severity: Severity
    weight: int = Field(0, ge=0, le=100)
    cites: tuple[Citation, ...] = ()
    applies: Applies = Applies()
    for_each: str | None = None
    """A list of the pack; its entries stand for `each` in the identity, or are appended
    as the last part of every name in it."""
    identity: tuple[str, ...] = ()
    """One identity, or alternatives for layouts that differ: the first whose rows the
    report has is judged."""
    check: str | None = None
    params: dict[str, Any] = Field(default_factory=dict)
    when: str | None = None
    """A condition (`rules.expressions`) over measures and the outcomes of other rules; the
    rule fails where it holds."""
    explains: tuple[str, ...] = ()
    """Root causes: outcomes with one of these as cause are suppressed under this rule's
    outcome whenever that one is a fail or unknown."""
    yields_to: tuple[RuleId, ...] = ()
    """Where one of these fails at the same place (the same entry of `for_each`, else the
    whole report), a fail of this rule says nothing new and is suppressed under it."""
    rationale: Text
    how_to_fix: Text
    version: str = "1"
    status: Status = "stable"
    formerly: tuple[RuleId, ...] = ()
    """Ids this rule had before; they redirect here."""
    examples: dict[str, Any] = Field(default_factory=dict)
    """Executed by `rules.examples`: pass, fail, unknown, not_applicable, boundary."""
    lists: dict[str, tuple[str, ...]] = Field(default_factory=dict, exclude=True, repr=False)
    """The lists of the pack this rule stands in; put there by the loader."""

    calendars: tuple[Calendar, ...] = Field(default=(), exclude=True, repr=False)
    """Local notices in force; put there by the loader."""

    @cached_property
    def identities(self) -> tuple[tuple[Identity, ...], ...]:
        """For each subject its alternatives. Raises IdentityError."""
        parsed = [parse_identity(text, self.lists, self.for_each) for text in self.identity]
        return tuple(zip(*parsed, strict=True))

    @cached_property
    def condition(self) -> Expression | None:
        """`when`, understood. Raises ExpressionError."""
        return parse(self.when) if self.when else None

    @model_validator(mode="before")
    @classmethod
    def _one_identity(cls, data: Any) -> Any:
        if isinstance(data, dict) and isinstance(data.get("identity"), str):
            return {**data, "identity": (data["identity"],)}
        return data

    @model_validator(mode="after")
    def _coherent(self) -> Rule:
        if [bool(self.identity), bool(self.check), bool(self.when)].count(True) != 1:
            raise ValueError("a rule has either an identity or a check or a when")
        if self.params and not self.check:
            raise ValueError("params belong to a check")
        if self.basis == "editorial" and self.weight:
            raise ValueError("an editorial rule has no weight")
        return self
