"""Parts of the form that are told only in passing, in another part."""

from __future__ import annotations

from collections.abc import Iterable

from report.model import Report
from rules.checks.base import Result, check
from rules.contents.found import find, headings_of
from rules.contents.lexicon import items
from rules.contents.prose import prose
from rules.contents.whole import FORM_ORDER, cut_within, is_picture, unread
from rules.contents.words import words
from rules.model import Context
from rules.rule import Rule


@check("parts-apart")
def parts_apart(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """A part with a table stands by itself, not only as a remark in the overview.

    Judged only where the report's numbered parts are followed without a gap and one
    before and one after are there, so that neither heading nor table can have been lost.
    """
    for key in (str(k) for k in rule.params["sections"]):
        proof = find(report, key)
        if proof is None or not _parts_are_known(report, key):
            yield Result(key, "not_applicable")
            continue
        there = any(h.level == 1 for h in headings_of(report, key))
        tabled = any(t.key == key for t in report.tables)
        labelled = words(f"labels_{key}").search(prose(report)) is not None
        if there or tabled or labelled:
            yield Result(key, "pass", evidence=(proof.evidence,))
            continue
        hidden = not context.complete and any(
            a.is_report or not a.is_table for a in unread(report, context)
        )
        title = items()[key].title
        yield Result(
            key,
            "unknown" if hidden else "fail",
            {"section": title},
            expected=title.zh,
            found="只在其他部分提到，没有标题和表格",
            evidence=(proof.evidence,),
            cause=f"section:{key}",
        )


def _parts_are_known(report: Report, key: str) -> bool:
    if cut_within(report) or is_picture(report):
        return False
    tops = [h for h in report.outline if h.level == 1]
    if [h.ordinal for h in tops] != list(range(1, len(tops) + 1)):
        return False
    ranks = [FORM_ORDER.index(h.key) for h in tops if h.key in FORM_ORDER]
    here = FORM_ORDER.index(key)
    return len(ranks) > 2 and any(r < here for r in ranks) and any(r > here for r in ranks)
