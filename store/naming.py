"""When two names may be one body's: for finding an agency in a roster, and for not calling
missing what may be there under another name."""

from __future__ import annotations

import re

from report.bodies import body_of
from report.normal import normalise

_PLACE_END = re.compile(r"[省市区县州盟旗]$")
_PLACES = re.compile(r"^(?:[^省市区县州盟旗]{2,8}[省市区县州盟旗])+(?=.{2})")
_HALVES_ALIKE = 70.0


def plain(name: str) -> str:
    """A name without spaces, in one width."""
    return normalise(name).replace(" ", "")


def but_for_places(one: str, other: str) -> bool:
    """The same name, one of them with more places before it: 江苏省淮安市洪泽区人民政府,
    洪泽区人民政府."""
    shorter, longer = sorted((plain(one), plain(other)), key=len)
    if not longer.endswith(shorter):
        return False
    before = longer.removesuffix(shorter)
    return bool(shorter) and (longer == shorter or bool(_PLACE_END.search(before)))


def could_be(one: str, other: str) -> bool:
    """May these be two names of one body? Generous: 发改局 and 发展和改革局, a name within
    another, a slip of the pen. Places before the name are left aside."""
    from rapidfuzz import fuzz

    a, b = _core(plain(one)), _core(plain(other))
    if not a or not b or a in plain(other) or b in plain(one):
        return True
    return _within(a, b) or _within(b, a) or fuzz.ratio(a, b) >= _HALVES_ALIKE


def _core(name: str) -> str:
    """A name without the places before it."""
    body = body_of(name)
    return body.core if body else _PLACES.sub("", name)


def _within(short: str, long: str) -> bool:
    """All characters of the one stand in the other, in that order."""
    rest = iter(long)
    return all(character in rest for character in short)
