"""Killing a stage at every commit, for any stage: `kill_everywhere`.

A stage calls `night.failpoints.failpoint(name)` around its commits. Run it once undisturbed,
with a log of the places it passes; then, for each place, on a fresh copy of the same start:
run it with SIGKILL at that place, run it again undisturbed, and compare what is left.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from store import failpoints

Run = Callable[[Path, Mapping[str, str]], int]
"""Runs the stage on what is in a folder, under these variables; its exit code, -9 if killed."""


def forked(stage: Callable[[Path], object]) -> Run:
    """A stage as a plain function of its folder, run in a fork of this process."""

    def target(folder: Path, environment: Mapping[str, str]) -> None:
        failpoints._passed.clear()  # of what earlier tests passed in this process
        os.environ.update(environment)
        stage(folder)

    def run(folder: Path, environment: Mapping[str, str]) -> int:
        process = multiprocessing.get_context("fork").Process(
            target=target, args=(folder, environment)
        )
        with warnings.catch_warnings(action="ignore"):  # of threads of the test runner
            process.start()
        process.join()
        assert process.exitcode is not None
        return process.exitcode

    return run


def kill_everywhere(
    run: Run,
    start: Path,
    content: Callable[[Path], str],
    work: Path,
    most: int = 4,
) -> list[str]:
    """Kill the stage at every place it passes, run it again, and require the same content.

    `start`: a folder as the stage finds it; it is copied, never written to. `content`: a
    canonical fingerprint of a folder. Returns the places, so that a test can name those it
    counts on. A place passed more than `most` times is taken at the first, the last, and
    some times between.
    """
    undisturbed = _copy(start, work / "undisturbed")
    log = work / "places.log"
    assert run(undisturbed, {"GOUJI_FAILPOINT_LOG": str(log)}) == 0
    passed = Counter(log.read_text("utf-8").split())
    assert passed, "the stage passes no failpoint"
    wanted = content(undisturbed)
    for place in _places(passed, most):
        folder = _copy(start, work / place.replace(":", "-"))
        assert run(folder, {"GOUJI_FAILPOINT": place}) == -signal.SIGKILL, place
        assert run(folder, {}) == 0, f"after a kill at {place} the next run fails"
        assert content(folder) == wanted, f"a kill at {place} leaves another content"
        shutil.rmtree(folder)
    return sorted(passed)


def _places(passed: Mapping[str, int], most: int) -> Iterator[str]:
    for name, times in passed.items():
        step = max(1, -(-times // most))
        for nth in sorted({*range(1, times + 1, step), times}):
            yield f"{name}:{nth}"


def _copy(start: Path, to: Path) -> Path:
    shutil.copytree(start, to)
    return to
