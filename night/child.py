"""Inside a child: read what comes, ask for its context, judge, answer; nothing else."""

from __future__ import annotations

import os
import socket
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from night import wire
from night.confine import Limits, allow_cpu, confine
from night.wire import Answer, ReadPart
from report.model import Document, Hints, NotAReport, ReadResult, Report
from rules.model import Context, Judgement

if TYPE_CHECKING:
    from rules.packs.load import Packs

Read = Callable[[Sequence[Document], Hints], list[ReadResult]]
Judge = Callable[[Report, Context, Any], Judgement]


@dataclass(frozen=True, slots=True)
class Order:
    """One job as sent to a child."""

    documents: tuple[Document, ...]
    hints: Hints
    layouts: bool
    """Send the layouts back too: large, and wanted only by those who draw the report."""


def rooms() -> tuple[Read, Judge]:
    """The two rooms a child knows; imported in the child, where their time and memory count."""
    from report import read
    from rules import judge

    return read, judge


def serve(
    sock: socket.socket, limits: Limits, packs: Packs, rooms: Callable[[], tuple[Read, Judge]]
) -> None:
    """The life of a child: until its parent hangs up, its jobs are done, or it dies."""
    try:
        confine(limits, keep=sock.fileno())
        known = rooms()
        for _ in range(limits.jobs):
            order = wire.receive_trusted(sock)
            if order is None or not _one(sock, order, limits, packs, known):
                break
    except BaseException:
        _tell(sock, Answer(error=traceback.format_exc()))
    finally:
        sock.close()
        os._exit(0)  # no handlers or buffers of the parent's are to run here


def _one(
    sock: socket.socket, order: Order, limits: Limits, packs: Packs, known: tuple[Read, Judge]
) -> bool:
    """One job; False when this child had better go."""
    read, judge = known
    try:
        allow_cpu(limits.seconds)
        results = read(order.documents, order.hints)
        _tell(sock, Answer(read=tuple(_part(result, order.layouts) for result in results)))
        contexts = wire.receive_trusted(sock)
        if contexts is None:
            return False
        judged = [
            judge(result, context, packs) if isinstance(result, Report) else None
            for result, context in zip(results, contexts, strict=True)
        ]
        _tell(sock, Answer(judged=tuple(judged)))
    except MemoryError:
        _tell(sock, Answer(out_of_memory=True))
        return False
    except Exception:
        _tell(sock, Answer(error=traceback.format_exc()))
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
