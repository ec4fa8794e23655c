"""Names of bodies: the same but for places, and what could be the same."""

from __future__ import annotations

import pytest

from store import AgencyAttributes, AgencyRecord, Store
from store.naming import but_for_places, could_be


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("江苏省淮安市洪泽区人民政府", "洪泽区人民政府", True),
        ("示范县 教育局", "示范县教育局", True),
        ("示范市教育局", "教育局", True),
        ("江宁区教育局", "宁区教育局", False),
        ("示范市教育局", "示范市体育局", False),
        ("示范市教育局", "", False),
    ],
)
def test_the_same_but_for_places(one: str, other: str, same: bool) -> None:
    assert but_for_places(one, other) is same
    assert but_for_places(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "perhaps"),
    [
        ("示范县发展和改革局", "示范县发改局", True),
        ("人力资源和社会保障局", "某市人社局", True),
        ("示范县文化和旅游局", "文旅局", True),
        ("示范县发展和改革局", "示范县发展与改革局", True),
        ("示范县教育局", "示范县财政局", False),
        ("示范县水利局", "示范县财政局", False),
        ("示范县第一中学", "示范县人民医院", False),
    ],
)
def test_what_could_be_the_same(one: str, other: str, perhaps: bool) -> None:
    assert could_be(one, other) is perhaps


def test_a_full_name_finds_the_one_short_name_of_the_roster(store: Store) -> None:
    store.roster.replace(
        "demo",
        [
            AgencyRecord("a1", (AgencyAttributes("云溪市教育局"),)),
            AgencyRecord("a2", (AgencyAttributes("望舒区教育局"),)),
        ],
    )
    assert store.roster.match("demo", "江南省云溪市教育局") == "a1"
    assert store.roster.match("demo", "云溪市望舒区教育局") == "a2"
    assert store.roster.match("demo", "教育局") is None
