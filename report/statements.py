"""Figures claimed in prose: each with its sentence, scope, parts, and at best its measure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from report.figures import Figure
from report.model import Evidence, Statement, StatementScope
from report.outline import Outlined
from report.statement_absences import absences_in
from report.statement_doubles import without_doubles
from report.statement_measures import (
    is_unfinished,
    may_link,
    measure_in_list,
    measures_of_figure,
    on_disputes,
)
from report.statement_names import measures_for
from report.statement_parts import PartList, list_from, opens_list
from report.statement_ratios import growth_at, share_at
from report.statement_scope import of_own_area, own_subject, scope_of
from report.statement_sentences import Sentence, Setting, sentences_of

__all__ = ["Setting", "statements_of"]

_LIST_MEMBER = re.compile(r"其中|包括|分别")
_VERB = re.compile(r"新?收到|新收|受理|接到|办结|答复|办理|接收|发布|公开|制发|制定")
_COUNTING = re.compile(r"收到|受理|接到|办理|答复")
_ANSWERED = re.compile(r"办结|答复")
_TOTAL = re.compile(r"总数|总量|总计|(?<!公)共(?!享|同)|合计|全部|已答复的|申请中")
_OF_WHAT = re.compile(r"办结|答复|新收|受理|申请|发布|公开|推送|复议|诉讼|来信|来电|留言|工单")
# 较上年的11件增长…, 除3件外: what something is measured against, or left out of it.
_NO_WHOLE = re.compile(r"较|比|除|扣除|去年|上年|上一年|20\d\d年的?$|结转|剩余|尚有|其余")
_CARRIED_IN = re.compile(r"(?:上年|上一年|去年|年初|往年)度?(?:末|底)?.{0,4}结转|结转上")
_BESIDE = re.compile(
    f"{_CARRIED_IN.pattern}|结转|^(?:尚|另|还|其余|剩余)|正在办理|^(?:较|比|同比|环比|与).*(?:增|减|降|升|多|少)"
)
# 行政复议3件,均获维持: as many upheld as there were; pending ones would not be.
_ALL_UPHELD = re.compile(r",?(?:结果)?(?:均|全部|都)(?:获|被|为|予以)?(?:结果)?维持(?=[,。;)]|$)")
_ALIKE = frozenset({"件", "条", "项", "宗", "份", "篇"})
_NOUGHT = Decimal(0)
_LONGEST_SUBJECT = 40


def statements_of(outlined: Outlined, setting: Setting) -> tuple[Statement, ...]:
    """The statements of the running text, in order."""
    found: list[Statement] = []
    previous: Sentence | None = None
    for sentence in sentences_of(outlined.passages, outlined.headings):
        listed_until = _add_list(sentence, previous, found)
        found.extend(without_doubles([*_statements(sentence, found, setting, listed_until)]))
        previous = sentence
    return tuple(found)


def _statements(
    sentence: Sentence, before: Sequence[Statement], setting: Setting, listed_until: int
) -> Iterator[Statement]:
    evidence = sentence.evidence() if sentence.figures else None
    whole = before[-1] if listed_until > 0 else None
    for position, figure in enumerate(sentence.figures):
        if figure.is_percent or evidence is None:
            continue
        statement = _statement(sentence, figure, setting, evidence)
        if figure.start < listed_until:
            # A member of a list stands in its whole's parts; alone only if it says more.
            statement = _as_member(statement, whole, setting)
            statement = _with_ratios(sentence, figure, position, statement, before, in_list=True)
            if statement.measure or statement.sum_of or statement.percent is not None:
                yield statement
            continue
        told_of = _told_behind(sentence, whole, statement, figure, setting)
        if told_of:
            yield _claiming(statement, told_of)
            continue
        whole = statement
        if parts := _parts_of(sentence, position):
            statement = replace(statement, parts=parts.parts, closed=parts.closed)
            listed_until = parts.end
        yield _with_ratios(sentence, figure, position, statement, before)
        if statement.measure == "review.total" and _ALL_UPHELD.match(sentence.text, figure.end):
            upheld = measures_for("review_upheld", setting.form, setting.otherwise_in_one)
            yield _claiming(statement, upheld)
    yield from _absences(sentence, setting)


def _told_behind(
    sentence: Sentence, whole: Statement | None, own: Statement, figure: Figure, setting: Setting
) -> tuple[str, ...]:
    """行政复议2件,结果维持1件、纠正1件: results that follow their cases without a word between."""
    if whole is None or whole.measure != "review.total" or own.measure or own.sum_of:
        return ()
    if own.approximate or whole.sentence != own.sentence or whole.scope != own.scope:
        return ()
    if ";" in sentence.text[: figure.start].rpartition(whole.subject)[2]:
        return ()
    return measure_in_list(whole.measure, own.subject, setting)


def _as_member(statement: Statement, whole: Statement | None, setting: Setting) -> Statement:
    """维持2件 as the reviews upheld, where its list is of the reviews."""
    if whole is None or statement.approximate or statement.measure or statement.sum_of:
        return statement
    label = statement.subject.removeprefix("其中").lstrip(",:")
    measures = measure_in_list(whole.measure, label, setting)
    return _claiming(statement, measures) if measures else statement


def _claiming(statement: Statement, measures: tuple[str, ...]) -> Statement:
    return replace(
        statement,
        measure=measures[0] if len(measures) == 1 else None,
        sum_of=measures if len(measures) > 1 else (),
        scope="wider" if statement.scope == "wider" else "own",
    )


def _add_list(sentence: Sentence, previous: Sentence | None, found: list[Statement]) -> int:
    """A list in a sentence of its own goes to its whole: 共26条。主要类别:规范性文件2条…

    Gives the offset up to which the sentence is that list; -1 if it is none.
    """
    if previous is None or not found:
        return -1
    after = opens_list(sentence.cover, 0)
    counts = [f for f in previous.figures if not f.is_percent]
    whole = found[-1]
    if after is None or not counts or whole.parts or whole.negated:
        return -1
    if whole.value != counts[-1].value or _with_carried(previous, found):
        return -1
    head = previous.cover[: counts[-1].start]
    if _NO_WHOLE.search(previous.clause_before(counts[-1].start)) or head.count("(") > head.count(
        ")"
    ):
        return -1
    opening = sentence.cover[:after]
    parts = list_from(sentence.cover, sentence.text, after, sentence.figures, whole.unit, opening)
    if parts is None:
        return -1
    if _is_of_another(parts, counts[-1], counts[:-1]):
        return -1
    together = sum((part.value for part in parts.parts), _NOUGHT)
    if together > whole.value and ("其中" in head or counts[1:]):
        return -1  # 其中社会救助类7件。其中,网上8件、信函4件: of a whole told before, not of the 7
    evidence = Evidence(f"{whole.where.quote}{sentence.evidence().quote}", whole.where.where)
    found[-1] = replace(whole, parts=parts.parts, closed=parts.closed, where=evidence)
    return parts.end


def _with_carried(previous: Sentence, before: Sequence[Statement]) -> bool:
    """新收317件,上年结转3件。其中…: the list is of their sum, not of the last."""
    linked = [s for s in before[-len(previous.figures) :] if s.measure or s.sum_of]
    carried = any((s.measure or "").startswith("applications.carried") for s in linked)
    return len(linked) > 1 and carried


def _parts_of(sentence: Sentence, position: int) -> PartList | None:
    """The list that opens right behind a figure, or behind its share: 104项,占7.88%;其中…"""
    text, figures = sentence.cover, sentence.figures
    figure, end = figures[position], figures[position].end
    if position and _BESIDE.search(sentence.clause_before(figure.start)):
        return None  # 新收40件,上年结转3件,其中…: the list is of their sum
    following = figures[position + 1 :]
    if share_at(text, figures, position):
        end, following = following[0].end, following[1:]
    after = opens_list(text, end)
    if after is None:
        return None
    parts = list_from(text, sentence.text, after, following, figure.unit, text[end:after])
    if parts is None or _is_of_another(parts, figure, figures[:position]):
        return None
    return parts


def _is_of_another(parts: PartList, figure: Figure, others: Sequence[Figure]) -> bool:
    """收到2163件,办结2101件,其中省厅收到314件…: the list is of the former."""
    together = sum((part.value for part in parts.parts), _NOUGHT)
    return together != figure.value and any(other.value == together for other in others)


def _statement(
    sentence: Sentence, figure: Figure, setting: Setting, evidence: Evidence
) -> Statement:
    measures = measures_of_figure(sentence, figure, setting)
    linked_scope = _linked_scope(sentence, figure.start, setting)
    scope: StatementScope = linked_scope if measures else _scope(sentence, figure, setting)
    return Statement(
        sentence=sentence.text,
        subject=_subject(sentence, figure),
        value=figure.value,
        unit=figure.unit,
        approximate=figure.approximate,
        where=evidence,
        measure=measures[0] if len(measures) == 1 else None,
        sum_of=measures if len(measures) > 1 else (),
        scope=scope,
        heading=sentence.passage.heading,
    )


def _linked_scope(sentence: Sentence, at: int, setting: Setting) -> StatementScope:
    """A government's own figure, or that of all it governs: 全县各级行政机关共收到."""
    said = [sentence.cover[:at]]
    if sentence.leans_on is not None:
        said.append(sentence.leans_on.cover)
    return "wider" if any(of_own_area(words, setting.agency) for words in said) else "own"


