"""The file of waivers: read with errors that name file and line, added to without touching
what people wrote. One list, an entry a waiver:

```yaml
- rule: T21-3c
  agency: "3213220007"     # id in the roster, or a name (the roster's, or the report's)
  year: 2024               # left out: every year
  subject: applications.carried_in.total   # left out: all subjects of the rule
  reason: 经核实，系上年合并单位结转
  by: 王某某
  until: 2026-12-31
```
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from pydantic import BaseModel, ConfigDict, Field

from rules.marked_yaml import FileError, read_marked
from store.naming import plain
from store.waivers import Waived, Waiver

if TYPE_CHECKING:
    from store import Store

HEADER = """\
# 豁免清单：每条须有规则、机关、理由、决定人和截止日（当日仍有效）；过期后问题恢复告知。
# Waivers: rule, agency, reason, who and until (that day included); what has expired is told again.
"""
"""What a new file begins with."""


class Entry(BaseModel):
    """One waiver as written."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    rule: str = Field(min_length=1)
    agency: str = Field(min_length=1)
    year: int | None = Field(None, ge=2008, le=2100)
    subject: str = ""
    reason: str = Field(min_length=1)
    by: str = Field(min_length=1)
    until: date

    def waiver(self) -> Waiver:
        return Waiver(**self.model_dump())


def load_waivers(path: Path) -> tuple[Waiver, ...]:
    """All waivers of a file, none when there is no such file. Raises FileError."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise FileError(f"{path}: cannot be read: {error}") from error
    marked = read_marked(text, str(path))
    if marked.data is None:
        return ()
    if not isinstance(marked.data, list):
        raise FileError(f"{path}:1: a file of waivers is a list, an entry beginning with `- rule:`")
    return tuple(
        marked.validate(Entry, entry, (no,), of=f"waiver {no + 1}").waiver()
        for no, entry in enumerate(marked.data)
    )


def add_waiver(path: Path, waiver: Waiver) -> None:
    """Append an entry; comments and order of the file stay. A file that is not there is made,
    with a comment that tells what it is. Raises FileError."""
    load_waivers(path)
    entry = Entry(
        rule=waiver.rule,
        agency=waiver.agency,
        year=waiver.year,
        subject=waiver.subject,
        reason=waiver.reason,
        by=waiver.by,
        until=waiver.until,
    ).model_dump(exclude_defaults=True)
    text = yaml.safe_dump([entry], allow_unicode=True, sort_keys=False)
    before = path.read_text(encoding="utf-8") if path.exists() else HEADER
    glue = "" if not before or before.endswith("\n") else "\n"
    # Whole or not at all: a full disk must not cost what people decided.
    target = path.resolve()
    part = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.write_text(f"{before}{glue}{text}", encoding="utf-8")
        part.replace(target)
    except OSError as error:
        raise FileError(f"{path}: cannot be written: {error.strerror}") from error


def present(waivers: Sequence[Waiver], redirects: Mapping[str, str]) -> tuple[Waiver, ...]:
    """The same, under the ids that the rules bear now."""
    return tuple(replace(w, rule=redirects.get(w.rule, w.rule)) for w in waivers)


def follow_file(store: Store, path: Path, redirects: Mapping[str, str], as_of: date) -> Waived:
    """Bring the store into step with the file of waivers. Raises FileError."""
    return store.waivers.apply(present(load_waivers(path), redirects), as_of)


def covering(
    waivers: Sequence[Waiver], *, rule: str, subject: str, agency: Collection[str], year: int | None
) -> Waiver | None:
    """The first waiver that speaks of it; for outcomes that are not in the store.

    `agency`: what the agency is known by (id, names; `night.bodies`).
    """
    for waiver in waivers:
        if (
            waiver.rule == rule
            and plain(waiver.agency) in agency
            and waiver.year in (None, year)
            and waiver.subject in ("", subject)
        ):
            return waiver
    return None
