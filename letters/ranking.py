"""A ranking for people: rank, agency, score, and the share that could not be assessed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from letters.sheet import Cell, Column, Sheet
from letters.wording import clean

if TYPE_CHECKING:
    from store.ranking import Ranked

HEADS = {
    "zh": ("名次", "机关", "得分", "未评比例", "报告"),
    "en": ("rank", "agency", "score", "not assessed", "report"),
}
NO_RANK = {"zh": "不排名", "en": "none"}


def ranking_rows(found: Sequence[Ranked]) -> Iterator[dict[str, Any]]:
    """Under names that stay as they are: rank, agency, agency_id, score, unassessed, report."""
    for one in found:
        yield {
            "rank": one.rank,
            "agency": clean(one.agency_name),
            "agency_id": one.agency_id,
            "score": one.score,
            "unassessed": one.unassessed,
            "report": f"R{one.report_id}",
        }


def ranking_text(found: Sequence[Ranked], lang: str) -> str:
    """A line each, set apart by tabs."""
    lines = ["\t".join(HEADS[lang])]
    lines += ["\t".join(str(cell) for cell in _cells(one, lang, text=True)) for one in found]
    return "\n".join(lines) + "\n"


def ranking_sheet(found: Sequence[Ranked], title: str, notes: Sequence[str], lang: str) -> Sheet:
    """`notes`: lines below, on how to read it and who is not in it."""
    heads = HEADS[lang]
    columns = [
        Column(head, width, share=no == 3)
        for no, (head, width) in enumerate(zip(heads, (8, 34, 10, 12, 10), strict=True))
    ]
    rows = [dict(zip(heads, _cells(one, lang), strict=True)) for one in found]
    return Sheet("排名" if lang == "zh" else "ranking", columns, rows, title, tuple(notes))


def _cells(one: Ranked, lang: str, *, text: bool = False) -> tuple[Cell, ...]:
    score: Cell = one.score
    share: Cell = one.unassessed
    if text:
        score = "—" if one.score is None else f"{one.score:g}"
        share = f"{one.unassessed:.0%}"
    rank: Cell = NO_RANK[lang] if one.rank is None else one.rank
    return rank, clean(one.agency_name), score, share, f"R{one.report_id}"
