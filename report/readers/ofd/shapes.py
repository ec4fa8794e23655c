"""What stands on an OFD page: characters, rules and pictures in points from the top left.

The standard counts in millimetres; an object has a boundary on the page, and within it
coordinates of its own, changed by its matrix (CTM).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from lxml.etree import _Element

from report.readers.ofd.package import children, local

POINT = 72 / 25.4
"""Points in a millimetre."""
_THIN = 1.2
"""Millimetres: a filled area as thin is a rule."""
_STRAIGHT = 0.35
_ASCENT = 0.86
"""Of the type size: how far characters reach above their base line."""
_FAR = 100_000.0
_DEEP = 40
_MOST = 60_000
_OPERATOR = re.compile(r"[SMLQBAC]|[-+]?[\d.]+(?:[eE][-+]?\d+)?")
_ARGUMENTS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f“”‘’…—]")
Point = tuple[float, float]


@dataclass(slots=True)
class Shapes:
    """In points; characters and edges as pdfplumber tells them."""

    chars: list[dict[str, Any]] = field(default_factory=list)
    edges: list[dict[str, Any]] = field(default_factory=list)
    images: list[dict[str, float]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Frame:
    """An object's own coordinates on the page."""

    x: float
    y: float
    matrix: tuple[float, float, float, float, float, float]

    def at(self, x: float, y: float) -> Point:
        a, b, c, d, e, f = self.matrix
        return self.x + a * x + c * y + e, self.y + b * x + d * y + f


def add_shapes(layer: _Element, shapes: Shapes, depth: int = 0) -> None:
    """All objects of a layer, groups within it too."""
    for element in layer:
        kind = local(element)
        if len(shapes.chars) + len(shapes.edges) > _MOST or depth > _DEEP:
            return
        if kind == "TextObject":
            shapes.chars.extend(_chars(element))
        elif kind == "PathObject":
            shapes.edges.extend(_edges(element))
        elif kind == "ImageObject":
            _, _, width, height = box_of(element.get("Boundary"))
            shapes.images.append({"width": width * POINT, "height": height * POINT})
        elif kind in ("PageBlock", "Layer"):
            add_shapes(element, shapes, depth + 1)


def numbers(words: str | None) -> list[float]:
    """The numbers of an attribute; none if one of them is none."""
    try:
        return [float(word) for word in (words or "").split()]
    except ValueError:
        return []


def box_of(words: str | None) -> tuple[float, float, float, float]:
    """x, y, width, height; all 0 if it is none."""
    found = numbers(words)
    return (found[0], found[1], found[2], found[3]) if len(found) == 4 else (0.0, 0.0, 0.0, 0.0)


def _frame(element: _Element) -> _Frame:
    x, y, _, _ = box_of(element.get("Boundary"))
    m = numbers(element.get("CTM"))
    matrix = (m[0], m[1], m[2], m[3], m[4], m[5]) if len(m) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return _Frame(x, y, matrix)


def _chars(element: _Element) -> Iterator[dict[str, Any]]:
    frame = _frame(element)
    size = next(iter(numbers(element.get("Size"))), 0.0)
    scale = next(iter(numbers(element.get("HScale"))), 1.0) or 1.0
    turned = next(iter(numbers(element.get("CharDirection"))), 0.0) % 180 != 0
    x = y = 0.0
    for code in children(element, "TextCode"):
        text = "".join(code.itertext())
        x, y = _first(code.get("X"), x), _first(code.get("Y"), y)
        right = _offsets(code.get("DeltaX"), len(text))
        down = _offsets(code.get("DeltaY"), len(text))
        for at, char in enumerate(text):
            wide = size * scale * (1.0 if _WIDE.match(char) else 0.5)
            step = right[at] if at < len(right) else None
            width = min(step, wide) if step and step > 0 and not down else wide
            drawn = _char(char, frame, (x, y), width, size, turned)
            if _on_paper(drawn):
                yield drawn
            # Makers that tell no offsets leave them to the font's own widths.
            x += step if step is not None else (0.0 if down or right else wide)
            y += down[at] if at < len(down) else 0.0


