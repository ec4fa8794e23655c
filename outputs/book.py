"""An XLSX file made so that nothing a report says becomes a formula or a link in it."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any


def book_of(fill: Callable[[Any], None], made: date) -> bytes:
    """The bytes of the workbook that `fill` writes (an xlsxwriter Workbook). `made` is the day
    it says it was made: same input, same bytes."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"created": datetime.combine(made, time()), "author": "gouji"})
    fill(book)
    book.close()
    return out.getvalue()
