"""`gouji check` without its printing: sources → documents → read and judged → records.

The same workers as the night's read and judge each source, so that a file that hangs or
dies takes only its own place.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, BinaryIO, Literal

from night.citing import in_lang
from night.record import Record, record
from night.sources import Fetch, Skipped, Unusable, gather
from night.workers import Job, Judged, Limits, read_and_judge
from report.model import Hints, Report
from report.said import said
from rules.model import Context, Judgement, Outcome, RosterEntry, Stage

if TYPE_CHECKING:
    from night.settings import Judge
    from rules.packs.load import Packs


@dataclass(frozen=True, slots=True)
class Options:
    """What `gouji check` was told beside its sources."""

    packs: Callable[[], Packs]
    """Loaded while the first document is read."""
    as_of: date
    limits: Judge
    stage: Stage = "published"
    complete: bool = False
    lang: str = "zh"
    every: bool = False
    """Passes and not-applicables too."""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    layouts: bool = False
    """The reports themselves too, for outputs that draw them."""
    skipped: Skipped = lambda folder, number: None
    """Told of files in a folder that are no documents."""
    whose: Callable[[str], RosterEntry | None] = lambda _: None
    """The agency that a source's name tells of, from outside the document."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One report, or why there is none."""

    source: str
    entry: Record | None
    why: str = ""
    trouble: Literal["", "unusable", "crashed"] = ""
    report: Report | None = None
    """With its layouts where the options ask for them."""


def check(
    sources: Sequence[str], stdin: BinaryIO, options: Options, fetch: Fetch
) -> Iterator[Checked]:
    """Every source in the order given; what a document does never raises."""
    packs, unusable = options.packs, deque[tuple[int, Unusable]]()

    def jobs() -> Iterator[Job]:
        for no, source in enumerate(gather(sources, stdin, fetch, options.skipped)):
            if isinstance(source, Unusable):
                unusable.append((no, source))
            else:
                body = options.whose(source.name)
                hints = Hints(body.name, body.kind, body.level) if body else Hints()
                yield Job(f"{no} {source.name}", source.documents, hints)

    def context(job: Job, report: Report) -> Context:
        return Context(
            as_of=options.as_of,
            complete=options.complete,
            stage=options.stage,
            agency=options.whose(job.key.partition(" ")[2]),
        )

    limits = Limits(
        seconds=options.limits.seconds,
        memory_mb=options.limits.memory_mb,
        libreoffice=options.limits.libreoffice,
    )
    processes = options.limits.workers or os.cpu_count() or 1
    results = read_and_judge(
        jobs(), packs, context, limits=limits, processes=processes, layouts=options.layouts
    )
    for judged in results:
        no, _, name = judged.job.key.partition(" ")
        while unusable and unusable[0][0] < int(no):
            yield _unusable(unusable.popleft()[1], options.lang)
        yield from _checked(name, judged, options)
    while unusable:
        yield _unusable(unusable.popleft()[1], options.lang)


def _unusable(source: Unusable, lang: str) -> Checked:
    return Checked(source.name, None, said(source.why, lang), "unusable")


def _checked(name: str, judged: Judged, options: Options) -> Iterator[Checked]:
    if judged.failure is not None:
        yield Checked(name, None, in_lang(judged.failure.message, options.lang), "crashed")
    for part in judged.parts:
        judgement = part.judgement and select(part.judgement, options.select, options.ignore)
        yield Checked(
            name,
            record(
                name,
                judged.job.documents,
                part.result,
                judgement,
                lang=options.lang,
                every=options.every,
            ),
            report=part.result if isinstance(part.result, Report) else None,
        )


def select(judgement: Judgement, chosen: Sequence[str], ignored: Sequence[str]) -> Judgement:
    """The judgement with only the outcomes asked for; its score stays that of all."""
    return replace(
        judgement,
        outcomes=tuple(
            outcome
            for outcome in judgement.outcomes
            if (not chosen or _named(outcome, chosen)) and not _named(outcome, ignored)
        ),
    )


def _named(outcome: Outcome, names: Sequence[str]) -> bool:
    return any(outcome.family == name or outcome.rule.startswith(name) for name in names)
