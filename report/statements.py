"""Figures claimed in prose: each with its sentence, scope, parts, and at best its measure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from report.alignment import raw_slice
from report.figures import Figure, figures_in, masked
from report.model import Agency, Evidence, FormId, Heading, Passage, Place, Statement
from report.naming import squeezed
from report.numerals import years_in
from report.outline import Outlined
from report.statement_absences import absences_in
from report.statement_links import FAMILIES, Link, measures_for, row_names
from report.statement_parts import PartList, list_from, opens_list
from report.statement_ratios import growth_at, share_at
from report.statement_scope import own_subject, scope_of, speaks_of_others

_SENTENCE = re.compile(r"[^。!?]*[。!?]?")
_CLAUSE = re.compile(r"[,。;:(]")
_LIST_MEMBER = re.compile(r"其中|包括|分别")
_WITH_CARRIED = re.compile(
    r"^[^,。;]{0,4}?[(,]?(?:其中)?[,:]?(?:含|包括|包含).{0,12}?结转|^[(]?[,]?其中[,:]?.{0,20}?(?:新收|上一?年度?结转)"
)
_UNFINISHED = re.compile(r"撤回|撤销|撤诉|补正|正在|尚未|未到期|剩余|其余")
_WINDOW = 70
_NOUGHT = Decimal(0)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a statement is judged by beside its words."""

    agency: Agency
    form: FormId | None
    year: int | None
    otherwise_in_one: bool = False
    """The report's table has 其他处理 as one row."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    """Bare of spaces."""
    figures_text: str
    figures: tuple[Figure, ...]
    raw: str
    where: Place
    heading: int | None
    disputes: bool
    """In the section on reviews and suits."""
    requests: bool
    """In the section on applications."""


def statements_of(outlined: Outlined, setting: Setting) -> tuple[Statement, ...]:
    """The statements of the running text, in order."""
    keys = _keys(outlined.headings)
    found: list[Statement] = []
    previous: _Sentence | None = None
    for passage in outlined.passages:
        for sentence in _sentences(passage, keys):
            listed = _add_list(sentence, previous, found)
            found.extend(_statements(sentence, found, setting, listed))
            previous = sentence
    return tuple(found)


def _keys(headings: Sequence[Heading]) -> list[str | None]:
    """For each heading the section it stands in: its own key, or that of the heading above."""
    keys: list[str | None] = []
    for heading in headings:
        above = keys[heading.parent] if heading.parent is not None else None
        keys.append(heading.key or above)
    return keys


def _sentences(passage: Passage, keys: Sequence[str | None]) -> Iterator[_Sentence]:
    key = keys[passage.heading] if passage.heading is not None else None
    for match in _SENTENCE.finditer(passage.text):
        text = squeezed(match[0])
        if not text or not any(c.isdigit() or c in "未无没均全都零一两三" for c in text):
            continue
        cover = masked(text)
        yield _Sentence(
            text=text,
            figures_text=cover,
            figures=tuple(figures_in(cover)),
            raw=raw_slice(passage.raw, passage.text, match.start(), match.end()),
            where=passage.where,
            heading=passage.heading,
            disputes=key == "disputes",
            requests=key == "requests",
        )


def _statements(
    sentence: _Sentence, before: Sequence[Statement], setting: Setting, listed_until: int
) -> Iterator[Statement]:
    for position, figure in enumerate(sentence.figures):
        if figure.is_percent:
            continue
        statement = _statement(sentence, figure, setting)
        if figure.start < listed_until:
            # A member of a list stands in its whole's parts; alone only if it says more.
            statement = _with_ratios(sentence, figure, position, statement, before)
            if statement.measure or statement.sum_of or statement.percent is not None:
                yield statement
            continue
        if parts := _parts_of(sentence, position):
            statement = replace(statement, parts=parts.parts, closed=parts.closed)
            listed_until = parts.end
        yield _with_ratios(sentence, figure, position, statement, before)
    yield from _absences(sentence, setting)


def _add_list(sentence: _Sentence, previous: _Sentence | None, found: list[Statement]) -> int:
    """A list in a sentence of its own goes to its whole: 共26条。主要类别:规范性文件2条…

    Gives the offset up to which the sentence is that list; -1 if it is none.
    """
    if previous is None or not found:
        return -1
    after = opens_list(sentence.figures_text, 0)
    counts = [f for f in previous.figures if not f.is_percent]
    whole = found[-1]
    if after is None or not counts or whole.parts or whole.negated:
        return -1
    if whole.value != counts[-1].value or _several_linked(previous, found):
        return -1
    opening = sentence.figures_text[:after]
    parts = list_from(
        sentence.figures_text, sentence.text, after, sentence.figures, whole.unit, opening
    )
    if parts is None:
        return -1
    evidence = Evidence(f"{whole.where.quote}{sentence.raw}", whole.where.where)
    found[-1] = replace(whole, parts=parts.parts, closed=parts.closed, where=evidence)
    return parts.end


def _parts_of(sentence: _Sentence, position: int) -> PartList | None:
    """The list that opens right behind a figure, or behind its share: 104项,占7.88%;其中…"""
    text, figures = sentence.figures_text, sentence.figures
    figure, end = figures[position], figures[position].end
    following = figures[position + 1 :]
    if share_at(text, figures, position):
        end, following = following[0].end, following[1:]
    after = opens_list(text, end)
    if after is None:
        return None
    return list_from(text, sentence.text, after, following, figure.unit, text[end:after])


def _several_linked(previous: _Sentence, before: Sequence[Statement]) -> bool:
    """新收317件,上年结转3件。其中…: the list is of their sum, not of the last."""
    linked = [s for s in before[-len(previous.figures) :] if s.measure or s.sum_of]
    return len(linked) > 1


def _statement(sentence: _Sentence, figure: Figure, setting: Setting) -> Statement:
    clause = _clause_before(sentence.figures_text, figure.start)
    own = own_subject(_before_verb(clause), setting.agency)
    scope = scope_of(sentence.figures_text[: figure.start], sentence.text, own=True)
    measures: tuple[str, ...] = ()
    if not figure.approximate:
        measures = _measures(sentence, figure, setting)
    if measures:
        scope = "own"
    elif not own and scope == "own" and not _LIST_MEMBER.search(sentence.text[: figure.start]):
        scope = "own" if _is_label(clause) else "part"
    return Statement(
        sentence=sentence.text,
        subject=_subject(sentence.text, figure),
        value=figure.value,
        unit=figure.unit,
        approximate=figure.approximate,
        where=_evidence(sentence),
        measure=measures[0] if len(measures) == 1 else None,
        sum_of=measures if len(measures) > 1 else (),
        scope=scope,
        heading=sentence.heading,
    )


def _is_label(clause: str) -> bool:
    """政务动态261条: the words are what is counted, no other body."""
    return not re.search(r"收到|受理|接到|办理|答复", clause)


def _before_verb(clause: str) -> str:
    return re.split(
        r"新?收到|新收|受理|接到|办结|答复|办理|接收|发布|公开|制发|制定", clause, maxsplit=1
    )[0]


def _clause_before(text: str, end: int) -> str:
    starts = [m.end() for m in _CLAUSE.finditer(text, 0, end)]
    return text[starts[-1] if starts else 0 : end]


def _subject(text: str, figure: Figure) -> str:
    """The words the figure is about: those before it in its clause, or behind it."""
    clause = _clause_before(text, figure.start).strip("、 ")
    if len(clause) >= 2:
        return clause[-40:]
    return _CLAUSE.split(text[figure.end :], maxsplit=1)[0][:40]


def _evidence(sentence: _Sentence) -> Evidence:
    return Evidence(sentence.raw, sentence.where)


# ------------------------------------------------------------------ links


def _measures(sentence: _Sentence, figure: Figure, setting: Setting) -> tuple[str, ...]:
    """What the figure's words claim without doubt; empty if anything may stand in between."""
    if figure.unit == "" or _of_another_year(sentence.text, figure.start, setting.year):
        return ()
    before = sentence.text[max(0, figure.start - _WINDOW) : figure.start]
    if not _is_own(sentence, figure.start, setting):
        return ()
    for family in FAMILIES:
        if not family.subject.search(sentence.text):
            continue
        for link in family.links:
            if figure.unit not in link.units or not (match := link.before.search(before)):
                continue
            if link.after and not link.after.match(sentence.text, figure.end):
                continue
            start = figure.start - len(before) + match.start()
            if _fits(link, sentence, figure, start, setting):
                name = _name_of(link, sentence, figure)
                return measures_for(name, setting.form, setting.otherwise_in_one)
    if setting.form == "statistics-2014" or sentence.requests or "申请" in sentence.text:
        return _row(before, figure, setting.form)
    return ()


