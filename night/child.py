"""Inside a child: read what comes, ask for its context, judge, answer; nothing else."""

from __future__ import annotations

import os
import socket
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from night import wire
from night.confine import Limits, allow_cpu, confine
from night.wire import Answer, ReadPart
from report.model import Document, Hints, NotAReport, ReadResult, Report
from rules.model import Context, Judgement

if TYPE_CHECKING:
    from rules.packs.load import Packs

Read = Callable[..., list[ReadResult]]
"""(documents, hints), and `libreoffice` where the limits name it, as `report.read`."""
Judge = Callable[[Report, Context, Any], Judgement]


@dataclass(frozen=True, slots=True)
class Order:
    """One job as sent to a child."""

    documents: tuple[Document, ...]
    hints: Hints
    layouts: bool
    """Send the layouts back too: large, and wanted only by those who draw the report."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What to judge by, once it is known what was read."""

    contexts: tuple[Context | None, ...]
    """One for each result; None where there is nothing to judge."""
    packs: Packs | None
    """With the first ruling that a child gets."""


@dataclass(frozen=True, slots=True)
class Rooms:
    """The two rooms that a child knows, each fetched (imported) only in the child: their
    time and memory count there, and reading does not wait for the judge."""

    read: Callable[[], Read]
    judge: Callable[[], Judge]


def _reading() -> Read:
    from report import read

    return read


def _judging() -> Judge:
    from rules import judge
    from rules.checks import load_checks

    load_checks()
    return judge


ROOMS = Rooms(_reading, _judging)


def serve(sock: socket.socket, limits: Limits, rooms: Rooms) -> None:
    """The life of a child: until its parent hangs up, its jobs are done, or it dies."""
    try:
        confine(limits, keep=sock.fileno())
        desk = _Desk(sock, limits, rooms)
        for _ in range(limits.jobs):
            order = wire.receive_trusted(sock)
            if order is None or not desk.work(order):
                break
    except BaseException:
        _tell(sock, Answer(error=traceback.format_exc()))
    finally:
        sock.close()
        os._exit(0)  # no handlers or buffers of the parent's are to run here


@dataclass
class _Desk:
    sock: socket.socket
    limits: Limits
    rooms: Rooms
    packs: Any = None
    """Sent once, with the first contexts: the parent may load them while we read."""

    def work(self, order: Order) -> bool:
        """One job; False when this child had better go."""
        try:
            allow_cpu(self.limits.seconds)
            read = self.rooms.read()
            if self.limits.libreoffice:
                read = partial(read, libreoffice=self.limits.libreoffice)
            results = read(order.documents, order.hints)
            parts = tuple(_part(result, order.layouts) for result in results)
            _tell(self.sock, Answer(read=parts))
            judge = self.rooms.judge()
            ruling: Ruling | None = wire.receive_trusted(self.sock)
            if ruling is None:
                return False
            self.packs = ruling.packs or self.packs
            judged = [
                judge(result, context, self.packs)
                if isinstance(result, Report) and context is not None
                else None
                for result, context in zip(results, ruling.contexts, strict=True)
            ]
            _tell(self.sock, Answer(judged=tuple(judged)))
        except MemoryError:
            _tell(self.sock, Answer(out_of_memory=True))
            return False
        except Exception:
            _tell(self.sock, Answer(error=traceback.format_exc()))
        return True


def _part(result: ReadResult, layouts: bool) -> ReadPart:
    from store.revision import full_text, revision_hash

    if isinstance(result, Report):
        told = result if layouts else _without_blocks(result)
        return ReadPart(report=told, revision=revision_hash(result), text=full_text(result))
    if isinstance(result, NotAReport):
        return ReadPart(not_a_report=result)
    return ReadPart(unreadable=result)


def _without_blocks(report: Report) -> Report:
    bare = (replace(lay, blocks=(), links=(), dropped=(), meta={}) for lay in report.layouts)
    return replace(report, layouts=tuple(bare))


def _tell(sock: socket.socket, answer: Answer) -> None:
    wire.send(sock, wire.encode(answer))
