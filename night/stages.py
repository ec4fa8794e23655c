"""The three stages of the night, each run as a process of its own.

A stage that dies takes nothing with it: what it wrote stays, and the next one goes on from
there. `run` never raises for what a stage does; it tells its exit code.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

from store.records import StageName

STAGES: dict[StageName, tuple[str, ...]] = {
    "visit": ("crawl",),
    "judge": ("judge",),
    "tell": ("digest", "--send"),
}
"""Stage → the command that runs it, in the order of the night."""


@dataclass
class Stages:
    """Runs stages with the same options as this process was given."""

    options: Sequence[str] = ()
    """What stands between `gouji` and the command: `--config FILE`, `--var FOLDER`."""
    flags: Sequence[str] = ()
    """What follows every command: `--as-of DAY`."""
    _now: subprocess.Popen[bytes] | None = field(default=None, init=False)
    _stopped: bool = field(default=False, init=False)

    def run(self, stage: StageName) -> int:
        """The stage's exit code; negative when a signal ended it."""
        if self._stopped:
            return -1
        command = [sys.executable, "-m", "gouji", *self.options, *STAGES[stage], *self.flags]
        self._now = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603
        try:
            return self._now.wait()
        finally:
            self._now = None

    def stop(self) -> None:
        """End the stage that is running, and start no other."""
        self._stopped = True
        if self._now is not None:
            self._now.terminate()
