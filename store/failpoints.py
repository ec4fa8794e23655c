"""Places where a stage may be killed, so that tests can kill it at every one.

`store.committing` and `store.committed` stand around every commit of the store, whoever
writes; a stage may name further places of its own, such as after a mail has left.
`failpoint(name)` does nothing unless the environment says so:

- `GOUJI_FAILPOINT=judge.stored` kills this process (SIGKILL) the first time it gets there,
  `judge.stored:3` the third time;
- `GOUJI_FAILPOINT_LOG=FILE` writes every name that is passed, a line each, to FILE: an
  undisturbed run with it tells which places there are to kill at.
"""

from __future__ import annotations

import os
import signal
from collections import Counter
from pathlib import Path

_passed: Counter[str] = Counter()


def failpoint(name: str) -> None:
    """Die here when told to."""
    wanted = os.environ.get("GOUJI_FAILPOINT")
    log = os.environ.get("GOUJI_FAILPOINT_LOG")
    if wanted is None and log is None:
        return
    _passed[name] += 1
    if log:
        with Path(log).open("a", encoding="utf-8") as file:
            file.write(f"{name}\n")
    if wanted in (f"{name}:{_passed[name]}", name):
        os.kill(os.getpid(), signal.SIGKILL)