def _scope(sentence: Sentence, figure: Figure, setting: Setting) -> StatementScope:
    """政务动态261条 says what is counted; 区政府办受理17件 says who counts."""
    clause = sentence.clause_before(figure.start)
    head = sentence.text[: figure.start]
    counts = _COUNTING.search(clause) is not None and not _LIST_MEMBER.search(head)
    own = not counts or own_subject(_VERB.split(clause, maxsplit=1)[0], setting.agency)
    return scope_of(sentence.cover[: figure.start], own)


def _subject(sentence: Sentence, figure: Figure) -> str:
    """The words the figure is about: those before it in its clause, or behind it."""
    begin = figure.start - len(sentence.clause_before(figure.start))
    words = sentence.text[begin : figure.start].strip("、 ")
    if len(words) >= 2:
        return words[-_LONGEST_SUBJECT:]
    return re.split(r"[,。;:(]", sentence.text[figure.end :], maxsplit=1)[0][:_LONGEST_SUBJECT]


def _absences(sentence: Sentence, setting: Setting) -> Iterator[Statement]:
    for start, end, name in absences_in(sentence.text):
        clause = sentence.clause_before(start)
        if not own_subject(clause, setting.agency) or not may_link(sentence, start, setting):
            continue
        if name == "carried_forward" and is_unfinished(sentence):
            continue
        disputed = name.startswith(("review", "litigation"))
        if disputed and not on_disputes(sentence, end, setting, denied=True):
            continue
        measures = measures_for(name, setting.form, setting.otherwise_in_one)
        yield Statement(
            sentence=sentence.text,
            subject=sentence.text[start:end][:_LONGEST_SUBJECT],
            value=_NOUGHT,
            unit="件",
            approximate=False,
            where=sentence.evidence(),
            measure=measures[0] if len(measures) == 1 else None,
            sum_of=measures if len(measures) > 1 else (),
            negated=True,
            scope=_linked_scope(sentence, start, setting),
            heading=sentence.passage.heading,
        )


