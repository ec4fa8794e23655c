"""Signs in the contents that a part of the report is missing from the capture.

What a capture lost is no fault of the report: where one of these signs stands, what is
not found may stand in what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from report.bodies import body_of
from report.closing import Closing
from report.forms import load_forms
from report.model import FormId, Grid, Heading, Layout, TableRead
from report.naming import squeezed
from report.running import Paragraph

_TERMINAL = "。!?;:…”》)】]』」~|"
_LONG = 30
_OPENING = 200
# A section may be one short word without a full stop: 无, 本单位没有.
_NOTHING = re.compile(r".{0,8}(?:无|没有|未|不|略|见|详见|同上)")
# 202111日到1231日: the signs 年, 月 or the strokes between figures were eaten.
_EATEN = re.compile(r"20\d{2,4}1?日?[到至—-]+(?:20\d\d)?12?31日|20\d\d0?1?1?日[到至]12?31日")
_ANNOUNCES = re.compile(r"其中:$")
_OPEN = re.compile(r"(?:附[件表录]|如下|其中|包括)\s?[:：]\s?$")
_CHINESE = "一二三四五六"
_OF_NO_CERTAIN_END = ("text/plain", "text/markdown")
"""Extracts end anywhere; pages, PDF and DOCX end by their own mark, and their reader tells."""
_ORDER = ("overview", "proactive", "requests", "disputes", "problems", "other_matters")
_LAST_HALF = _ORDER[3:]


def cut_of(
    layout: Layout,
    tables_cut: str,
    tables: Sequence[TableRead],
    form: FormId | None,
    paragraphs: Sequence[Paragraph],
    closing: Closing,
    outline: Sequence[Heading],
) -> str:
    """Why the capture seems incomplete; empty if it seems whole."""
    if layout.cut:
        return layout.cut
    return (
        _eaten(paragraphs)
        or _headless(outline)
        or tables_cut
        or _hardly_begun(layout, paragraphs, outline, tables)
        or _list_lost(paragraphs, outline)
        or _ends_inside(layout, paragraphs, closing, tables, outline)
        or _sections_missing(form, outline, closing)
    )


def _eaten(paragraphs: Sequence[Paragraph]) -> str:
    for paragraph in paragraphs:
        if "31日" in (text := squeezed(paragraph.text)) and _EATEN.search(text):
            return f"figures of a date were lost in line {paragraph.line}"
    return ""


def _headless(outline: Sequence[Heading]) -> str:
    # (一) and the like may stand where the heading above them was lost.
    first = next((h for h in outline if h.level == 1 and h.ordinal and h.number[0] != "("), None)
    if first and first.ordinal and first.ordinal > 1:
        return f"the first section in it is numbered “{first.number}” (line {first.where.line})"
    return ""


def _hardly_begun(
    layout: Layout,
    paragraphs: Sequence[Paragraph],
    outline: Sequence[Heading],
    tables: Sequence[TableRead],
) -> str:
    """A title and an opening: whatever the report says comes after."""
    if outline or tables or layout.pictures:
        return ""
    if sum(len(paragraph.text) for paragraph in paragraphs) >= _OPENING:
        return ""
    return "hardly more than an opening stands in it"


def _list_lost(paragraphs: Sequence[Paragraph], outline: Sequence[Heading]) -> str:
    """…全部按期答复,其中: and then the next heading."""
    headed = {h.where.line for h in outline}
    for paragraph, following in pairwise(paragraphs):
        if following.line in headed and _ANNOUNCES.search(squeezed(paragraph.text)):
            return f"the list announced in line {paragraph.line} does not follow"
    return ""


def _ends_inside(
    layout: Layout,
    paragraphs: Sequence[Paragraph],
    closing: Closing,
    tables: Sequence[TableRead],
    outline: Sequence[Heading],
) -> str:
    """The last words break off: inside a sentence, behind a heading, within a table."""
    if closing.sign_off or layout.media_type not in _OF_NO_CERTAIN_END:
        return ""
    body = paragraphs[: closing.first]
    end = _last_table_line(layout)
    last = body[-1] if body else None
    if paragraphs and paragraphs[-1].last_line > end and _OPEN.search(paragraphs[-1].text):
        return f"what line {paragraphs[-1].line} announces does not follow"
    if last is None or end > last.last_line:
        return _table_breaks_off(tables)
    if outline and outline[-1].where.line == last.line and not outline[-1].run_in:
        return f"it ends with a heading (line {last.line})" if not closing.attachments else ""
    if closing.attachments:
        return ""
    text = last.text.rstrip("| ")
    if body_of(squeezed(text).rpartition("报告")[2]) or body_of(text.rpartition(" ")[2]):
        return ""  # the sign-off run into the last paragraph
    if text[-1:] in _TERMINAL or _looks_finished(text):
        return ""
    first = len(body) > 1 and outline and outline[-1].where.line == body[-2].line
    if len(text) >= _LONG or (first and not _NOTHING.match(text)):
        return f"it ends inside a sentence (line {last.last_line})"
    return ""


def _looks_finished(text: str) -> bool:
    """The last of several paragraphs may lack its full stop; a broken one ends mid-clause."""
    clause = re.split(r"[。;!?,:]", text)[-1]
    return (
        len(clause) > 5
        and re.search(
            r"(?:情况|工作|问题|水平|能力|实效|元|件|条|收费|费用|事项|诉讼|复议|服务)$", text
        )
        is not None
    )


def _last_table_line(layout: Layout) -> int:
    lines = [
        row[0].line for b in layout.blocks if isinstance(b, Grid) for row in b.rows[-1:] if row
    ]
    return max(lines, default=0)


def _table_breaks_off(tables: Sequence[TableRead]) -> str:
    if not tables:
        return "it ends with a table that no form knows"
    last = max(tables, key=lambda table: table.where.line)
    if last.key == "statistics" or last.whole:
        return ""
    return f"it ends inside the table that begins in line {last.where.line}"


def _sections_missing(form: FormId | None, outline: Sequence[Heading], closing: Closing) -> str:
    """Of a form of six sections the last three and more never come, nor a sign-off."""
    if form is None or closing.sign_off or closing.attachments or not _six_sections(form):
        return ""
    keys = [h.key for h in outline if h.level == 1 and h.key in _ORDER]
    if not keys or any(key in _LAST_HALF for key in keys):
        return ""
    last = _CHINESE[max(map(_index, keys))]
    return f"of the form's six sections none stands in it after “{last}”"


def _index(key: str | None) -> int:
    return _ORDER.index(key or "")


def _six_sections(form: FormId) -> bool:
    return [s.key for s in load_forms()[form].sections] == list(_ORDER)
