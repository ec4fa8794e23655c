"""What a spider hands to the archive: items of Scrapy's pipeline, each one transaction."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.records import Capture, ListVisit, Sighting


@dataclass(frozen=True, slots=True)
class Missed:
    """An address that gave nothing to keep."""

    url: str
    why: str
    status: int = 0
    gone: bool = False
    """It says so itself: 404, 410, redirected to the home page."""


@dataclass(slots=True)
class Taken:
    """An article with its attachments, or what became of them."""

    item_url: str
    captures: list[Capture] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    missed: list[Missed] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ListSeen:
    """One list, seen to its end or as far as it went."""

    visit: ListVisit
    sightings: tuple[Sighting, ...]
