"""Many cases in several processes, outcomes in the order of the cases."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Iterator
from multiprocessing import get_context
from types import FrameType

from audit import parts
from audit.cases import Case, Outcome

SECONDS = 90
"""A case that takes longer is a fault: some reader does not end."""
_CHUNK = 4


def outcomes(cases: Iterable[Case], processes: int | None = None) -> Iterator[Outcome]:
    """What became of each case. What a case raises is its fault, never the run's end."""
    workers = processes or os.cpu_count() or 1
    if workers == 1:
        yield from map(_guarded, cases)
        return
    with get_context("spawn").Pool(workers) as pool:
        yield from pool.imap(_guarded, cases, chunksize=_CHUNK)


class SlowError(Exception):
    """A case took longer than it may."""


def _guarded(case: Case) -> Outcome:
    before = signal.signal(signal.SIGALRM, _too_slow)
    signal.alarm(SECONDS)
    try:
        return parts.outcome(case)
    except Exception as error:
        return Outcome(case, (), (f"{type(error).__name__}: {error}",))
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _too_slow(number: int, frame: FrameType | None) -> None:
    raise SlowError(f"more than {SECONDS} s")
