"""By which day a report must be out, and what a date on the page proves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from report.model import AgencyKind, AgencyLevel, DayRange
from rules import Packs, judge
from rules.calendars.model import Calendar
from rules.due import due_day, local_due
from rules.model import Context, Outcome, RosterEntry
from rules.workdays import next_workday, workday
from tests.rules_engine.of_figures import CONTEXT, report_of

NOTICE = Calendar.model_validate(
    {
        "calendar": "somewhere",
        "notice": {"title": {"zh": "某市通知", "en": "A notice"}, "number": "某政办〔2024〕1号"},
        "where": {"regions": ["4312"], "portals": ["some-portal"]},
        "dates": [
            {"kinds": ["township_government"], "years": {"from": 2023}, "due": "01-25"},
            {"kinds": ["department"], "years": {"from": 2023, "to": 2023}, "due": "02-28"},
            {
                "kinds": ["government"],
                "levels": ["county"],
                "years": {"from": 2023},
                "due": "02-20",
            },
        ],
    }
)


@pytest.mark.parametrize(
    ("year", "kind", "expected"),
    [
        (2007, "department", None),
        (2008, "department", "2009-03-31"),
        (2018, "department", "2019-03-31"),
        (2018, "township_government", "2019-03-31"),
        (2018, "institution", "2019-03-31"),
        (2018, None, "2019-03-31"),
        (2019, "department", "2020-01-31"),
        (2019, "state_council_department", "2020-01-31"),
        (2019, "government", "2020-03-31"),
        (2024, "government", "2025-03-31"),
        (2024, "township_government", None),
        (2024, "subdistrict_office", None),
        (2024, "institution", None),
        (2024, "development_zone", None),
        (2024, "vertical", None),
        (2024, None, None),
    ],
)
def test_the_statutes_day(year: int, kind: AgencyKind | None, expected: str | None) -> None:
    due = due_day(year, kind, "county", "", None)
    assert (due.day.isoformat() if due else None) == expected
    assert due is None or due.basis == "statute"


@pytest.mark.parametrize(
    ("day", "working", "following"),
    [
        ("2020-01-31", False, "2020-02-03"),  # Spring Festival
        ("2022-01-31", False, "2022-02-07"),
        ("2025-01-31", False, "2025-02-05"),
        ("2021-01-31", False, "2021-02-01"),  # Sunday
        ("2026-01-31", False, "2026-02-02"),  # Saturday
        ("2024-03-31", False, "2024-04-01"),
        ("2023-01-28", True, "2023-01-29"),  # a Saturday and a Sunday worked instead
        ("2023-01-31", True, "2023-02-01"),
    ],
)
def test_rest_days_are_those_of_the_year(day: str, working: bool, following: str) -> None:
    known = workday(date.fromisoformat(day))
    assert (known.working, known.certain) == (working, True)
    assert next_workday(date.fromisoformat(day)) == date.fromisoformat(following)


def test_beyond_the_known_holidays_weekends_are_known_and_it_says_so() -> None:
    saturday, monday = workday(date(2050, 1, 1)), workday(date(2050, 1, 3))
    assert (saturday.working, saturday.certain) == (False, False)
    assert (monday.working, monday.certain) == (True, False)


def test_a_due_day_that_is_a_rest_day_has_a_days_grace() -> None:
    due = due_day(2021, "department", "county", "", None)
    assert due is not None
    assert (due.day, due.grace) == (date(2022, 1, 31), date(2022, 2, 7))
    due = due_day(2022, "department", "county", "", None)
    assert due is not None
    assert due.grace is None


def test_a_local_notice_gives_a_day_to_bodies_the_statute_does_not_name() -> None:
    due = due_day(2023, "township_government", "township", "431202100", None, [NOTICE])
    assert due is not None
    assert (due.day, due.basis) == (date(2024, 1, 25), "local_notice")
    assert due.cite.instrument == "某政办〔2024〕1号"


def test_a_local_notice_is_found_by_portal_too_and_nowhere_else() -> None:
    assert due_day(2023, "township_government", None, "", "some-portal", [NOTICE])
    assert due_day(2023, "township_government", None, "110101", "other", [NOTICE]) is None
    assert due_day(2022, "township_government", None, "431202", None, [NOTICE]) is None


def test_a_looser_local_day_does_not_relax_the_statute() -> None:
    due = due_day(2023, "department", "county", "431202", None, [NOTICE])
    assert due is not None
    assert (due.day, due.basis) == (date(2024, 1, 31), "statute")
    looser = local_due(2023, "department", "county", "431202", None, [NOTICE])
    assert looser is not None
    assert looser.day == date(2024, 2, 28)


# ------------------------------------------------------------------ the verdict


def judged(
    packs: Packs,
    published: str | tuple[str, str] | None,
    year: int = 2022,
    kind: AgencyKind | None = "department",
    level: AgencyLevel | None = "county",
    source: str = "visible",
    signed: str | None = None,
    context: Context = CONTEXT,
) -> Outcome:
    """The outcome of the rule on the statute's day."""
    report = report_of(
        {},
        year,
        kind=kind,
        level=level,
        published=_days(published, source),
        signed=_days(signed, "sign_off"),
    )
    rule = "TL-2007" if year < 2019 else "TL-2019"
    (outcome,) = (o for o in judge(report, context, packs).outcomes if o.rule == rule)
    return outcome


