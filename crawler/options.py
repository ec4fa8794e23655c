"""What the operator's settings say about one visit: handed to the visiting process as JSON."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic

from pydantic import AwareDatetime, BaseModel, ConfigDict, PrivateAttr

from crawler.portal import Portal
from crawler.roster import Roster


class Options(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    portal: Portal
    roster: Roster | None = None
    store: Path
    at: AwareDatetime
    """When the visit begins; what follows is told from there by the time elapsed."""
    user_agent: str = "gouji (annual report checks)"
    contact: str = ""
    allow_private: tuple[str, ...] = ()
    """`host:port` entries, from the operator's settings only."""
    seconds: float = 3600
    lists_only: bool = False
    """Walk the lists, fetch none of the articles."""

    _begun: float = PrivateAttr(default_factory=monotonic)

    def now(self) -> datetime:
        """The instant given, plus the time since: nobody asks the clock."""
        return self.at + timedelta(seconds=monotonic() - self._begun)
