"""Section headings that were caught inside a table, or stand between two."""

from __future__ import annotations

import re
from functools import cache

from report.forms import load_forms
from report.tables.labels import label_key
from report.tables.sheets import row_keys

_NUMBERED = re.compile(
    r"\s*(?:[(]?[一二三四五六七八九十]{1,2}[)、.,:\s]|第[一二三四五六七八九十]部分)"
)
_LONGEST = 60


def is_section_title(text: str) -> bool:
    """Whether a text is a numbered heading of one of a report's sections."""
    return (
        len(text) <= _LONGEST
        and _NUMBERED.match(text) is not None
        and label_key(text) in _section_keys()
    )


@cache
def _section_keys() -> frozenset[str]:
    return frozenset(
        label_key(title)
        for form in load_forms().values()
        for section in form.sections
        for title in (section.title, *section.variants)
    )


def may_be_a_row(text: str) -> bool:
    """Whether a heading of a section is also the label of a group of rows: 一、主动公开情况."""
    return label_key(text) in row_keys()
