"""What `gouji check` prints, in every format: each takes reports as they come."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.session import talk

if TYPE_CHECKING:
    from night.check import Checked
    from outputs.summing import Summing
    from rules.packs.load import Packs

FORMATS = ("text", "json", "jsonl", "csv", "xlsx", "html")
DRAWN = frozenset({"text", "html"})
"""Formats that need the reports themselves, not only their records."""


@dataclass(frozen=True, slots=True)
class Output:
    """Where the answers go, and in what shape."""

    form: str
    file: Path | None
    load: Callable[[], Packs]
    lang: str
    every: bool
    as_of: date
    asked: bool = False
    """A question (`--where`): whom it does not hold for is counted, not told."""

    @property
    def packs(self) -> Packs:
        return self.load()

    def fix(self, rule_id: str) -> str:
        from night.citing import in_lang

        rule = self.packs.by_id.get(rule_id)
        return in_lang(rule.how_to_fix, self.lang) if rule else ""


def refuse_terminal(form: str, file: Path | None) -> None:
    """Raises UsageError when a workbook would be poured over a terminal."""
    if form == "xlsx" and file is None and sys.stdout.isatty():
        raise click.UsageError("a workbook is no text: say --output FILE.xlsx, or redirect")


def emit(checked: Iterator[Checked], to: Output) -> Iterator[Checked]:
    """Write everything, and hand on each report once it is written (or taken in)."""
    from commands.check_summary import Summary

    told = Summary(to.lang, to.asked)
    yield from _WRITERS[to.form](told.counting(checked), to, told.sums)
    for line in told.lines():
        talk(line)


def _text(checked: Iterator[Checked], to: Output, sums: Summing) -> Iterator[Checked]:
    from commands.check_text import printable, report_text
    from outputs.drawn import drawn_rows
    from outputs.rows import answered_no

    parts = []
    for one in checked:
        if one.entry is not None and not (to.asked and answered_no(one.entry)):

            def drawn(verdict: Any, one: Checked = one) -> list[str]:
                return drawn_rows(one.report, verdict, to.lang) if one.report else []

            text = report_text(one.entry, to.lang, to.fix, every=to.every, drawn=drawn)
            if to.file is None:
                click.echo(text)
            else:
                parts.append(click.unstyle(text))
        elif one.entry is None:
            talk(f"{printable(one.source)}: {printable(one.why)}")
        yield one
    if to.file is not None:
        write(to, "\n".join(parts))


def _json(checked: Iterator[Checked], to: Output, sums: Summing) -> Iterator[Checked]:
    import json
    from importlib.metadata import version

    from night.record import envelope

    done = []
    for one in checked:
        done.append(one)
        yield one
    answer = envelope(
        version("gouji"),
        to.packs.versions,
        [one.entry for one in done if one.entry is not None],
        [{"source": o.source, "why": o.why, "kind": o.trouble} for o in done if o.entry is None],
    )
    write(to, json.dumps(answer, ensure_ascii=False, indent=1) + "\n")


def _jsonl(checked: Iterator[Checked], to: Output, sums: Summing) -> Iterator[Checked]:
    from outputs.lines import json_line, trouble

    lines = []
    for one in checked:
        told = one.entry or trouble(one.source, one.trouble or "unusable", one.why)
        line = json_line(told)
        if to.file is None:
            click.echo(line)
        else:
            lines.append(line + "\n")
        yield one
    if to.file is not None:
        write(to, "".join(lines))


def _csv(checked: Iterator[Checked], to: Output, sums: Summing) -> Iterator[Checked]:
    from outputs.lines import csv_text
    from outputs.rows import finding_rows, waived_rows

    rows: list[dict[str, Any]] = []
    waived: list[dict[str, Any]] = []
    for one in checked:
        if one.entry is not None:
            rows += finding_rows(one.entry, to.lang, to.fix)
            waived += waived_rows(one.entry, to.lang, to.fix)
        else:
            talk(f"{one.source}: {one.why}")
        yield one
    write(to, csv_text([*rows, *waived], to.lang).encode("utf-8-sig"))


def _xlsx(checked: Iterator[Checked], to: Output, sums: Summing) -> Iterator[Checked]:
    from outputs.rows import finding_rows, report_row, trouble_row, waived_rows
    from outputs.workbook import check_sheets, workbook

    found: list[dict[str, Any]] = []
    waived: list[dict[str, Any]] = []
    reports: list[dict[str, Any]] = []
    for one in checked:
        if one.entry is not None:
            found += finding_rows(one.entry, to.lang, to.fix)
            waived += waived_rows(one.entry, to.lang, to.fix)
            reports.append(report_row(one.entry, to.lang))
        else:
            kind = one.trouble or "unusable"
            reports.append(trouble_row(one.source, kind, one.why, to.lang))
        yield one
    write(to, workbook(check_sheets(found, reports, to.lang, waived, sums), to.lang, to.as_of))


def _html(checked: Iterator[Checked], to: Output, sums: Summing) -> Iterator[Checked]:
    from outputs.page import page
    from outputs.views import view

    views, troubles = [], []
    for one in checked:
        if one.entry is not None:
            views.append(view(one.entry, one.report))
        else:
            troubles.append((one.source, one.trouble or "unusable", one.why))
        yield one
    write(to, page(views, troubles, to.lang, to.fix, sums))


def write(to: Output, content: str | bytes) -> None:
    """To the file, or to standard output."""
    data = content.encode() if isinstance(content, str) else content
    if to.file is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        to.file.write_bytes(data)
    except OSError as error:
        raise click.FileError(str(to.file), error.strerror or str(error)) from None
    talk(str(to.file))


_WRITERS: dict[str, Callable[[Iterator[Checked], Output, Summing], Iterator[Checked]]] = {
    "text": _text,
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
    "xlsx": _xlsx,
    "html": _html,
}
