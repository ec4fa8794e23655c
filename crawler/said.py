"""What a visit tells people, in the two languages gouji speaks."""

from __future__ import annotations

from typing import NamedTuple


class Said(NamedTuple):
    zh: str
    en: str

    def __str__(self) -> str:
        return self.en

    def after(self, place: str) -> Said:
        """The same, said of a place (an address)."""
        return Said(f"{place}：{self.zh}", f"{place}: {self.en}")


def joined(parts: list[Said]) -> Said:
    """Several in one line."""
    return Said("；".join(p.zh for p in parts), "; ".join(p.en for p in parts))
