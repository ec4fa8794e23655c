"""The stage *tell*: nothing is lost, nothing repeated, whenever it is killed."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from digest.transports import DeliveryError, FileTransport
from night.settings import Settings, load
from night.tell import Told, preview, tell
from store import PortalRecord, Store
from store.records import RunStatus
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


def crashed(folder: Path, url: str, at: datetime) -> None:
    with Store.open(folder / "gouji.db") as store:
        run = store.runs.start("judge", at)
        store.runs.finish(run, at, "done", {"crashed": [f"{url}: R-1: KeyError"]})


def test_a_check_that_crashed_between_two_digests_of_a_day_is_told(var: Path) -> None:
    crashed(var, "http://demo.gov.cn/1.html", AT)
    say(var)
    assert say(var).queued == 0
    crashed(var, "http://demo.gov.cn/2.html", AT)
    assert say(var).queued == 2
    assert say(var).queued == 0


def test_another_trouble_in_place_of_one_is_told_on_the_same_day(var: Path) -> None:
    with Store.open(var / "gouji.db") as store:
        store.roster.put_portal(PortalRecord("other", "别的门户"))
    for failing, fine in (("demo", "other"), ("other", "demo")):
        with Store.open(var / "gouji.db") as store:
            store.runs.finish(store.runs.start("visit", AT, portal=fine), AT)
            store.runs.finish(store.runs.start("visit", AT, portal=failing), AT, "failed")
        assert say(var).queued == 2


def visited(folder: Path, portal: str, status: RunStatus = "done") -> None:
    with Store.open(folder / "gouji.db") as store:
        store.runs.finish(store.runs.start("visit", AT, portal=portal), AT, status)


def test_a_portal_that_is_up_again_on_the_same_day_is_no_news(var: Path) -> None:
    with Store.open(var / "gouji.db") as store:
        store.roster.put_portal(PortalRecord("other", "别的门户"))
    visited(var, "demo", "failed")
    visited(var, "other", "failed")
    assert say(var).queued == 2
    visited(var, "demo")
    assert say(var).queued == 0
    visited(var, "demo", "failed")
    assert say(var).queued == 0


def test_what_befalls_another_officers_portal_sends_no_second_digest(var: Path) -> None:
    with Store.open(var / "gouji.db") as store:
        store.roster.put_portal(PortalRecord("other", "别的门户"))
    elsewhere = {"name": "赵", "address": "zhao@example.gov.cn", "portals": ["other"]}

    def queued() -> int:
        settings = Settings(var=var, digest={"recipients": [elsewhere]})  # type: ignore[arg-type]
        with Store.open(var / "gouji.db") as store:
            return tell(store, settings, DAY, clock).queued

    assert queued() == 1
    news(var, "R-2")
    assert queued() == 0


def refuse_wang(self: FileTransport, message: bytes) -> str:
    if b"wang@" in message:
        raise DeliveryError("550 no such user", lasting=True)
    return "250"


def test_a_mail_refused_for_good_is_not_tried_again_and_is_told_to_the_others(
    var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FileTransport, "deliver", refuse_wang)
    told = say(var)
    assert told.dead == ("wang@example.gov.cn: 550 no such user",)
    assert not told.failed
    with Store.open(var / "gouji.db") as store:
        assert not store.outbox.waiting()
        ms_li = list(preview(store, settings_in(var), DAY, clock))[1]
    assert "550 no such user" in ms_li.text


def test_one_refused_address_does_not_keep_old_troubles_in_the_others_digests(
    var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FileTransport, "deliver", refuse_wang)
    crashed(var, "http://demo.gov.cn/1.html", AT - timedelta(hours=3))
    say(var)
    with Store.open(var / "gouji.db") as store:
        later = AT + timedelta(days=1)
        store.runs.finish(store.runs.start("judge", later), later)
        wang, ms_li = preview(store, settings_in(var), later.date(), lambda: later)
    assert "KeyError" in wang.text
    assert "KeyError" not in ms_li.text


def test_who_is_taken_out_of_the_settings_is_sent_nothing_more(
    var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(self: FileTransport, message: bytes) -> str:
        raise DeliveryError("451 try again later")

    with monkeypatch.context() as patched:
        patched.setattr(FileTransport, "deliver", down)
        say(var)
    with Store.open(var / "gouji.db") as store:
        (ms_li,) = settings_in(var).digest.recipients[1:]
        only = Settings(var=var, digest={"recipients": [ms_li]})  # type: ignore[arg-type]
        assert len(tell(store, only, DAY, clock).sent) == 1
    assert [name.split("-")[3] for name in mails(var)] == ["li"]


def test_sent_mails_are_deleted_after_the_days_of_the_settings(var: Path) -> None:
    say(var)
    old = set(mails(var))
    with Store.open(var / "gouji.db") as store:
        settings = settings_in(var)
        for days in (settings.digest.keep_days - 1, settings.digest.keep_days + 1):
            then = AT + timedelta(days=days)
            assert old <= set(mails(var))
            tell(store, settings, then.date(), lambda at=then: at)  # type: ignore[misc]
        sizes = store.operations.execute("SELECT length(message) FROM outbox ORDER BY id")
        assert [size > 0 for (size,) in sizes] == [False, False, True, True, True, True]
    assert not old & set(mails(var))
    assert len(list((var / "mail").glob("*.html"))) == len(mails(var)) == 4


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
