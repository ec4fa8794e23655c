"""`gouji run`: the nightly job once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date, timedelta
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.session import Session, as_of_option, talk

if TYPE_CHECKING:
    from store import Store
    from store.records import Run, StageName

CRASHED = 3
SAMPLE_VAR = Path("var/sample")


@click.command()
@click.option(
    "--sample",
    is_flag=True,
    help="On the sample portals that come with gouji, served on loopback, as of a fixed day.",
)
@as_of_option
@click.pass_obj
def command(session: Session, sample: bool, as_of: date | None) -> int:
    """The nightly job once: visit, judge, tell.

    Each stage is a process of its own: one that dies takes nothing with it, and the next run
    goes on from there. Ends with what was visited, read and found. Exit code: the highest of
    the stages'; 1 when a portal was not visited, a document set aside or a mail not taken.

    \b
    Examples:
      gouji run
      gouji run --sample
    """
    from night.stages import STAGES, Stages

    with ExitStack() as stack:
        if sample:
            from samples.portal import serving
            from samples.story import AS_OF

            stack.enter_context(serving())
            config = stack.enter_context(as_file(files("samples"))) / "gouji.toml"
            session = Session(config=config, var=session.var or SAMPLE_VAR)
            as_of = as_of or AS_OF
        flags = ("--as-of", as_of.isoformat()) if as_of else ()
        fresh = not session.settings.database.exists()
        with session.store() as store:
            before = {stage: _last(store, stage) for stage in STAGES}
        if sample and fresh and as_of:
            # What is dead on two visits is dead: the story begins the night before.
            day_before = (as_of - timedelta(days=1)).isoformat()
            Stages(session.again(), ("--as-of", day_before)).run("visit")
        stages = Stages(session.again(), flags)
        codes = [stages.run(stage) for stage in STAGES]
        with session.store() as store:
            click.echo("\n".join(_told(store, before, session)))
    code = ended(codes)
    if code > 1:
        told = ", ".join(f"{stage} {one}" for stage, one in zip(STAGES, codes, strict=True))
        talk(f"a stage did not end well (exit codes: {told}); run it again when that is mended")
    # One of the sample portals is down, as its story has it: nothing to look at.
    return 0 if sample and code == 1 else code


def ended(codes: Sequence[int]) -> int:
    """One exit code for several stages: the highest; a stage ended by a signal has crashed."""
    return max((code if 0 <= code <= CRASHED else CRASHED for code in codes), default=0)


def _last(store: Store, stage: StageName) -> int:
    run = store.runs.last(stage)
    return run.id if run else 0


def _told(store: Store, before: Mapping[StageName, int], session: Session) -> Iterator[str]:
    """What the runs since then did, a line each; and where everything is."""
    from commands.words import words

    w = words("run", session.settings.lang)
    ran = {
        stage: [run for run in store.runs.recent(stage, limit=1000) if run.id > last]
        for stage, last in before.items()
    }
    yield from _visits(store, ran["visit"], session.settings.lang)
    done = {name: Counter[str]() for name in ran}
    for stage, runs in ran.items():
        for run in runs:
            done[stage].update({k: v for k, v in run.summary.items() if isinstance(v, int)})
    judged = done["judge"]
    yield w["judged"].format(
        *(judged[k] for k in ("read", "reports", "not_reports", "unreadable", "set_aside"))
    )
    yield w["changes"].format(*(judged[k] for k in ("raised", "resolved", "ledger")))
    tally = Counter[str]()
    for (state, severity), count in store.findings.counts().items():
        tally[severity] += count if state in ("new", "standing") else 0
    yield w["findings"].format(tally["error"], tally["warning"], tally["info"])
    if waived := sum(n for (state, _), n in store.findings.counts().items() if state == "waived"):
        yield w["waived"].format(waived)
    last = ran["judge"][0].summary if ran["judge"] else {}
    for kind in ("unused_waivers", "expired_waivers"):
        for line in last.get(kind, ()):
            yield w[kind].format(line)
    states = Counter(row.state for row in store.ledger.rows())
    yield w["ledger"].format(states["late"], states["missing"])
    mails = [line for run in ran["tell"] for line in run.summary.get("replies", ())]
    for reply in mails:
        # Of the two files of a digest, the page is the one to look at.
        page = reply.removesuffix(".eml") + ".html" if reply.endswith(".eml") else reply
        yield w["digest"].format(page)
    if not mails:
        yield w["no_digest"]
    yield w["database"].format(session.settings.database)
    if not (done["visit"]["new"] or judged["read"] or judged["ledger"] or mails):
        yield w["nothing"]


def _visits(store: Store, runs: list[Run], lang: str) -> Iterator[str]:
    """`runs`: newest first."""
    from commands.words import words

    w = words("run", lang)
    names = {portal.id: portal.name for portal in store.roster.portals()}
    for portal in sorted({run.portal or "" for run in runs}):
        visits = [run for run in runs if run.portal == portal]
        last, name = visits[0], names.get(portal, portal)
        if last.status == "done":
            new = sum(int(run.summary.get("new", 0)) for run in visits)
            yield w["visited"].format(name, last.summary["listed"], new, last.summary["same"])
        else:
            why = last.summary.get("why" if lang == "en" else "why_zh") or last.status
            yield w["not_visited"].format(name, why)
