"""What every command shares: the settings, the store, the day, and how to talk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from night.settings import Settings
    from rules.packs.load import Packs
    from store import Store


@dataclass
class Session:
    """The options given before the command; settings and store are opened when asked for."""

    config: Path | None = None
    var: Path | None = None

    @cached_property
    def settings(self) -> Settings:
        from night.settings import load

        flags: dict[str, Any] = {"var": self.var} if self.var else {}
        return load(self.config, flags)

    def again(self) -> list[str]:
        """The same options, for a process of our own."""
        told = (("--config", self.config), ("--var", self.var))
        return [word for name, path in told if path for word in (name, str(path))]

    def packs(self, *extra: Path) -> Packs:
        """The rules in force: these files, then the office's own, then ours."""
        from rules.packs.load import load_packs

        folders = self.settings.folders
        return load_packs((*extra, *folders.packs, *folders.calendars))

    def store(self, *, must_exist: bool = False) -> Store:
        """The store of the var folder; `must_exist`: do not make one just to look at it."""
        from store import Store

        if must_exist and not self.settings.database.exists():
            raise click.UsageError(
                f"nothing is stored yet at {self.settings.database}: run `gouji run` first"
            )
        self.settings.make_var()
        return Store.open(self.settings.database)


def now() -> datetime:
    """The clock: read here and in scheduler.py, nowhere else."""
    return datetime.now(UTC)


def today() -> date:
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo("Asia/Shanghai")).date()


def clock_of(as_of: date | None) -> Callable[[], datetime]:
    """The clock; for another day than today, one that runs on that day instead."""
    if as_of is None:
        return now
    shift = as_of - today()
    return lambda: now() + shift


class Day(click.ParamType[date]):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day; write it as 2026-01-31", param, ctx)


def as_of_option(function: Any) -> Any:
    return click.option(
        "--as-of",
        type=Day(),
        default=None,
        help="Do as if today were this day (default: today in China).",
    )(function)


def talk(text: str) -> None:
    """Say something to the person at the terminal; never part of the data."""
    click.echo(text, err=True)
