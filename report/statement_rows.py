"""The rows of the official tables as prose may name them: 信息不存在214件."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from report.forms import load_forms
from report.model import FormId


@cache
def row_names(form: FormId) -> Mapping[str, str]:
    """The rows' own words, without number and 数, and the measure of each row's total.

    Rows whose words stand twice in a form, or say nothing alone (其他), are left out.
    """
    found: dict[str, set[str]] = {}
    for table in load_forms()[form].tables:
        if table.key not in ("requests", "statistics"):
            continue
        for block in table.blocks:
            total = "total" if table.key == "requests" else ""
            for row in block.figure_rows():
                for label in (row.label, *row.aliases):
                    name = f"{row.name}.{total}" if total else row.name
                    for words in _wordings(label):
                        found.setdefault(words, set()).add(name)
    return {words: names.pop() for words, names in found.items() if len(names) == 1}


_NUMBER = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.、．])+|^其中[:：]"
)
_COUNT_WORD = re.compile(r"(?:答复)?(?:总次数|总数|次数|数量|(?<![文案事稿])件数|数)$")
_WIDE = str.maketrans("（），：；“”", '(),:;""')
_SHORTEST = 4
_TOO_GENERAL = re.compile(r"专职.*|兼职.*|其[他它](?:情形|处理)?|维持.*|被依法.*|重复申请|总计")


def _wordings(label: str) -> set[str]:
    words = _NUMBER.sub("", label.translate(_WIDE).replace(" ", "")).replace('"', "")
    words = re.sub(r"\(.*?\)", "", words)
    both = {words, _COUNT_WORD.sub("", words)}
    return {w for w in both if len(w) >= _SHORTEST and not _TOO_GENERAL.fullmatch(w)}
