"""The law as data: what rules cite exists, and is told in our own words."""

from __future__ import annotations

from datetime import date

import pytest
from asking import judging, report_2017, report_2023

from rules.law import UnknownCitationError, cite, cites_of_year, instruments
from rules.model import Citation
from rules.packs import load_packs


def test_a_citation_is_printed_with_its_instrument() -> None:
    cited = cite("国务院令第711号", "第四十九条第一款")
    assert cited.words.zh == "《政府信息公开条例》（2019年修订）第四十九条第一款"
    assert "一月三十一日" in cited.passage.zh


def test_an_unknown_place_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownCitationError, match="第五十条"):
        cite("国务院令第711号", "第五十条(四)")


def test_an_unknown_instrument_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownCitationError, match="国办公开办函〔2021〕30号"):
        cite("国办公开办函〔2021〕31号", "格式")


def test_the_texts_of_the_regulations_follow_each_other() -> None:
    old, new = instruments()["国务院令第492号"], instruments()["国务院令第711号"]
    day = date(2019, 5, 15)
    assert old.replaced_on == new.in_force == day
    assert not old.in_force_on(day)
    assert new.in_force_on(day)


def test_every_citation_of_the_packs_exists() -> None:
    for rule in load_packs().rules:
        for one in rule.cites:
            if one.instrument in instruments():
                cite(one.instrument, one.at)
            else:
                assert rule.basis == "local_notice", rule.id


def test_a_statute_or_form_is_always_cited() -> None:
    for rule in load_packs().rules:
        if rule.basis in ("statute", "form"):
            assert rule.cites, rule.id


def test_what_is_only_held_carries_no_error() -> None:
    for rule in load_packs().rules:
        footings = [
            cite(one.instrument, one.at).passage.footing
            for one in rule.cites
            if one.instrument in instruments()
        ]
        if rule.severity == "error" and rule.basis in ("statute", "form") and footings:
            assert set(footings) & {"seen", "known"}, rule.id


OLD = Citation("国务院令第492号", "第三十一条")
NEW = Citation("国务院令第711号", "第四十九条")
TRIAL = Citation("国办公开办函〔2019〕60号", "表三")
FORM = Citation("国办公开办函〔2021〕30号", "表三")
LOCAL = Citation("怀化市〔2021〕办字", "全文")


@pytest.mark.parametrize(
    ("cites", "year", "kept"),
    [
        ((OLD, NEW), 2008, (OLD,)),
        ((OLD, NEW), 2018, (OLD,)),
        ((OLD, NEW), 2019, (NEW,)),
        ((TRIAL, FORM), 2020, (TRIAL,)),
        ((TRIAL, FORM), 2021, (FORM,)),
        ((OLD, NEW), 0, (OLD, NEW)),
        ((NEW,), 2012, (NEW,)),
        ((TRIAL, FORM), 2012, (TRIAL, FORM)),
        ((OLD, NEW, LOCAL), 2022, (NEW, LOCAL)),
    ],
)
def test_the_law_of_the_reports_year_is_cited(
    cites: tuple[Citation, ...], year: int, kept: tuple[Citation, ...]
) -> None:
    assert cites_of_year(cites, year) == kept


@pytest.mark.parametrize(
    ("text", "not_in_force"), [(report_2017(), NEW.instrument), (report_2023(), OLD.instrument)]
)
def test_no_outcome_rests_on_a_text_of_other_years(text: str, not_in_force: str) -> None:
    both = [o for o in judging(text).outcomes if o.verdict != "not_applicable"]
    assert both
    assert not [o.rule for o in both if not_in_force in {c.instrument for c in o.cites}]
