"""The first stage of the night: every portal visited, each in a process of its own.

A portal that hangs, breaks or yields too little is a failed visit with a plain reason; the
others go on, and what was archived before it broke stays.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from crawler.files import DeclarationError
from crawler.options import Options
from crawler.portal import Portal, load_portals
from crawler.roster import load_roster
from crawler.run import STORE_FAILED, VISIT_FAILED
from crawler.said import Said
from store import Store, StoreError

if TYPE_CHECKING:
    from night.settings import Settings

Clock = Callable[[], datetime]
AT_ONCE = 4
"""Portals visited side by side: each waits for its own server nearly all the time."""
GRACE = 60
"""Seconds a visit may take to stop by itself when its time is over."""


@dataclass(frozen=True, slots=True)
class PortalVisit:
    """How the visit to one portal went."""

    portal: str
    name: str
    ok: bool
    why: Said
    """Why it failed; empty for a good visit."""
    listed: int = 0
    """Reports on its lists."""
    new: int = 0
    """Documents with bytes not seen before."""
    same: int = 0
    gone: int = 0
    off_host: int = 0
    troubles: tuple[Said, ...] = ()
    """One each: address, and what was met there. A good visit may have some."""


@dataclass(frozen=True, slots=True)
class VisitSummary:
    """All visits, in the order of the portals' ids."""

    visits: tuple[PortalVisit, ...]

    @property
    def new(self) -> int:
        return sum(visit.new for visit in self.visits)

    @property
    def failed(self) -> tuple[PortalVisit, ...]:
        return tuple(visit for visit in self.visits if not visit.ok)


def visit(
    store: Store,
    settings: Settings,
    clock: Clock,
    portals: Sequence[str] = (),
    progress: Callable[[PortalVisit], None] = lambda visit: None,
) -> VisitSummary:
    """Visit these portals (all that are declared, when none is named) and record each run.
    When all are, those whose files are gone are watched no more.

    `progress` is told of each as it ends. Raises KeyError for a name that no file declares.
    """
    declared = load_portals(settings.folders.portals)
    if not portals:
        store.roster.watch(declared.keys())
    chosen = {name: declared[name] for name in portals or sorted(declared)}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        visits = pool.map(lambda entry: _one(store.path, settings, clock, *entry), chosen.items())
        done = []
        for ended in visits:
            progress(ended)
            done.append(ended)
    return VisitSummary(tuple(done))


def _one(
    path: Path, settings: Settings, clock: Clock, name: str, portal: Portal | DeclarationError
) -> PortalVisit:
    if isinstance(portal, DeclarationError):
        return _not_visited(path, clock(), name, _declaration(portal))
    try:
        roster = load_roster(portal.roster, settings.folders.rosters) if portal.roster else None
    except DeclarationError as error:
        return _not_visited(path, clock(), name, _declaration(error))
    options = Options(
        portal=portal,
        roster=roster,
        store=path.absolute(),
        at=clock(),
        user_agent=settings.crawl.user_agent,
        contact=settings.crawl.contact,
        allow_private=settings.crawl.allow_private,
        seconds=settings.crawl.seconds,
    )
    code, complaint = in_child(options)
    if code not in (0, VISIT_FAILED):
        return _not_visited(path, clock(), name, death(code, complaint, options.seconds))
    with Store.open(path) as store:
        run = store.runs.last("visit", name)
    assert run is not None
    told = run.summary
    return PortalVisit(
        portal=name,
        name=portal.name,
        ok=code == 0,
        why=Said(told["why_zh"], told["why"]),
        listed=told["listed"],
        new=told["new"],
        same=told["same"],
        gone=told["gone"],
        off_host=told["off_host"],
        troubles=tuple(
            Said(zh, en) for zh, en in zip(told["troubles_zh"], told["troubles"], strict=True)
        ),
    )


def in_child(options: Options) -> tuple[int | None, str]:
    """Visit in a process of its own: its exit code (None: out of time), and the last line
    of standard error."""
    root = Path(__file__).resolve().parents[1]
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "crawler.run"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**child_environment(), "PYTHONPATH": str(root)},
        start_new_session=True,
    )
    try:
        _, errors = process.communicate(
            options.model_dump_json().encode(), timeout=options.seconds + GRACE
        )
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return None, ""
    lines = errors.decode("utf-8", errors="replace").strip().splitlines()
    return process.returncode, lines[-1] if lines else ""


def child_environment() -> dict[str, str]:
    """Ours but for the settings, the mail password among them: the options hold whatever a
    visit may know."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GOUJI_") or name.startswith("GOUJI_FAILPOINT")
    }


def death(code: int | None, complaint: str, seconds: float) -> Said:
    """What became of a visiting process that did not end by itself, in words."""
    if code is None:
        return Said(
            f"超过 {seconds:.0f} 秒仍未停止，已中止",
            f"did not stop after {seconds:.0f} seconds and was ended",
        )
    if code == STORE_FAILED:
        return Said(f"存储无法使用：{complaint}", complaint)
    return Said(
        f"访问进程异常退出（{code}）：{complaint}",
        f"the visiting process died ({code}): {complaint}",
    )


def _declaration(error: DeclarationError) -> Said:
    return Said(f"声明文件有误：{error}", str(error))


def _not_visited(path: Path, at: datetime, name: str, why: Said) -> PortalVisit:
    """Record a visit that came to nothing, also where a killed process left its run open."""
    summary = {"why": why.en, "why_zh": why.zh}
    try:
        with Store.open(path) as store, store.stage("visit", name):
            open_run = store.runs.last("visit", name)
            if open_run is None or open_run.status != "running":
                run = store.runs.start("visit", at, portal=name)
            else:
                run = open_run.id
            store.runs.finish(run, at, "failed", summary)
    except StoreError as error:
        why = Said(f"{why.zh}；{error}", f"{why.en}; {error}")
    return PortalVisit(name, name, ok=False, why=why)
