"""Many mutations in several processes, in the order of their reports."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import count
from multiprocessing import get_context

from audit.mutations import bases, trial
from audit.mutations.kinds import KINDS
from audit.mutations.trial import Trial

_PART = 12
"""Reports handed out at a time; the run ends with the part in which the number is reached."""


def run(
    number: int, seed: int, jobs: int, only: str = "", *, originals: bool = False
) -> Iterator[Trial]:
    """Mutations in the order of their reports, until `number` of them were to be found.

    Ends before that where no report has another one: of `originals` there are only so many.
    """
    must = {kind.name for kind in KINDS if kind.expected == "finding"}
    left = number
    changed: set[tuple[str, str, str]] = set()
    work = partial(_all, seed=seed, only=only)
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for part in count():
            before = left
            names = list(bases.names(_PART, seed * 1000 + part, originals=originals))
            for tried in pool.map(work, names):
                for one in tried:
                    if one.kind in must and left == 0:
                        continue
                    if one.subject.startswith("original/"):
                        # The same change of the same file is one mutation, however often drawn.
                        key = (one.subject.split("/")[1], one.kind, one.what)
                        if key in changed:
                            continue
                        changed.add(key)
                    left -= one.kind in must
                    yield one
            if left == 0 or (originals and left == before) or (only and part > 5):
                return


def _all(name: str, seed: int, only: str) -> list[Trial]:
    return list(trial.trials(name, seed, only))
