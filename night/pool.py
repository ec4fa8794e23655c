"""The children of the workers: started, fed, listened to, timed, replaced."""

from __future__ import annotations

import os
import selectors
import signal
import socket
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.context import ForkContext, SpawnContext
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING

from night import jobs, wire
from night.child import Order, Rooms, Ruling, serve
from night.confine import Limits
from night.jobs import ContextOf, Failure, Job, Judged, Part
from night.wire import Answer, ReadPart
from rules.model import Context, Judgement, Text

if TYPE_CHECKING:
    from rules.packs.load import Packs


@dataclass(eq=False)
class _Worker:
    """A child, and the job it is at."""

    process: BaseProcess
    sock: socket.socket
    inbox: wire.Inbox = field(default_factory=wire.Inbox)
    done: int = 0
    has_packs: bool = False
    turn: int = -1
    job: Job | None = None
    read: tuple[ReadPart, ...] | None = None
    contexts: tuple[Context | None, ...] = ()
    deadline: float = 0.0


class Pool:
    """Children, who is at what, and the results that wait for their turn."""

    def __init__(
        self,
        limits: Limits,
        packs: Packs | Callable[[], Packs],
        rooms: Rooms,
        context: ContextOf,
        layouts: bool,
    ) -> None:
        self._limits, self._packs, self._rooms = limits, packs, rooms
        self._context, self._layouts = context, layouts
        self._selector = selectors.DefaultSelector()
        self._idle: list[_Worker] = []
        self._busy: list[_Worker] = []
        self._ready: dict[int, Judged] = {}

    def run(self, jobs: Iterator[Job], processes: int) -> Iterator[Judged]:
        drawn = told = 0
        more = True
        while True:
            # Results leave in order: do not run far ahead of the oldest one still missing.
            while more and len(self._busy) < processes and drawn - told < 4 * processes:
                job = next(jobs, None)
                if job is None:
                    more = False
                else:
                    self._give(drawn, job)
                    drawn += 1
            while told in self._ready:
                away = time.monotonic()
                yield self._ready.pop(told)
                self._postpone(time.monotonic() - away)
                told += 1
            if not self._busy and not more:
                return
            self._wait()

    def close(self) -> None:
        for worker in [*self._idle, *self._busy]:
            self._end(worker)
        self._selector.close()

    def _give(self, turn: int, job: Job) -> None:
        """Start a job; an idle child that has died meanwhile is replaced without ado."""
        order = Order(job.documents, job.hints, self._layouts)
        while True:
            fresh = not self._idle
            worker = self._start() if fresh else self._idle.pop()
            worker.turn, worker.job, worker.read = turn, job, None
            worker.deadline = time.monotonic() + self._limits.seconds
            self._busy.append(worker)
            try:
                wire.send_trusted(worker.sock, order)
            except OSError:
                if fresh:
                    self._fail(worker, self._cause_of_death(worker))
                    return
                self._busy.remove(worker)
                self._end(worker)
            else:
                wire.warm()
                self._loaded()  # while the child reads
                return

    def _start(self) -> _Worker:
        context: ForkContext | SpawnContext = (
            get_context("fork") if sys.platform == "linux" else get_context("spawn")
        )
        ours, theirs = socket.socketpair()
        ours.settimeout(self._limits.seconds)
        with warnings.catch_warnings():
            # Our own threads, if any, only draw progress; the child touches none of it.
            warnings.filterwarnings("ignore", ".*fork.*", DeprecationWarning)
            process = context.Process(
                target=serve,
                args=(theirs, self._limits, self._rooms),
                daemon=True,
            )
            process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._selector.register(ours, selectors.EVENT_READ, worker)
        return worker

    def _wait(self) -> None:
        if not self._busy:
            return
        patience = min(worker.deadline for worker in self._busy) - time.monotonic()
        for key, _ in self._selector.select(max(0.0, patience)):
            self._hear(key.data)
        now = time.monotonic()
        for worker in [w for w in self._busy if w.deadline <= now]:
            self._fail(worker, jobs.too_slow(self._limits))

    def _postpone(self, seconds: float) -> None:
        """Time that the caller spends on a result is not held against the children."""
        for worker in self._busy:
            worker.deadline += seconds

    def _hear(self, worker: _Worker) -> None:
        try:
            data = worker.sock.recv(1 << 20)
            frame = worker.inbox.feed(data) if data else None
            answer = wire.decode(frame) if frame else None
        except OSError:
            data, answer = b"", None
        except ValueError as error:
            self._fail(worker, jobs.garbled(error))
            return
        if not data:
            if worker in self._busy:
                self._fail(worker, self._cause_of_death(worker))
            else:
                self._idle.remove(worker)
                self._end(worker)
        elif answer and worker in self._busy:
            self._advance(worker, answer)

    def _advance(self, worker: _Worker, answer: Answer) -> None:
        if answer.out_of_memory:
            self._fail(worker, jobs.too_large(self._limits))
        elif answer.error:
            self._fail(worker, jobs.crash(answer.error))
        elif answer.read is not None and worker.read is None:
            self._was_read(worker, answer.read)
        elif answer.judged is not None and worker.read is not None:
            self._was_judged(worker, answer.judged)
        else:
            self._fail(worker, jobs.garbled(ValueError("an answer out of turn")))

    def _was_read(self, worker: _Worker, parts: tuple[ReadPart, ...]) -> None:
        assert worker.job is not None
        worker.read = parts
        worker.contexts = tuple(
            self._context(worker.job, part.report) if part.report else None for part in parts
        )
        try:
            wire.send_trusted(worker.sock, Ruling(worker.contexts, self._packs_for(worker)))
        except OSError:
            self._fail(worker, self._cause_of_death(worker))

    def _packs_for(self, worker: _Worker) -> Packs | None:
        if worker.has_packs:
            return None
        worker.has_packs = True
        return self._loaded()

    def _loaded(self) -> Packs:
        if callable(self._packs):
            self._packs = self._packs()
        return self._packs

    def _was_judged(self, worker: _Worker, judged: tuple[Judgement | None, ...]) -> None:
        assert worker.job is not None
        assert worker.read is not None
        try:
            parts = tuple(
                Part(part.result(), context, judgement, part.revision, part.text)
                for part, context, judgement in zip(
                    worker.read, worker.contexts, judged, strict=True
                )
            )
        except ValueError as error:
            self._fail(worker, jobs.garbled(error))
            return
        self._ready[worker.turn] = Judged(worker.job, parts)
        self._busy.remove(worker)
        worker.done += 1
        if worker.done < self._limits.jobs:
            self._idle.append(worker)
        else:
            self._end(worker)

    def _fail(self, worker: _Worker, failure: Failure) -> None:
        assert worker.job is not None
        self._ready[worker.turn] = Judged(worker.job, failure=failure)
        self._busy.remove(worker)
        self._end(worker)

    def _end(self, worker: _Worker) -> None:
        self._selector.unregister(worker.sock)
        worker.sock.close()
        _kill_with_its_children(worker.process)
        worker.process.join()
        worker.process.close()

    def _cause_of_death(self, worker: _Worker) -> Failure:
        worker.process.join(timeout=self._limits.seconds)
        code = worker.process.exitcode
        if code is not None and -code == getattr(signal, "SIGXCPU", 0):
            return jobs.too_slow(self._limits)
        name = signal.Signals(-code).name if code is not None and code < 0 else f"code {code}"
        return Failure(
            "died",
            Text(
                f"读取该文件的进程异常终止（{name}），文件已搁置",
                f"the process reading it died ({name}); the document is set aside",
            ),
        )


def _kill_with_its_children(process: BaseProcess) -> None:
    if process.pid and process.exitcode is None:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except (OSError, AttributeError):
            process.kill()  # it has not come to lead a group of its own yet
