"""One row or head of a table damaged: a cell lost, doubled, run into the next, spans miscounted.

Whatever is then read must be what the whole table says; what cannot be told is unread.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from random import Random

from audit.real import files
from report.model import Document
from samples.agencies import AGENCIES
from samples.make import make_report
from samples.render import RENDERERS

Harm = Callable[[str, Random], tuple[str, str]]
"""A text and chance → the text harmed, and in which way; no way: nothing to harm."""

_RENDERINGS = (
    "html-plain", "html-trs", "text", "text", "text-full-width", "markdown", "lines",
    "lines-bars", "lines-close",
)  # fmt: skip
_CELL = re.compile(r"<t[dh][^>]*>.*?</t[dh]>", re.DOTALL)
_SPAN = re.compile(r"((?:row|col)span=\"?)(\d+)")
_BAR = re.compile(r"[|｜]")
_FIGURE_LINE = re.compile(r"[\d０-９]+")


@cache
def whole(what: str) -> tuple[Document, str]:
    """The report of a name (`report-17`, or a real one's) undamaged, and how it is rendered."""
    if what in files.real_reports():
        document = files.document(what)
        return document, "html" if document.name.endswith(".html") else "text"
    number = int(what.rpartition("-")[2])
    random = Random(what)  # noqa: S311
    report = make_report(
        AGENCIES[number % len(AGENCIES)],
        random.choice((2015, 2017, 2019, 2020, 2021, 2022, 2023, 2024)),
        number,
        variant=random.choice(("national", "beijing")),
        new=random.choice((None, 0, 1, 5, 44, 300)),
    )
    name = random.choice(_RENDERINGS)
    if random.random() < 0.3 and not name.startswith("lines"):
        report = report.blank_zeros(random.choice(("", "/", "—", "-")))
    return RENDERERS[name](report)[0], name


def names(number: int, seed: int) -> list[str]:
    """`rows/report-17/17`; every tenth is of a real report with tables, where there are any."""
    real = [n for n, path in files.real_reports().items() if path.suffix in (".txt", ".html")]
    return [
        f"rows/{real[n // 10 % len(real)] if real and n % 10 == 0 else f'report-{n}'}/{n}"
        for n in range(seed * number, (seed + 1) * number)
    ]


def harmed(what: str, random: Random) -> tuple[Document, str]:
    """The report with one of its rows or heads harmed; as it was if it has none."""
    document, kind = whole(what)
    harm = _page if kind.startswith("html") else _lines if kind.startswith("lines") else _bars
    text, how = harm(document.content.decode(), random)
    return replace(document, content=text.encode()), f"{kind}: {how or 'no table'}"


def _bars(text: str, random: Random) -> tuple[str, str]:
    lines = text.split("\n")
    rows = [n for n, line in enumerate(lines) if _BAR.search(line) and _BAR.sub("", line).strip()]
    if not rows:
        return text, ""
    row = random.choice(rows)
    cells = _BAR.split(lines[row])
    at = random.randrange(len(cells))
    how = random.choice(
        ("lost", "empty cell before", "doubled", "run into the next", "and on lost")
    )
    if how == "lost":
        del cells[at]
    elif how == "empty cell before":
        cells.insert(at, " ")
    elif how == "doubled":
        cells.insert(at, cells[at])
    elif how == "run into the next":
        cells[at : at + 2] = ["".join(cells[at : at + 2])]
    else:
        del cells[at:]
    lines[row] = "|".join(cells)
    return "\n".join(lines), f"line {row + 1}, cell {at + 1} {how}"


def _lines(text: str, random: Random) -> tuple[str, str]:
    lines = text.split("\n")
    figures = [n for n, line in enumerate(lines) if _FIGURE_LINE.fullmatch(line.strip())]
    if not figures:
        return text, ""
    at = random.choice(figures)
    how = random.choice(("lost", "doubled"))
    lines[at : at + 1] = [] if how == "lost" else [lines[at]] * 2
    return "\n".join(lines), f"line {at + 1} {how}"


def _page(text: str, random: Random) -> tuple[str, str]:
    cells = list(_CELL.finditer(text))
    spans = list(_SPAN.finditer(text))
    if not cells:
        return text, ""
    how = random.choice(
        ("lost", "doubled", "empty cell before", "without spans", "span miscounted")
    )
    if how == "span miscounted" and spans:
        span = random.choice(spans)
        count = max(int(span[2]) + random.choice((-2, -1, 1, 2)), 1)
        return f"{text[: span.start()]}{span[1]}{count}{text[span.end() :]}", f"{span[0]} → {count}"
    cell = random.choice(cells)
    instead = {
        "lost": "",
        "doubled": cell[0] * 2,
        "empty cell before": f"<td></td>{cell[0]}",
    }.get(how, _SPAN.sub(r"\g<1>1", cell[0]))
    words = re.sub(r"<[^>]*>", "", cell[0]).strip()
    return text[: cell.start()] + instead + text[cell.end() :], f"{words[:20]!r} {how}"
