"""The stage as a whole: all portals side by side, each in a process that may die."""

import signal
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from night import visit as stage
from night.settings import Settings, load
from samples.portal import serving, write_declarations
from store import Store

AT = datetime(2025, 4, 10, 1, 30, tzinfo=UTC)
PORT = 0x5200


@pytest.fixture(scope="module")
def portals() -> Iterator[None]:
    with serving(PORT):
        yield


@pytest.fixture
def settings(tmp_path: Path, portals: None) -> Settings:
    return load(write_declarations(tmp_path, PORT))


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory, portals: None) -> str:
    """The fingerprint of a visit that nothing happened to."""
    folder = tmp_path_factory.mktemp("calm")
    visit(load(write_declarations(folder, PORT)), folder, "qingtan")
    with Store.open(folder / "gouji.db") as store:
        return store.fingerprint()


def visit(settings: Settings, folder: Path, *names: str) -> stage.VisitSummary:
    with Store.open(folder / "gouji.db") as store:
        return stage.visit(store, settings, lambda: AT, names)


def test_the_sample_portals_are_visited_and_the_one_that_is_down_is_told(
    settings: Settings, tmp_path: Path
) -> None:
    first = visit(settings, tmp_path)
    assert [(v.portal, v.ok, v.listed, v.new) for v in first.visits] == [
        ("qingtan", True, 24, 26),
        ("wanglan", False, 0, 0),
        ("yunxi", True, 87, 97),
    ]
    (down,) = first.failed
    assert "refuses the connection" in down.why.en
    assert "拒绝连接" in down.why.zh
    second = visit(settings, tmp_path)
    assert second.new == 0
    with Store.open(tmp_path / "gouji.db") as store:
        assert {run.status for run in store.runs.recent("visit", "wanglan")} == {"failed"}
        assert [p.id for p in store.roster.portals()] == ["qingtan", "wanglan", "yunxi"]


def test_a_portal_file_with_a_slip_is_a_failed_visit_and_the_others_go_on(
    settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "portals" / "broken.yaml").write_text("id: broken\nnmae: x\n", "utf-8")
    (tmp_path / "portals" / "yunxi.yaml").unlink()
    (tmp_path / "portals" / "wanglan.yaml").unlink()
    (tmp_path / "rosters" / "qingtan.yaml").unlink()
    told = visit(settings, tmp_path)
    assert [(v.portal, v.ok) for v in told.visits] == [("broken", False), ("qingtan", False)]
    assert "broken.yaml: name: Field required" in told.visits[0].why.en
    assert "roster `qingtan` is in none of" in told.visits[1].why.en
    with Store.open(tmp_path / "gouji.db") as store:
        run = store.runs.last("visit", "broken")
        assert run is not None
        assert (run.status, run.summary["why"]) == ("failed", told.visits[0].why.en)


def test_an_unknown_portal_is_a_key_error(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="nowhere"):
        visit(settings, tmp_path, "nowhere")


def test_a_portal_that_is_being_visited_already_is_told(settings: Settings, tmp_path: Path) -> None:
    with Store.open(tmp_path / "gouji.db") as store, store.stage("visit", "qingtan"):
        (told,) = visit(settings, tmp_path, "qingtan").visits
    assert not told.ok
    assert "already running" in told.why.en


PLACES = ("declared", "started", "taken:3", "archived:3", "list_seen", "list_recorded", "ended",
          "recorded")  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_killed_at_any_commit_the_next_visit_completes_it(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, calm: str, place: str
) -> None:
    monkeypatch.setenv("GOUJI_FAILPOINT", f"visit.{place}")
    (killed,) = visit(settings, tmp_path, "qingtan").visits
    assert not killed.ok
    assert str(-signal.SIGKILL) in killed.why.en
    monkeypatch.delenv("GOUJI_FAILPOINT")
    assert visit(settings, tmp_path, "qingtan").visits[0].ok
    with Store.open(tmp_path / "gouji.db") as store:
        assert store.fingerprint() == calm


def test_these_are_all_the_places(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOUJI_FAILPOINT_LOG", str(tmp_path / "places"))
    visit(settings, tmp_path, "qingtan")
    passed = set((tmp_path / "places").read_text().split())
    assert passed == {f"visit.{place.partition(':')[0]}" for place in PLACES}