def _with_ratios(
    sentence: Sentence,
    figure: Figure,
    position: int,
    statement: Statement,
    before: Sequence[Statement],
    *,
    in_list: bool = False,
) -> Statement:
    text, figures = sentence.cover, sentence.figures
    if share := share_at(text, figures, position, in_list=in_list):
        base = share.base
        if base is None and share.of:
            base = _whole_of_section(sentence, before, figure, share.of)
        statement = replace(statement, percent=share.percent, base=base)
    if growth := growth_at(text, figures, position):
        statement = replace(statement, growth=growth.percent, base=growth.base)
    return statement


def _whole_of_section(
    sentence: Sentence, before: Sequence[Statement], figure: Figure, words: str
) -> Decimal | None:
    """占总数的p%: the total last named in the same section; 占办结总数的p%: of those closed."""
    what = set(_OF_WHAT.findall(words))
    came = _COUNTING.search(sentence.clause_before(figure.start)) is not None
    for statement in reversed(before):
        if statement.heading != sentence.passage.heading:
            return None
        if statement.percent is not None or statement.value < figure.value:
            continue
        alike = statement.unit in (figure.unit, "") or {statement.unit, figure.unit} <= _ALIKE
        same = what <= set(_OF_WHAT.findall(statement.subject))
        # What came in (收到41件) is no share of what was closed.
        fitting = not came or what or not _ANSWERED.search(statement.subject)
        if alike and same and fitting and _TOTAL.search(statement.subject):
            return statement.value
    return None
