"""The measure that a figure claims: only where nothing may stand in between."""

from __future__ import annotations

import re

from report.figures import Figure
from report.model import Agency, FormId
from report.numerals import years_in
from report.statement_antecedents import reached_on_others
from report.statement_links import FAMILIES, Link
from report.statement_names import measures_for
from report.statement_rows import row_names
from report.statement_scope import of_part_of_year, own_subject, speaks_of_others
from report.statement_sentences import Sentence, Setting, clause_before

_WINDOW = 70
_WITH_CARRIED = re.compile(
    r"[^,。;]{0,4}?[(,]?(?:其中)?[,:]?(?:含|包括|包含).{0,12}?结转"
    r"|[(]?[,]?其中[,:]?.{0,20}?(?:新收|上一?年度?结转)"
)
_UNFINISHED = re.compile(r"撤回|撤销|撤诉|补正|正在|尚未|未到期|剩余|其余")
_OTHER_THINGS = re.compile(
    r"复议|诉讼|来信|信访|咨询|留言|来电|热线|投诉|举报|提案|议案|建议|许可|备案|信箱|问政|信件|工单"
)
_PETITIONS = re.compile(r"信访、?举报、?投诉类?(?:申请)?|行政复议、行政诉讼")
# 主动公开32件,依申请公开5件,不予公开89件 are what an office's papers are marked with.
_PAPERS = re.compile(
    r"公文|发文|收文|文件(?:共|\d)|公开属性|保密审查|拟公开|复文|主动公开[^;。]{0,12}\d+[件条份个][^;。]{0,4}依申请公开"
)
_MARKED = frozenset({"granted", "partly_granted", "refused"})
# 本年度新收512件中,已办结481件: of these only, not of those carried in.
_AMONG_SOME = re.compile(
    r"(?:新收|结转|延期|补正|网络|网上|信函|当面)[^,。;]{0,16}\d+[件宗条份](?:申请|政府信息公开申请)?(?:中|里|,?其中已|$)"
    r"|^(?:(?!新收|收到|受理).)*(?:上年|上一年|去年)度?结转[^。;]{0,20},(?:其中|均|已|全部)"
)
# 计划制定规范性文件3件: meant, not done.
_PLANNED = re.compile(r"计划|下一步|打算|力争|预计|拟(?!稿)|争取|每年|每月|至少")
_PARTIES = frozenset(
    {
        "natural_persons",
        "organisations",
        "commercial",
        "research",
        "public_welfare",
        "legal_service",
    }
)
# 收到5件,依申请公开3件: what was given out of them, or how papers are marked.
_PAPERS_OR_CAME = re.compile(
    f"{_PAPERS.pattern}|收到|受理|新收|接到|接收|办理|主动公开[^。;]{{0,30}}\\d"
)
_CASES = frozenset({"review", "litigation", "litigation_direct", "litigation_after"})
# Not all that came in was counted: 收到62件,其中不符合受理条件7件.
_NOT_TAKEN_ON = re.compile(
    r"不符合(?:受理|申请)|合并|撤回|撤销|撤件|不予受理|未受理|实际(?:受理|办理)|剔除|退回|不属于政府信息公开"
)
_CAME = frozenset({"received", "handled"})
_CARRIED_CLOSED = re.compile(
    r"(?<!下年)结转(?!下|至|到|次)[^,。;]{0,6}\d+[件宗条份][^,。;]{0,6}(?:办结|答复)"
)
_OF_ALL = _MARKED | {"closed", "answered", "unavailable", "not_processed", "otherwise"}
_EXCEPT = re.compile(r"除.{1,24}外")
_SOME_OF_THEM = re.compile(
    r"其中,?(?P<what>[^,。;\d]{0,8}(?:信息公开|依申请公开)[^,。;\d]{0,14})(?=\d)"
)
# As the reviewing authority, or of cases that have nothing to do with disclosure.
_NOT_OURS = re.compile(
    r"(?:作为|担任)(?:行政)?复议机关|行政复议机关,|行政复议机构|非政府信息公开|非信息公开|(?:与|同)(?:政府)?信息公开(?:工作)?无关"
    r"|以(?![我本]).{2,16}为被(?:申请人|告)的|不服.{0,16}(?:部门|单位|乡镇|区县|县区)"
)
_AS_AUTHORITY = re.compile(r"(?<!被)(?:受理|审理|审结|收到|接到)[^,。;]{0,20}复议")
_OTHER_WORK = re.compile(
    r"执法|处罚|许可|征收|征地|拆迁|法治|劳动|工伤|信访|审批|案卷|登记|确权|采购|机关作为|医疗|税务|学校"
)
_MAY_REVIEW = frozenset({"province", "prefecture", "central"})
_AGAINST_US = re.compile(r"被|引发|引起|发生|产生|答辩|应诉|诉讼")
_COUNT_WORDS = re.compile(r"(?:答复)?(?:数量|件数|总数|数)?[”\")]*(?:的|为|共|有|:|计|达)*+$")
_CAME_IN = re.compile(r"新收|收到|受理|接到")
_MEMBERS = {
    "review.total": (
        ("review_upheld", re.compile(r"(?:其中)?(?:结果)?(?:被)?维持(?:的)?(?:原.{2,8})?")),
        ("review_corrected", re.compile(r"(?:结果)?(?:被)?(?:依法)?纠[正错](?:的)?")),
        ("review_other", re.compile(r"其[他它](?:结果|情形)(?:的)?")),
        ("review_pending", re.compile(r"(?:尚未|未)审结(?:的)?|正在审理(?:的)?")),
    ),
    "applications.new.total": (
        ("natural_persons", re.compile(r"自然人(?:申请|提出|提交)?(?:的)?")),
        ("commercial", re.compile(r"商业企业(?:申请|提出|提交)?(?:的)?")),
        (
            "organisations",
            re.compile(r"法人(?:或|和|及|或者)其[他它]组织(?:申请|提出|提交)?(?:的)?"),
        ),
    ),
}
_BY_THE_WAY = re.compile(r"(?:结转(?:到|至|的)?|比|较|相比|同期|[(])20\d\d年")
# 办结政府信息公开申请12件, 新收12件 say themselves what is counted.
_SAYS_SO = re.compile(
    r"信息公开|公开(?:政府)?信息|公开申请|依申请|申请公开|新收|结转上|上一?年度?结转"
)
_LONGEST_ROW = 40
_SHORTEST_ROW = 4


