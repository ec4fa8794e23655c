"""What `gouji check` says at its end, whatever it writes: a line a format, and one in all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from commands.words import words
from night.record import Record, findings

if TYPE_CHECKING:
    from night.check import Checked

Counts = Counter[str]


@dataclass
class Summary:
    """Numbers only, so that a folder of any size costs no memory."""

    lang: str
    formats: dict[str, Counts] = field(default_factory=dict)

    def counting(self, checked: Iterator[Checked]) -> Iterator[Checked]:
        """Hand on what comes, counted."""
        for one in checked:
            self.take(one.entry)
            yield one

    def take(self, entry: Record | None) -> None:
        """A record, or None for what could not be had or crashed."""
        kind = "" if entry is None else entry["document"]["media_type"]
        self.formats.setdefault(kind, Counter()).update(_counts(entry))

    def lines(self) -> Iterator[str]:
        """Nothing for a single source: all of it was told."""
        total = sum(self.formats.values(), Counter())
        if total["sources"] < 2:
            return
        w = words("check", self.lang)
        if len(self.formats) > 1:
            for kind, counts in sorted(self.formats.items(), key=lambda one: (not one[0], one[0])):
                yield w["formats"].format(kind or w["unopened"]) + self._line(counts)
        yield self._line(total)

    def _line(self, counts: Counts) -> str:
        w = words("check", self.lang)
        told = w["summary"].format(
            counts["sources"],
            counts["report"],
            counts["not_a_report"],
            counts["unreadable"],
            counts["error"],
            counts["warning"],
            counts["info"],
            counts["unknown"],
        )
        if not counts["waived"]:
            return told
        return f"{told}{w['apart']}{w['waived'].format(counts['waived'])}"


def _counts(entry: Record | None) -> Counts:
    if entry is None:
        return Counter(sources=1, unreadable=1)
    counts = Counter(finding["severity"] for finding in findings(entry))
    counts["sources"] = counts[entry["result"]] = 1
    counts["waived"] = len(entry.get("waived", ()))
    counts["unknown"] = sum(
        v["verdict"] == "unknown" and "suppressed_by" not in v for v in entry["verdicts"]
    )
    return counts
