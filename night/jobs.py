"""Jobs for the workers, and what becomes of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from night.confine import Limits
from report.model import Document, Hints, ReadResult, Report
from rules.model import Context, Judgement, Text


@dataclass(frozen=True, slots=True)
class Job:
    """The documents of one source: a page first, then its attachments."""

    key: str
    """The caller's own name for it."""
    documents: tuple[Document, ...]
    hints: Hints = field(default_factory=Hints)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that was read out of a job, and for a report how it was judged."""

    result: ReadResult
    context: Context | None = None
    judgement: Judgement | None = None
    revision: str = ""
    """Hash of the report's content (`store.revision`)."""
    text: str = ""
    """The report's words, a line a paragraph or table row."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a job came to nothing. `crashed` is an error of gouji's own (`detail` holds the
    traceback); the others are how a hostile or huge document shows itself."""

    kind: Literal["timeout", "memory", "died", "crashed"]
    message: Text
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of one job: its parts (several for a collection of reports), or why not."""

    job: Job
    parts: tuple[Part, ...] = ()
    failure: Failure | None = None


ContextOf = Callable[[Job, Report], Context]
"""The context of a report that has been read, known by then: agency, year, attachments."""


def too_slow(limits: Limits) -> Failure:
    return Failure(
        "timeout",
        Text(
            f"读取超过 {limits.seconds:g} 秒，文件已搁置",
            f"reading took more than {limits.seconds:g} s; the document is set aside",
        ),
    )


def too_large(limits: Limits) -> Failure:
    return Failure(
        "memory",
        Text(
            f"读取所需内存超过 {limits.memory_mb} MB，文件已搁置",
            f"reading needs more than {limits.memory_mb} MB; the document is set aside",
        ),
    )


def crash(traceback: str) -> Failure:
    last = traceback.strip().splitlines()[-1]
    return Failure(
        "crashed",
        Text(
            f"程序出错（{last}），文件已搁置", f"gouji crashed ({last}); the document is set aside"
        ),
        traceback,
    )


def garbled(error: ValueError) -> Failure:
    return Failure(
        "died",
        Text(
            "读取该文件的进程答复异常，文件已搁置",
            "the process reading it gave no sensible answer; the document is set aside",
        ),
        str(error),
    )