def _char(
    char: str, frame: _Frame, base: Point, width: float, size: float, turned: bool
) -> dict[str, Any]:
    x, y = base
    corners = [frame.at(x, y - _ASCENT * size), frame.at(x + width, y + (1 - _ASCENT) * size)]
    xs, ys = sorted(p[0] for p in corners), sorted(p[1] for p in corners)
    a, b, _, _, _, _ = frame.matrix
    return {
        "text": char,
        "x0": xs[0] * POINT,
        "x1": xs[1] * POINT,
        "top": ys[0] * POINT,
        "bottom": ys[1] * POINT,
        "size": (ys[1] - ys[0]) * POINT,
        "upright": not turned and abs(a) >= abs(b),
    }


def _first(words: str | None, otherwise: float) -> float:
    return next(iter(numbers(words)), otherwise)


def _offsets(words: str | None, most: int) -> list[float]:
    """`5 g 3 4.2 6`: g tells how many times a number stands there."""
    found: list[float] = []
    pieces = iter((words or "").split())
    try:
        for piece in pieces:
            if piece == "g":
                times = min(int(next(pieces)), most)
                found += [float(next(pieces))] * times
            else:
                found.append(float(piece))
            if len(found) > most:
                break
    except (ValueError, StopIteration):
        return []
    return found


def _edges(element: _Element) -> Iterator[dict[str, Any]]:
    if element.get("Visible", "true").lower() == "false":
        return
    frame = _frame(element)
    stroked = element.get("Stroke", "true").lower() != "false"
    filled = element.get("Fill", "false").lower() == "true"
    words = next((code.text or "" for code in children(element, "AbbreviatedData")), "")
    for line in _lines(words):
        points = [frame.at(x, y) for x, y in line]
        if stroked:
            for one, other in pairwise(points):
                yield from _edge(one, other)
        elif filled and len(points) > 2:
            yield from _as_rule(points)


def _lines(words: str) -> Iterator[list[Point]]:
    """The straight lines of a path, each from point to point; curves end one."""
    tokens = _OPERATOR.findall(words)
    line: list[Point] = []
    at = 0
    while at < len(tokens):
        operator = tokens[at]
        count = _ARGUMENTS.get(operator)
        if count is None:
            return
        try:
            values = [float(token) for token in tokens[at + 1 : at + 1 + count]]
        except ValueError:
            return
        if len(values) < count:
            break
        at += 1 + count
        if operator == "C":
            line += line[:1]
        elif operator == "L":
            line.append((values[0], values[1]))
        else:
            if line:
                yield line
            line = [(values[-2], values[-1])]
    if line:
        yield line


def _as_rule(points: list[Point]) -> Iterator[dict[str, Any]]:
    """A filled area that is so thin that it is seen as a line."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    across, down = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    if height <= _THIN and width > height:
        yield from _edge((min(xs), down), (max(xs), down))
    elif width <= _THIN and height > width:
        yield from _edge((across, min(ys)), (across, max(ys)))


def _edge(one: Point, other: Point) -> Iterator[dict[str, Any]]:
    x0, x1 = sorted((one[0] * POINT, other[0] * POINT))
    top, bottom = sorted((one[1] * POINT, other[1] * POINT))
    if bottom - top <= _STRAIGHT * POINT and x1 > x0:
        orientation, bottom = "h", top
    elif x1 - x0 <= _STRAIGHT * POINT and bottom > top:
        orientation, x1 = "v", x0
    else:
        return
    edge = {
        "object_type": "line",
        "orientation": orientation,
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
    }
    if _on_paper(edge):
        yield edge


def _on_paper(thing: dict[str, Any]) -> bool:
    """Its places are numbers that a page can have; damaged ones are not, or none at all."""
    return all(abs(thing[side]) < _FAR for side in ("x0", "x1", "top", "bottom"))
