"""What one visit to a portal did and met: counted, and told in plain words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from crawler.portal import Expected
from crawler.said import Said, joined

MANY = 0.1
"""The share of articles that may fail before the visit as a whole counts as failed."""
MOST_TOLD = 50


@dataclass(slots=True)
class VisitLog:
    listed: int = 0
    """Reports on all lists together, each once."""
    new: int = 0
    """Documents (pages and attachments) with bytes not known before."""
    same: int = 0
    gone: int = 0
    failed: int = 0
    """Articles that could not be fetched, for whatever reason but being gone."""
    off_host: int = 0
    troubles: list[Said] = field(default_factory=list)
    """One each: where, what."""
    broken: list[Said] = field(default_factory=list)
    """Why the visit failed as a whole."""

    def trouble(self, said: Said) -> None:
        if said not in self.troubles:
            self.troubles.append(said)

    def break_(self, said: Said) -> None:
        if said not in self.broken:
            self.broken.append(said)

    def conclude(self, expected: Expected) -> None:
        """Judge the visit by what was to be expected of it."""
        n = self.listed
        if not self.broken and n < expected.min:
            self.break_(
                Said(
                    f"列表共有 {n} 份年度报告，至少应有 {expected.min} 份",
                    f"the lists show {n} reports, at least {expected.min} expected",
                )
            )
        if not self.broken and n > expected.max:
            self.break_(
                Said(
                    f"列表共有 {n} 份年度报告，至多应有 {expected.max} 份，请核对列表地址",
                    f"the lists show {n} reports, at most {expected.max} expected: "
                    "check that they are still the right lists",
                )
            )
        if self.failed > MANY * max(n, 1):
            first = self.troubles[0]
            self.break_(
                Said(
                    f"{n} 份年度报告中有 {self.failed} 份无法获取（{first.zh}）",
                    f"{self.failed} of {n} reports could not be fetched ({first.en})",
                )
            )

    def summary(self) -> dict[str, Any]:
        """For the run's record. `why` and `why_zh` are empty for a good visit."""
        why = joined(self.broken)
        return {
            "listed": self.listed,
            "new": self.new,
            "same": self.same,
            "gone": self.gone,
            "failed": self.failed,
            "off_host": self.off_host,
            "troubles": [said.en for said in self.troubles[:MOST_TOLD]],
            "troubles_zh": [said.zh for said in self.troubles[:MOST_TOLD]],
            "why": why.en,
            "why_zh": why.zh,
        }