def measures_of_figure(sentence: Sentence, figure: Figure, setting: Setting) -> tuple[str, ...]:
    """What the figure's words claim without doubt; empty if there is any."""
    if not figure.unit or figure.approximate or not may_link(sentence, figure.start, setting):
        return ()
    window = max(0, figure.start - _WINDOW)
    before = sentence.text[window : figure.start]
    for family in FAMILIES:
        if not family.subject.search(sentence.text):
            continue
        for link in family.links:
            if figure.unit not in link.units or not (match := link.before.search(before)):
                continue
            behind = link.after.match(sentence.text, figure.end) if link.after else None
            if link.after and not behind:
                continue
            end = behind.end() if behind else figure.end
            if _fits(link, sentence, (window + match.start(), end), setting):
                name = _name_of(link, sentence, figure)
                return measures_for(name, setting.form, setting.otherwise_in_one)
    if some := _some_of_the_cases(sentence, figure):
        return measures_for(some, setting.form, setting.otherwise_in_one)
    if setting.form == "statistics-2014" or sentence.about_requests:
        return _row(before, figure, sentence, setting)
    return ()


def may_link(sentence: Sentence, at: int, setting: Setting) -> bool:
    """Whether what is said at an offset is said of the agency and its reporting year."""
    if of_another_year(sentence.text, at, setting.year) or of_part_of_year(sentence.text[:at]):
        return False
    if speaks_of_others(sentence.cover[:at], setting.agency) or _EXCEPT.search(sentence.text[:at]):
        return False
    if _PLANNED.search(sentence.text[:at]):
        return False
    leaning = sentence.leans_on
    return leaning is None or not speaks_of_others(leaning.cover, setting.agency)


def measure_in_list(whole: str | None, label: str, setting: Setting) -> tuple[str, ...]:
    """What a member of a list adds to its whole's measure: 行政复议3件,其中维持2件."""
    for name, pattern in _MEMBERS.get(whole or "", ()):
        if pattern.fullmatch(label):
            return measures_for(name, setting.form, setting.otherwise_in_one)
    return ()


def is_unfinished(sentence: Sentence) -> bool:
    """Whether it tells of applications withdrawn, pending or not yet answered."""
    return _UNFINISHED.search(sentence.text) is not None


def on_disputes(sentence: Sentence, at: int, setting: Setting, *, denied: bool = False) -> bool:
    """Whether 复议 and 诉讼 at an offset are about disclosure, not about the office's work.

    Who denies that there were any (`denied`) denies those about disclosure too.
    """
    if _SOME_OF_THEM.search(sentence.text):
        return False
    if _NOT_OURS.search(sentence.text):
        return False
    if may_review(setting.agency) and _AS_AUTHORITY.search(sentence.text):
        return False
    return (
        (denied and _OTHER_WORK.search(sentence.text) is None)
        or sentence.key in ("disputes", "requests")
        or re.search(r"信息公开|依申请", sentence.text[:at]) is not None
    )


