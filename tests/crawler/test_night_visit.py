"""The stage as a whole: all portals side by side, each in a process that may die."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.options import Options
from crawler.portal import load_portal
from crawler.roster import load_roster
from night import visit as stage
from night.settings import Settings, load
from samples.portal import ANY, serving, write_declarations
from store import PortalRecord, Store

AT = datetime(2025, 4, 10, 1, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def ports() -> Iterator[dict[str, int]]:
    """Where the sample portals are served for these tests."""
    with serving(ANY) as ports:
        yield ports


@pytest.fixture
def settings(tmp_path: Path, ports: dict[str, int]) -> Settings:
    return load(write_declarations(tmp_path, ports))


@dataclass(frozen=True)
class Calm:
    """A visit that nothing happens to: what it leaves, and in how many commits."""

    fingerprint: str
    commits: int


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory, ports: dict[str, int]) -> Calm:
    folder = tmp_path_factory.mktemp("calm")
    log = folder / "commits"
    Store.open(folder / "gouji.db").close()
    alone(load(write_declarations(folder, ports)), folder, GOUJI_FAILPOINT_LOG=str(log))
    with Store.open(folder / "gouji.db") as store:
        commits = log.read_text("utf-8").split().count("store.committed")
        return Calm(store.fingerprint(), commits)


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
        ("yunxi", True, 87, 98),
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


def alone(settings: Settings, folder: Path, **environment: str) -> int:
    """The visiting process by itself, in that environment; its exit code."""
    options = Options(
        portal=load_portal(folder / "portals" / "qingtan.yaml"),
        roster=load_roster("qingtan", settings.folders.rosters),
        store=folder / "gouji.db",
        at=AT,
        allow_private=settings.crawl.allow_private,
    )
    return subprocess.run(
        [sys.executable, "-m", "crawler.run"],
        input=options.model_dump_json().encode(),
        env={**os.environ, **environment},
        check=False,
    ).returncode


@pytest.mark.parametrize("moment", ["committing", "committed"])
@pytest.mark.parametrize("place", [1, 2, 3, 4, 15, -2, -1])
def test_killed_at_a_commit_the_next_visit_completes_it(
    settings: Settings, tmp_path: Path, calm: Calm, place: int, moment: str
) -> None:
    """The first commits declare the portal and begin the run, the last end it; between them
    stand the list and the articles, one each."""
    Store.open(tmp_path / "gouji.db").close()
    nth = place if place > 0 else calm.commits + 1 + place
    killed = alone(settings, tmp_path, GOUJI_FAILPOINT=f"store.{moment}:{nth}")
    assert killed == -signal.SIGKILL
    assert visit(settings, tmp_path, "qingtan").visits[0].ok
    with Store.open(tmp_path / "gouji.db") as store:
        assert store.fingerprint() == calm.fingerprint


def test_a_visiting_process_that_dies_is_told(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    (dead,) = visit(settings, tmp_path, "qingtan").visits
    assert "the visiting process died (1)" in dead.why.en
    with Store.open(tmp_path / "gouji.db") as store:
        run = store.runs.last("visit", "qingtan")
        assert run is not None
        assert run.status == "failed"


def test_the_visiting_process_is_told_no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUJI_DIGEST__SMTP__PASSWORD", "secret")
    monkeypatch.setenv("GOUJI_FAILPOINT_LOG", "/dev/null")
    told = stage.child_environment()
    assert [name for name in told if name.startswith("GOUJI_")] == ["GOUJI_FAILPOINT_LOG"]
    assert told["PATH"] == os.environ["PATH"]


def test_a_portal_whose_file_is_gone_is_watched_no_more(settings: Settings, tmp_path: Path) -> None:
    for path in (tmp_path / "portals").glob("*.yaml"):
        path.unlink()
    with Store.open(tmp_path / "gouji.db") as store:
        store.roster.put_portal(PortalRecord("gone", "旧门户"))
        assert [p.id for p in store.roster.portals(watched=True)] == ["gone"]
    visit(settings, tmp_path)
    with Store.open(tmp_path / "gouji.db") as store:
        assert not store.roster.portals(watched=True)
        assert [p.id for p in store.roster.portals()] == ["gone"]
