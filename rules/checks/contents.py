"""Contents that the law asks for, wherever in the report they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from report.model import Evidence, Report
from rules.checks.base import Result, check
from rules.contents.found import find, headings_of
from rules.contents.lexicon import items, listed_titles
from rules.contents.whole import Missing, cannot_tell, paragraphs_lost
from rules.model import Context, Text
from rules.rule import Rule


@check("content")
def content(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """`item` of the lexicon is told somewhere. `in_table`: a statistics table would carry it;
    `section`: the part of the form where it belongs."""
    key = str(rule.params["item"])
    proof = find(report, key)
    if proof is not None:
        yield Result(key, "pass", {"what": items()[key].title}, evidence=(proof.evidence,))
        return
    yield absent(report, context, rule, key)


@check("content-part")
def content_part(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """Where `of` is told, `item` is told too; unless nothing of it happened (`unless`)."""
    key, whole = str(rule.params["item"]), str(rule.params["of"])
    told = find(report, whole)
    if told is None or find(report, str(rule.params["unless"])) is not None:
        yield Result(key, "not_applicable")
        return
    proof = find(report, key)
    if proof is not None:
        yield Result(key, "pass", evidence=(proof.evidence,))
        return
    yield absent(report, context, rule, key, (told.inside or told.evidence,))


@check("fee-statement")
def fee_statement(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """Fees are told, in the last section or anywhere; where that section is missing, that tells,
    and so does an older form, which does not ask for them."""
    key, section = str(rule.params["item"]), str(rule.params["section"])
    proof = find(report, key)
    if proof is not None:
        yield Result(key, "pass", evidence=(proof.evidence,))
        return
    headings = [h for h in report.outline if h.key == section]
    shown = tuple(Evidence(p.raw, p.where) for h in headings for p in report.under(h)[:1])
    result = absent(report, context, rule, key, shown)
    yield replace(result, cause="form" if headings else f"section:{section}")


@check("content-parts")
def content_parts(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """Several contents that belong together: missing all is the finding, missing some a hint."""
    keys = [str(key) for key in rule.params["items"]]
    subject = str(rule.params["subject"])
    missing = [key for key in keys if find(report, key) is None]
    if not missing:
        yield Result(subject, "pass")
        return
    names = listed_titles(missing)
    one = absent(report, context, rule, subject)
    yield Result(
        subject,
        one.verdict,
        {"missing": names, "what": names},
        expected=str(rule.params.get("expected", "")),
        found=f"未见：{names.zh}",
        severity="info" if len(missing) < len(keys) else None,
        why=one.why,
        cause=str(rule.params.get("cause", "")),
    )


def absent(
    report: Report, context: Context, rule: Rule, key: str, evidence: tuple[Evidence, ...] = ()
) -> Result:
    """A content that was not found: a fail, or unknown while it may stand elsewhere."""
    title = items()[key].title if key in items() else Text("", "")
    headings = headings_of(report, key) if key in items() else ()
    evidence = evidence or tuple(h.evidence for h in headings[:1])
    what = Missing(bool(rule.params.get("in_table")), str(rule.params.get("section", "")))
    why = cannot_tell(report, context, what)
    if why is None and not context.complete and paragraphs_lost(report):
        why = Text(
            "取得的文本中有段落丢失（“其中：”之后无内容），不能断定没有",
            "paragraphs are lost in the captured text (a list is announced and not there)",
        )
    return Result(
        key,
        "unknown" if why else "fail",
        {"what": title, "name": title},
        expected=title.zh,
        found="有标题，标题下无内容" if headings else "未见",
        evidence=evidence,
        why=why,
    )
