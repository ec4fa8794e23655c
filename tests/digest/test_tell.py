"""The stage *tell*: nothing is lost, nothing repeated, whenever it is killed."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pytest

from digest.transports import DeliveryError, FileTransport
from night.settings import Settings, load
from night.tell import Told, tell
from store import Store
from tests.digest.stored import stored
from tests.night_judge.killing import forked, kill_everywhere
from tests.store.shelf import AT, outcome, with_portal

DAY = AT.date()


def settings_in(folder: Path) -> Settings:
    recipients = [
        {"name": "王主任", "address": "wang@example.gov.cn"},
        {"name": "Ms Li", "address": "li@example.gov.cn", "lang": "en"},
    ]
    return Settings(var=folder, digest={"recipients": recipients})  # type: ignore[arg-type]


def clock() -> datetime:
    return AT


def say(folder: Path) -> Told:
    with Store.open(folder / "gouji.db") as store:
        return tell(store, settings_in(folder), DAY, clock)


def news(folder: Path, rule: str) -> None:
    with Store.open(folder / "gouji.db") as store:
        with_portal(store)
        store.findings.update(stored(store), [outcome(rule, "fail")], as_of=DAY, cause="content")


@pytest.fixture
def var(tmp_path: Path) -> Path:
    folder = tmp_path / "var"
    folder.mkdir()
    news(folder, "R-1")
    return folder


def mails(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((folder / "mail").glob("*.eml"))}


def test_every_recipient_is_sent_one(var: Path) -> None:
    told = say(var)
    assert told.queued == 2
    assert len(told.sent) == 2
    assert len(mails(var)) == 2


def test_a_second_run_on_a_day_without_news_sends_nothing(var: Path) -> None:
    say(var)
    before = mails(var)
    assert say(var) == Told(0, (), ())
    assert mails(var) == before


def test_news_on_the_same_day_are_sent_once_more(var: Path) -> None:
    say(var)
    news(var, "R-2")
    assert say(var).queued == 2
    assert len(mails(var)) == 4


def test_a_refused_mail_stays_queued_and_goes_out_with_the_next_run(
    var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: FileTransport, message: bytes) -> str:
        raise DeliveryError("451 try again later")

    with monkeypatch.context() as down:
        down.setattr(FileTransport, "deliver", refuse)
        told = say(var)
        assert not told.sent
        assert all("451" in line for line in told.failed)
    assert say(var).queued == 0
    assert len(mails(var)) == 2


def test_without_recipients_the_office_itself_is_told(tmp_path: Path) -> None:
    with Store.open(tmp_path / "gouji.db") as store:
        tell(store, load(None, {"var": tmp_path}), DAY, clock)
    assert [name.split("-")[3] for name in mails(tmp_path)] == ["office"]


def test_killed_at_every_commit_it_tells_the_same_once(var: Path, tmp_path: Path) -> None:
    def content(folder: Path) -> str:
        with Store.open(folder / "gouji.db") as store:
            waiting = store.outbox.waiting()
            runs = [run.status for run in store.runs.recent("tell")]
        assert not waiting
        assert runs[0] == "done"
        return repr(mails(folder))

    passed = kill_everywhere(forked(say), var, content, tmp_path / "work")
    assert {"tell.composed", "tell.queued", "tell.delivered", "tell.sent"} <= {
        place.partition(":")[0] for place in passed
    }


def test_between_the_servers_word_and_our_commit_a_mail_may_go_out_twice_as_the_same_mail(
    var: Path,
) -> None:
    environment: Mapping[str, str] = {"GOUJI_FAILPOINT": "tell.delivered"}
    assert forked(say)(var, environment) == -9
    first = mails(var)
    say(var)
    assert mails(var).items() >= first.items()
