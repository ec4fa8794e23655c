"""What goes in and out of the store about portals, agencies, captures and sightings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from report.model import AgencyKind, AgencyLevel

Role = Literal["page", "attachment"]
StageName = Literal["visit", "judge", "tell"]
RunStatus = Literal["running", "done", "failed", "interrupted"]


@dataclass(frozen=True, slots=True)
class PortalRecord:
    id: str
    name: str
    home: str = ""
    region_code: str = ""
    declared: Mapping[str, Any] = field(default_factory=dict)
    """What else its file declares (level, family, lists …), kept as JSON."""


@dataclass(frozen=True, slots=True)
class AgencyAttributes:
    """What an agency is called and is, from `since` to `until` (both inclusive; None: open)."""

    name: str
    since: date | None = None
    until: date | None = None
    kind: AgencyKind | None = None
    level: AgencyLevel | None = None
    region_code: str = ""
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class AgencyRecord:
    """One line of a portal's roster. `id` is opaque and given by the roster."""

    id: str
    attributes: tuple[AgencyAttributes, ...]
    aliases: tuple[str, ...] = ()
    succeeds: tuple[str, ...] = ()
    first_year: int | None = None
    """First and last reporting year for which it is expected to publish there."""
    last_year: int | None = None


@dataclass(frozen=True, slots=True)
class Capture:
    """One answer of a portal worth keeping: bytes and where they came from."""

    portal: str | None
    item_url: str
    """The address the list shows (the page's own): the key of the item. For an attachment,
    that of the page that names it."""
    url: str
    """Where the bytes came from; equals `item_url` for most pages."""
    role: Role
    content: bytes
    name: str
    captured_at: datetime
    media_type: str = ""
    charset: str = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    """Response headers, names lower-cased; `etag` and `last-modified` become validators."""
    parent_url: str = ""
    """For an attachment: the address of the document that names it."""
    agency_id: str | None = None
    """When the list itself tells whose report it is."""


@dataclass(frozen=True, slots=True)
class Captured:
    document_id: int
    item_id: int
    sha256: str
    new: bool
    """These bytes were not known for this address yet."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What to send with a conditional re-visit, and how the address fared."""

    etag: str
    last_modified: str
    status: int
    checked_at: datetime
    dead_visits: int


@dataclass(frozen=True, slots=True)
class ListVisit:
    """One visit to one list. `complete`: every page of it was fetched and understood, so
    that an address not seen was not there."""

    portal: str
    list_url: str
    at: datetime
    complete: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sighting:
    """At the visit's time this address was on that list, in these words."""

    item_url: str
    title: str
    listed_on: date | None = None
    agency_id: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    id: int
    stage: StageName
    portal: str | None
    started_at: datetime
    ended_at: datetime | None
    status: RunStatus
    context: Mapping[str, Any]
    summary: Mapping[str, Any]
