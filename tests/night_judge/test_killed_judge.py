"""`kill -9` at every commit of judge, then judge again: as if nothing had happened."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from night.judge import judge_night
from store import Store
from tests.night_judge.killing import forked, kill_everywhere
from tests.night_judge.portal import Portal
from tests.night_judge.pretend import PretendPacks

PAGES = {
    "2025-1.html": "agency: 甲局\nyear: 2025\ncarried_in: 5\nfail: R-1 x\npublished: 2026-01-20\n",
    "2024-1.html": "agency: 甲局\nyear: 2024\nfigure: carried_forward 7\nfail: R-2 y\n",
    "2025-2.html": "agency: 乙局\nyear: 2025\nunknown: R-1 x\n",
    "2025-3.html": "agency: 丙局\nyear: 2025\nfail: R-3 z\n",
    "notice.html": "kind: notice\n",
    "bad.html": "do: die\n",
}


def filled(folder: Path, *, judged_before: bool) -> Path:
    """A store as a visit leaves it; perhaps judged once, with other pages and rules."""
    with Store.open(folder / "gouji.db") as store:
        demo = Portal(store, date(2026, 3, 1))
        if judged_before:
            early = {
                path: text.replace("fail: R-1 x\n", "fail: R-2 x\n") for path, text in PAGES.items()
            }
            demo.visit({path: text for path, text in early.items() if "2024" not in path})
            demo.judge(PretendPacks("packs-0"))
            demo.next_day()
        demo.visit(PAGES)
        store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return folder


def judge(folder: Path) -> None:
    with Store.open(folder / "gouji.db") as store:
        night = Portal(store, date(2026, 3, 2)).night(processes=2)
        judge_night(night)


def content(folder: Path) -> str:
    with Store.open(folder / "gouji.db") as store:
        return store.fingerprint()


def test_a_first_judgement_survives_a_kill_at_every_commit(tmp_path: Path) -> None:
    start = tmp_path / "start"
    start.mkdir()
    places = kill_everywhere(
        forked(judge), filled(start, judged_before=False), content, tmp_path / "work", most=99
    )
    assert {"store.committing", "store.committed"} <= set(places)


def test_a_later_judgement_survives_a_kill_at_every_commit(tmp_path: Path) -> None:
    start = tmp_path / "start"
    start.mkdir()
    kill_everywhere(forked(judge), filled(start, judged_before=True), content, tmp_path / "work")


def test_the_fingerprint_tells_two_contents_apart(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
        filled(folder, judged_before=False)
    assert content(one) == content(other)
    judge(one)
    assert content(one) != content(other)
    judge(other)
    assert content(one) == content(other)
