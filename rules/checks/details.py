"""Small things that are certain when the text is at hand, and no more than hints."""

from __future__ import annotations

import re
from collections.abc import Iterable

from report.forms import load_forms
from report.model import Report
from rules.checks.base import Result, check
from rules.contents.found import find, headings_of
from rules.contents.lexicon import items
from rules.contents.prose import prose, sentences
from rules.contents.whole import Missing, cannot_tell
from rules.drawing import named
from rules.model import Context, Verdict
from rules.rule import Rule

# Any 条例 may mean it (贯彻落实条例, 新条例), unless its title says what else it is.
_REGULATIONS = re.compile(r"条例|信息公开暂行规定|国务院令?第(?:492|711)号")
_OTHER_TITLES = re.compile(r"《(?![^《》]*信息公开)[^《》]+条例[^《》]*》")
_BASED = re.compile(r"^(?:根据|依据|按照|遵照)")
_CASES = re.compile(
    r"(?:行政复议|行政诉讼|行政应诉|应诉|复议|诉讼)(?:案件|申请|案)?(?:为|共)?(?<!\d)([1-9]\d*)(?:件|起|宗|例)"
    r"|(?<!\d)([1-9]\d*)(?:件|起|宗|例)(?:信息公开)?(?:行政复议|行政诉讼|行政应诉|应诉|复议|诉讼)"
)
_RESULTS = re.compile(
    r"维持|驳回|撤销|撤回|纠正|纠错|胜诉|败诉|变更|确认|责令|判决|裁定|审结|审理|在审|和解|终止|未结|结案|其他情形"
)
_WEEKLY = re.compile(r"每周[^。]{0,200}?每周[^。,;]{0,12}?(\d+)期|每周[^。,;]{0,30}?(\d+)期")
_WEEKS = 53
_SAME_UNITS = ("件起宗例份项", "人名位", "次场期", "篇")


@check("regulations-named")
def regulations_named(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """The Regulations are named somewhere in the text."""
    text = prose(report)
    if not text:
        yield Result("regulations", "not_applicable")
        return
    if any(_regulations_in(words) for words in (text, *(h.title for h in report.outline))):
        yield Result("regulations", "pass")
        return
    why = cannot_tell(report, context)
    based = next((s for s in sentences(report) if _BASED.search(s.text)), None)
    verdict: Verdict = "unknown" if why else "fail"
    evidence = (based.evidence,) if based else ()
    yield Result("regulations", verdict, evidence=evidence, why=why)


def _regulations_in(words: str) -> bool:
    return _REGULATIONS.search(_OTHER_TITLES.sub("", words)) is not None


@check("dispute-results")
def dispute_results(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """Where cases are counted, their results are told, in the prose or in a table."""
    if any(t.key in ("disputes", "statistics") for t in report.tables):
        yield Result("disputes", "not_applicable")
        return
    cases = next(((s, m) for s in sentences(report) if (m := _CASES.search(s.text))), None)
    if cases is None:
        yield Result("disputes", "not_applicable")
        return
    sentence, match = cases
    around = [s.text for s in sentences(report) if s.heading == sentence.heading]
    if any(_RESULTS.search(text) for text in around):
        yield Result("disputes", "pass", evidence=(sentence.evidence,))
        return
    why = cannot_tell(report, context, Missing(in_table=True, section="disputes"))
    yield Result(
        "disputes",
        "unknown" if why else "fail",
        {"words": match.group()},
        evidence=(sentence.evidence,),
        why=why,
    )


@check("content-headed")
def content_headed(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """A content that is told stands under a heading of its own."""
    for key in (str(k) for k in rule.params["items"]):
        proof = find(report, key)
        numbered = any(h.level == 1 and h.number for h in report.outline)
        if proof is None or proof.by == "table" or not numbered:
            yield Result(key, "not_applicable")
        elif proof.by == "section" or headings_of(report, key):
            yield Result(key, "pass", evidence=(proof.evidence,))
        else:
            why = cannot_tell(report, context, Missing(section=key))
            yield Result(
                key,
                "unknown" if why else "fail",
                {"what": items()[key].title},
                evidence=(proof.evidence,),
                why=why,
            )


@check("weekly-too-often")
def weekly_too_often(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """What appears every week appears at most 53 times a year."""
    told = [(s, m) for s in sentences(report) if (m := _WEEKLY.search(s.text))]
    if not told:
        yield Result("weekly", "not_applicable")
        return
    for sentence, match in told:
        stated = match[1] or match[2]
        if int(stated) > _WEEKS:
            fields = {"stated": stated}
            yield Result("weekly", "fail", fields, found=stated, evidence=(sentence.evidence,))
            return
    yield Result("weekly", "pass")


@check("prose-units")
def prose_units(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """Figures of the statistics table are told in the table's units, or in ones that mean them."""
    units = _units()
    told = [s for s in report.statements if s.measure in units and s.unit and not s.negated]
    wrong = [s for s in told if _kind(s.unit) not in {_kind(u) for u in units[s.measure or ""]}]
    if not wrong:
        yield Result("units", "pass" if told else "not_applicable")
        return
    first = wrong[0]
    due = "、".join(sorted(units[first.measure or ""]))
    yield Result(
        "units",
        "fail",
        {"label": named(first.measure or "", "statistics-2014"), "count": str(len(wrong))},
        expected=due,
        found=first.unit,
        evidence=tuple(s.where for s in wrong[:5]),
    )


def _kind(unit: str) -> str:
    """Units that count the same: 件, 起, 宗, 项; 人, 名; 次, 场."""
    return next((kind for kind in _SAME_UNITS if unit in kind), unit)


def _units() -> dict[str, set[str]]:
    """The units that the rows of the statistics table are counted in."""
    form = load_forms()["statistics-2014"]
    found: dict[str, set[str]] = {}
    for table in form.tables:
        for block in table.blocks:
            for top in block.rows:
                for row in top.walk():
                    if row.name and row.unit:
                        found.setdefault(row.name, set()).add(row.unit)
    return found
