"""Whose requests a report counts, where its words leave no doubt: its own, or a whole area's.

Two years are surely comparable only where both say the same.
"""

from __future__ import annotations

import re
from typing import Literal

from report.normal import normalise
from report.script import simplify
from rules.contents.prose import without_blanks

Scope = Literal["own", "area", ""]
"""`own`: 本机关; `area`: 全市, 全区; empty: not said, or said in more than one way."""

_WORK = r"[^。;\n]{0,30}(?:收到|受理|接到|新收|办理|办结|答复|结转)[^。;\n]{0,24}申请"
_OWN = re.compile(
    r"(?:本|(?<!自)我)(?:行政)?(?:机关|单位|部门|局|委|办|厅|院|所|站|镇|乡|街道|街|中心|园区|管委会)"
    + _WORK
)
_AREA = re.compile(
    r"(?:全[省市县区州旗盟]|各级(?:行政机关|政府|各部门))(?:各级|行政机关|政府系统|政府)?" + _WORK
)
_WIDER = re.compile(
    r"全系统|系统(?:共|累计|各单位)|(?:所属|下属|直属|局属|委属|区属|市属)[^。;\n]{0,8}(?:单位|机构)|汇总"
    r"|各(?:部门|单位|乡镇|街道|镇街)[^。;\n]{0,12}(?:收到|受理|新收)"
)
# What makes two years of one name differ lawfully: another body joined, or a figure was corrected.
_CHANGED = re.compile(
    r"机构改革|(?:机构|单位|部门|职能|职责)[^。;\n]{0,8}(?:合并|划转|划入|整合|重组|撤并)|更名|新组建|并入|撤[乡镇]"
    r"|口径|(?:上年|上一年|年度报告|年报|数据|数字|统计|结转)[^。;\n]{0,16}(?:有误|错误|更正|订正|修正|调整)"
)


def scope_of(text: str) -> Scope:
    """What the words of a whole report say that its figures cover."""
    prose = (raw for raw in text.splitlines() if " | " not in raw)
    lines = (without_blanks(simplify(normalise(raw))) for raw in prose)
    words = "\n".join(lines)
    if _CHANGED.search(words):
        return ""
    own = _OWN.search(words) is not None and _WIDER.search(words) is None
    area = _AREA.search(words) is not None
    if own == area:
        return ""
    return "own" if own else "area"