def _days(days: str | tuple[str, str] | None, source: str) -> DayRange | None:
    if days is None:
        return None
    first, last = (days, days) if isinstance(days, str) else days
    return DayRange(date.fromisoformat(first), date.fromisoformat(last), source)


def test_the_due_day_itself_is_in_time(packs: Packs) -> None:
    assert judged(packs, "2023-01-31").verdict == "pass"
    late = judged(packs, "2023-02-01")
    assert (late.verdict, late.severity) == ("fail", "error")
    assert "2023-01-31" in late.message.zh
    assert late.cites[0].at == "第四十九条"


@pytest.mark.parametrize(
    ("published", "verdict", "severity"),
    [
        ("2022-01-31", "pass", "error"),
        ("2022-02-01", "fail", "warning"),
        ("2022-02-07", "fail", "warning"),
        ("2022-02-08", "fail", "error"),
    ],
)
def test_up_to_the_next_working_day_after_a_rest_day_it_is_a_warning(
    packs: Packs, published: str, verdict: str, severity: str
) -> None:
    outcome = judged(packs, published, 2021)
    assert (outcome.verdict, outcome.severity) == (verdict, severity)


def test_an_interval_only_partly_late_proves_nothing(packs: Packs) -> None:
    assert judged(packs, ("2023-01-01", "2023-02-28")).verdict == "unknown"
    assert judged(packs, ("2023-02-01", "2023-02-28")).verdict == "fail"
    assert judged(packs, ("2018-03-01", "2018-03-31"), 2017).verdict == "pass"


def test_without_any_date_it_is_unknown(packs: Packs) -> None:
    assert judged(packs, None).verdict == "unknown"
    assert judged(packs, None, 2018, "institution").verdict == "unknown"


def test_an_unknown_kind_is_only_in_time_where_every_kind_would_be(packs: Packs) -> None:
    assert judged(packs, "2023-01-31", kind=None).verdict == "pass"
    assert judged(packs, "2023-03-01", kind=None).verdict == "unknown"
    assert judged(packs, "2023-08-01", kind=None).verdict == "unknown"
    assert judged(packs, "2019-08-01", 2018, kind=None).verdict == "fail"


def test_the_date_in_an_address_proves_no_lateness(packs: Packs) -> None:
    assert judged(packs, "2023-02-17", source="path").verdict == "unknown"
    assert judged(packs, "2023-01-17", source="path").verdict == "pass"


def test_a_date_of_later_years_may_be_that_of_a_migration(packs: Packs) -> None:
    assert judged(packs, "2024-06-15").verdict == "unknown"
    absent = replace(
        CONTEXT, first_seen=date(2024, 6, 15), absent_on=(date(2023, 3, 1), date(2023, 9, 1))
    )
    assert judged(packs, "2024-06-15", context=absent).verdict == "fail"


def test_a_sign_off_in_time_makes_a_late_page_a_warning(packs: Packs) -> None:
    late = judged(packs, "2023-02-20", signed="2023-01-20")
    assert (late.verdict, late.severity) == ("fail", "warning")
    assert "2023-01-20" in late.message.zh
    assert judged(packs, "2023-02-20", signed="2023-02-18").severity == "error"


def test_a_late_sign_off_alone_is_a_warning(packs: Packs) -> None:
    late = judged(packs, "2023-02-20", source="sign_off", signed="2023-02-20")
    assert (late.verdict, late.severity) == ("fail", "warning")


def test_a_sign_off_is_not_told_as_a_day_of_publication(packs: Packs) -> None:
    signed = judged(packs, "2023-02-20", source="sign_off", signed="2023-02-20").message
    assert signed.zh == "落款日期为2023-02-20，晚于法定期限2023-01-31。"
    assert signed.en == "Signed 2023-02-20, after the statutory 2023-01-31."
    assert judged(packs, "2023-02-20").message.zh.startswith("发布于2023-02-20，晚于")


def test_what_was_seen_in_time_was_published_in_time(packs: Packs) -> None:
    seen = replace(CONTEXT, first_seen=date(2023, 1, 20))
    assert judged(packs, None, context=seen).verdict == "pass"
    assert judged(packs, "2023-02-20", context=seen).verdict == "unknown"


def test_drafts_have_no_date_of_publication(packs: Packs) -> None:
    draft = replace(CONTEXT, stage="draft")
    assert judged(packs, "2023-08-01", context=draft).verdict == "not_applicable"


def test_a_local_notice_is_a_warning_that_cites_it(packs: Packs) -> None:
    report = report_of({}, 2021, kind="department", published=_days("2022-01-30", "visible"))
    context = replace(CONTEXT, agency=RosterEntry("a", "某局", "department", "county", "431202"))
    found = {o.rule: o for o in judge(report, context, packs).findings()}
    assert found["TL-local"].severity == "warning"
    assert "怀化" in found["TL-local"].cites[0].instrument
    assert "TL-2019" not in found


def test_a_report_late_by_the_statute_is_not_told_late_twice(packs: Packs) -> None:
    report = report_of({}, 2021, kind="department", published=_days("2022-03-30", "visible"))
    context = replace(CONTEXT, agency=RosterEntry("a", "某局", "department", "county", "431202"))
    outcomes = {o.rule: o for o in judge(report, context, packs).outcomes}
    assert outcomes["TL-2019"].verdict == outcomes["TL-local"].verdict == "fail"
    assert outcomes["TL-local"].suppressed_by == "TL-2019#publication"
