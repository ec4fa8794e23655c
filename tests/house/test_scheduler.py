"""When things run, what is caught up, and what is said when a night goes wrong."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine

import scheduler
from night.settings import Settings, SettingsError, load
from night.stages import Stages
from store import Store
from store.records import RunStatus, StageName

SHANGHAI = ZoneInfo("Asia/Shanghai")
NINE = datetime(2025, 4, 2, 9, 0, tzinfo=SHANGHAI)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load(None, {"var": tmp_path / "var"})


class Recorder(Stages):
    """Stages that only note that they were run."""

    def __init__(self, **codes: int) -> None:
        super().__init__()
        self.codes, self.ran = codes, list[str]()

    def run(self, stage: StageName) -> int:
        self.ran.append(stage)
        return self.codes.get(stage, 0)


def ran(settings: Settings, stage: StageName, status: RunStatus = "done", hour: int = 1) -> None:
    settings.make_var()
    at = NINE.replace(hour=hour, minute=30).astimezone(UTC)
    with Store.open(settings.database) as store:
        run = store.runs.start(stage, at)
        if status != "running":
            store.runs.finish(run, at, status)


def caught_up(settings: Settings) -> list[str]:
    """The jobs that a scheduler started at nine would run at once."""
    with time_machine.travel(NINE, tick=False):
        made = scheduler.make(settings, Stages(), lambda line: None)
        # Jobs wait in a list until the scheduler starts.
        return [
            job.id
            for job, _, _ in made._pending_jobs
            if getattr(job, "next_run_time", None) is not None
        ]


def test_a_night_missed_while_the_machine_was_off_is_caught_up(settings: Settings) -> None:
    assert caught_up(settings) == ["night", "tell"]


def test_what_ran_on_time_is_not_run_again(settings: Settings) -> None:
    ran(settings, "visit")
    ran(settings, "judge")
    ran(settings, "tell", hour=7)
    assert caught_up(settings) == []


@pytest.mark.parametrize("status", ["running", "interrupted", "failed"])
def test_a_night_that_did_not_come_to_its_end_is_run_again(
    settings: Settings, status: RunStatus
) -> None:
    ran(settings, "tell", hour=7)
    ran(settings, "visit")
    assert caught_up(settings) == ["night"]
    ran(settings, "judge", status)
    assert caught_up(settings) == ["night"]


def test_a_night_older_than_the_grace_is_let_go(settings: Settings) -> None:
    short = settings.schedule.model_copy(update={"grace_hours": 1.0})
    assert caught_up(settings.model_copy(update={"schedule": short})) == []


def test_the_last_time_a_job_was_due_is_found_in_chinese_time(settings: Settings) -> None:
    trigger = scheduler.trigger_for(settings, "night")
    assert scheduler.last_due(trigger, NINE, timedelta(hours=12)) == NINE.replace(hour=1, minute=30)


def test_a_stage_that_dies_does_not_keep_the_next_from_running() -> None:
    stages, said = Recorder(visit=-9), list[str]()
    with pytest.raises(scheduler.StageFailed, match="visit ended with -9"):
        scheduler.run_job("night", stages, said.append)
    assert stages.ran == ["visit", "judge"]


def test_a_portal_that_could_not_be_visited_fails_no_night() -> None:
    stages = Recorder(visit=1)
    scheduler.run_job("night", stages, lambda line: None)
    assert stages.ran == ["visit", "judge"]


def test_a_line_that_is_no_crontab_is_told(settings: Settings) -> None:
    bad = settings.schedule.model_copy(update={"night": "half past one"})
    with pytest.raises(SettingsError, match=r"schedule\.night"):
        scheduler.trigger_for(settings.model_copy(update={"schedule": bad}), "night")
