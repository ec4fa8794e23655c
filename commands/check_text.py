"""The records of `gouji check` as text for an officer at a terminal."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import click

from commands.words import words
from night.asking import ASKED
from night.record import Record, findings

_REST = ("unknown", "fail", "pass", "not_applicable")
"""In what order `--verbose` tells the verdicts that are no findings."""
COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}
Fix = Callable[[str], str]
"""A rule's id → how to put right what it finds."""
Drawn = Callable[[Record], list[str]]
"""A verdict → the table rows that its evidence stands in, cells marked."""


def report_text(
    entry: Record, lang: str, fix: Fix, *, every: bool = False, drawn: Drawn = lambda _: []
) -> str:
    """One report: a header, its findings with law, proof and remedy, the rest in short."""
    return "\n".join(_lines(entry, words("check", lang), fix, every, drawn)) + "\n"


def _lines(
    entry: Record, w: Mapping[str, str], fix: Fix, every: bool, drawn: Drawn
) -> Iterator[str]:
    yield click.style(printable(entry["source"]), bold=True)
    if entry["result"] != "report":
        yield f"  {w[entry['result']]}: {printable(entry['why'])}"
        return
    yield "  " + " · ".join(_header(entry, w))
    found = findings(entry)
    for verdict in found:
        yield ""
        yield from _verdict(verdict, w, fix, drawn(verdict))
    if not found and not entry["crashed"] and not _asked(entry):
        yield f"  {w['clean']}"
    if waived := entry.get("waived"):
        yield f"  {w['waived'].format(len(waived))}"
        if every:
            for one in waived:
                yield ""
                yield from _verdict(one, w, None)
                yield f"       {printable(one['waiver'])}"
    rest = [v for v in entry["verdicts"] if v not in found]
    if every:
        for verdict in sorted(rest, key=lambda v: _REST.index(v["verdict"])):
            if verdict["verdict"] != "not_applicable":
                yield ""
                yield from _verdict(verdict, w, None)
        yield from _not_applicable(rest, w)
        for other in entry["unrecognised"]:
            what, where = w[other["what"]], _where(other["where"], w)
            yield f"  {w['unrecognised']} · {what}: {printable(other['text'])} ({where})"
    elif alone := [v for v in rest if "suppressed_by" not in v]:
        yield ""
        yield from _unknowns(alone, w)
    for crash in entry["crashed"]:
        yield f"  {click.style(w['crashed'], fg='red', bold=True)}: {printable(crash)}"


def _asked(entry: Record) -> bool:
    """Whether the record answers a question (`--where`) and nothing else."""
    return {v["rule"] for v in entry["verdicts"]} == {ASKED}


def _header(entry: Record, w: Mapping[str, str]) -> Iterator[str]:
    agency, days, year = entry["agency"] or {}, entry["published"], entry["reporting_year"]
    yield printable(agency.get("name", "")) or w["no_agency"]
    yield w["year"].format(year) if year else w["no_year"]
    if entry["form"]:
        yield entry["form"]
    if days:
        first, last = days["from"], days["to"]
        yield w["published"].format(first if first == last else f"{first} – {last}")
    else:
        yield w["no_date"]
    if entry["score"] is None:
        yield w["no_score"]
    else:
        yield w["score"].format(f"{entry['score']:g}", f"{entry['unassessed']:.0%}")


def _verdict(
    verdict: Record, w: Mapping[str, str], fix: Fix | None, rows: Sequence[str] = ()
) -> Iterator[str]:
    kind = verdict["severity"] if verdict["verdict"] == "fail" else verdict["verdict"]
    if kind != verdict["verdict"] and verdict["rule"] == ASKED:
        kind = "holds"
    mark = click.style(w[kind], fg=COLOURS.get(kind), bold=True)
    aside = ""
    if cause := verdict.get("suppressed_by"):
        aside = f" ({w['suppressed'].format(printable(cause))})"
    yield f"  {mark} {verdict['rule']}  {printable(verdict['message'])}{aside}"
    for cite in verdict["cites"]:
        gist = f": {cite['gist']}" if cite["gist"] else ""
        yield f"       {w['basis']}  {cite['words']}{gist}"
    for name in ("expected", "found"):
        if verdict[name]:
            yield f"       {w[name]}  {printable(verdict[name])}"
    cells = [e for e in verdict["evidence"] if rows and e["where"]["column"] is not None]
    for evidence in (e for e in verdict["evidence"] if e not in cells):
        words = printable(evidence["quote"])
        quote = f"“{click.style(words, fg='cyan')}”" if words else w["blank"]
        yield f"       {w['quote']}  {quote} {_where(evidence['where'], w)}"
    for no, row in enumerate(rows):
        where = _where(cells[0]["where"], w)
        if no == 0:
            yield f"       {w['quote']}  {where}" + (f" … ×{len(cells)}" if cells[1:] else "")
        yield f"         {row}"
    if fix is not None and (remedy := fix(verdict["rule"])):
        yield f"       {w['fix']}  {remedy}"


def _unknowns(unknown: list[Record], w: Mapping[str, str]) -> Iterator[str]:
    yield f"  {w['unknown_of'].format(len(unknown))} ({w['verbose']}):"
    for message, count in Counter(printable(v["message"]) for v in unknown).most_common(5):
        times = f" ×{count}" if count > 1 else ""
        yield f"    - {message}{times}"
    if (more := len({v["message"] for v in unknown}) - 5) > 0:
        yield f"    … +{more}"


def _not_applicable(rest: list[Record], w: Mapping[str, str]) -> Iterator[str]:
    """The rules of other years, forms and kinds of body: their ids are enough."""
    if rules := sorted({v["rule"] for v in rest if v["verdict"] == "not_applicable"}):
        yield ""
        yield from textwrap.wrap(
            f"{w['not_applicable']} ({len(rules)}): {', '.join(rules)}",
            width=100,
            initial_indent="  ",
            subsequent_indent="    ",
            break_on_hyphens=False,
        )


def _where(where: Mapping[str, Any], w: Mapping[str, str]) -> str:
    line = w["line"].format(where["line"])
    return f"{printable(where['label'])}, {line}" if where["label"] else line


def printable(text: str) -> str:
    """No text of a report may move the cursor, colour the terminal or break the line."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
