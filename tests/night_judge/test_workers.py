"""Children that read and judge: results in order, whatever a document does."""

from __future__ import annotations

import contextlib
import os
import signal
import time
import warnings
from datetime import date
from pathlib import Path

import pytest

from night.workers import Job, Judged, Limits, read_and_judge
from report.model import Document, NotAReport, Report, Unreadable
from rules.model import Context
from tests.night_judge.pretend import ROOMS, PretendPacks

LIMITS = Limits(seconds=20, memory_mb=512)


def job(text: str) -> Job:
    return Job(text, (Document(text.encode(), "a.txt"),))


def run(*texts: str, limits: Limits = LIMITS, **more: object) -> list[Judged]:
    return list(
        read_and_judge(
            (job(text) for text in texts),
            PretendPacks(),
            lambda _job, _report: Context(as_of=date(2026, 2, 1)),
            limits=limits,
            rooms=ROOMS,
            **more,
        )
    )


def test_a_report_comes_back_read_and_judged_with_its_context() -> None:
    (judged,) = run("agency: 甲局\nyear: 2024\nfigure: a.b 12\nfail: R-1 a.b\n")
    (part,) = judged.parts
    assert isinstance(part.result, Report)
    assert part.result.agency.name == "甲局"
    assert str(part.result.measures["a.b"].value) == "12"
    assert part.judgement is not None
    assert [o.subject for o in part.judgement.findings()] == ["a.b"]
    assert part.judgement.outcomes[0].evidence[0].where.label == "表三"
    assert part.context == Context(as_of=date(2026, 2, 1))
    assert judged.failure is None


def test_the_three_kinds_of_result_are_told_apart() -> None:
    kinds = [type(j.parts[0].result) for j in run("kind: notice\n", "kind: scan\n", "year: 2024\n")]
    assert kinds == [NotAReport, Unreadable, Report]


def test_a_collection_gives_several_parts() -> None:
    (judged,) = run("agency: 甲局\n====\nagency: 乙局\n")
    assert [part.result.agency.name for part in judged.parts] == ["甲局", "乙局"]


@pytest.mark.parametrize("processes", [1, 3])
def test_results_keep_the_order_of_the_jobs(processes: int) -> None:
    texts = [f"agency: {n}\n" for n in range(25)]
    assert [j.job.key for j in run(*texts, processes=processes)] == texts


@pytest.mark.parametrize(
    ("deed", "kind", "words"),
    [
        ("hang", "timeout", "more than 1 s"),
        ("spin", "timeout", "more than 1 s"),
        ("die", "died", "SIGSEGV"),
        ("eat", "memory", "512 MB"),
        ("crash", "crashed", "a reader's mistake"),
    ],
)
def test_a_document_that_misbehaves_is_told_and_the_others_go_on(
    deed: str, kind: str, words: str
) -> None:
    limits = Limits(seconds=1 if kind == "timeout" else 20, memory_mb=512)
    before, bad, after = run("agency: 甲\n", f"do: {deed}\n", "agency: 乙\n", limits=limits)
    assert before.parts
    assert after.parts
    assert bad.failure is not None
    assert bad.failure.kind == kind
    assert words in bad.failure.message.en


@pytest.mark.parametrize("deed", ["call", "look_up"])
def test_a_child_has_no_network(deed: str) -> None:
    (judged,) = run(f"do: {deed}\n")
    assert judged.failure is not None
    assert "without any network" in judged.failure.detail


def test_a_child_sees_none_of_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUJI_SECRET", "s3cret")
    (judged,) = run("do: secret\n")
    assert judged.failure is not None
    assert "secret=None environment=0" in judged.failure.message.en


@pytest.mark.parametrize("deed", ["write", "open"])
def test_files_are_limited_in_size_and_number(deed: str) -> None:
    (judged,) = run(f"do: {deed}\n")
    assert judged.failure is not None
    assert judged.failure.kind in ("crashed", "died")


