"""Years in the text that are not the reporting year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from report.model import Report
from rules.checks.base import Result, check
from rules.checks.together import one_each
from rules.contents.prose import Sentence, sentences, without_blanks
from rules.model import Context
from rules.rule import Rule

_DAY = r"(?P<{0}>\d{{1,2}})月(?P<{1}>\d{{1,2}})日"
_PERIOD = re.compile(
    r"(?:统计[^。,]{0,8}(?:期限|时限|时间|区间|周期|范围|期)|起止时间|报告期|数据[^。,]{0,6}(?:期限|时限|起止))"
    r"[^。\d]{0,12}(?<!\d)(?P<y1>20\d\d)年"
    + _DAY.format("m1", "d1")
    + r"[^。\d]{0,8}(?:(?P<y2>20\d\d)年)?"
    + _DAY.format("m2", "d2")
)
_OWN = re.compile(
    r"(?<!\d)(?P<y>20\d\d)年度?[^。,;:《》()]{0,24}?(?:信息公开|政务公开)[^。,;:《》()]{0,6}(?:报告|年报)"
)
_ORDERED = re.compile(
    r"[^,。;《]{0,20}(?:工作|事项|编制|报送|发布)[^,。;《]{0,12}(?:的?通知|方案|要求)"
)
_OWN_VERB = re.compile(r"编制|公布|公开如下|发布|形成|撰写|制作|报告如下|向社会公开|制定|编写")
_FACT = re.compile(
    r"^(?:截[至止])?(?<!\d)(?P<y>20\d\d)(?:年度?(?:全年|以来)?[,:]"
    r"|年度?(?=我|本|全年|共|累计|全[镇乡县区市局街]|主动公开|未|没有|无|新收|收到"
    r"|[\u4e00-\u9fff]{1,8}[局镇乡街委办心县区市厅院站所队处](?:新收|收到|共|主动|未|公开|发布|更新)))"
)
_COUNTS = re.compile(
    r"(?:公开|发布|受理|收到|新收|办理|答复|推送|更新|制发|制定|印发|举办|召开|作出)[^。;]{0,40}?\d+余?"
    r"(?:条|件|篇|宗|份|次|期|起|场)|(?:未|没有|无)[^。;]{0,20}(?:申请|复议|诉讼)"
)
_COMPARES = re.compile(
    r"比(?:上年|去年|同期|20)|较(?:上年|去年|同期|往年|前|20)|同比|环比|同期|今年|本年|上年(?!度?结转)|去年|往年|增长|增加|减少|下降"
    r"|以来|至今|开始|历年|累计|(?<!规划)计划(?!类|信息|总结)|[预决]算[^。;,条]{0,6}\d+份|将(?:继续|进一步|以|按|围绕|重点)"
)

_PLANS = re.compile(
    r"将|拟|力争|争取|计划|预计|打算|确保|继续|进一步|努力|着力|重点|要(?!求|点|闻|素)"
)


@check("statistics-period")
def statistics_period(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """The period the figures are said to cover is the reporting year, all of it."""
    year = report.reporting_year
    stated = next(_periods(report), None)
    if stated is None or year is None:
        yield Result("period", "not_applicable" if stated is None else "unknown")
        return
    match, sentence = stated
    first, last = int(match["y1"]), int(match["y2"] or match["y1"])
    right = first == last == year
    whole = (match["m1"], match["d1"], match["m2"], match["d2"])
    full = tuple(map(int, whole)) == (1, 1, 12, 31)
    words = match.group()
    yield Result(
        "period",
        "pass" if right and full else "fail",
        {"stated": words, "year": str(year), "words": words},
        expected=f"{year}年1月1日至{year}年12月31日",
        found=words,
        evidence=(sentence.evidence,),
        severity=None if not right else "info",
    )


def _periods(report: Report) -> Iterator[tuple[re.Match[str], Sentence]]:
    for sentence in sentences(report):
        if match := _PERIOD.search(sentence.text):
            yield match, sentence


@check("own-year")
def own_year(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """The introduction calls this very report by its own year."""
    year = report.reporting_year
    named = [
        (int(m["y"]), s.evidence)
        for s in sentences(report)
        if s.zone == "preamble" or s.heading is None
        for m in _OWN.finditer(s.text)
        if _OWN_VERB.search(s.text) and not _of_others(s.text, m)
    ]
    if (title := report.title_evidence) and (match := _OWN.search(without_blanks(report.title))):
        named.insert(0, (int(match["y"]), title))
    if year is None or not named:
        yield Result("name", "unknown" if named else "not_applicable")
        return
    wrong = next(((y, s) for y, s in named if y != year), None)
    if wrong is None:
        yield Result("name", "pass", evidence=(named[0][1],))
        return
    yield Result(
        "name",
        "fail",
        {"stated": str(wrong[0]), "year": str(year), "words": str(wrong[0])},
        expected=str(year),
        found=str(wrong[0]),
        evidence=tuple(dict.fromkeys((wrong[1], *(e for _, e in named[:1])))),
    )


def _of_others(text: str, match: re.Match[str]) -> bool:
    """The notice that orders the reports, or other bodies' reports this one draws on."""
    after = text[match.end() : match.end() + 24]
    before = text[max(0, match.start() - 6) : match.start()]
    ordered = re.match(
        r"[^,。;《]{0,20}(?:工作|事项|编制|报送|发布)[^,。;《]{0,12}(?:的?通知|方案|要求)", after
    )
    return bool(ordered) or "关于" in before or "在" in before[-1:]


@check("year-of-facts")
def year_of_facts(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """What was done is told of the reporting year, not of a year left over from another report."""
    year = report.reporting_year
    if year is None:
        yield Result("facts", "unknown")
        return
    sections: dict[int | None, list[Sentence]] = {}
    for sentence in sentences(report):
        if sentence.zone == "body":
            sections.setdefault(_top(report, sentence.heading), []).append(sentence)
    wrong = [found for told in sections.values() for found in _of_other_years(told, year)]
    if not wrong:
        yield Result("facts", "pass" if report.passages else "not_applicable")
        return
    yield from one_each(
        Result(
            re.sub(r"\d+", "#", sentence.text)[:40],
            "fail",
            {"stated": str(stated), "year": str(year), "sentence": sentence.raw},
            expected=f"{year}年",
            found=f"{stated}年",
            evidence=(sentence.evidence,),
        )
        for sentence, stated in wrong
    )


def _of_other_years(told: Sequence[Sentence], year: int) -> Iterator[tuple[Sentence, int]]:
    """Sentences of one section that tell of the year before or after as if it were this one.

    A section that counts for the reporting year too gives an account year by year.
    """
    spoken_of = any(f"{year}年" in s.text for s in told)
    counted = any(_COUNTS.search(s.text) and f"{year}年" in s.text for s in told)
    for number, sentence in enumerate(told):
        match = _FACT.match(sentence.text)
        if match is None or int(match["y"]) not in (year - 1, year + 1):
            continue
        if int(match["y"]) > year and _PLANS.search(sentence.text):
            continue
        tells = _COUNTS.search(sentence.text) and not counted
        opens = number == 0 and not spoken_of
        if (tells or opens) and not _COMPARES.search(sentence.text):
            yield sentence, int(match["y"])


def _top(report: Report, heading: int | None) -> int | None:
    """The section of the first level that a heading stands in."""
    while heading is not None and (parent := report.outline[heading].parent) is not None:
        heading = parent
    return heading
