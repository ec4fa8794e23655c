"""Was it published in time, and do its dates agree with each other?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from report.model import DayRange, Evidence, Report
from rules.applies import case_of
from rules.checks.base import Result, check
from rules.due import NEW_LAW_FROM, Due, local_due, statutory_due
from rules.lateness import ENOUGH_SIGHTINGS, WEAK_SOURCES, doubt
from rules.model import Context, Text
from rules.rule import Rule

SUBJECT = "publication"
_CLEAR_DAYS = 3
"""Between the stated day and the first sight, where the days of the sightings are not known."""
_PUBLISHED = Text("发布于", "Published")
_SIGNED = Text("落款日期为", "Signed")

When = Literal["in_time", "next_workday", "late", "open"]


@check("due-day")
def due_day(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """By the statute's day; not applicable to bodies that the statute does not name."""
    year = report.reporting_year
    if year is None:
        return
    kind = case_of(report, context).kind or None
    if kind is None and year >= NEW_LAW_FROM:
        yield _of_unknown_kind(report, context, year)
        return
    due = statutory_due(year, kind)  # type: ignore[arg-type]
    if due is None:
        yield Result(SUBJECT, "not_applicable")
        return
    yield _judged(report, context, due, _looser(report, context, rule, due))


@check("local-due-day")
def local_due_day(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """By the day of a declared local notice, where the statute sets none or a later one."""
    year = report.reporting_year
    if year is None:
        return
    due = _local(report, context, rule)
    statutory = statutory_due(year, case_of(report, context).kind or None)  # type: ignore[arg-type]
    if due is None or (statutory is not None and statutory.day <= due.day):
        yield Result(SUBJECT, "not_applicable")
        return
    yield _judged(report, context, due, None)


@check("dated-before-seen")
def dated_before_seen(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """The page's day is before our first sight of it, though the list was seen without it."""
    published, seen = report.published, context.first_seen
    if seen is None or not context.sightings_before:
        yield Result(SUBJECT, "not_applicable")
        return
    if published is None or published.source not in ("meta", "visible", "info_box", "list"):
        yield Result(SUBJECT, "unknown", why=Text("页面没有发布日期", "the page states no date"))
        return
    if published.last >= seen or not _seen_without(context, published.last, seen):
        yield Result(SUBJECT, "pass")
        return
    fields = {"date": published.last.isoformat(), "seen": seen.isoformat()}
    yield Result(SUBJECT, "fail", fields, f"≥ {seen}", str(published.last), _proof(published))


@check("before-year-end")
def before_year_end(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """Published or signed before the year it reports on was over."""
    year = report.reporting_year
    days = [
        d
        for d in (report.published, report.signed)
        if d is not None and d.source not in WEAK_SOURCES
    ]
    if year is None or not days:
        yield Result(SUBJECT, "unknown", why=Text("没有日期可供核对", "there is no date to check"))
        return
    last = date(year, 12, 31)
    early = [d for d in days if d.last <= last]
    if not early:
        yield Result(SUBJECT, "pass")
        return
    first = min(early, key=lambda d: d.last)
    yield Result(
        SUBJECT,
        "fail",
        {"date": _told(first), "year": str(year)},
        f"> {last}",
        _told(first),
        _proof(first),
        severity="info" if first.last == last else None,
    )


@check("signed-after-published")
def signed_after_published(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """A sign-off later than the day the page says it was published."""
    published, signed = report.published, report.signed
    if published is None or signed is None or published.source in ("sign_off", *WEAK_SOURCES):
        yield Result(SUBJECT, "not_applicable")
        return
    if signed.first <= published.last:
        yield Result(SUBJECT, "pass")
        return
    fields = {"signed": _told(signed), "date": _told(published)}
    proof = (*_proof(published), *_proof(signed))
    yield Result(SUBJECT, "fail", fields, f"≤ {_told(published)}", _told(signed), proof)


def when(days: DayRange, due: Due) -> When:
    """Where all days of an interval lie; `open` when they do not agree."""
    last = due.grace or due.day
    if days.last <= due.day:
        return "in_time"
    if days.first <= due.day:
        return "open"
    return "next_workday" if days.first <= last else "late"


def _judged(report: Report, context: Context, due: Due, looser: Text | None) -> Result:
    published = report.published
    if published is None:
        if context.first_seen is not None and context.first_seen <= due.day:
            return Result(SUBJECT, "pass")
        why = Text("文件中没有发布日期", "the documents tell no date of publication")
        return Result(SUBJECT, "unknown", why=why)
    found = when(published, due)
    if found == "in_time":
        return Result(SUBJECT, "pass")
    if found == "open":
        why = Text(
            f"{_day_of(published)}只知在{_told(published)}之间，期限为{due.day}",
            f"published some day of {_told(published)}; due {due.day}",
        )
        return Result(SUBJECT, "unknown", why=why)
    saved = _doubt(context, due, published)
    if saved is not None:
        return Result(SUBJECT, "unknown", why=saved, evidence=_proof(published))
    return _late(report, due, published, found, looser)


def _late(
    report: Report, due: Due, published: DayRange, found: When, looser: Text | None
) -> Result:
    signed = report.signed
    mild = found == "next_workday" or published.source == "sign_off"
    notes = [looser] if looser else []
    if found == "next_workday":
        notes.append(Text("期限当日为休息日", "the due day was a rest day"))
    elif signed is not None and signed.last <= due.day:
        mild = True
        notes.append(Text(f"落款日期{_told(signed)}在期限内", f"signed in time, {_told(signed)}"))
    if not due.certain:
        notes.append(Text("节假日安排未知，只按周末推算", "holidays of that year are not known"))
    fields: dict[str, str | Text] = {
        "what": _SIGNED if published.source == "sign_off" else _PUBLISHED,
        "published": _told(published),
        "due": due.day.isoformat(),
        "days": str((published.first - due.day).days),
        "notice": due.cite.instrument,
    }
    return Result(
        SUBJECT,
        "fail",
        fields,
        f"≤ {due.day}",
        _told(published),
        _proof(published),
        severity="warning" if mild else None,
        why=_joined(notes),
        cites=(due.cite,),
    )


def _doubt(context: Context, due: Due, published: DayRange) -> Text | None:
    """A reading of the date that saves the report."""
    seen = context.first_seen
    found = doubt(published.first, published.source, due, seen, context.absent_on)
    if found == "seen_before":
        return Text(
            f"{_day_of(published)}为{_told(published)}，但{seen}已见到",
            f"dated {_told(published)}, yet seen on {seen}",
        )
    if found == "address_only":
        return Text(
            f"只有网址中的日期{_told(published)}，可能是导入日期",
            f"only the address bears a date, {_told(published)}, perhaps that of an import",
        )
    if found == "posted_again":
        return Text(
            f"{_day_of(published)}{_told(published)}晚于应发布的年份，可能是网站迁移后重新发布的日期",
            f"dated {_told(published)}, after the year it was due: perhaps posted again",
        )
    return None


def _day_of(days: DayRange) -> str:
    return "落款日期" if days.source == "sign_off" else "页面日期"


def _of_unknown_kind(report: Report, context: Context, year: int) -> Result:
    """Only a date that is in time under every reading settles it."""
    strictest = statutory_due(year, "department")
    published = report.published
    if strictest and published and when(published, strictest) == "in_time":
        return Result(SUBJECT, "pass")
    why = Text(
        "发布机关的性质不明，期限无法确定" if published else "文件中没有发布日期",
        "the kind of body is not known, so neither is its due day"
        if published
        else "the documents tell no date of publication",
    )
    return Result(SUBJECT, "unknown", why=why, cause="kind" if published else "")


def _local(report: Report, context: Context, rule: Rule) -> Due | None:
    case = case_of(report, context)
    region = context.agency.region_code if context.agency else ""
    return local_due(
        case.year,
        case.kind or None,  # type: ignore[arg-type]
        case.level or None,  # type: ignore[arg-type]
        region,
        context.portal,
        rule.calendars,
    )


def _looser(report: Report, context: Context, rule: Rule, due: Due) -> Text | None:
    local = _local(report, context, rule)
    if local is None or local.day <= due.day:
        return None
    return Text(
        f"{local.cite.instrument}定为{local.day}，不能放宽法定期限",
        f"{local.cite.instrument} says {local.day}, which cannot relax the statute",
    )


def _seen_without(context: Context, stated: date, seen: date) -> bool:
    if context.absent_on:
        return sum(day > stated for day in context.absent_on) >= ENOUGH_SIGHTINGS
    enough = context.sightings_before >= ENOUGH_SIGHTINGS
    return enough and (seen - stated).days >= _CLEAR_DAYS


def _told(days: DayRange) -> str:
    if days.first == days.last:
        return days.first.isoformat()
    return f"{days.first}/{days.last}"


def _proof(days: DayRange) -> tuple[Evidence, ...]:
    return (days.evidence,) if days.evidence else ()


def _joined(notes: list[Text]) -> Text | None:
    if not notes:
        return None
    return Text("；".join(n.zh for n in notes), "; ".join(n.en for n in notes))
