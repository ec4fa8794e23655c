"""Many sources in few numbers: how many of each format, and what came of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from outputs.rows import SEVERITIES, findings, unknowns, waived
from outputs.wording import wording

SUMMED = (
    "format", "sources", "with_error", "with_warning", "with_info", "with_none", "not_a_report",
    "unreadable",
)  # fmt: skip
"""Columns: a report is counted once, by the gravest of its findings."""
_FORMATS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "multipart/related": "html",
    "application/pdf": "pdf",
    "application/msword": "word",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "word",
    "application/vnd.ms-excel": "sheet",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "sheet",
    "application/vnd.oasis.opendocument.spreadsheet": "sheet",
    "application/zip": "zip",
    "text/markdown": "plain",
    "": "unopened",
}
_KINDS = ("html", "pdf", "word", "sheet", "plain", "picture", "zip", "other", "unopened")
Counts = Counter[str]


@dataclass
class Summing:
    """Numbers only, so that a folder of any size costs no memory."""

    formats: dict[str, Counts] = field(default_factory=dict)

    def take(self, entry: Mapping[str, Any] | None) -> None:
        """A record, or None for what could not be had or crashed."""
        kind = _format("" if entry is None else entry["document"]["media_type"])
        self.formats.setdefault(kind, Counter()).update(_counts(entry))

    @property
    def total(self) -> Counts:
        return sum(self.formats.values(), Counter())

    def rows(self, lang: str) -> Iterator[dict[str, str | int]]:
        """One row a format, and where there are several the sum of them; keys as in SUMMED."""
        w = wording(lang)
        for kind in sorted(self.formats, key=_KINDS.index):
            yield _row(w[f"format_{kind}"], self.formats[kind])
        if len(self.formats) > 1:
            yield _row(w["total"], self.total)


def _row(name: str, counts: Counts) -> dict[str, str | int]:
    return {"format": name, **{column: counts[column] for column in SUMMED[1:]}}


def _format(media_type: str) -> str:
    if known := _FORMATS.get(media_type):
        return known
    family = media_type.partition("/")[0]
    return {"text": "plain", "image": "picture"}.get(family, "other")


def _counts(entry: Mapping[str, Any] | None) -> Counts:
    if entry is None:
        return Counter(sources=1, unreadable=1)
    found = findings(entry)
    counts = Counter(one["severity"] for one in found)
    counts["sources"] = counts[entry["result"]] = 1
    if entry["result"] == "report":
        gravest = next((s for s in SEVERITIES if counts[s]), "none")
        counts[f"with_{gravest}"] = 1
        counts["open"] = not found and bool(unknowns(entry))
    counts["waived"] = len(waived(entry))
    counts["unknown"] = len(unknowns(entry))
    return counts
