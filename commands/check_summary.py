"""What `gouji check` says at its end, whatever it writes: a line a format, what could not be
read, and all in one line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from commands.columns import columns
from commands.words import words
from outputs.summing import SUMMED, Summing

if TYPE_CHECKING:
    from night.check import Checked

NAMED = 20
"""Sources that are told by name, of each kind; the rest are counted."""


@dataclass
class Summary:
    lang: str
    asked: bool = False
    """A question was asked: whom it holds for is counted, whatever the format."""
    sums: Summing = field(default_factory=Summing)
    aside: dict[str, list[str]] = field(default_factory=dict)
    """What was no report or could not be read: by kind, each with why."""

    def counting(self, checked: Iterator[Checked]) -> Iterator[Checked]:
        """Hand on what comes, counted."""
        for one in checked:
            self.take(one)
            yield one

    def take(self, one: Checked) -> None:
        self.sums.take(one.entry)
        result = one.entry["result"] if one.entry else "unreadable"
        if result != "report":
            told = self.aside.setdefault(result, [])
            if len(told) < NAMED:
                told.append(f"{one.source}: {one.entry['why'] if one.entry else one.why}")

    def lines(self) -> Iterator[str]:
        """Nothing for a single source: all of it was told."""
        total = self.sums.total
        if total["sources"] < 2:
            return
        yield from self._aside()
        w = words("check", self.lang)
        if self.asked:
            holds = total["with_warning"]
            open_ = total["open"]
            yield w["answered"].format(holds, total["report"] - holds - open_, open_)
            return
        if len(self.sums.formats) > 1:
            yield ""
            yield self._table()
            yield ""
        yield self._line()
        if total["waived"]:
            yield w["waived"].format(total["waived"])

    def _aside(self) -> Iterator[str]:
        from commands.check_text import printable

        w, total = words("check", self.lang), self.sums.total
        for result in ("not_a_report", "unreadable"):
            if told := self.aside.get(result):
                yield w["aside"].format(w[result], total[result])
                yield from (f"  {printable(line)}" for line in told)
                if total[result] > len(told):
                    yield "  " + w["aside_more"].format(total[result] - len(told))

    def _table(self) -> str:
        from outputs.wording import wording

        head = [wording(self.lang)[name] for name in SUMMED]
        rows = [[str(row[name]) for name in SUMMED] for row in self.sums.rows(self.lang)]
        return columns([head, *rows], right=range(1, len(SUMMED)))

    def _line(self) -> str:
        total = self.sums.total
        names = (
            "sources", "report", "not_a_report", "unreadable", "error", "warning", "info",
            "unknown",
        )  # fmt: skip
        return words("check", self.lang)["summary"].format(*(total[name] for name in names))
