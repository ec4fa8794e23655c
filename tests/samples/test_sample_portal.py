"""The sample portals: they tell the same story each time, over real HTTP."""

import time
from itertools import pairwise
from pathlib import Path

import httpx
import pytest

from crawler.portal import load_portal
from crawler.roster import load_roster
from samples.portal import ANY, FOLDER, PORTS, PortTakenError, serving, write_declarations
from samples.site import PER_PAGE, ROOT, pages_of
from samples.story import DEFECTS, FIRST_YEAR, LAST_YEAR, PORTALS, story


def test_two_builds_are_the_same_byte_for_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    """On another day too: what a portal once served it serves again."""
    first = {name: pages_of(name, agencies) for name, agencies in PORTALS.items()}
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 100_000)
    assert first == {name: pages_of(name, agencies) for name, agencies in PORTALS.items()}


def test_every_body_reports_every_year_but_the_one_that_never_did() -> None:
    missing = [
        (agency.name, year)
        for agencies in PORTALS.values()
        for agency in agencies
        for year in range(FIRST_YEAR, LAST_YEAR + 1)
        if year not in {report.year for report in story(agency)}
    ]
    assert missing == [("云溪市望舒区市场监督管理局", 2024)]


def test_the_years_follow_on_from_each_other() -> None:
    for agency in PORTALS["yunxi"]:
        reports = [r for r in story(agency) if r.year >= 2019]
        broken = {d.year for d in DEFECTS if d.agency is agency}
        for last, this in pairwise(reports):
            if this.year not in broken:
                carried = last.figures["applications.carried_forward.total"]
                assert this.figures["applications.carried_in.total"] == carried


def test_lists_have_pages_and_articles_have_validators() -> None:
    with serving(ANY) as ports, httpx.Client(base_url=f"http://127.0.0.1:{ports['yunxi']}") as web:
        first = web.get(ROOT)
        assert first.text.count("<li>") == PER_PAGE
        assert web.get(f"{ROOT}index_1.html").text.count("<li>") == PER_PAGE
        again = web.get(ROOT, headers={"If-None-Match": first.headers["ETag"]})
        assert again.status_code == 304
        assert web.get("/nowhere").status_code == 404
        assert "Disallow" in web.get("/robots.txt").text


@pytest.mark.parametrize("name", PORTS)
def test_a_taken_port_is_told_with_what_to_do(name: str) -> None:
    """That of the portal which is down as well: somebody else's answer is no portal's."""
    with (
        serving(ANY) as ports,
        pytest.raises(PortTakenError, match=rf"127\.0\.0\.1:{ports[name]} .*end what listens"),
        serving({**ANY, name: ports[name]}),
    ):
        pass


def test_the_portal_that_is_down_refuses_and_two_servings_are_in_nobodys_way() -> None:
    with serving(ANY) as ports, serving(ANY) as others:
        assert not set(ports.values()) & set(others.values())
        with pytest.raises(httpx.ConnectError):
            httpx.get(f"http://127.0.0.1:{ports['wanglan']}/")


def test_portal_files_and_rosters_name_the_bodies_that_publish() -> None:
    folder = Path(str(FOLDER))
    for name, agencies in PORTALS.items():
        portal = load_portal(folder / "portals" / f"{name}.yaml")
        assert portal.lists[0].url.endswith(ROOT)
        roster = load_roster(portal.roster or "", [folder / "rosters"])
        declared = [(a.id, a.name, a.kind, a.level, a.region_code) for a in roster.agencies]
        assert declared == [(a.id, a.name, a.kind, a.level, a.region_code) for a in agencies]
        reports = sum(len(story(agency)) for agency in agencies)
        assert portal.expected.min <= reports <= portal.expected.max


def test_the_titles_on_the_lists_are_matched_to_the_roster() -> None:
    folder = Path(str(FOLDER))
    for name, agencies in PORTALS.items():
        roster = load_roster(name, [folder / "rosters"])
        for agency in agencies:
            assert {roster.whose(report.title) for report in story(agency)} == {agency.id}


def test_declarations_for_other_ports(tmp_path: Path) -> None:
    settings = write_declarations(tmp_path, {"yunxi": 20800, "qingtan": 20801, "wanglan": 20802})
    assert "127.0.0.1:20800" in settings.read_text("utf-8")
    assert not [port for port in PORTS.values() if str(port) in settings.read_text("utf-8")]
    portal = load_portal(tmp_path / "portals" / "qingtan.yaml")
    assert portal.lists[0].url.startswith("http://127.0.0.1:20801/")
