"""One look at a portal's lists: what a visit would take, with nothing fetched or kept of it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from crawler.options import Options
from crawler.roster import load_roster
from crawler.run import VISIT_FAILED
from crawler.said import Said
from night.visit import death, in_child
from store import Store

if TYPE_CHECKING:
    from crawler.portal import Portal
    from night.settings import Settings
    from store.documents import Item

SECONDS = 300
"""A look is for somebody who waits."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the lists showed."""

    why: Said
    """Why a visit would fail; empty for a good one."""
    items: tuple[Item, ...] = ()
    """What would be taken, by address."""
    troubles: tuple[Said, ...] = ()
    unseen: tuple[str, ...] = ()
    """Ids of the roster's agencies that no list shows; empty without a roster."""

    @property
    def ok(self) -> bool:
        return not self.why.en


def look(portal: Portal, settings: Settings, clock: Callable[[], datetime]) -> Look:
    """Walk the portal's lists once. Raises DeclarationError for a roster that cannot be used."""
    roster = load_roster(portal.roster, settings.folders.rosters) if portal.roster else None
    with tempfile.TemporaryDirectory(prefix="gouji-look-") as folder:
        path = Path(folder) / "look.db"
        Store.open(path).close()
        options = Options(
            portal=portal,
            roster=roster,
            store=path,
            at=clock(),
            user_agent=settings.crawl.user_agent,
            contact=settings.crawl.contact,
            allow_private=settings.crawl.allow_private,
            seconds=min(settings.crawl.seconds, SECONDS),
            lists_only=True,
        )
        code, complaint = in_child(options)
        if code not in (0, VISIT_FAILED):
            return Look(death(code, complaint, options.seconds))
        with Store.open(path) as store:
            run = store.runs.last("visit", portal.id)
            assert run is not None
            told, items = run.summary, tuple(store.archive.items(portal.id))
    seen = {item.agency_id for item in items}
    expected = [agency.id for agency in roster.agencies] if roster else []
    return Look(
        why=Said(told["why_zh"], told["why"]),
        items=items,
        troubles=tuple(
            Said(zh, en) for zh, en in zip(told["troubles_zh"], told["troubles"], strict=True)
        ),
        unseen=tuple(id for id in expected if id not in seen),
    )
