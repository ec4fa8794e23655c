"""When things run: `gouji schedule` until it is stopped. Thin: each stage is a process.

What ran stands in the database's `runs`; at start whatever was due while the machine was off
is caught up, once, unless it is older than the settings' grace.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from night.stages import Stages
from store.records import StageName

if TYPE_CHECKING:
    from apscheduler.schedulers.blocking import BlockingScheduler
    from apscheduler.triggers.cron import CronTrigger

    from night.settings import Settings

ZONE = ZoneInfo("Asia/Shanghai")
JOBS: Mapping[str, tuple[StageName, ...]] = {"night": ("visit", "judge"), "tell": ("tell",)}
"""Job → the stages it runs, in order; a failed stage does not keep the next from running."""

Say = Callable[[str], None]


def schedule(settings: Settings, stages: Stages, say: Say) -> None:
    """Run the jobs at their times until SIGTERM or Ctrl-C."""
    scheduler = make(settings, stages, say)

    def stop(*_: Any) -> None:
        stages.stop()
        scheduler.shutdown(wait=False)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    scheduler.start()


def make(settings: Settings, stages: Stages, say: Say) -> BlockingScheduler:
    """The scheduler with its jobs, not yet started."""
    from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_MAX_INSTANCES, EVENT_JOB_MISSED
    from apscheduler.executors.pool import ThreadPoolExecutor
    from apscheduler.schedulers.blocking import BlockingScheduler

    grace = timedelta(hours=settings.schedule.grace_hours)
    scheduler = BlockingScheduler(
        timezone=ZONE,
        # One at a time: a stage has the machine, and the database, to itself.
        executors={"default": ThreadPoolExecutor(1)},
        job_defaults={
            "coalesce": True,
            "max_instances": 1,
            "misfire_grace_time": int(grace.total_seconds()),
        },
    )
    now = datetime.now(ZONE)
    for order, (job, names) in enumerate(JOBS.items()):
        trigger = trigger_for(settings, job)
        due = last_due(trigger, now, grace)
        late = due is not None and not ended_since(settings, names[-1], due)
        if late:
            say(f"{job}: was due {due:%Y-%m-%d %H:%M} and did not run to its end; catching up")
        scheduler.add_job(
            run_job,
            trigger,
            args=[job, stages, say],
            id=job,
            name=job,
            # In the order of the night: the digest waits for what it is to tell of.
            **({"next_run_time": now + timedelta(seconds=order)} if late else {}),
        )
        say(f"{job}: {getattr(settings.schedule, job)} (Asia/Shanghai)")
    scheduler.add_listener(
        lambda event: say(
            f"{event.job_id}: {_TOLD[event.code]} ({getattr(event, 'exception', '') or ''})"
        ),
        EVENT_JOB_MISSED | EVENT_JOB_ERROR | EVENT_JOB_MAX_INSTANCES,
    )
    return scheduler


_TOLD = {2**13: "failed", 2**14: "missed its time", 2**16: "still running, not started again"}


class StageFailed(RuntimeError):  # noqa: N818
    """One or more stages of a job did not end well."""


def run_job(job: str, stages: Stages, say: Say) -> None:
    """Run a job's stages in order. Raises StageFailed, which the listener tells."""
    bad = []
    for stage in JOBS[job]:
        say(f"{stage}: started")
        code = stages.run(stage)
        say(f"{stage}: ended with {code}")
        if code not in (0, 1):
            bad.append(f"{stage} ended with {code}")
    if bad:
        raise StageFailed("; ".join(bad))


def trigger_for(settings: Settings, job: str) -> CronTrigger:
    """The job's times; raises SettingsError for a line that is no crontab."""
    from apscheduler.triggers.cron import CronTrigger

    from night.settings import SettingsError

    line = getattr(settings.schedule, job)
    try:
        return CronTrigger.from_crontab(line, timezone=ZONE)
    except ValueError as error:
        raise SettingsError(f"schedule.{job}: {line!r}: {error}") from error


def last_due(trigger: CronTrigger, now: datetime, grace: timedelta) -> datetime | None:
    """When the job was last due within the grace; None if not at all."""
    last, following = None, trigger.get_next_fire_time(None, now - grace)
    while following is not None and following <= now:
        last = following
        following = trigger.get_next_fire_time(last, last + timedelta(seconds=1))
    return last


def ended_since(settings: Settings, stage: StageName, due: datetime) -> bool:
    """Did the stage, begun at or after that time, come to a good end, by our own record?
    A job is over with its last stage; a stage that is run again only does what is left."""
    from store import Store

    if not settings.database.exists():
        return False
    with Store.open(settings.database) as store:
        runs = store.runs.recent(stage)
    return any(run.status == "done" and run.started_at >= due for run in runs)