def _some_of_the_cases(sentence: Sentence, figure: Figure) -> str:
    """应诉案件8件,其中政府信息公开类3件: the latter are the lawsuits of the form."""
    said = sentence.text[: figure.start]
    if not any(m.end() == figure.start for m in _SOME_OF_THEM.finditer(sentence.text)):
        return ""
    of_what = said.rpartition(";")[2].rpartition("。")[2]
    names = [n for n, w in (("review", "复议"), ("litigation", "诉")) if w in of_what]
    if len(names) != 1 or not _AGAINST_US.search(of_what) or not own_case(of_what):
        return ""
    return names[0]


def own_case(words: str) -> bool:
    """Whether cases are told of as brought against the body."""
    return _NOT_OURS.search(words) is None and _AS_AUTHORITY.search(words) is None


def may_review(agency: Agency) -> bool:
    """Whether the body may itself be the authority that others' cases are brought to."""
    return agency.kind == "government" or agency.level in _MAY_REVIEW


def of_another_year(text: str, at: int, year: int | None) -> bool:
    """Whether the last year named before the offset is not the one reported on."""
    if year is None:
        return False
    head = _BY_THE_WAY.sub(lambda m: "※" * len(m[0]), text[:at])
    named = [y for where, y in years_in(head) if not _in_book_title(head, where)]
    return bool(named) and named[-1] != year


def _in_book_title(text: str, at: int) -> bool:
    return text.rfind("《", 0, at) > text.rfind("》", 0, at)


def _fits(link: Link, sentence: Sentence, span: tuple[int, int], setting: Setting) -> bool:
    start, end = span
    if not own_subject(sentence.clause_before(start), setting.agency):
        return False
    if link.loose and "其中" in sentence.text[:start].rpartition(";")[2]:
        return False
    if link.name in _CASES:
        return on_disputes(sentence, end, setting)
    if link.name in ("closed", "answered") and (
        is_unfinished(sentence) or _CARRIED_CLOSED.search(sentence.text)
    ):
        return False
    if link.name in _CAME and _NOT_TAKEN_ON.search(sentence.text):
        return False
    if link.name in _OF_ALL and _AMONG_SOME.search(sentence.text[:start]):
        return False
    if link.name == "on_request" and _PAPERS_OR_CAME.search(sentence.text):
        return False
    if link.name in _PARTIES and not _CAME_IN.search(sentence.text):
        return False
    if not link.of_requests:
        return True
    says_so = _SAYS_SO.search(sentence.text[start:end] + _words_behind(sentence, end))
    return _on_requests(sentence, start, link.name, setting, says_so is not None)


def _on_requests(
    sentence: Sentence, at: int, name: str, setting: Setting, says_so: bool = False
) -> bool:
    """Whether what is counted at an offset is applications, no reviews, letters or calls."""
    if sentence.key == "disputes" or not sentence.about_requests:
        return False
    if name in _MARKED and _about_papers(sentence, at):
        return False
    head = _part_before(sentence, at)
    if _OTHER_THINGS.search(_PETITIONS.sub("", head)):
        return False
    return says_so or not reached_on_others(head, setting.agency)


def _about_papers(sentence: Sentence, at: int) -> bool:
    return _PAPERS.search(sentence.text[:at]) is not None


def _words_behind(sentence: Sentence, at: int) -> str:
    return re.split(r"[,。;:(\d]", sentence.text[at:], maxsplit=1)[0]


def _part_before(sentence: Sentence, at: int) -> str:
    """What a sentence says up to an offset, after its last semicolon."""
    return sentence.text[:at].rpartition(";")[2]


def _name_of(link: Link, sentence: Sentence, figure: Figure) -> str:
    """收到4件(含上年结转2件), 受理8件,其中新收7件: what came in and what was carried in."""
    if link.name in ("received", "handled") and _WITH_CARRIED.match(sentence.text, figure.end):
        return "received_with_carried"
    return link.name


def _row(before: str, figure: Figure, sentence: Sentence, setting: Setting) -> tuple[str, ...]:
    """A row's own words right before the figure: 不属于本行政机关公开214项."""
    form: FormId | None = setting.form
    if form is None:
        return ()
    words = _COUNT_WORDS.sub("", before).rstrip('”"')
    names = row_names(form)
    for length in range(min(len(words), _LONGEST_ROW), _SHORTEST_ROW - 1, -1):
        name = names.get(words[-length:])
        if name is None:
            continue
        if name.startswith(("review.", "litigation")) and _SOME_OF_THEM.search(sentence.text):
            return ()
        if name.endswith("amount_wan") != (figure.unit == "万元"):
            return ()
        start = len(words) - length
        if words[start - 1 : start] in ("不", "非", "未", "和", "与", "及", "或", "、"):
            return ()
        if name.startswith(("outcome.", "replies.")):
            at = figure.start - (len(before) - start)
            if _about_papers(sentence, at) or reached_on_others(
                _part_before(sentence, at), setting.agency
            ):
                return ()
        return (name,) if own_subject(clause_before(words, start), setting.agency) else ()
    return ()