def _fits(link: Link, sentence: _Sentence, figure: Figure, start: int, setting: Setting) -> bool:
    head = sentence.text[:start]
    clause = _clause_before(sentence.figures_text, start)
    if not own_subject(clause, setting.agency):
        return False
    if link.loose and "其中" in head:
        return False
    if link.name in ("review", "litigation"):
        return sentence.disputes or "信息公开" in sentence.text or "依申请" in sentence.text
    if link.name == "closed":
        return not _UNFINISHED.search(sentence.text)
    return True


def _name_of(link: Link, sentence: _Sentence, figure: Figure) -> str:
    """收到4件(含上年结转2件), 受理8件,其中新收7件: what came in and what was carried in."""
    if link.name == "received" and _WITH_CARRIED.search(sentence.text[figure.end :]):
        return "received_with_carried"
    return link.name


def _row(before: str, figure: Figure, form: FormId | None) -> tuple[str, ...]:
    """A row's own words right before the figure: 不属于本行政机关公开214项."""
    if form is None:
        return ()
    words = re.sub(
        r"(?:答复)?(?:数量|件数|总数|数)?[”\")]*(?:的|为|共|有|:|计|达)*$", "", before
    ).rstrip('”"')
    names = row_names(form)
    for length in range(min(len(words), 40), 3, -1):
        name = names.get(words[-length:])
        if name is None:
            continue
        if name.endswith("amount_wan") != (figure.unit == "万元"):
            return ()
        ahead = words[: len(words) - length][-1:]
        if ahead and ahead in "不非未和与及或、":
            return ()
        lead = _clause_before(words, len(words) - length)
        return (name,) if not lead or (len(lead) <= 12 and "通过" not in lead) else ()
    return ()


