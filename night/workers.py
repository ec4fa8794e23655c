"""Reading and judging in child processes: the one path of `check`, the night and re-scoring.

A document may hang, crash or exhaust the process that reads it. So it is read and judged in
a child with limits; when the child dies or takes too long, that document is reported with
what happened, and the others go on in a fresh one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from night.child import ROOMS, Rooms
from night.confine import Limits
from night.jobs import ContextOf, Failure, Job, Judged, Part
from night.pool import Pool

if TYPE_CHECKING:
    from rules.packs.load import Packs

__all__ = ["Failure", "Job", "Judged", "Limits", "Part", "read_and_judge"]


def read_and_judge(
    jobs: Iterable[Job],
    packs: Packs | Callable[[], Packs],
    context: ContextOf,
    *,
    limits: Limits | None = None,
    processes: int = 1,
    layouts: bool = False,
    rooms: Rooms = ROOMS,
) -> Iterator[Judged]:
    """Read and judge every job, results in the order of the jobs.

    `jobs` is drawn from as children become free, `context` is called in this process
    between reading and judging. Never raises for what a document does. Reports come without
    the blocks of their layouts unless `layouts`. `packs`
    may be a function that loads them: it is called while the first child reads.
    """
    pool = Pool(limits or Limits(), packs, rooms, context, layouts)
    try:
        yield from pool.run(iter(jobs), max(1, processes))
    finally:
        pool.close()
