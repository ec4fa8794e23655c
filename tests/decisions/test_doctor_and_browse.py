"""What is here, what works, and the database looked at in a browser."""

from pathlib import Path

import pytest

from commands import browse
from night.health import examine
from night.settings import Digest, Settings
from rules.packs.load import load_packs
from tests.decisions.office import Office, fail


def states(settings: Settings) -> dict[str, str]:
    return {one.what.en: one.state for one in examine(settings, load_packs)}


def test_everything_that_gouji_cannot_do_without_works(office: Office) -> None:
    found = states(Settings(var=office.var))
    needed = ("Python", "SQLite", "var folder", "rule engine", "rule packs", "waivers", "mail")
    assert {name: found[name] for name in needed} == dict.fromkeys(needed, "good")
    assert found["database"] == "lacking"


def test_each_thing_that_does_not_work_is_a_line_and_exit_code_1(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    (office.var / "gouji.db").write_bytes(b"this is no database at all, but a text " * 100)
    (office.var / "waivers.yaml").write_text("rule: R-1\n")
    assert office.gouji("doctor", "--lang", "en") == 1
    out = capsys.readouterr().out
    assert "✗ database" in out
    assert "✗ waivers" in out
    assert "✓ rule packs" in out


def test_mail_without_recipients_or_password_is_no_mail(office: Office) -> None:
    smtp = {"transport": "smtp", "smtp": {"user": "gouji"}}
    assert states(Settings(var=office.var, digest=Digest(**smtp)))["mail"] == "bad"
    someone = [{"name": "王", "address": "wang@example.gov.cn"}]
    digest = Digest(**smtp, recipients=someone)
    assert states(Settings(var=office.var, digest=digest))["mail"] == "bad"
    known = Digest(**{**smtp, "smtp": {"user": "g", "password": "x"}}, recipients=someone)
    assert states(Settings(var=office.var, digest=known))["mail"] == "good"


def test_a_folder_that_others_can_read_is_told(office: Office) -> None:
    office.var.chmod(0o755)
    assert states(Settings(var=office.var))["var folder"] == "bad"


def test_without_datasette_the_command_is_printed_and_how_to_install_it(
    office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    office.judged([fail("T21-3c")])
    monkeypatch.setattr(browse, "_datasette", lambda: None)
    assert office.gouji("browse", "--port", "8123") == 2
    out, err = capsys.readouterr()
    assert "pip install datasette" in err
    assert out.startswith(f"datasette serve {office.var / 'gouji.db'} --host 127.0.0.1 --port 8123")


def test_with_datasette_it_is_started_on_loopback_alone(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    office.judged([fail("T21-3c")])
    monkeypatch.setattr(browse, "_datasette", lambda: "/opt/datasette")
    monkeypatch.setattr(browse.os, "execv", lambda _, line: started.append(line))
    assert office.gouji("browse") == 0
    ((program, *words),) = started
    assert program == "/opt/datasette"
    assert words[words.index("--host") + 1] == "127.0.0.1"
    assert not [word for word in words if Path(word).name == "gouji.operations.db"]
