"""Rosters: the agencies expected to publish on a portal, with their dated names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, model_validator

from crawler.files import DeclarationError, files_in, load
from report.model import AgencyKind, AgencyLevel
from store.records import AgencyAttributes, AgencyRecord


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Name(_Part):
    """A name and what else held while the agency bore it; both days inclusive."""

    name: str
    since: date | None = None
    until: date | None = None
    kind: AgencyKind | None = None
    level: AgencyLevel | None = None
    region_code: str | None = None
    parent: str | None = None


class Agency(_Part):
    """`id` is opaque: assigned once, never derived from name, code or address."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    name: str = ""
    """Its name, when it has had one only; else `names`."""
    names: tuple[Name, ...] = ()
    kind: AgencyKind
    level: AgencyLevel
    region_code: str = ""
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    succeeds: tuple[str, ...] = ()
    first_year: int | None = Field(None, ge=2008, le=2100)
    """First and last reporting year for which it is expected to publish here."""
    last_year: int | None = Field(None, ge=2008, le=2100)

    @model_validator(mode="after")
    def _is_named_once(self) -> Agency:
        if bool(self.name) == bool(self.names):
            raise ValueError("needs either `name` or `names`")
        return self

    def record(self) -> AgencyRecord:
        """As the store keeps it."""
        names = self.names or (Name(name=self.name),)
        return AgencyRecord(
            id=self.id,
            attributes=tuple(
                AgencyAttributes(
                    name=held.name,
                    since=held.since,
                    until=held.until,
                    kind=held.kind or self.kind,
                    level=held.level or self.level,
                    region_code=self.region_code if held.region_code is None else held.region_code,
                    parent=held.parent or self.parent,
                )
                for held in names
            ),
            aliases=self.aliases,
            succeeds=self.succeeds,
            first_year=self.first_year,
            last_year=self.last_year,
        )

    def all_names(self) -> tuple[str, ...]:
        return (*(held.name for held in self.names), *filter(None, [self.name]), *self.aliases)


class Roster(_Part):
    """`rosters/<name>.yaml`."""

    agencies: tuple[Agency, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Roster:
        ids = [agency.id for agency in self.agencies]
        twice = next((i for i in ids if ids.count(i) > 1), None)
        if twice:
            raise ValueError(f"agency id `{twice}` stands twice")
        return self

    def whose(self, title: str) -> str | None:
        """The agency whose report a title announces: its name (the longest that fits) stands
        at the beginning or after the year, and no longer name goes on from there."""
        plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", title))
        fits = {
            (len(name), agency.id)
            for agency in self.agencies
            for name in agency.all_names()
            if re.search(rf"(?:^|年度?|\W){re.escape(name)}(?=\d|\W|政府|信息|关于|$)", plain)
        }
        longest = max((length for length, _ in fits), default=0)
        owners = {owner for length, owner in fits if length == longest}
        return owners.pop() if len(owners) == 1 else None


def load_roster(name: str, folders: Iterable[Path] = ()) -> Roster:
    """The roster of that name, the office's folders first. Raises DeclarationError."""
    with as_file(files("crawler") / "rosters") as own:
        searched = [*folders, own]
        for path in files_in(searched):
            if path.stem == name:
                return load(path, Roster)
    places = ", ".join(str(folder) for folder in searched)
    raise DeclarationError(f"roster `{name}` is in none of {places}")