def test_packs_may_be_loaded_while_the_first_child_reads() -> None:
    loaded: list[PretendPacks] = []

    def load() -> PretendPacks:
        loaded.append(PretendPacks(ids=("R-2",)))
        return loaded[-1]

    texts = [f"agency: {n}\nfail: R-1 x\nfail: R-2 x\n" for n in range(6)]
    results = list(
        read_and_judge(
            (job(text) for text in texts),
            load,
            lambda _job, _report: Context(as_of=date(2026, 2, 1)),
            limits=LIMITS,
            processes=2,
            rooms=ROOMS,
        )
    )
    judgements = [judged.parts[0].judgement for judged in results]
    assert [[o.rule for o in j.findings()] for j in judgements if j] == [["R-2"]] * 6
    assert len(loaded) == 1


def test_no_child_is_left_behind_when_the_caller_stops_early() -> None:
    results = read_and_judge(
        (job(f"agency: {n}\n") for n in range(10)),
        PretendPacks(),
        lambda _job, _report: Context(as_of=date(2026, 2, 1)),
        limits=LIMITS,
        processes=2,
        rooms=ROOMS,
    )
    next(results)
    results.close()
    own = Path(f"/proc/self/task/{os.getpid()}/children")
    if not own.exists():
        pytest.skip("this system does not list children")
    assert own.read_text().split() == []


def processes(words: str) -> list[int]:
    """Ids of the running processes whose command line holds these words."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if words in (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode():
                found.append(int(folder.name))
    return found


linux = pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="needs /proc")


@linux
def test_what_a_child_has_started_dies_with_it() -> None:
    (judged,) = run("do: breed\n", limits=Limits(seconds=1, memory_mb=512))
    assert judged.failure is not None
    assert judged.failure.kind == "timeout"
    assert processes("sleep 4242") == []


@linux
def test_a_child_does_not_outlive_a_parent_that_is_killed(tmp_path: Path) -> None:
    told = tmp_path / "child"
    with warnings.catch_warnings(action="ignore"):  # of threads that the test runner may have
        parent = os.fork()
    if parent == 0:
        results = read_and_judge(
            iter([job("agency: 甲\n"), job("do: hang\n")]),
            PretendPacks(),
            lambda _job, _report: Context(as_of=date(2026, 2, 1)),
            limits=LIMITS,
            rooms=ROOMS,
        )
        next(results)
        own = Path(f"/proc/self/task/{os.getpid()}/children")
        told.write_text(own.read_text())
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(parent, 0)
    (child,) = map(int, told.read_text().split())
    for _ in range(200):
        with contextlib.suppress(FileNotFoundError):
            if ") Z " not in Path(f"/proc/{child}/stat").read_text():
                time.sleep(0.05)
                continue
        break
    else:
        pytest.fail("the child lives on")


def test_where_processes_cannot_be_forked_they_are_spawned(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("night.pool.sys.platform", "darwin")
    good, bad = run("agency: 甲\nfail: R-1 x\n", "do: crash\n")
    assert good.parts[0].judgement is not None
    assert len(good.parts[0].judgement.findings()) == 1
    assert bad.failure is not None


def test_a_child_is_replaced_after_its_share_of_jobs() -> None:
    texts = [f"agency: {n}\n" for n in range(7)]
    results = run(*texts, limits=Limits(seconds=20, memory_mb=512, jobs=2))
    assert all(j.failure is None for j in results)


def test_blocks_of_layouts_come_back_only_when_asked_for() -> None:
    (bare,) = run("say: 正文\n")
    (full,) = run("say: 正文\n", layouts=True)
    assert bare.parts[0].result.layouts[0].blocks == ()
    assert full.parts[0].result.layouts[0].blocks[0].raw == "say: 正文"
    assert bare.parts[0].text == full.parts[0].text == "say: 正文"
    assert bare.parts[0].revision == full.parts[0].revision
