"""Which report of a portal's year is most like another, and what the place's template is."""

from __future__ import annotations

from rules.contents.alike import Told, closest, template

FIELDS = ("水务", "教育", "民政", "司法", "财政", "审计", "统计")
COMMON = frozenset({"公开为常态", "先审查后公开"})


def bureaus(year: int = 2023) -> list[Told]:
    """Seven bureaus with the template of the place and five sentences of their own."""
    return [
        Told(field, f"青檀县{field}局", year, COMMON | {f"{field}{n}" for n in range(5)})
        for field in FIELDS
    ]


def saying(one: Told, *, as_well_as: Told, name: str = "") -> Told:
    """The body, saying what another says."""
    return Told(one.body, name or one.name, one.year, as_well_as.marks)


def test_what_three_bodies_say_is_the_template() -> None:
    assert template(bureaus()) == COMMON


def test_last_years_reports_tell_the_template_too() -> None:
    first, *_ = this = bureaus()
    two_say = [*this[:2], *(Told(t.body, t.name, t.year, t.marks - COMMON) for t in this[2:])]
    assert template(two_say) == frozenset()
    assert template([*two_say, *bureaus(2022)[2:3]]) == COMMON
    assert first.year == 2023


def test_of_few_bodies_no_template_is_known() -> None:
    assert template(bureaus()[:5]) is None
    assert template([*bureaus()[:5], *bureaus(2022)[:5]]) is None


def test_two_that_share_most_of_what_is_their_own_are_each_others_closest() -> None:
    water, school, *others = bureaus()
    reports = [water, saying(school, as_well_as=water), *others]
    assert closest(reports, COMMON) == {"水务": "教育", "教育": "水务"}


def test_the_template_alone_makes_nobody_alike() -> None:
    assert closest(bureaus(), COMMON) == {}


def test_a_government_and_its_own_office_are_one_house() -> None:
    one, other, *others = bureaus()
    government = saying(one, as_well_as=one, name="青檀县人民政府")
    office = saying(other, as_well_as=one, name="青檀县人民政府办公室")
    assert closest([government, office, *others], COMMON) == {}


def test_the_order_of_the_reports_does_not_matter() -> None:
    water, school, law, *others = bureaus()
    both = Told(
        law.body, law.name, 2023, COMMON | {"水务0", "水务1", "水务2", "教育0", "教育1", "教育2"}
    )
    reports = [water, school, both, *others]
    assert closest(reports, COMMON) == closest(reports[::-1], COMMON)
