"""One TOML file, the environment over it, flags over both."""

from pathlib import Path

import pytest

from night.settings import SettingsError, load


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "gouji.toml"
    path.write_text(
        """
        var = "data"
        lang = "en"
        [judge]
        workers = 3
        seconds = 20
        [digest]
        transport = "smtp"
        [[digest.recipients]]
        name = "王主任"
        address = "wang@example.gov.cn"
        """
    )
    return path


def test_without_a_file_the_defaults_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    settings = load()
    assert (settings.lang, settings.digest.transport) == ("zh", "file")


def test_the_environment_goes_over_the_file_and_flags_over_both(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOUJI_JUDGE__WORKERS", "5")
    monkeypatch.setenv("GOUJI_LANG", "zh")
    monkeypatch.setenv("GOUJI_CRAWL__ALLOW_PRIVATE", '["10.0.0.1:80"]')
    settings = load(file, {"judge.seconds": 7.0})
    assert settings.crawl.allow_private == ("10.0.0.1:80",)
    assert settings.judge.workers == 5
    assert settings.judge.seconds == 7.0
    assert settings.lang == "zh"
    assert settings.digest.recipients[0].name == "王主任"


def test_folders_are_taken_from_where_the_file_stands(file: Path) -> None:
    assert load(file).var == file.parent / "data"


def test_the_file_can_be_named_by_the_environment(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOUJI_CONFIG", str(file))
    assert load().judge.workers == 3


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("[judge]\nworkerz = 3", "judge.workerz"),
        ("lang = 'fr'", "lang"),
        ("lang = ", "not TOML"),
        ("[digest.smtp]\npassword = 'x'", "no password in this file"),
        ("[[digest.recipients]]\nname='a'\naddress='nobody'", "digest.recipients.0.address"),
        ("[[digest.recipients]]\nname=\"a\\nBcc: b\"\naddress='a@b.cn'", "one line"),
        ("[folders]\npacks = ['nowhere']", "folders.packs"),
        ("digest = 3", "digest: Input should be a valid dictionary"),
        ("folders = 'packs'", "folders: Input should be a valid dictionary"),
        ("[digest]\nsmtp = 'mail.example.gov.cn'", "digest.smtp: Input should be"),
    ],
)
def test_a_file_that_cannot_be_used_says_where_and_what(
    tmp_path: Path, line: str, words: str
) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(line)
    with pytest.raises(SettingsError, match=r"bad\.toml") as error:
        load(path)
    assert words in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("also", [{}, {"GOUJI_DIGEST__SMTP__HOST": "mail"}])
def test_a_word_in_place_of_a_table_in_the_environment_is_told(
    also: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name, value in ({"GOUJI_DIGEST": "x"} | also).items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=r"environment: .*(digest|GOUJI_DIGEST)"):
        load()


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="No such file"):
        load(tmp_path / "none.toml")


def test_a_password_comes_from_the_environment_or_a_file_of_the_owners_alone(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOUJI_DIGEST__SMTP__PASSWORD", "secret")
    settings = load(file)
    assert settings.digest.smtp.secret() == "secret"
    assert "secret" not in repr(settings)

    kept = tmp_path / "password"
    kept.write_text("hidden\n")
    kept.chmod(0o644)
    file.write_text('[digest.smtp]\npassword_file = "password"')
    with pytest.raises(SettingsError, match="chmod 600"):
        load(file).digest.smtp.secret()
    kept.chmod(0o600)
    assert load(file).digest.smtp.secret() == "hidden"


def test_the_var_folder_is_closed_to_everyone_else(tmp_path: Path) -> None:
    var = tmp_path / "var"
    var.mkdir(mode=0o755)
    load(None, {"var": var}).make_var()
    assert var.stat().st_mode & 0o777 == 0o700


def test_folders_made_above_it_are_closed_too(tmp_path: Path) -> None:
    load(None, {"var": tmp_path / "var" / "sample"}).make_var()
    assert (tmp_path / "var").stat().st_mode & 0o777 == 0o700
