"""Settings: one TOML file, the environment over it, flags over both.

The file is the first of: `--config FILE`, `$GOUJI_CONFIG`, `gouji.toml` here, and
`~/.config/gouji/gouji.toml`; without any, the defaults stand. Every setting can also come
from the environment: `GOUJI_VAR`, `GOUJI_CRAWL__CONTACT`. Passwords never stand in the file:
they come from the environment or from a file that only its owner may read (mode 0600).
"""

from __future__ import annotations

import json
import os
import stat
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    DirectoryPath,
    Field,
    SecretStr,
    ValidationError,
)

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Lang = Literal["zh", "en"]
PREFIX = "GOUJI_"


class SettingsError(ValueError):
    """A settings file that cannot be used: one line saying where, what, and what to do."""


def _one_line(value: str) -> str:
    if any(ord(c) < 32 or ord(c) == 127 for c in value):
        raise ValueError("must be one line without control characters")
    return value.strip()


def _address(value: str) -> str:
    local, _, domain = value.rpartition("@")
    if not (local and domain) or any(c in value for c in ' ,;<>()"'):
        raise ValueError("must be a plain mail address such as officer@example.gov.cn")
    return value


OneLine = Annotated[str, AfterValidator(_one_line)]
Address = Annotated[str, AfterValidator(_one_line), AfterValidator(_address)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Folders(_Part):
    """The office's own files, searched before those that come with gouji."""

    portals: tuple[DirectoryPath, ...] = Field(
        (), description="Folders of portal files (`*.yaml`)."
    )
    rosters: tuple[DirectoryPath, ...] = Field((), description="Folders of rosters of agencies.")
    packs: tuple[DirectoryPath, ...] = Field((), description="Folders of rule packs.")
    calendars: tuple[DirectoryPath, ...] = Field((), description="Folders of local due days.")


class Crawl(_Part):
    """How portals are visited."""

    user_agent: str = Field(
        "gouji (annual report checks)", description="How the crawler names itself."
    )
    contact: str = Field(
        "", description="Address told to webmasters in the `From` header; empty: none."
    )
    allow_private: tuple[str, ...] = Field(
        (),
        description="`host:port` entries on private addresses that may be visited all the same.",
    )
    seconds: int = Field(3600, ge=1, description="Longest time one portal's visit may take.")


class Judge(_Part):
    """How documents are read and judged, each in a child process with limits."""

    workers: int = Field(0, ge=0, description="Child processes; 0: one a core.")
    seconds: float = Field(60, gt=0, description="Longest time one report may take.")
    memory_mb: int = Field(1024, ge=128, description="Memory one child may use, in MB.")
    libreoffice: str = Field(
        "",
        description="Path of LibreOffice (`/usr/bin/soffice`), for old Word files that the "
        "converter in Python cannot read; it runs in the child's limits. Empty: it is not used.",
    )


class Recipient(_Part):
    """One officer who is sent the digest."""

    name: OneLine = Field(description="How the officer is addressed.")
    address: Address = Field(description="Mail address.")
    lang: Lang = Field("zh", description="Language of the digest: `zh` or `en`.")
    portals: tuple[str, ...] = Field((), description="Only these portals; empty: all.")


class Smtp(_Part):
    """The mail server, for `transport = "smtp"`."""

    host: str = Field("localhost", description="Mail server.")
    port: int = Field(587, ge=1, le=65535, description="Its port.")
    security: Literal["starttls", "ssl", "none"] = Field(
        "starttls", description="`starttls`, `ssl`, or `none` for a server on this machine."
    )
    user: str = Field("", description="Account; empty: no log-in.")
    password: SecretStr = Field(
        SecretStr(""), description="Only from `GOUJI_DIGEST__SMTP__PASSWORD`, never in the file."
    )
    password_file: Path | None = Field(
        None, description="Or a file holding the password, readable by its owner alone."
    )
    ca_file: Path | None = Field(
        None, description="Certificates to trust, for a server with a certificate of its own."
    )
    seconds: float = Field(30, gt=0, description="Longest wait for one answer of the server.")

    def secret(self) -> str:
        """The password, from the environment or from the owner's own file."""
        if self.password_file is None:
            return self.password.get_secret_value()
        try:
            mode = stat.S_IMODE(self.password_file.stat().st_mode)
            if mode & 0o077:
                raise SettingsError(
                    f"{self.password_file}: others can read it (mode {mode:04o}); "
                    "say: chmod 600 " + str(self.password_file)
                )
            return self.password_file.read_text("utf-8").strip()
        except OSError as error:
            raise SettingsError(f"{self.password_file}: {error.strerror}") from error


class Digest(_Part):
    """What officers are sent in the morning."""

    transport: Literal["file", "smtp"] = Field(
        "file", description="`file`: an `.eml` and an `.html` under `var`; `smtp`: by mail."
    )
    sender: Address = Field("gouji@localhost", description="The digest's From address.")
    limit: int = Field(50, ge=1, description="Most findings listed one by one in a digest.")
    keep_days: int = Field(
        1095,
        ge=1,
        description="Sent digests are deleted, here and under `var`, after so many days.",
    )
    recipients: tuple[Recipient, ...] = Field((), description="Who is sent a digest.")
    smtp: Smtp = Field(default_factory=Smtp)


class Schedule(_Part):
    """When things run, Asia/Shanghai: `minute hour day month weekday` (weekdays as `mon`…`sun`)."""

    night: str = Field("30 1 * * *", description="Visit all portals, then judge.")
    tell: str = Field("30 7 * * *", description="Send the morning's digest.")
    grace_hours: float = Field(
        12, gt=0, description="A stage missed (machine off) is caught up within this time."
    )


class Settings(_Part):
    """All settings; `docs/settings.md` is written from these descriptions."""

    var: Path = Field(
        Path("var"), description="Where the database, the archive and the mail are kept (0700)."
    )
    lang: Lang = Field("zh", description="Language of messages: `zh` or `en`.")
    waivers: Path | None = Field(
        None, description="The file of waivers; when not named, `waivers.yaml` under `var`."
    )
    folders: Folders = Field(default_factory=Folders)
    crawl: Crawl = Field(default_factory=Crawl)
    judge: Judge = Field(default_factory=Judge)
    digest: Digest = Field(default_factory=Digest)
    schedule: Schedule = Field(default_factory=Schedule)

    @property
    def database(self) -> Path:
        return self.var / "gouji.db"

    @property
    def waivers_file(self) -> Path:
        return self.waivers or self.var / "waivers.yaml"

    def make_var(self) -> Path:
        """The var folder, made if need be (those above it too) and closed to everyone else."""
        for folder in reversed([p for p in self.var.parents if not p.exists()]):
            folder.mkdir(mode=0o700, exist_ok=True)
        self.var.mkdir(mode=0o700, exist_ok=True)
        if stat.S_IMODE(self.var.stat().st_mode) != 0o700:
            self.var.chmod(0o700)
        return self.var


def find(config: Path | None = None) -> Path | None:
    """The settings file in force, or None: the defaults."""
    if config is not None:
        return config
    if named := os.environ.get("GOUJI_CONFIG"):
        return Path(named)
    here = Path("gouji.toml")
    home = Path("~/.config/gouji/gouji.toml").expanduser()
    return next((p for p in (here, home) if p.is_file()), None)


def load(config: Path | None = None, flags: Mapping[str, Any] | None = None) -> Settings:
    """Settings of file, environment and flags (dotted names → values), later over earlier.

    Relative folders in the file are taken from the file's own folder. Raises SettingsError.
    """
    path = find(config)
    values = _read(path) if path else {}
    try:
        settings = Settings.model_validate(_over(values, _environment()))
        for dotted, value in (flags or {}).items():
            settings = _with(settings, dotted.split("."), value)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        named = _named(first["loc"])
        source = named or f"{path or 'environment'}: {where}"
        raise SettingsError(f"{source}: {_complaint(first)}") from error
    return settings


def _named(loc: tuple[int | str, ...]) -> str:
    """The environment's name for a setting, when it was set there."""
    names = [part.upper() for part in loc if isinstance(part, str)]
    told = (PREFIX + "__".join(names[:end]) for end in range(len(names), 0, -1))
    return next((f"environment: {name}" for name in told if name in os.environ), "")


def _complaint(error: ErrorDetails) -> str:
    """What is wrong with a setting, and what may have been meant."""
    if error["type"] == "extra_forbidden":
        *above, name = error["loc"]
        model: Any = Settings
        for part in above:
            field = getattr(model, "model_fields", {}).get(part)
            model = field.annotation if field else None
        near = get_close_matches(str(name), getattr(model, "model_fields", ()), n=1)
        return "no such setting" + (f"; nearest: {near[0]}" if near else "; docs/settings.md")
    if error["type"] == "path_not_directory":
        return f"{error['input']}: no such folder"
    if error["type"] == "missing":
        return "is missing"
    return str(error["msg"])


def _read(path: Path) -> dict[str, Any]:
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not TOML: {error}") from error
    # What is no table where one belongs is told when all is put together.
    smtp = _table(_table(values, "digest"), "smtp")
    if "password" in smtp:
        raise SettingsError(
            f"{path}: digest.smtp.password: no password in this file; set "
            "GOUJI_DIGEST__SMTP__PASSWORD or digest.smtp.password_file"
        )
    base = path.absolute().parent
    for name in values.keys() & {"var", "waivers"}:
        values[name] = base / str(values[name])
    for name in smtp.keys() & {"password_file", "ca_file"}:
        smtp[name] = base / str(smtp[name])
    for name, folders in _table(values, "folders").items():
        if isinstance(folders, list):
            values["folders"][name] = [base / str(folder) for folder in folders]
    return values


def _table(values: Mapping[str, Any], name: str) -> dict[str, Any]:
    table = values.get(name)
    return table if isinstance(table, dict) else {}


def _environment() -> dict[str, Any]:
    """`GOUJI_JUDGE__WORKERS=2` → {judge: {workers: "2"}}; lists are written as JSON.

    Names that are no settings (`GOUJI_CONFIG`) are left alone.
    """
    values: dict[str, Any] = {}
    for name, text in sorted(os.environ.items()):
        path = name.removeprefix(PREFIX).lower().split("__")
        if name.startswith(PREFIX) and path[0] in Settings.model_fields:
            part = values
            for step in path[:-1]:
                part = part.setdefault(step, {})
                if not isinstance(part, dict):
                    raise SettingsError(f"environment: {name}: {PREFIX}{step.upper()} is set too")
            part[path[-1]] = _parsed(text)
    return values


def _parsed(text: str) -> Any:
    if not text.startswith(("[", "{")):
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text


def _over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Both, what stands above going before, part by part."""
    both = dict(below)
    for name, value in above.items():
        inner = both.get(name)
        deeper = isinstance(value, dict) and isinstance(inner, dict)
        both[name] = _over(inner, value) if deeper and inner is not None else value
    return both


def _with(model: Any, path: list[str], value: Any) -> Any:
    name, *rest = path
    new = _with(getattr(model, name), rest, value) if rest else value
    return model.model_copy(update={name: new})
