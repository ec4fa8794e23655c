"""`gouji check --stage draft`: whose draft is whose, a workbook, and a page for each agency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.check_outputs import Output, emit, write
from commands.session import talk

if TYPE_CHECKING:
    from night.check import Checked
    from night.drafts import Tally
    from outputs.summing import Summing
    from rules.model import RosterEntry

OVERVIEW = (
    "agency", "state", "error", "warning", "info", "unknown", "source", "why",
)  # fmt: skip


def require_folder(form: str, file: Path | None) -> None:
    """Raises UsageError unless there is a folder for the pages of agencies."""
    if form == "html" and (file is None or file.is_file()):
        raise click.UsageError("a page for each agency needs a folder: say --output FOLDER")


def emit_drafts(checked: Iterator[Checked], to: Output, tally: Tally) -> Iterator[Checked]:
    """Write everything, hand on each draft, and say who is missing."""
    from commands.check_summary import Summary

    told = Summary(to.lang)
    if to.form == "xlsx":
        yield from _workbook(told.counting(checked), to, tally, told.sums)
    elif to.form == "html":
        yield from _pages(told.counting(checked), to, tally, told.sums)
    else:
        yield from emit(_taken(checked, tally), to)
    for line in told.lines():
        talk(line)
    for source in tally.strangers:
        talk(f"{source}: {_words(to)['matched_nobody']}")
    for entry in tally.lacking():
        talk(f"{entry.name}: {_words(to)['no_draft']}")


def _taken(checked: Iterator[Checked], tally: Tally) -> Iterator[Checked]:
    for one in checked:
        tally.take(one)
        yield one


def _workbook(
    checked: Iterator[Checked], to: Output, tally: Tally, sums: Summing
) -> Iterator[Checked]:
    from outputs.rows import STANDING, finding_rows, waived_rows
    from outputs.workbook import Sheet, further_sheets, workbook

    w = _words(to)
    overview: list[dict[str, Any]] = []
    found: list[dict[str, Any]] = []
    waived: list[dict[str, Any]] = []
    for one in checked:
        entry = tally.take(one)
        overview.append(_row(one, entry, to, tally))
        if one.entry is not None:
            named: dict[str, Any] = {"agency": entry.name} if entry else {}
            found += (row | named for row in finding_rows(one.entry, to.lang, to.fix))
            waived += (row | named for row in waived_rows(one.entry, to.lang, to.fix))
        yield one
    overview += ({"agency": entry.name, "state": w["no_draft"]} for entry in tally.lacking())
    sheets = [
        Sheet(w["drafts"], OVERVIEW, overview),
        Sheet(w["findings"], STANDING, found),
        *further_sheets(waived, sums, to.lang),
    ]
    write(to, workbook(sheets, to.lang, to.as_of))


def _pages(
    checked: Iterator[Checked], to: Output, tally: Tally, sums: Summing
) -> Iterator[Checked]:
    from outputs.page import draft_index, draft_page
    from outputs.views import view

    assert to.file is not None
    to.file.mkdir(parents=True, exist_ok=True)
    taken: set[str] = {"index.html"}
    rows: list[dict[str, Any]] = []
    for one in checked:
        entry = tally.take(one)
        row = _row(one, entry, to, tally)
        if one.entry is not None:
            name = _file_name(row["agency"] or Path(one.source).stem, taken)
            heading = row["agency"] or Path(one.source).stem
            page = draft_page(view(one.entry, one.report), heading, to.lang, to.fix)
            (to.file / name).write_text(page, "utf-8")
            row["page"] = name
        rows.append(row)
        yield one
    w = _words(to)
    rows += ({"agency": entry.name, "state": w["no_draft"]} for entry in tally.lacking())
    (to.file / "index.html").write_text(draft_index(rows, to.lang, sums), "utf-8")
    talk(str(to.file / "index.html"))


def _row(one: Checked, entry: RosterEntry | None, to: Output, tally: Tally) -> dict[str, Any]:
    from night.drafts import other_name
    from outputs.rows import report_row, trouble_row

    w = _words(to)
    if one.entry is not None:
        row = report_row(one.entry, to.lang)
    else:
        row = trouble_row(one.source, one.trouble or "unusable", one.why, to.lang)
    notes = [str(row["why"])] if row["why"] else []
    if entry is not None:
        if one.source in tally.by_words:
            notes.append(w["by_words"].format(entry.name))
        if other := other_name(one, entry):
            notes.append(w["name_differs"].format(entry.name, other))
        if len(tally.of[entry.id]) > 1:
            notes.append(w["several_drafts"])
        row["agency"] = entry.name
    elif tally.drafts.agencies:
        notes.append(w["matched_nobody"])
    if one.entry is not None and one.entry["result"] == "report":
        row["state"] = w["draft_bad" if row["error"] or row["warning"] else "draft_good"]
    return row | {"why": "；".join(notes)}


def _file_name(agency: str, taken: set[str]) -> str:
    """A name for the page: letters and figures of the agency's, never a path."""
    plain = re.sub(r"\W+", "", agency)[:60] or "draft"
    name, no = f"{plain}.html", 2
    while name in taken:
        name, no = f"{plain}-{no}.html", no + 1
    taken.add(name)
    return name


def _words(to: Output) -> Any:
    from outputs.wording import wording

    return wording(to.lang)
