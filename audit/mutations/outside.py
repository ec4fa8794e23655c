"""What only things known beside the report can tell: its day, last year's report, links."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from audit.judging import AS_OF
from audit.mutations.blocks import with_blocks
from audit.mutations.model import Make, Mutant, Subject
from audit.mutations.words import attachment
from audit.real.retold import Retold, sheets_of, with_sheets
from rules.contents.copied import fingerprints
from rules.model import Context, PriorYear


def late(subject: Subject, random: Random) -> Mutant | None:
    """Published one day to some months after every statutory day and its grace."""
    report = subject.report
    named = report.agency.kind in ("government", "department")
    if not subject.generated or (report.year >= 2019 and not named):
        return None
    last = date(report.year + 1, 4, 15)
    day = last + timedelta(days=random.randint(1, 200))
    return _dated(subject, day) if day < AS_OF else None


def late_by_days(subject: Subject, random: Random) -> Mutant | None:
    """A department's report of FY2019 on, in the weeks after 31 January and its rest days."""
    report = subject.report
    if not subject.generated or report.year < 2019 or report.agency.kind != "department":
        return None
    return _dated(subject, date(report.year + 1, 3, 1) + timedelta(days=random.randint(0, 25)))


def early(subject: Subject, random: Random) -> Mutant | None:
    """Published before the year was over."""
    if not subject.generated:
        return None
    return _dated(subject, date(subject.report.year, 12, random.randint(1, 30)))


def _dated(subject: Subject, day: date) -> Mutant | None:
    if subject.read.published is None or subject.read.published.source == "sign_off":
        return None
    report = subject.report
    signed = day if report.signed else None
    blocks = tuple(
        replace(b, text=f"{day:%Y}年{day.month}月{day.day}日")
        if b.kind == "signature" and b.text[:1].isdigit()
        else b
        for b in report.blocks
    )
    changed = replace(report, published=day, signed=signed, blocks=blocks)
    return Mutant(changed, f"published {day}", absent=True)


def carried_in(subject: Subject, random: Random) -> Mutant | None:
    """Last year's report carried forward one case more than this one carries in."""
    return _prior(subject, "applications.carried_in.total", "applications.carried_forward.total", 1)


def in_force(subject: Subject, random: Random) -> Mutant | None:
    """Documents in force do not follow from last year's."""
    measures = subject.read.measures
    row = "normative_documents"
    names = [f"{row}.{c}" for c in ("in_force", "issued", "repealed")]
    if subject.report.year < 2022 or any(
        n not in measures or measures[n].value is None for n in names
    ):
        return None
    now, issued, repealed = (int(measures[n].value or 0) for n in names)
    before = now - issued + repealed + random.randint(3, 30)
    return _with_prior(subject, {names[0]: before}, names[0])


def _prior(subject: Subject, name: str, before: str, more: int) -> Mutant | None:
    measure = subject.read.measures.get(name)
    if measure is None or measure.value is None or subject.report.year < 2020:
        return None
    return _with_prior(subject, {before: int(measure.value) + more}, name)


def _with_prior(subject: Subject, figures: dict[str, int], name: str) -> Mutant:
    from decimal import Decimal

    year = subject.report.year - 1
    form = "annual-2021" if year >= 2021 else "annual-2019"
    prior = PriorYear(
        year, form, {n: Decimal(v) for n, v in figures.items()}, scope="own"
    )  # fmt: skip
    context = Context(as_of=AS_OF, complete=True, prior=prior)
    return Mutant(subject.report, f"last year: {figures}", (name,), context=context)


def copied(subject: Subject, random: Random) -> Mutant | None:
    """Last year's report said the same in the same words."""
    if subject.report.form != "annual-2021":
        return None
    text = "\n".join(p.raw for p in subject.read.passages)
    prior = PriorYear(
        subject.report.year - 1, subject.report.form, {}, sentences=fingerprints(text)
    )
    context = Context(as_of=AS_OF, complete=True, prior=prior)
    return Mutant(subject.report, "prose of last year", absent=True, context=context)


def dead_attachment(subject: Subject, random: Random) -> Mutant | None:
    """A named attachment that could not be opened on two visits."""
    mutant = attachment("政府信息公开情况统计表.xlsx")(subject, random)
    if mutant is None:
        return None
    context = Context(as_of=AS_OF, dead_attachments=frozenset(mutant.words))
    return replace(mutant, context=context)


def old_form(since: int, form: str, old: str) -> Make:
    """The tables of the form that was superseded, all zero but some in their own rows."""

    def make(subject: Subject, random: Random) -> Mutant | None:
        report = subject.report
        if report.form != form or report.year < since or not report.tables:
            return None
        changed = {}
        for key, _ in report.tables:
            if key == "proactive":
                changed[key] = sheets_of(old, key, {}, report.style, report.variant)
        if not changed:
            return None
        return Mutant(with_sheets(report, changed), f"table two of {old}", absent=True)

    return make


def statistics_in_place(report: Retold) -> Retold:
    """The tables of an annual report gone and the older statistics table in their place."""
    table = sheets_of("statistics-2014", "statistics", {}, report.style, "national")
    blocks = [b for b in report.blocks if not b.sheet]
    at = next(n for n, b in enumerate(report.blocks) if b.sheet)
    blocks.insert(at, replace(report.blocks[at], sheet=table))
    return replace(with_blocks(report, blocks), tables=(("statistics", table),))


def statistics_form(subject: Subject, random: Random) -> Mutant | None:
    """The statistics table that was in force up to FY2018 in a later report."""
    if subject.report.form not in ("annual-2019", "annual-2021") or not subject.report.tables:
        return None
    return Mutant(statistics_in_place(subject.report), "statistics table", absent=True)
