"""Spreadsheets (XLSX, XLS, ODS): every visible sheet's rows, merged cells told once."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any

from report.model import Layout, Unreadable
from report.normal import normalise
from report.readers import limits
from report.readers.assemble import Draft, GridCell, RawGrid, RawLine, assemble
from report.readers.packages import DAMAGED, why_not_unpack
from report.readers.shapes import is_prose

_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_SECTOR = 512
_AREA = 4_000_000
"""Cells between the first and the last used one; the library makes room for all of them."""
_WIDE = Unreadable(
    "the sheet spreads over more cells than can be read", "delete stray cells far from the table"
)


def read_sheet(content: bytes) -> Layout | Unreadable:
    """The Layout of a workbook; Unreadable if it is locked, damaged or beyond the limits."""
    if content.startswith(b"PK"):
        why = why_not_unpack(content) or _too_wide(content)
        if why:
            return why
    from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    cut = ""
    if not content.startswith(b"PK") and len(content) % _SECTOR:
        cut = "the file does not end where such files end; a part may be missing"
        content += bytes(-len(content) % _SECTOR)  # else the library would panic
    items: list[RawLine | RawGrid] = []
    no = 0
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            for told in book.sheets_metadata:
                if told.visible != SheetVisibleEnum.Visible or told.typ != SheetTypeEnum.WorkSheet:
                    continue
                sheet = book.get_sheet_by_name(told.name)
                rows = sheet.to_python(skip_empty_area=False, nrows=limits.LINES)
                for item in _blocks(_cells(rows, sheet.merged_cell_ranges or []), no):
                    items.append(item)
                    no = item.no if isinstance(item, RawLine) else item.rows[-1][0][1]
    except PasswordError:
        return Unreadable("the workbook is locked with a password", "publish it without one")
    except Exception:  # the library's own errors share no base with those of its inner ones
        return DAMAGED
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # what a bug in its Rust part raises
            return DAMAGED
        raise
    return assemble(Draft(media_type="application/vnd.ms-excel", cut=cut, items=items))


def _too_wide(content: bytes) -> Unreadable | None:
    """Cells at the far corner would make the library allot the whole rectangle."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                try:
                    data = archive.read(name)
                except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError):
                    return DAMAGED
                except Exception:  # zlib.error and its like from a damaged member
                    return DAMAGED
                if _area(data) > _AREA:
                    return _WIDE
    return None


def _area(sheet: bytes) -> int:
    rows = columns = 0
    for letters, digits in _REFERENCE.findall(sheet):
        column = 0
        for letter in letters:
            column = column * 26 + letter - 64
        rows, columns = max(rows, int(digits)), max(columns, column)
    return rows * columns


def _cells(
    rows: Sequence[Sequence[Any]], merged: Sequence[tuple[tuple[int, int], tuple[int, int]]]
) -> list[list[GridCell | None]]:
    """Every cell with its spans; None where a merged cell covers the place."""
    height = len(rows)
    width = max(map(len, rows), default=0)
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for (top, left), (lowest, rightmost) in merged:
        bottom, right = min(lowest, height - 1), min(rightmost, width - 1)
        if top > bottom or left > right or (bottom - top + 1) * (right - left + 1) > 100_000:
            continue
        spans[top, left] = (bottom - top + 1, right - left + 1)
        covered.update(
            (row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)
        )
        covered.discard((top, left))
    return [
        [
            None
            if (at, column) in covered
            else (_shown(value), 0, *spans.get((at, column), (1, 1)))
            for column, value in enumerate(row)
        ]
        for at, row in enumerate(rows)
    ]


def _shown(value: Any) -> str:
    """A value as a person reads it: whole numbers without a point, dates as days."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        return format(round(value, 10), "f").rstrip("0").rstrip(".")
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%d" if value.time() == datetime.time() else "%Y-%m-%d %H:%M")
    return str(value).strip().replace("\n", " ")


def _is_running_text(raw: str) -> bool:
    """A sentence, however short: some reports are all in one sheet."""
    return is_prose(raw) or normalise(raw).endswith("。")


def _blocks(rows: list[list[GridCell | None]], no: int) -> list[RawLine | RawGrid]:
    """Grids parted at empty rows and at rows of prose; columns empty throughout left out."""
    found: list[RawLine | RawGrid] = []
    part: list[list[tuple[int, GridCell]]] = []

    def close() -> None:
        used = [column for row in part for column, cell in row if cell[0]]
        if used:
            first, last = min(used), max(used)
            grid = [[cell for column, cell in row if first <= column <= last] for row in part]
            found.append(RawGrid([row for row in grid if row], ruled=False))
        part.clear()

    for row in rows:
        present = [(column, cell) for column, cell in enumerate(row) if cell is not None]
        worded = [cell for _, cell in present if cell[0]]
        if not worded:
            if len(present) == len(row):
                close()
            continue
        no += 1
        if len(worded) == 1 and _is_running_text(worded[0][0]):
            close()
            found.append(RawLine(no, worded[0][0]))
            continue
        part.append([(column, (cell[0], no, cell[2], cell[3])) for column, cell in present])
    close()
    return found