def _is_own(sentence: _Sentence, at: int, setting: Setting) -> bool:
    return not speaks_of_others(sentence.figures_text[:at], setting.agency)


def _of_another_year(text: str, at: int, year: int | None) -> bool:
    """The last year named before the figure is not the one reported on."""
    named = [(where, y) for where, y in years_in(text[:at]) if not _in_book_title(text, where)]
    return bool(named) and year is not None and named[-1][1] != year


def _in_book_title(text: str, at: int) -> bool:
    return text.rfind("《", 0, at) > text.rfind("》", 0, at)


# ------------------------------------------------------------------ absences, ratios


def _absences(sentence: _Sentence, setting: Setting) -> Iterator[Statement]:
    for start, end, name in absences_in(sentence.text):
        clause = _clause_before(sentence.figures_text, start)
        if not own_subject(clause, setting.agency) or not _is_own(sentence, start, setting):
            continue
        if _of_another_year(sentence.text, start, setting.year):
            continue
        if name == "carried_forward" and _UNFINISHED.search(sentence.text):
            continue
        if name in ("disputes", "review", "litigation") and not (
            sentence.disputes or "信息公开" in sentence.text or "申请" in sentence.text
        ):
            continue
        measures = measures_for(name, setting.form, setting.otherwise_in_one)
        yield Statement(
            sentence=sentence.text,
            subject=sentence.text[start:end][:60],
            value=_NOUGHT,
            unit="件",
            approximate=False,
            where=_evidence(sentence),
            measure=measures[0] if len(measures) == 1 else None,
            sum_of=measures if len(measures) > 1 else (),
            negated=True,
            heading=sentence.heading,
        )


def _with_ratios(
    sentence: _Sentence,
    figure: Figure,
    position: int,
    statement: Statement,
    before: Sequence[Statement],
) -> Statement:
    text, figures = sentence.figures_text, sentence.figures
    if share := share_at(text, figures, position):
        base = share.base
        if base is None:
            base = _whole_of_section(sentence, before, figure)
        statement = replace(statement, percent=share.percent, base=base)
    if growth := growth_at(text, figures, position):
        statement = replace(statement, growth=growth.percent, base=growth.base)
    return statement


def _whole_of_section(
    sentence: _Sentence, before: Sequence[Statement], figure: Figure
) -> Decimal | None:
    """占总数的p%: the total last named in the same section."""
    for statement in reversed(before):
        if statement.heading != sentence.heading:
            return None
        if statement.percent is not None or statement.value < figure.value:
            continue
        alike = statement.unit in (figure.unit, "") or {statement.unit, figure.unit} <= _ALIKE
        if alike and _TOTAL.search(statement.subject):
            return statement.value
    return None


_TOTAL = re.compile(r"总数|总量|总计|(?<!公)共(?!享|同)|合计|全部|已答复的|申请中")
_ALIKE = frozenset({"件", "条", "项", "宗", "份", "篇"})
